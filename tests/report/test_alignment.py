"""Two texts one above the other, whatever their words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.report.alignment import aligned

NAMES = ("source", "quotation")


def shown(above: str, below: str, *, width: int = 88) -> str:
    return "\n".join(aligned(above, below, names=NAMES, width=width))


def test_the_words_that_differ_are_marked() -> None:
    assert shown("I do not doubt that it was so", "I doubt this it was so") == (
        "source     I do not doubt that it was so\n"
        "quotation  I        doubt this it was so\n"
        "             ^^ ^^^       ^^^^"
    )


def test_equal_texts_have_no_marks() -> None:
    assert shown("one  two\nthree", "one two three") == "source     one two three\nquotation  one two three"


@pytest.mark.parametrize(
    ("above", "below"),
    [("“one” – two", '"one" - two'), ("ﬁrſt", "first"), ("soft\u00adhyphen", "softhyphen"), ("e\u0301", "é")],
)
def test_presentation_is_not_marked(above: str, below: str) -> None:
    assert "^" not in shown(above, below)


def test_a_hyphen_at_the_end_of_a_line_of_a_pdf_is_shown_as_one() -> None:
    assert shown("trans\x02formed", "transformed") == "source     trans-formed\nquotation  transformed"


def test_long_texts_are_wrapped_in_pairs() -> None:
    lines = aligned("word " * 40, "word " * 40, names=NAMES, width=60)

    assert [line.split()[0] for line in lines] == ["source", "quotation"] * (len(lines) // 2)
    assert max(map(len, lines)) <= 60


def test_wide_characters_stand_above_each_other_without_spaces_between() -> None:
    assert shown("我们的狗 x", "我们狗 x") == "source     我们的狗 x\nquotation  我们  狗 x\n               ^^"


def test_one_endless_word_is_broken() -> None:
    lines = aligned("x" * 1000, "x" * 999 + "y", names=NAMES, width=80)

    assert max(map(len, lines)) <= 80
    assert sum(line.count("^") for line in lines) == 1000 % 60


def test_combining_marks_take_no_room() -> None:
    assert shown("a\u0301 b", "x b").splitlines()[-1] == " " * 11 + "^"


def test_nothing_over_nothing_is_nothing() -> None:
    assert aligned("", " \n", names=NAMES) == []


def test_repetitions_do_not_take_forever() -> None:
    above, below = (" ".join(f"a {name}{number}" for number in range(4000)) for name in "xy")

    assert len(aligned(above, below, names=NAMES)) > 100


def test_texts_too_long_to_align_are_still_shown() -> None:
    assert shown("a " * 12_000, "b " * 12_000).startswith("source     a a a")


@PATIENT
@given(st.text(), st.text(), st.integers(1, 200))
def test_every_word_is_shown_once_in_its_order(above: str, below: str, width: int) -> None:
    lines = aligned(above, below, names=("<", ">"), width=width)
    for name, text in (("<", above), (">", below)):
        kept = "".join(line[1:] for line in lines if line[0] == name)
        assert "".join(kept.split()) == "".join(text.replace("\x02", "-").split())
