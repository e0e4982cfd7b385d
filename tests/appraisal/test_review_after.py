"""A review after an edit says what a review of the whole map would, and takes over what the edit left as it was."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st
from support.maps import attacks, claim, quote, settles, small_maps, supports, verdicts
from support.patience import PATIENT
from support.revisions import edited

from argmap.appraisal.findings import Findings
from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review, review_after
from argmap.model.change import carry_over
from argmap.model.checking import sound
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Node, Source
from argmap.model.vocabulary import Grade, Resolution

BOOK = Source(id="book", title="Book")
NODES: list[Node] = [
    claim("a"),
    claim("b"),
    claim("c"),
    BOOK,
    quote("q", "b"),
    supports("s", "a", "b"),
    attacks("x", "a", "c"),
]
MAP = Map.of(NODES)


def with_nodes(*nodes: Node) -> Map:
    return Map.of([*NODES, *nodes])


def everything(found: Review) -> dict[str, object]:
    """Return all that a review says of every node of its map."""
    claims, steps, quotes = found.map.claims, found.map.steps, found.map.quotes
    ground = found.findings.graph
    return {
        "graph": [getattr(ground, field.name) for field in fields(ground)],
        "claims": dict(found),
        "quick": [(found.grounding(name), found.standing(name)) for name in claims],
        "labels": list(found.labels.items()),
        "steps": [(found.label(name), found.why(name)) for name in (*claims, *steps, *quotes)],
        "objections": found.objections,
        "grades": [(found.grade(name), found.weakest(name)) for name in claims],
        "evidence": [found.evidence(name) for name in quotes],
        "origins": [(found.origins(name), found.quotes(name), found.failed_quotes(name)) for name in claims],
        "grounds": [(found.grounds(name), found.assumptions(name), found.steps(name)) for name in claims],
        "critical": [(found.critical(name), found.critical(name, after_objections=True)) for name in claims],
        "questions": [found.questions(name) for name in (*claims, *steps)],
        "flags": found.flags,
        "frontier": found.frontier,
        "resolutions": [found.resolution(name) for name in (*claims, *steps, *quotes)],
    }


any_edit = st.one_of(edited(), edited(small_maps()), edited(small_maps(settled=False)))


@PATIENT
@given(any_edit, st.data())
def test_a_review_after_an_edit_says_what_a_new_one_would(pair: tuple[Map, Map], data: st.DataObject) -> None:
    earlier, later = sound(pair[0]), sound(pair[1])
    strict, asked_before = data.draw(st.booleans()), data.draw(st.booleans())
    before = data.draw(verdicts(earlier))
    after = data.draw(st.just(before) | verdicts(later))
    first = review(earlier, checks=before, strict=strict, reject_unverified=strict)
    if asked_before:
        everything(first)
    found = review_after(first, carry_over(later, earlier), checks=after)
    assert everything(found) == everything(review(later, checks=after, strict=strict, reject_unverified=strict))


def findings_after(*nodes: Node) -> tuple[Findings, Findings]:
    first = review(MAP)
    return first.findings, review_after(first, with_nodes(*nodes)).findings


def test_other_words_leave_all_that_was_found_as_it_was() -> None:
    before, after = findings_after(claim("a", note="Another note."))
    assert after is before


def test_a_rating_leaves_all_labels_as_they_were() -> None:
    before, after = findings_after(Assessment(id="r", target="s", grade=Grade.WEAK))
    assert after is before


def test_a_resolution_changes_the_standing_and_leaves_the_grounding_as_it_was() -> None:
    before, after = findings_after(settles("r", "a", Resolution.STANDS))
    assert after.groundings is before.groundings
    assert after.standings is not before.standings


def test_a_new_step_is_reviewed_anew() -> None:
    before, after = findings_after(supports("t", "c", "b"))
    assert after.graph is not before.graph
