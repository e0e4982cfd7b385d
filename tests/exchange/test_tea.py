"""A case of the assurance platform comes in with its tree as steps, evidence shared, and defeaters as objections."""

from __future__ import annotations

import json

import pytest
from support.arrows import arrows
from support.samples import imported, imported_text

from argmap.errors import RefusedError
from argmap.exchange.format import Imported


def _node(number: int, kind: str, *children: dict[str, object], **more: object) -> dict[str, object]:
    return {"id": f"u{number}", "type": kind, "description": f"D{number}", "children": list(children), **more}


def _case(tree: dict[str, object], **more: object) -> Imported:
    return imported_text("tea", json.dumps({"version": "1.0", "case": {"name": "Case"}, "tree": tree, **more}))


def _told(found: Imported) -> list[str]:
    return [f"{loss.where}: {loss.what}; {loss.why}" for loss in found.losses]


def test_the_tree_is_steps_strategies_warrants_and_evidence_is_shared() -> None:
    found = imported("tea", "triage.json")
    top, urgent = "The program that sorts the letters may be used.", "Urgent letters are found."
    language, trial = "No language is served worse than another.", "Trial with 900 letters."
    assumed = ("The list is whole.", "A clerk reads every letter before it is answered.")
    assert sorted(arrows(found)) == sorted(
        [
            ("pro", top, (urgent, language, *assumed)),
            ("pro", urgent, (trial,)),
            ("pro", language, (trial,)),
            ("con", language, ("The trial had six letters in Sorbian.",)),
            ("undercut", urgent, ("Letters without an address are not on the list.",)),
        ]
    )
    assert [step.warrant for step in found.map.steps.values() if step.warrant] == [
        "Argue over each way in which a letter can go astray."
    ]
    assert found.losses == ()


def test_contexts_justifications_and_comments_are_notes() -> None:
    found = imported("tea", "triage.json").map
    assert found.claims[found.main[0]].note == (
        "Context: The town hall\nContext: Letters in three languages\nJustification: The council asks for it.\n"
        "mara (2026-02-01T08:30:00.000Z): Ask the clerks."
    )
    assert [step.note for step in found.steps.values() if step.note] == [
        "Justification: The list comes from ten years of complaints."
    ]
    assert (found.head.title, found.head.note) == (
        "Letters sorted by a program",
        "Whether the town may let a program sort its letters.",
    )


def test_the_address_of_evidence_is_a_source() -> None:
    found = imported("tea", "triage.json").map
    assert [dict(source.variables) for source in found.sources.values()] == [{"URL": "https://town.example/trial.pdf"}]
    evidence = next(claim for claim in found.claims.values() if claim.text == "Trial with 900 letters.")
    assert dict(evidence.extra) == {
        "x-tea": "EVIDENCE E1",
        "x-id": "11111111-0000-4000-8000-000000000004",
        "x-url": "https://town.example/trial.pdf",
    }


def test_elements_of_every_type_come_in_and_what_other_cases_hold_is_told() -> None:
    found = imported("tea", "every-type.json")
    others = ("The piers stand", "The road leads there", "The builder answers for it", "The deck is sound")
    assert arrows(found) == [("pro", "The bridge carries a lorry.", (*others, "The ground is dry"))]
    notes = [claim.note for claim in found.map.claims.values() if claim.note]
    assert notes == [
        "Context C1: Forty tonnes\nJustification J1: The law asks for it",
        "Assumption: Nobody drills into it",
    ]
    assert _told(found) == [
        "M1: what M1 rests on; that is in another case",
        "AG1: what AG1 rests on; that is in another case",
        "K1: what K1 rests on; that is in another case",
        "P1: that it stands under another element; it is in the sandbox: it bears on nothing yet",
        'S2: the strategy S2 "Argue from nothing yet"; nothing that is claimed stands under it',
    ]
    drafted = [claim for claim in found.map.claims.values() if claim.tags == ("sandbox",)]
    assert [claim.text for claim in drafted] == ["A second bridge is planned"]


def test_a_defeater_of_a_claim_elsewhere_attacks_that() -> None:
    defeater = _node(3, "EVIDENCE", isDefeater=True, defeatsElementId="u1")
    found = _case(_node(1, "GOAL", _node(2, "PROPERTY_CLAIM", defeater)))
    assert arrows(found) == [("pro", "D1", ("D2",)), ("con", "D1", ("D3",))]


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (_node(1, "GOAL", _node(2, "PERHAPS")), "u2: its type PERHAPS; no such type is known: it is kept as a claim"),
        (_node(1, "GOAL", colour="red"), 'u1: colour: "red"; it is no part of the format'),
        (_node(1, "GOAL", role="SUPPORTING"), "u1: its role SUPPORTING; where it stands says otherwise"),
        (
            _node(1, "GOAL", _node(2, "EVIDENCE"), _node(2, "EVIDENCE", description="other")),
            'u2: another EVIDENCE "other"; its id is used twice, and the first one is kept',
        ),
        (
            _node(1, "GOAL", _node(2, "EVIDENCE", isDefeater=True, defeatsElementId="u9")),
            "u2: that it tells against u9; it is in no part of this file",
        ),
        (
            _node(1, "GOAL", _node(3, "CONTEXT"), _node(2, "EVIDENCE", isDefeater=True, defeatsElementId="u3")),
            "u2: that it tells against u3; that is kept as a note",
        ),
        (
            _node(1, "GOAL", _node(2, "CONTEXT", _node(3, "EVIDENCE"))),
            "u3: that it stands under u2; that is kept as a note, or told",
        ),
        (
            _node(1, "GOAL", _node(2, "STRATEGY", _node(3, "STRATEGY", _node(4, "EVIDENCE")), _node(5, "EVIDENCE"))),
            "u3: that it is part of u2; it is a step of its own to the same goal",
        ),
    ],
)
def test_what_a_map_cannot_hold_is_told(tree: dict[str, object], told: str) -> None:
    assert told in _told(_case(tree))


def test_an_assumption_that_is_attacked_is_a_claim_of_its_own() -> None:
    attack = _node(3, "EVIDENCE", isDefeater=True, defeatsElementId="u2")
    assert arrows(_case(_node(1, "GOAL", _node(2, "ASSUMPTION"), attack))) == [("con", "D2", ("D3",))]


def test_a_level_is_kept_only_where_the_tree_says_otherwise() -> None:
    tree = _node(1, "GOAL", _node(2, "PROPERTY_CLAIM", _node(3, "PROPERTY_CLAIM", level=7), level=1))
    levels = [dict(claim.extra).get("x-level") for claim in _case(tree).map.claims.values()]
    assert levels == [None, None, "7"]


def test_parts_of_the_file_that_are_unknown_and_another_version_are_told() -> None:
    found = _case(_node(1, "GOAL"), images=["a.png"], version="1.1")
    assert _told(found) == [
        ": what only version 1.1 of the format says; version 1.0 of it is read",
        ': the part "images"; it is no part of the format',
    ]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", '{"tree": 3}', '{"tree": {}}', '{"version": "1.0"}'])
def test_what_is_no_case_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        imported_text("tea", text)
    assert refused.value.remedy


def test_a_list_of_elements_is_refused_with_what_to_do() -> None:
    with pytest.raises(RefusedError, match="elements in a list"):
        imported_text("tea", json.dumps({"version": "2.0", "elements": [], "evidenceLinks": []}))
