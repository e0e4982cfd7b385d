"""A Carneades graph comes in as steps, undercuts and rivals; what its labels and weights decide there is told."""

from __future__ import annotations

import pytest
from support.samples import imported, imported_text

from argmap.errors import RefusedError
from argmap.exchange.carneades_formulas import parts, spelt, with_values, worded
from argmap.exchange.format import Imported
from argmap.model.nodes import Attack, Step, Support


def _graph(*lines: str) -> Imported:
    return imported_text("carneades", "\n".join(["statements: {p: P., q: Q., r: R., u: It rains.}", *lines]))


def _texts(found: Imported, step: Step) -> tuple[str, ...]:
    return tuple(found.map.claims[premise].text for premise in step.because)


def _arrows(found: Imported) -> list[tuple[str, str, str]]:
    """Give for every step its kind, what it points to in words, and its premises."""
    claims, steps = found.map.claims, found.map.steps
    return [
        (
            "pro" if isinstance(step, Support) else "con" if step.target in claims else "undercut",
            claims[step.target].text if step.target in claims else " + ".join(_texts(found, steps[step.target])),
            " + ".join(_texts(found, step)),
        )
        for step in found.map.steps.values()
    ]


def _told(found: Imported) -> str:
    return "\n".join(f"{loss.line} {loss.where}: {loss.what}; {loss.why}" for loss in found.losses)


def test_arguments_are_steps_undercutters_undercut_and_positions_exclude_each_other() -> None:
    assert sorted(_arrows(imported("carneades", "harbour.yml"))) == sorted(
        [
            ("pro", "The ferry was at fault.", "The ferry turned late to port. + Nobody heard a horn."),
            ("con", "The ferry was at fault.", "The ferry was not at fault."),
            ("con", "The ferry was not at fault.", "The ferry was at fault."),
            ("pro", "Nobody heard a horn.", "The wake ran long."),
            ("undercut", "The wake ran long.", "Argument a2 is not applicable."),
            ("pro", "Argument a2 is not applicable.", "The witness is hard of hearing."),
            ("pro", "The ferry turned late to port.", "ann is a pilot. + Ann says that the ferry turned late."),
            ("pro", "The ferry was not at fault.", "There was fog."),
            ("pro", "The ferry was not at fault.", "The engine failed."),
        ]
    )


def test_statements_keep_what_is_said_of_them() -> None:
    found = imported("carneades", "harbour.yml").map
    claims = {claim.text: claim for claim in found.claims.values()}
    late = claims["The ferry turned late to port."]
    assert (late.note, late.extra) == ("From the second hearing.", (("x-page", "12"), ("x-expected", "in")))
    assert claims["The witness is hard of hearing."].assumed
    assert claims["There was fog."].assumed
    assert claims["The ferry was at fault."].assumed is None
    assert ("x-carneades", "neither assumed nor argued for") in claims["The engine failed."].extra
    assert ("x-carneades", "neither assumed nor argued for") not in claims["The wake ran long."].extra


def test_steps_keep_weights_roles_and_parameters_and_schemes_their_parts_as_questions() -> None:
    found = imported("carneades", "harbour.yml").map
    extra = [dict(step.extra) for step in found.steps.values()]
    assert [each["x-weight"] for each in extra if "x-weight" in each] == ["0.7"]
    assert [each["x-parameters"] for each in extra if "x-parameters" in each] == ["ann, late"]
    assert sorted(each["x-roles"] for each in extra if "x-roles" in each) == ["datum", "major, minor"]
    testimony = found.schemes["testimony"]
    assert (testimony.name, testimony.reference) == ("Argument from the word of a pilot", "The lesson, p. 3")
    assert [(question.kind.value, question.text) for question in testimony.questions] == [
        ("P", "major: W is a pilot."),
        ("P", "minor: W says: S."),
        ("A", "There was fog."),
        ("E", "W was drunk."),
    ]
    assert dict(testimony.extra)["x-weight"] == "constant: 0.5"
    assert [step.scheme for step in found.steps.values() if step.scheme] == ["testimony"]


def test_what_the_file_rests_on_is_kept_as_sources() -> None:
    found = imported("carneades", "harbour.yml").map
    titles = [source.title for source in found.sources.values()]
    assert titles == ["Minutes of the harbour board, 14 May 1931", "Minutes of the harbour board", "Log of the ferry"]
    assert (found.head.title, found.head.note) == ("The harbour ferry", "Drawn for a lesson on proof standards.")
    assert found.head.extra == (("x-editor", "R. Quill"),)


def test_what_only_carneades_does_is_told_with_its_place() -> None:
    told = _told(imported("carneades", "harbour.yml"))
    for expected in (
        "44 issue i1: the proof standard BRD; ",
        "77 argument a1: that ¬app(a1) would undercut it; ",
        "68 not: `issue_schemes` not: ¬P, P; ",
        "71 by_rank: `weighing_functions` by_rank: preference: [{property: rank; order: [local, state]}]; ",
        "statements: that 2 of them, marked `x-carneades`, are out",
        'engine: that "The engine failed." is expected to be out: here it is in; it is asserted',
    ):
        assert expected in told
    assert "heap" not in told


def test_an_argument_for_nothing_is_told() -> None:
    assert "argument a: an argument for nothing (premises: [q])" in _told(_graph("arguments: {a: {premises: [q]}}"))


