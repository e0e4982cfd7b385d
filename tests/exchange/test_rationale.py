"""A Rationale script comes in with its compounds linked, and what hangs on an inference as an undercut."""

from __future__ import annotations

import pytest
from support.arrows import arrows
from support.samples import imported, imported_text

from argmap.errors import RefusedError
from argmap.exchange.format import Imported


def _script(*lines: str) -> Imported:
    start = ('c = Create("Claim")', 'SetText("C.")', 'r = CreateChild(c, "CompoundReason")')
    return imported_text("rationale", "\n".join([*start, 'p = CreateChild(r, "Claim")', 'SetText("P.")', *lines]))


def test_compounds_are_linked_steps_and_objections_to_an_inference_undercut() -> None:
    found = imported("rationale", "ferry.rtnl")
    run, late, pay = (
        "The ferry should run\nat night.",
        'Nurses work "late" shifts.',
        "The crew would need \\ want more pay.",
    )
    assert sorted(arrows(found)) == sorted(
        [
            ("pro", run, (late, "Nobody else crosses the water then.")),
            ("undercut", late, ("A bus takes the bridge.\nIt is free.",)),
            ("con", run, (pay,)),
            ("pro", pay, ("Nights are paid double.",)),
        ]
    )
    assert found.losses == ()


def test_maps_notes_and_words_of_inferences_are_kept() -> None:
    found = imported("rationale", "ferry.rtnl").map
    assert [found.claims[name].text for name in found.main] == ["The ferry should run\nat night.", "The pier is safe."]
    assert found.head.note == "Drawn in one evening."
    assert [claim.note for claim in found.claims.values() if claim.note] == ["Ask the union."]
    assert [step.note for step in found.steps.values() if step.note] == ["Raised twice."]
    assert [step.warrant for step in found.steps.values() if step.warrant] == [
        "Whoever has another way needs no ferry."
    ]


def test_simple_reasons_are_claims_and_are_found_by_their_places() -> None:
    found = imported("rationale", "beach.rtnl")
    assert arrows(found) == [
        ("pro", "We should walk.", ("The sun shines.",)),
        ("con", "The sun shines.", ("Clouds are coming.",)),
        ("con", "We should walk.", ("It is far.",)),
    ]
    assert found.losses == ()


def test_what_hangs_on_a_compound_is_about_the_step() -> None:
    found = _script('o = CreateChild(r, "CompoundObjection")', 'q = CreateChild(o, "Claim")', 'SetText("Q.")')
    assert arrows(found) == [("pro", "C.", ("P.",)), ("undercut", "P.", ("Q.",))]


@pytest.mark.parametrize(
    ("lines", "where", "what"),
    [
        (['b = CreateChild(c, "Basis")', 'SetText("A book.")'], "b", 'the box of the kind Basis: "A book."'),
        (['q = CreateChild(c, "Claim")', 'SetText("Q.")'], "q", "that it hangs under c"),
        (['q = CreateChild(nowhere, "Claim")', 'SetText("Q.")'], "q", "that it hangs under nowhere"),
        (['p = CreateChild(c, "Reason")', 'SetText("Q.")'], "p", "another box of the kind Reason"),
        (['q = CreateChild(r, "Claim")'], "q", "the words of this claim"),
        (['SetText(z, "Q.")'], "z", 'the text "Q."'),
        (['SetText("never closed)'], "", 'the call `SetText("never closed)`'),
        (['Rate(c, "strong")'], "", 'the call `Rate(c, "strong")`'),
        (['o = CreateChild(c, "CompoundObjection")'], "o", 'the objection to "C."'),
        (['o = Create("CompoundReason")'], "o", "a reason or an objection under nothing"),
        (['i = CreateChild(c, "Inference")'], "i", "an inference under c"),
        (
            ['i = CreateChild(r, "Inference")', 's = CreateChild(i, "Reason")', 'SetText("S.")'],
            "s, as a reason",
            'the support for "r" from "S."',
        ),
    ],
)
def test_what_means_nothing_to_a_map_is_told_with_its_line(lines: list[str], where: str, what: str) -> None:
    losses = [loss for loss in _script(*lines).losses if loss.where == where]
    assert any(loss.what.startswith(what) and loss.why and loss.line > 5 for loss in losses), losses


@pytest.mark.parametrize("text", ["", "#Rationale Version 1.09\n", 'x = Create("Note")\nSetText("y")'])
def test_a_script_without_claims_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(RefusedError, match=r"^sample:1: no claim") as refused:
        imported_text("rationale", text)
    assert refused.value.remedy
