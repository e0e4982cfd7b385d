"""Where the support of each claim comes from: evidence, inference from it, assumptions, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.appraisal.closure import Closure, closure
from argmap.appraisal.distance import Distance, distance
from argmap.appraisal.loops import circles, circular_claims, claims_argued_without_themselves
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.appraisal.vocabulary import Grounding


@dataclass(frozen=True, eq=False)
class Groundings:
    """The grounding of every claim, attacks ignored; lists run over the atoms of the graph."""

    graph: StepGraph
    of: Sequence[Grounding]
    """Grounding of each atom; a quote is direct, or dangling when it failed."""
    sourced: Closure
    """D1: what follows from evidence alone."""
    derivable: Closure
    """D2: what follows from evidence and assumptions."""
    distance: Distance

    @cached_property
    def also_argued(self) -> frozenset[int]:
        """Direct claims that follow by inference as well, without themselves."""
        return claims_argued_without_themselves(self.graph, self.sourced, self._circles)

    @cached_property
    def on_loops(self) -> frozenset[int]:
        """Claims that are among the grounds of their own grounds."""
        return frozenset(claim for circle in self._circles for claim in circle)

    @cached_property
    def _circles(self) -> Sequence[Sequence[int]]:
        return circles(self.graph)


def groundings(graph: StepGraph) -> Groundings:
    """Ground every claim, the first category of the table that applies. Linear in the map."""
    evidence = [quote for quote in range(graph.claims, len(graph.atoms)) if quote not in graph.failed]
    assumed = [target for target, kind in zip(graph.targets, graph.kinds, strict=True) if kind is StepKind.ASSUMPTION]
    sourced = closure(graph, evidence)
    derivable = closure(graph, evidence + assumed) if assumed else sourced
    apart = distance(graph, derivable)
    return Groundings(
        graph=graph,
        of=_categories(graph, sourced, derivable, frozenset(assumed), apart),
        sourced=sourced,
        derivable=derivable,
        distance=apart,
    )


def _categories(
    graph: StepGraph, sourced: Closure, derivable: Closure, assumed: frozenset[int], apart: Distance
) -> list[Grounding]:
    circular = circular_claims(graph, derivable)

    def category(claim: int) -> Grounding:
        if sourced.depth[claim] == 0:
            return Grounding.DIRECT
        if sourced.depth[claim] > 0:
            return Grounding.INFERRED
        if claim in assumed:
            return Grounding.ASSUMED
        if derivable.depth[claim] >= 0:
            # What is at some distance from a quote has one among its grounds (the set T).
            return Grounding.MIXED if apart.nearest[claim] >= 0 else Grounding.ASSUMPTION_ONLY
        if claim in circular:
            return Grounding.CIRCULAR
        return Grounding.DANGLING if graph.supporters[claim] else Grounding.BARE

    return [category(claim) for claim in range(graph.claims)] + [
        Grounding.DANGLING if quote in graph.failed else Grounding.DIRECT
        for quote in range(graph.claims, len(graph.atoms))
    ]