def test_an_expected_label_that_the_review_does_not_give_is_told_with_the_reason() -> None:
    tie = imported("carneades", "tie.yaml")
    assert [loss.where for loss in tie.losses if "expected" in loss.what] == ["bread", "cake"]
    assert "stays contested" in _told(tie)
    loop = imported("carneades", "loop.yml")
    assert [loss.why for loss in loop.losses if "expected" in loss.what] == [
        "claims that support only each other count for nothing here"
    ] * 2
    assert "expected" not in _told(_graph("assumptions: [p]", "tests: {in: [p]}"))


def test_an_argument_without_premises_is_its_conclusion_asserted() -> None:
    loop = imported("carneades", "loop.yml")
    assert ("con", "The radio gave the hour.", "The watch is right.") in _arrows(loop)
    assert "9 " not in _told(loop).splitlines()[0]
    twice = _graph("arguments: {a: {conclusion: p, undercutter: q}, b: {conclusion: p, premises: [r]}}")
    assert _arrows(twice) == [("pro", "P.", "R.")]
    assert "would undercut it is not drawn" in _told(twice)


@pytest.mark.parametrize(
    ("scheme", "steps"), [("linked", ["P. + Q."]), ("convergent", ["P.", "Q."]), ("cumulative", ["P.", "Q."])]
)
def test_premises_are_linked_or_convergent_as_they_are_weighed(scheme: str, steps: list[str]) -> None:
    found = _graph(
        f"arguments: {{a: {{conclusion: r, premises: [p, q], scheme: {scheme}, undercutter: u}}}}", "assumptions: [u]"
    )
    supports = [step for step in found.map.steps.values() if isinstance(step, Support)]
    assert [" + ".join(_texts(found, step)) for step in supports] == steps
    undercuts = [step.target for step in found.map.steps.values() if isinstance(step, Attack)]
    assert undercuts == [step.id for step in supports]
    assert ("cumulative" in _told(found)) is (scheme == "cumulative")


def test_a_scheme_may_say_how_premises_are_weighed() -> None:
    found = _graph(
        "argument_schemes:", "- {id: heap, weight: convergent}", "arguments:", "  a:", "    scheme: heap",
        "    conclusion: r", "    premises: {first: p, second: q}",
    )  # fmt: skip
    assert [(step.scheme, dict(step.extra)["x-roles"]) for step in found.map.steps.values()] == [
        ("heap", "first"),
        ("heap", "second"),
    ]


def test_a_position_that_nobody_argues_for_objects_to_nothing_and_that_is_told() -> None:
    found = _graph("issues: {i: {positions: [p, q]}}", "assumptions: [p]")
    assert _arrows(found) == [("con", "Q.", "P.")]
    assert "issue i: that q would tell against p" in _told(found)


def test_the_opposite_of_a_statement_is_worded_and_what_was_never_stated_is_told() -> None:
    found = _graph("arguments: {a: {conclusion: ¬p, premises: [q]}, b: {conclusion: r, premises: [nobody]}}")
    assert _arrows(found) == [("pro", "Not: P.", "Q.")]
    assert 'it starts from "nobody", which is not there' in _told(found)


def test_what_is_unknown_is_told_wherever_it_stands() -> None:
    found = _graph(
        "colour: red", "issues: {i: {positions: [p], mood: x}}", "arguments: {a: {conclusion: p, premises: [q], y: z}}"
    )
    told = _told(found)
    assert all(each in told for each in ("the section `colour`", "`mood: x`", "argument a: `y: z`"))


def test_an_issue_of_very_many_positions_is_told_and_not_drawn() -> None:
    names = [f"s{number}" for number in range(30)]
    text = f"statements: {{{', '.join(f'{name}: {name}.' for name in names)}}}\n"
    found = imported_text("carneades", f"{text}issues: {{i: {{positions: [{', '.join(names)}]}}}}")
    assert len(found.map.steps) == 0
    assert "30 positions" in _told(found)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("statements: &all\n  p: P\n", 1, "an anchor"),
        ("statements:\n  p: *all\n", 2, "an alias"),
        ("statements:\n  p: P\n  q: !!python/object Q\n", 3, "a tag"),
        ("statements:\n  p: P\narguments: [a, b\n", 4, "missing"),
        ("statements:\n  p: P\n  p: Q\n", 3, "twice"),
        ("statements:\n  p: P\n q\n", 3, ""),
        ("title: nothing\n", 1, "no `statements`"),
        ("", 1, "no `statements`"),
        ("a: " + "[" * 5_000, 1, "deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line_and_a_remedy(text: str, line: int, what: str) -> None:
    with pytest.raises(RefusedError, match=f"^sample:{line}: .*{what}") as refused:
        imported_text("carneades", text)
    assert refused.value.remedy


def test_formulas_have_one_spelling_and_words() -> None:
    language = {"says/2": "%s says %v.", "fog/0": "Fog."}
    assert spelt("says( ann, late )") == "says(ann,late)"
    assert spelt(" the  word ") == "the word"
    assert worded("says(ann,near(a,b))", language) == "ann says near(a,b)."
    assert worded("¬fog", language) == "Not: Fog."
    assert worded("says(ann)", language) == ""
    assert parts("a,f(b,c),d") == ["a", "f(b,c)", "d"]
    assert with_values("says(W,Sx)", {"W": "ann", "S": "late"}) == "says(ann,Sx)"


def test_references_have_the_fields_of_sources() -> None:
    text = (
        "meta: {title: T}\nstatements: {p: P}\nreferences: {b: {title: Book, creator: Ann Roe, date: 1999, type: x}}\n"
    )
    (book,) = imported_text("carneades", text).map.sources.values()
    assert (book.title, book.author, book.date, dict(book.extra)) == ("Book", "Ann Roe", "1999", {"x-type": "x"})
