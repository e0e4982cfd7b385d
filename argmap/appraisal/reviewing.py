"""How a map is reviewed: one pass over its steps, and the review as a value."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.grounding import groundings
from argmap.appraisal.resolutions import resolutions
from argmap.appraisal.review import Findings, Review
from argmap.appraisal.standing import standings
from argmap.appraisal.stepgraph import step_graph
from argmap.appraisal.verification import is_evidence
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map


def review(
    within: Map,
    *,
    checks: Mapping[str, QuoteCheck] | None = None,
    reject_unverified: bool = False,
    strict: bool = False,
) -> Review:
    """Review a map whose references are sound, as loading gives it.

    `checks` are the verdicts on its quotes by id: quotes whose words were not found so ground nothing. With
    `reject_unverified` the same holds for quotes that could not be checked or were not. With `strict` only grounded
    claims can stand: nothing does on the word of the arguer alone. Linear in the map; what a conclusion cannot lose is
    computed when asked for.
    """
    verdicts = checks or {}
    graph = step_graph(
        within, fails=lambda quote: not is_evidence(verdicts.get(quote), reject_unverified=reject_unverified)
    )
    grounded = groundings(graph)
    resolved = resolutions(within, graph)
    found = standings(graph, grounded.derivable, resolved=resolved.fixed, strict=strict)
    return Review(within, Findings(graph, grounded, found, resolved, strict), verdicts, raised=_raised)


def _raised(within: Map, reviewed: Review, checks: Mapping[str, QuoteCheck]) -> tuple[Flag, ...]:
    from argmap.appraisal.flags.raising import raise_flags

    return raise_flags(within, reviewed, checks)
