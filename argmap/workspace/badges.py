"""The short words of a review, each with a glyph and a style: they fit in a column, and colour is never alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.appraisal.review import ClaimReview, Review
from argmap.appraisal.vocabulary import Grounding, Label, ObjectionState, Standing
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.nodes import Attack
from argmap.workspace.segments import Segment


class Badge(NamedTuple):
    """A glyph of one cell and a word of at most 11, in a style; a badge without words says nothing."""

    glyph: str
    word: str
    style: str

    def segment(self) -> Segment:
        """Return glyph and word as one segment."""
        return Segment(f"{self.glyph} {self.word}".strip(), self.style)


NOTHING = Badge("", "", "")
PENDING = Badge("…", "", "dim")
"""It is not computed yet."""

GROUNDINGS: Mapping[Grounding, Badge] = {
    Grounding.DIRECT: Badge("■", "DIRECT", "direct"),
    Grounding.INFERRED: Badge("□", "INFER", "inferred"),
    Grounding.ASSUMED: Badge("┄", "ASSUMED", "assumed"),
    Grounding.MIXED: Badge("◫", "MIXED", "mixed"),
    Grounding.ASSUMPTION_ONLY: Badge("┄", "ASSUMING", "assumption-only"),
    Grounding.CIRCULAR: Badge("○", "CIRCULAR", "circular"),
    Grounding.DANGLING: Badge("○", "OPEN ENDS", "dangling"),
    Grounding.BARE: Badge("○", "BARE!", "bare"),
}
"""Filled: a source says it. Hollow square: inferred from what sources say. Circle: somewhere nothing is under it."""

STANDINGS: Mapping[Standing, Badge] = {
    Standing.STANDS: Badge("+", "stands", "stands"),
    Standing.CONTESTED: Badge("±", "CONTESTED", "contested"),
    Standing.UNSETTLED: Badge("?", "unsettled", "unsettled"),
    Standing.ONLY_OBJECTIONS: Badge("×", "OBJECTED", "only-objections"),
    Standing.UNSUPPORTED: Badge("-", "unsupported", "unsupported"),
}
_ASSERTED = Badge("·", "asserted", "dim")

OBJECTION_STATES: Mapping[ObjectionState, Badge] = {
    ObjectionState.ANSWERED: Badge("-", "answered", "dim"),
    ObjectionState.UNSUPPORTED: Badge("-", "unsupported", "unsupported"),
    ObjectionState.DISPUTED: Badge("?", "disputed", "unsettled"),
    ObjectionState.UNANSWERED: Badge("!", "UNANSWERED", "contested"),
    ObjectionState.RESIDUAL: Badge("=", "residual", "warn"),
}

VERDICTS: Mapping[Verdict, Badge] = {
    Verdict.VERIFIED: Badge("✓", "verbatim", "ok"),
    Verdict.VERIFIED_EDITED: Badge("✓", "edited", "ok"),
    Verdict.SECOND_HAND: Badge("»", "2nd hand", "warn"),
    Verdict.ALTERED: Badge("✗", "ALTERED", "problem"),
    Verdict.SPLICED: Badge("✗", "SPLICED", "problem"),
    Verdict.NOT_FOUND: Badge("✗", "NOT FOUND", "problem"),
    Verdict.STALE: Badge("?", "CHANGED", "warn"),
    Verdict.UNREADABLE: Badge("?", "no text", "warn"),
    Verdict.SOURCE_NOT_HELD: Badge("?", "not held", "dim"),
}
UNCHECKED = Badge("?", "unchecked", "dim")


def reviewed(review: Review | None, claim: str) -> ClaimReview | None:
    """Return what is said of a claim, None where the review is not there, or is of a map without it."""
    return review[claim] if review is not None and claim in review.map.claims else None


def grounding_badge(found: ClaimReview | None) -> Badge:
    """Say where the support of a claim comes from, with the number of steps where it is inferred."""
    if found is None:
        return PENDING
    badge = GROUNDINGS[found.grounding]
    steps = found.sourced_depth if found.grounding is Grounding.INFERRED else found.depth
    counted = found.grounding in (Grounding.INFERRED, Grounding.MIXED)
    return badge._replace(word=f"{badge.word} {steps}") if counted and steps else badge


def standing_badge(review: Review | None, found: ClaimReview | None) -> Badge:
    """Say how a claim stands; one that nobody supports or objects to is asserted."""
    if review is None or found is None:
        return PENDING
    asserted = found.standing is Standing.STANDS and found.grounding is Grounding.BARE
    return _ASSERTED if asserted and review.resolution(found.id) is None else STANDINGS[found.standing]


def objection_badges(review: Review | None, step: str) -> tuple[Badge, Badge]:
    """Say what an objection itself rests on, and what has become of it."""
    if review is None or not isinstance(review.map.nodes.get(step), Attack):
        return PENDING, PENDING
    found = review.objection(step)
    return GROUNDINGS[found.grounding], OBJECTION_STATES[found.state]


def verdict_badge(check: QuoteCheck | None) -> Badge:
    """Say how the words of a quote stand in the held text of its source."""
    return UNCHECKED if check is None else VERDICTS[check.verdict]


def quote_badge(review: Review | None, quote: str) -> Badge:
    """Say whether a quote is no evidence, or is struck by an objection; else nothing."""
    if review is None or quote not in review.map.quotes:
        return NOTHING
    if review.is_failed(quote):
        return Badge("!", "no evidence", "problem")
    match review.label(quote):
        case Label.IN:
            return NOTHING
        case Label.OUT:
            return Badge("×", "undercut", "contested")
        case Label.UNDEC:
            return Badge("?", "disputed", "unsettled")
