"""How a map is reviewed: one pass over its steps, and the review as a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from argmap.appraisal.findings import Findings
from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.grounding import groundings
from argmap.appraisal.resolutions import resolutions
from argmap.appraisal.review import Review
from argmap.appraisal.standing import standings
from argmap.appraisal.stepgraph import StepGraph, graph_after, step_graph
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
    graph = step_graph(within, fails=_failing(verdicts, reject_unverified=reject_unverified))
    found = _findings(within, graph, strict=strict, reject_unverified=reject_unverified)
    return Review(within, found, verdicts, raised=_raised)


def review_after(earlier: Review, later: Map, *, checks: Mapping[str, QuoteCheck] | None = None) -> Review:
    """Return what `review` would say of a map that comes from a reviewed one by an edit, in the same way of reviewing.

    `checks` are the verdicts now; None: those of `earlier`. What an edit cannot have changed is taken over: after one
    of words, ratings or sources all labels are. Quick when `later` has its indexes (`argmap.model.change.carry_over`).
    """
    verdicts = earlier.checks if checks is None else checks
    before = earlier.findings
    fails = _failing(verdicts, reject_unverified=before.reject_unverified)
    graph = graph_after(before.graph, earlier.map, later, fails=fails)
    if graph is not before.graph:
        found = _findings(later, graph, strict=before.strict, reject_unverified=before.reject_unverified)
        return Review(later, found, verdicts, raised=_raised)
    resolved = resolutions(later, graph)
    if resolved.fixed != before.resolved.fixed or resolved.residual != before.resolved.residual:
        stand = standings(graph, before.groundings.derivable, resolved=resolved.fixed, strict=before.strict)
        found = replace(before, resolved=resolved, standings=stand)
    elif resolved.settled_by != before.resolved.settled_by or resolved.by_target != before.resolved.by_target:
        found = replace(before, resolved=resolved)
    else:
        found = before
    return Review(later, found, verdicts, raised=_raised).taking_over(earlier)


def _findings(within: Map, graph: StepGraph, *, strict: bool, reject_unverified: bool) -> Findings:
    grounded = groundings(graph)
    resolved = resolutions(within, graph)
    stand = standings(graph, grounded.derivable, resolved=resolved.fixed, strict=strict)
    return Findings(graph, grounded, stand, resolved, strict, reject_unverified)


def _failing(verdicts: Mapping[str, QuoteCheck], *, reject_unverified: bool) -> Callable[[str], bool]:
    return lambda quote: not is_evidence(verdicts.get(quote), reject_unverified=reject_unverified)


def _raised(within: Map, reviewed: Review, checks: Mapping[str, QuoteCheck]) -> tuple[Flag, ...]:
    from argmap.appraisal.flags.raising import raise_flags

    return raise_flags(within, reviewed, checks)
