"""Circles of support: the claims that hold each other up, and what remains of them without the circle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.appraisal.closure import Closure, founded
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.model.components import components

_NONE: frozenset[int] = frozenset()


def circular_claims(graph: StepGraph, derivable: Closure) -> frozenset[int]:
    """Return the claims outside the derivable ones that support themselves through such claims."""
    outside = [claim for claim in range(graph.claims) if derivable.depth[claim] < 0 and graph.supporters[claim]]
    return frozenset(atom for component in _circles(graph, outside) for atom in component)


def circles(graph: StepGraph) -> list[list[int]]:
    """Return the circles of support: the claims of each support themselves through each other."""
    return _circles(graph, _knotted(graph))


def claims_argued_without_themselves(
    graph: StepGraph, sourced: Closure, around_each_other: Iterable[Sequence[int]]
) -> frozenset[int]:
    """Return the directly sourced claims that would follow from evidence by inference if nothing attested them.

    `around_each_other` are the circles of support. Off the loops one look at the premises tells. On a loop, what was
    derived by way of the claim is taken back, and then derived again from what is left (the delete-and-rederive method
    of Gupta, Mumick and Subrahmanian 1993).
    """
    around: dict[int, frozenset[int]] = {}
    for component in around_each_other:
        around |= dict.fromkeys(component, frozenset(component))
    found: set[int] = set()
    for claim in range(graph.claims):
        # One step that concludes it is the evidence.
        if sourced.depth[claim] != 0 or len(graph.supporters[claim]) == 1:
            continue
        inferences = [
            step
            for step in graph.supporters[claim]
            if graph.kinds[step] in (StepKind.READING, StepKind.SUPPORT) and sourced.usable(graph, step)
        ]
        loop = around.get(claim, _NONE)
        if any(loop.isdisjoint(graph.premises[step]) for step in inferences) or (
            inferences and _follows_without_evidence(graph, sourced, claim, loop)
        ):
            found.add(claim)
    return frozenset(found)


def _follows_without_evidence(graph: StepGraph, sourced: Closure, claim: int, loop: frozenset[int]) -> bool:
    lost = _taken_back(graph, sourced, claim, loop)
    missing = {
        step: sum(premise in lost for premise in graph.premises[step])
        for atom in lost
        for step in graph.supporters[atom]
        if graph.kinds[step]
        not in ((StepKind.EVIDENCE, StepKind.ASSUMPTION) if atom == claim else (StepKind.ASSUMPTION,))
        and sourced.usable(graph, step)
    }
    return claim in founded(graph, missing)


def _taken_back(graph: StepGraph, sourced: Closure, claim: int, loop: frozenset[int]) -> set[int]:
    """Return the claims of a loop that were derived by way of one of them, that one included."""
    lost = {claim}
    stack = [claim]
    while stack:
        for step in graph.uses[stack.pop()]:
            target = graph.targets[step]
            if sourced.chosen[target] == step and target in loop and target not in lost:
                lost.add(target)
                stack.append(target)
    return lost


def _knotted(graph: StepGraph) -> list[int]:
    """Return the claims that remain when all that only follows from the ends of the support is peeled off.

    None on a map without circles, so that the search for them costs nothing there.
    """
    waiting = [len(steps) for steps in graph.supporters]
    missing = [len(premises) for premises in graph.premises]
    for step, kind in enumerate(graph.kinds):
        if kind is StepKind.ASSUMPTION:
            waiting[graph.targets[step]] -= 1
    stack = [atom for atom, count in enumerate(waiting) if not count]
    while stack:
        for step in graph.uses[stack.pop()]:
            missing[step] -= 1
            if not missing[step]:
                target = graph.targets[step]
                waiting[target] -= 1
                if not waiting[target]:
                    stack.append(target)
    return [claim for claim in range(graph.claims) if waiting[claim]]


def _circles(graph: StepGraph, claims: Sequence[int]) -> list[list[int]]:
    """Return the components of support among `claims` that hold a circle."""

    def supported(atom: int) -> list[int]:
        return [graph.targets[step] for step in graph.uses[atom]]

    return [
        component
        for component in components(claims, supported)
        if len(component) > 1 or component[0] in supported(component[0])
    ]
