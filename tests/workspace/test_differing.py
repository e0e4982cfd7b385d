"""Two versions of a text are cut into pieces that hold all of it, and marked where a word is not in the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.workspace.differing import Piece, differing

WORDS = st.text(alphabet="ab \n\t", max_size=30)


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.differs]


def test_words_that_are_not_in_the_other_version_are_marked() -> None:
    one, other = differing("From 8 September nobody drew water.", "From 9 September nobody drew any water.")
    assert marked(one) == ["8"]
    assert marked(other) == ["9", "any"]


def test_words_count_as_they_are_written() -> None:
    one, other = differing('so "he" said', "so “he” said")
    assert (marked(one), marked(other)) == (['"he"'], ["“he”"])


def test_very_long_texts_differ_as_a_whole() -> None:
    one, other = differing("a " * 15_000, "a " * 15_000)
    assert len(marked(one)) == len(marked(other)) == 15_000


@PATIENT
@given(WORDS, WORDS)
def test_the_pieces_hold_the_whole_text_and_without_the_marked_ones_the_same_words(one: str, other: str) -> None:
    found = differing(one, other)
    assert tuple("".join(piece.text for piece in pieces) for pieces in found) == (one, other)
    left, right = ([p.text for p in pieces if not p.differs and p.text.strip()] for pieces in found)
    assert left == right
