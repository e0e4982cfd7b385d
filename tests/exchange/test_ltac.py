"""An assurance case in LTAC comes in with strategies as warrants, counter-claims as objections, shared elements."""

from __future__ import annotations

import pytest
from support.samples import imported, imported_text

from argmap.appraisal.reviewing import review
from argmap.appraisal.vocabulary import Grounding
from argmap.errors import RefusedError
from argmap.exchange.format import Imported
from argmap.model.nodes import Support


def _arrows(found: Imported) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give for every step its kind, what it points to (the warrant of a step), and its premises, in words."""
    claims, steps = found.map.claims, found.map.steps
    return [
        (
            "pro" if isinstance(step, Support) else "con" if step.target in claims else "undercut",
            claims[step.target].text if step.target in claims else steps[step.target].warrant or "",
            tuple(claims[premise].text for premise in step.because),
        )
        for step in steps.values()
    ]


def _told(found: Imported) -> str:
    return "\n".join(f"{loss.line} {loss.where}: {loss.what}; {loss.why}" for loss in found.losses)


def test_the_outline_is_steps_strategies_warrants_and_links_are_shared() -> None:
    overheat, log = "It does not overheat", "Log of the week"
    assert sorted(_arrows(imported("ltac", "pump.ltac"))) == sorted(
        [
            ("pro", "The pump is safe to run", (overheat, "It does not flood the cellar", "The mains hold")),
            ("undercut", "By each hazard", ("The list leaves out frost",)),
            ("con", "The pump is safe to run", ("The valve sticks",)),
            ("pro", overheat, ("Trial of 14 May", log)),
            ("pro", "It does not flood the cellar", (overheat,)),
            ("pro", "The valve sticks", (log,)),
            ("pro", "The mains hold in winter (mostly)", ("The town repairs them",)),
        ]
    )


def test_context_and_justification_are_notes_and_assumptions_are_assumed() -> None:
    found = imported("ltac", "pump.ltac").map
    claims = {claim.text: claim for claim in found.claims.values()}
    assert claims["The pump is safe to run"].note == "Context X1: One pump, in the cellar (docs/pump.md)"
    assert [step.note for step in found.steps.values() if step.note] == [
        "Justification J1: The list of hazards is whole"
    ]
    assert claims["The mains hold"].assumed == "The case assumes it."
    assert claims["The mains hold in winter (mostly)"].assumed == "The case takes it as an axiom."
    assert dict(claims["It does not overheat"].extra)["x-options"] == "needssupport"


def test_evidence_is_asserted_only_and_its_document_is_a_source() -> None:
    found = imported("ltac", "pump.ltac").map
    trial = next(claim for claim in found.claims.values() if claim.text == "Trial of 14 May")
    assert review(found).grounding(trial.id) is Grounding.BARE
    assert not found.quotes
    assert dict(trial.extra) == {"x-ltac": "Evidence E1", "x-reference": "https://example.org/trial.html"}
    assert [source.title for source in found.sources.values()] == ["https://example.org/trial.html", "docs/pump.md"]


def test_what_the_map_cannot_say_is_told_with_its_line() -> None:
    told = _told(imported("ltac", "pump.ltac"))
    assert "12 D2: that it is defeated" in told
    assert "16 Town: what Town rests on" in told
    short = imported("ltac", "short.ltac")
    assert "1 : the comment # A small case." in _told(short)
    assert "2 line 2: that it assumes line 5" in _told(short)
    assert _arrows(short) == [("con", "The bread is fresh", ("It was baked on Monday",))]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["- Strategy S: alone"], '1 S: the Strategy "alone"; it leads to no claim'),
        (["- Context X: alone"], '1 X: the Context "alone"; it is about no claim'),
        (["- Claim C: c", "  - Context X: x", "    - Claim D: d"], "2 D: that it stands under X"),
        (["- Claim C: c", "  - Strategy S: s"], '2 Strategy S: the support for "c"; it has no premises'),
        (["- Claim C: c", "  - Strategy S: s", "    - Strategy T: t", "      - Claim D: d"], "that it is part of S"),
        (["- Claim C: c", "- Claim C: d"], '2 C: the claim "d"; its key is used twice'),
        (["- Claim C: c", "- Claim D: d", "  - Link C: e (a.md)"], '3 C: the words "e"'),
        (["- Claim C: c", "- Claim D: d", "  - Link C: e (a.md)"], "3 C: the reference a.md"),
        (["- Claim C: c", "  - Link C"], "its premise is its own conclusion"),
    ],
)
def test_elements_out_of_place_are_told(rows: list[str], told: str) -> None:
    assert told in _told(imported_text("ltac", "\n".join(rows)))


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("- Claim C: c\n   - Claim D: d", 2), ("- Claim C: c\nprose", 2), ("- Claimed: x", 1)]
)
def test_a_line_that_is_no_element_is_refused_with_its_line_and_a_remedy(text: str, line: int) -> None:
    with pytest.raises(RefusedError, match=f"^sample:{line}: ") as refused:
        imported_text("ltac", text)
    assert refused.value.remedy
