"""A case in the text language for GSN comes in with its names resolved, and what is shared stays one claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.arrows import arrows
from support.patience import PATIENT
from support.samples import imported, imported_text

from argmap.appraisal.reviewing import review
from argmap.appraisal.vocabulary import Grounding
from argmap.errors import RefusedError
from argmap.exchange.format import Imported


def _goals(*nodes: str) -> Imported:
    return imported_text("gsn", "GOALS main {" + "\n".join(["", *nodes]) + "}")


def _told(found: Imported) -> str:
    return "\n".join(f"{loss.line} {loss.where}: {loss.what}; {loss.why}" for loss in found.losses)


_REMEDY = "put the files of the case into one, one after the other"


def test_what_stands_under_a_goal_supports_it_together_and_a_strategy_is_a_warrant() -> None:
    found = imported("gsn", "ferry.gsn")
    safe, trial, crew = (
        "The ferry is acceptably safe to run at night",
        "Log of forty trial crossings",
        "The crew is complete",
    )
    collision, fire, need = "A collision is improbable", "Fire on board is put out in time", "Nurses need it"
    assert sorted(arrows(found)) == sorted(
        [
            ("pro", "Crossing at night is worth its cost", (safe, need)),
            ("pro", safe, (collision, fire, crew)),
            ("pro", collision, (trial, "Certificate of the radar")),
            ("pro", fire, (trial, "The pumps work")),
        ]
    )
    assert [step.warrant for step in found.map.steps.values() if step.warrant] == [
        "Argue over each hazard that was found"
    ]
    assert found.map.main == ("CROSSING_WORTHWHILE",)
    assert found.losses == ()


def test_a_node_that_is_referred_to_from_elsewhere_is_one_claim() -> None:
    claims = [claim.text for claim in imported("gsn", "ferry.gsn").map.claims.values()]
    assert len(claims) == len(set(claims)) == 9


def test_contexts_and_justifications_are_notes_and_labels_tags() -> None:
    found = imported("gsn", "ferry.gsn").map
    claim = found.claims["FERRY_SAFE"]
    assert claim.note == (
        "Safe as the harbour master of the port understands it.\nContext Harbour: The inner harbour, from dusk to dawn"
    )
    assert claim.tags == ("night", "ferry")
    assert found.steps["ByHazard"].note == (
        "Justification J1: The list of hazards was made with the pilots (https://port.example/hazards)"
    )


def test_an_assumption_is_a_premise_where_something_rests_on_it_and_else_a_note() -> None:
    found = imported("gsn", "ferry.gsn").map
    assumed = {claim.text: claim.assumed for claim in found.claims.values() if claim.assumed}
    assert set(assumed) == {"The crew is complete", "The pumps work"}
    assert found.claims["Demand"].note == "Assumption A1: The crew is complete"
    alone = _goals("goal A { summary:'''X'''; assumption B { summary:'''Y'''; } }")
    assert [(claim.text, claim.note) for claim in alone.map.claims.values()] == [("X", "Assumption B: Y")]
    assert alone.losses == ()


def test_a_solution_is_asserted_only_and_its_artifacts_are_sources() -> None:
    found = imported("gsn", "ferry.gsn").map
    assert [source.title for source in found.sources.values()] == [
        "https://port.example/hazards",
        "https://port.example/trials.pdf",
        "log-of-trials",
    ]
    assert dict(found.claims["Trial"].extra) == {
        "x-gsn": "solution Trial",
        "x-uuid": "0f4f7b0c-0d5e-4e55-9d0a-1c8f6c3f0006",
        "x-status": "Approved",
        "x-artifact": "https://port.example/trials.pdf, log-of-trials",
    }
    assert review(found).grounding("Trial") is Grounding.BARE


def test_a_strategy_of_two_goals_is_a_step_to_each_from_the_same_claims() -> None:
    found = imported("gsn", "parts.gsn")
    summer, winter = "The mooring holds in summer", "The mooring holds in winter"
    assert sorted(arrows(found)) == sorted(
        [
            ("pro", "The mooring holds", (summer, winter, "The tide tables hold")),
            ("pro", "The mooring is cheap to keep", (summer, winter, "The tide tables hold")),
            ("pro", "The mooring holds", ("January",)),
            ("pro", "The mooring is cheap to keep", ("January",)),
            ("pro", winter, (summer,)),
        ]
    )


def test_what_a_map_cannot_hold_is_told_with_its_line() -> None:
    assert _told(imported("gsn", "parts.gsn")).split("\n") == [
        "1 : the comment // Part of a case: the rest is in other files of the folder.; comments are not kept",
        "23 : the comment /* The space may be opened again. */; comments are not kept",
        f"13 Winter: that Winter rests on the solution papers.Inspection; no block of this file defines it: {_REMEDY}",
        f"25 Rope: that Rope is about the context Nowhere; no block of this file defines it: {_REMEDY}",
        '27 Lost: the context Lost "A remark on nothing"; it is about no goal and no strategy',
        "14 ByMonth: that it is part of BySeason; it is a step of its own to the same goal",
        '16 Nothing: the strategy Nothing "Argue from nothing"; nothing that is claimed stands under it',
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [("B", "inner"), ("A.B", "inner"), ("main.A.B", "inner"), ("main.B", "outer"), ("other.B", "elsewhere")],
)
def test_a_name_means_the_nearest_node_outwards(name: str, words: str) -> None:
    text = (
        f"GOALS main {{ goal A {{ goal B {{ summary:'''inner'''; }} goal C {{ summary:'''C'''; ref_goal: {name}; }} }}"
        " goal B { summary:'''outer'''; } } GOALS other { goal B { summary:'''elsewhere'''; } }"
    )
    assert ("pro", "C", (words,)) in arrows(imported_text("gsn", text))


def test_a_name_means_a_node_of_the_kind_that_is_referred_to() -> None:
    found = _goals("goal A { solution B { } goal C { ref_goal: B; } }", "goal B { summary:'''the goal'''; }")
    assert ("pro", "C", ("the goal",)) in arrows(found)


def test_nodes_of_the_same_name_are_kept_apart() -> None:
    found = _goals("goal A { goal X { info:'''one'''; } }", "goal B { goal X { info:'''two'''; } }")
    assert sorted(arrows(found)) == [("pro", "A", ("one",)), ("pro", "B", ("two",))]


def test_words_are_the_summary_else_the_description_else_the_name() -> None:
    found = _goals("goal A { summary:''' a\n  b '''; info:'''c'''; }", "goal B { info:'''d'''; }", "goal Sea_wall { }")
    assert [(claim.text, claim.note) for claim in found.map.claims.values()] == [
        ("a b", "c"),
        ("d", None),
        ("Sea_wall", None),
    ]


@pytest.mark.parametrize(
    ("nodes", "told"),
    [
        ("goal A { }\nstrategy S { goal B { } }", '3 S: the strategy S "S"; it leads to no goal'),
        ("goal A { info:'''a'''; info:'''b'''; }", '2 A: the info "b"; it has another before'),
        (
            "goal A { ref_goal: A; }",
            '2 what supports A: the support for "A" from "A"; its premise is its own conclusion',
        ),
        (
            "goal A { context C { label:x; } ref_context: D; }",
            "2 A: that A is about the context D; no block of this file defines it",
        ),
    ],
)
def test_what_makes_no_sense_is_told(nodes: str, told: str) -> None:
    assert told in _told(_goals(nodes))


def test_strategies_that_rest_on_each_other_end() -> None:
    found = _goals(
        "goal A { ref_strategy: S; goal B { } }", "strategy S { ref_strategy: T; goal C { } }",
        "strategy T { ref_strategy: S; goal D { } }",
    )  # fmt: skip
    assert sorted(arrows(found)) == [("pro", "A", ("B",)), ("pro", "A", ("C",)), ("pro", "A", ("D",))]


def test_a_strategy_of_more_goals_than_a_person_would_give_it_is_told() -> None:
    goals = (f"goal A{number} {{ ref_strategy: S; }}" for number in range(21))
    found = _goals(*goals, "strategy S { goal B { } }")
    assert len(found.map.steps) == 20
    assert _told(found) == "23 S: all but 20 of the goals that it leads to; there are too many"


def test_a_short_file_that_says_the_same_a_thousand_times_does_not_become_a_long_one() -> None:
    context = f"context C {{ info:'''{'x' * 100_000}'''; }}"
    found = imported_text(
        "gsn", f"GOALS a {{ {'goal A { ref_context: main.C; }' * 1_000} }} CONTEXTS main {{ {context} }}"
    )
    assert sum(len(claim.note or "") for claim in found.map.claims.values()) <= 10_000_000
    assert sum(claim.note is None for claim in found.map.claims.values()) == len(found.losses) == 901


def test_ten_thousand_goals_in_one_another_come_in() -> None:
    depth = 10_000
    found = _goals("".join(f"goal G{level} {{" for level in range(depth)) + "}" * depth)
    assert (len(found.map.claims), len(found.map.steps)) == (depth, depth - 1)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "no goal is found"),
        ("CONTEXTS a { }", 1, "no goal is found"),
        ("GOALS a { goal b {", 1, "`b` is never closed"),
        ("GOALS a {\n\n", 3, "the block is never closed"),
        ("goal a { }", 1, '"goal" begins no block'),
        (
            "GOALS a {\n goal b { info:'''never ends } }",
            2,
            "a text between quotation marks that begins here never ends",
        ),
        ('GOALS a {\n goal b { uuid:"never ends } }', 2, "a string that begins here never ends"),
        ("GOALS a { /* never ends", 1, "a comment that begins here never ends"),
        ("GOALS a { goal b { uuid 1; } }", 1, "the character '1' is not of the language"),
        ('GOALS a {\ngoal b { uuid "1"; } }', 2, '`:` is expected here, not "1"'),
        ('GOALS a { goal b { uuid:"1" } }', 1, '`;` is expected here, not "}"'),
        ("GOALS a { goal b { ref_goal: 'c'; } }", 1, '"c" is no value of `ref_goal`'),
        ("GOALS a { goal { } }", 1, 'the name of the goal is expected here, not "{"'),
        ("GOALS a { uuid:'1'; }", 1, '"uuid" is no part of a node'),
        ("GOALS a { goal b { colour:red; } }", 1, '"colour" is no part of a node'),
        ("GOALS", 1, "the name of the block is expected here, not the end of the file"),
    ],
)
def test_what_is_not_of_the_language_is_refused_with_its_line_and_a_remedy(text: str, line: int, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        imported_text("gsn", text)
    assert str(refused.value).startswith(f"sample:{line}: {said}")
    assert refused.value.remedy


@st.composite
def _cases(draw: st.DrawFn) -> list[tuple[str, list[int]]]:
    """Draw the kind of each node, and the nodes above it: the first has it nested, the others refer to it."""
    nodes: list[tuple[str, list[int]]] = [("goal", [])]
    for number in range(1, draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["goal", "goal", "strategy", "solution"]))
        takes = ("goal",) if kind == "solution" else ("goal", "strategy")
        may = [above for above in range(number) if nodes[above][0] in takes]
        nodes.append((kind, draw(st.lists(st.sampled_from(may), min_size=1, max_size=3, unique=True))))
    return nodes


def _written(nodes: list[tuple[str, list[int]]]) -> str:
    bodies = [f"{kind} N{number} {{ info:'''words {number}'''; " for number, (kind, _) in enumerate(nodes)]
    paths = {0: "main.N0"}
    for number, (kind, above) in list(enumerate(nodes))[1:]:
        paths[number] = f"{paths[above[0]]}.N{number}"
        for other in above[1:]:
            bodies[other] += f"ref_{kind}: {paths[number]}; "
    for number in range(len(nodes) - 1, 0, -1):
        bodies[nodes[number][1][0]] += bodies[number] + "} "
    return f"GOALS main {{ {bodies[0]} }} }}"


def _goals_above(nodes: list[tuple[str, list[int]]], number: int) -> set[int]:
    above = nodes[number][1]
    return {each for each in above if nodes[each][0] == "goal"}.union(
        *(_goals_above(nodes, each) for each in above if nodes[each][0] == "strategy")
    )


@given(_cases())
@PATIENT
def test_of_any_case_every_goal_and_every_strategy_has_the_steps_that_it_should(
    nodes: list[tuple[str, list[int]]],
) -> None:
    found = imported_text("gsn", _written(nodes))
    expected = []
    for number, (kind, _) in enumerate(nodes):
        below = frozenset(
            f"words {each}" for each, (of, above) in enumerate(nodes) if number in above and of != "strategy"
        )
        goals = {number} if kind == "goal" else _goals_above(nodes, number)
        expected += [("pro", f"words {goal}", below) for goal in goals if below]
    assert sorted((kind, target, sorted(because)) for kind, target, because in arrows(found)) == sorted(
        (kind, target, sorted(because)) for kind, target, because in expected
    )
    assert len(found.map.claims) == sum(kind != "strategy" for kind, _ in nodes)
