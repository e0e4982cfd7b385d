"""An analysis in AML comes in with its text held, linked premises in one step, and what is missing as implicit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.arrows import arrows
from support.patience import PATIENT
from support.samples import imported, imported_text

from argmap.errors import RefusedError
from argmap.exchange.format import Imported
from argmap.exchange.stretches import Stretches

EXPERT = "Argument from Expert Opinion"


def _unit(name: str, *inside: str, words: str = "", offset: int | str = -1, schemes: str = "") -> str:
    scheme = f'<INSCHEME scheme="{EXPERT}" schid="{schemes}"/>' if schemes else ""
    said = f'<PROPTEXT offset="{offset}">{words or name.lower()}</PROPTEXT>'
    return f'<AU><PROP identifier="{name}" missing="no">{said}{scheme}</PROP>{"".join(inside)}</AU>'


def _analysis(*units: str, text: str = "") -> Imported:
    return imported_text("aml", f"<ARG><TEXT>{text}</TEXT>{''.join(units)}</ARG>")


def _told(found: Imported) -> list[str]:
    return [f"{loss.where}: {loss.what}; {loss.why}" for loss in found.losses]


def test_linked_premises_are_one_step_convergent_ones_several_and_refutations_attack() -> None:
    council, swimming = "The council should keep the baths open", "Swimming keeps the old well"
    close, heat = "reason enough to close them for a summer", "the heat comes from the mill for nothing"
    assert sorted(arrows(imported("aml", "baths.aml"))) == sorted(
        [
            ("pro", council, (swimming, "The council cares for the old")),
            ("pro", swimming, ("Dr Ilse Brandt has shown in a study of forty years", "she is a physician")),
            ("con", council, ("the baths cost too much",)),
            ("con", "the baths cost too much", (heat,)),
            ("pro", close, ("The roof leaks",)),
            ("pro", close, ("the boiler is old",)),
            ("pro", close, (heat,)),
        ]
    )


def test_a_proposition_that_stands_twice_is_one_claim() -> None:
    claims = [claim.text for claim in imported("aml", "baths.aml").map.claims.values()]
    assert len(claims) == len(set(claims)) == 10


def test_propositions_are_quoted_at_their_lines_of_the_held_text() -> None:
    found = imported("aml", "baths.aml")
    quotes = {quote.text: quote for quote in found.map.quotes.values()}
    assert {words: quote.at for words, quote in quotes.items()} == {
        "The council should keep the baths open": "l. 1",
        "Swimming keeps the old well": "l. 1",
        "Dr Ilse Brandt has shown in a study of forty years": "ll. 1-2",
        "she is a physician": "l. 2",
        "the baths cost too much": "l. 3",
        "the heat comes from the mill for nothing": "l. 3",
        "reason enough to close them for a summer": "l. 4",
        "The roof leaks": "l. 4",
        "the boiler is old": "l. 4",
    }
    assert {quote.reading.value for quote in quotes.values()} == {"verbatim"}
    (source,) = found.map.sources.values()
    assert dict(source.variables) == {"URL": "https://baths.example/letter"}
    assert source.file in found.files


def test_what_is_missing_in_the_text_is_tagged_implicit_and_owners_assert() -> None:
    found = imported("aml", "baths.aml").map
    assert [claim.text for claim in found.claims.values() if claim.tags == ("implicit",)] == [
        "The council cares for the old"
    ]
    assert {claim.text: claim.by for claim in found.claims.values() if claim.by} == {
        "Dr Ilse Brandt has shown in a study of forty years": "Ilse Brandt",
        "the baths cost too much": "Some; The mayor",
    }


def test_an_argument_is_of_the_scheme_that_its_parts_name_and_questions_come_with_it() -> None:
    found = imported("aml", "baths.aml")
    schemes = {found.map.claims[step.because[0]].text: step.scheme for step in found.map.steps.values() if step.scheme}
    assert schemes == {
        "Dr Ilse Brandt has shown in a study of forty years": "argument-expert-opinion",
        "The roof leaks": "argument-sign",
    }
    expert = found.map.schemes["argument-expert-opinion"]
    assert expert.gist == "E is an expert in the field of A; E says that A; therefore: A holds"
    assert [question.text for question in expert.questions] == [
        "Is E known as an expert?",
        "Does A agree with what others say?",
    ]
    why = 'a step has one, and this has "Argument from Sign"'
    assert _told(found) == [f'CA 5 of H: that it is also of the scheme "Verbal Classification"; {why}']


def test_a_scheme_that_is_not_defined_may_be_a_built_in_one() -> None:
    (sign, *_) = imported("aml", "bare.aml").map.steps.values()
    assert sign.scheme == "sign"


def test_the_analyst_is_the_author_and_labels_and_roles_are_fields() -> None:
    found = imported("aml", "baths.aml").map
    assert (found.head.authors, found.head.note, dict(found.head.extra)) == (
        ("Ines Roth",),
        "For the seminar.",
        {"x-date": "2026-02-11"},
    )
    extra = {claim.text: dict(claim.extra) for claim in found.claims.values() if claim.extra}
    assert extra == {
        "The council should keep the baths open": {"x-role": "toulmin claim"},
        "the heat comes from the mill for nothing": {"x-label": "0.8"},
    }
    assert [dict(step.extra) for step in found.steps.values() if step.extra] == [{"x-label": "strong"}]


def test_what_is_none_of_the_language_is_told_with_its_line() -> None:
    told = [(loss.line, loss.where, loss.what) for loss in imported("aml", "bare.aml").losses]
    assert told == [
        (9, "NOTE", "the element <NOTE>"),
        (3, "TUTOR", 'the element <TUTOR> ""'),
        (6, "LA", "the element <LA> of proposition 1"),
        (8, "PROP", 'another proposition "Two in one"'),
        (2, "EDATA", 'editor: "N. N."'),
        (8, "proposition 4", "the words of this statement"),
        (0, "", "where in the text 2 statements stand"),
    ]


def test_an_identifier_of_other_words_is_another_proposition() -> None:
    found = _analysis(_unit("A", f"<CA>{_unit('B', words='one')}</CA>", f"<CA>{_unit('B', words='two')}</CA>"))
    assert arrows(found) == [("pro", "a", ("one",)), ("pro", "a", ("two",))]
    assert found.losses == ()


@pytest.mark.parametrize(
    ("units", "scheme", "told"),
    [
        (_unit("A", f"<CA>{_unit('B', schemes='0')}</CA>", schemes="0"), "expert-opinion", []),
        (_unit("A", f"<CA>{_unit('B', schemes='0')}</CA>"), "expert-opinion", []),
        (_unit("A", f"<CA>{_unit('B', schemes='0')}</CA>", schemes="1"), "expert-opinion", ["A"]),
        (_unit("A", f"<CA>{_unit('B')}</CA>", schemes="0"), None, ["A"]),
    ],
)
def test_a_scheme_that_no_argument_has_is_told(units: str, scheme: str | None, told: list[str]) -> None:
    found = _analysis(units)
    assert [step.scheme for step in found.map.steps.values()] == [scheme]
    assert [loss.where for loss in found.losses] == told


def test_a_premise_that_is_concluded_by_a_scheme_is_not_taken_for_one_of_its_own() -> None:
    concluded = _unit("B", f"<CA>{_unit('C', schemes='0')}</CA>", schemes="0")
    found = _analysis(_unit("A", f"<CA>{concluded}</CA>"))
    assert [(step.because, step.scheme) for step in found.map.steps.values()] == [
        (("b",), None),
        (("c",), "expert-opinion"),
    ]
    assert found.losses == ()


def test_schemes_that_nothing_is_of_are_told_together() -> None:
    schemes = "".join(f"<SCHEME><NAME>{name}</NAME></SCHEME>" for name in ("One", "Two"))
    found = imported_text("aml", f"<ARG><SCHEMESET>{schemes}</SCHEMESET>{_unit('A')}</ARG>")
    assert _told(found) == ["SCHEMESET: the schemes One, Two; no argument of the file is of them"]


@pytest.mark.parametrize(
    ("offset", "at"),
    [(1, "l. 2"), (0, "l. 2"), (15, "ll. 3-4"), (40, "ll. 3-4"), ("9" * 9, None), ("9" * 40, None), ("-1", None)],
)
def test_words_are_looked_for_near_their_offset(offset: int | str, at: str | None) -> None:
    found = _analysis(_unit("A", words="a wet  day", offset=offset), text="\na wet day;\nno, a wet\n day\n")
    assert [quote.at for quote in found.map.quotes.values()] == ([at] if at else [])


def test_a_place_that_the_text_does_not_bear_out_is_told() -> None:
    assert _told(_analysis(_unit("A", words="dry", offset=3), text="a wet day")) == [
        "A: its place in the text, 3; the text does not say that there"
    ]


@given(st.lists(st.sampled_from(["a ", "b\n", "\n", "ab", "  "]), min_size=1), st.integers(0, 30), st.integers(1, 9))
@PATIENT
def test_words_of_a_text_are_found_at_their_offset(parts: list[str], start: int, length: int) -> None:
    text = "".join(parts)
    words = text[start : start + length]
    place = Stretches(text).place_of(words, start)
    assert bool(place) == bool(words.strip())
    if place:
        first = text.count("\n", 0, start + len(words) - len(words.lstrip())) + 1
        assert place.removeprefix("ll. ").removeprefix("l. ").split("-")[0] == str(first)


def test_two_thousand_arguments_in_one_another_come_in() -> None:
    depth = 2_000
    found = _analysis(
        "".join(f'<AU><PROP identifier="{level}"><PROPTEXT>{level}</PROPTEXT></PROP><CA>' for level in range(depth))
        + _unit("A")
        + "</CA></AU>" * depth
    )
    assert (len(found.map.claims), len(found.map.steps)) == (depth + 1, depth)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "sample:1: this is no XML"),
        ("<ARG>", "sample:1: this is no XML"),
        ("<arggraph/>", "sample: the root is <arggraph>, not <ARG>"),
        ("<ARG></ARG>", "sample: no argument is found"),
    ],
)
def test_what_is_no_analysis_is_refused_with_a_remedy(text: str, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        imported_text("aml", text)
    assert said in str(refused.value)
    assert refused.value.remedy


@st.composite
def _trees(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    """Draw for every unit but the first what it is under, in which argument there, and what that argument is."""
    units: list[tuple[int, int, str]] = []
    for number in range(1, draw(st.integers(1, 9))):
        above = draw(st.integers(0, number - 1))
        argument = draw(st.integers(0, 2))
        kinds = {(over, of): kind for over, of, kind in units}
        kind = kinds.get((above, argument)) or draw(st.sampled_from(["CA", "LA", "REFUTATION"]))
        units.append((above, argument, kind))
    return units


@given(_trees())
@PATIENT
def test_of_any_tree_linked_units_make_one_step_and_all_others_one_each(units: list[tuple[int, int, str]]) -> None:
    words = [f"Words {number} of them." for number in range(len(units) + 1)]
    text = "\n".join(words)
    inside: list[dict[int, list[str]]] = [{} for _ in words]
    expected = []
    for number in range(len(units), -1, -1):
        below = [
            f"<{kind}>{''.join(reversed(inside[number][argument]))}</{kind}>"
            for argument, (_, kind) in sorted(_arguments(units, number).items())
        ]
        unit = _unit(f"U{number}", *below, words=words[number], offset=text.index(words[number]))
        if number:
            inside[units[number - 1][0]].setdefault(units[number - 1][1], []).append(unit)
        for members, kind in _arguments(units, number).values():
            groups = [members] if kind == "LA" else [[member] for member in members]
            sign = "con" if kind == "REFUTATION" else "pro"
            expected += [(sign, words[number], tuple(words[each] for each in group)) for group in groups]
    found = _analysis(unit, text=text)
    assert sorted(arrows(found)) == sorted(expected)
    assert [quote.at for quote in sorted(found.map.quotes.values(), key=lambda quote: quote.text)] == [
        f"l. {line}" for line in range(1, len(words) + 1)
    ]
    assert found.losses == ()


def _arguments(units: list[tuple[int, int, str]], above: int) -> dict[int, tuple[list[int], str]]:
    """Return the arguments under a unit by number: their members, and what they are."""
    found: dict[int, tuple[list[int], str]] = {}
    for number, (over, argument, kind) in enumerate(units, start=1):
        if over == above:
            found.setdefault(argument, ([], kind))[0].append(number)
    return found


def test_the_held_text_is_called_by_its_title() -> None:
    found = imported("aml", "baths.aml")
    assert [key for key, source in found.map.sources.items() if source.file] == ["baths-example-letter"]
