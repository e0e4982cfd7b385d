"""How far the evidence for a claim stands from its origin: through how many texts it was read on the nearest route."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.closure import Closure
from argmap.appraisal.stepgraph import StepGraph

NONE = -1
"""Distance of what no route reaches."""


@dataclass(frozen=True, slots=True, eq=False)
class Distance:
    """Texts between each atom and the origins of its evidence, `NONE` where no route reaches a quote.

    `nearest` is the least over the routes that reach a quote. `unavoidable` counts assumptions as 0: it is 1 or more
    exactly where every route of any kind passes through second-hand quotation.
    """

    nearest: Sequence[int]
    unavoidable: Sequence[int]


def distance(graph: StepGraph, derivable: Closure) -> Distance:
    """Measure the second-hand distance of every atom that is derivable from evidence and assumptions.

    The minimum over + steps of the maximum over premises, by raising a threshold over the hops of the quotes: linear in
    the map for every different number of hops.
    """
    first = graph.claims
    hops = {quote: graph.hops[quote - first] for quote in derivable.order if quote >= first}
    if not any(hops.values()):
        unavoidable = [0 if depth >= 0 else NONE for depth in derivable.depth]
    else:
        unavoidable = _unavoidable(graph, derivable, hops)
    return Distance(_nearest(graph, hops, unavoidable), unavoidable)


def _unavoidable(graph: StepGraph, derivable: Closure, hops: Mapping[int, int]) -> list[int]:
    missing = [len(premises) for premises in graph.premises]
    given = [atom for atom in derivable.order if atom not in hops and derivable.chosen[atom] < 0]

    def passed_on(step: int, count: int) -> int:
        missing[step] -= 1
        return NONE if missing[step] else count

    return _least(graph, {**hops, **dict.fromkeys(given, 0)}, passed_on)


def _nearest(graph: StepGraph, hops: Mapping[int, int], unavoidable: Sequence[int]) -> list[int]:
    def passed_on(step: int, count: int) -> int:
        others = [unavoidable[premise] for premise in graph.premises[step]]
        # Another premise may be reached only at a greater distance: the step then waits for that one.
        return NONE if NONE in others else max(count, *others)

    return _least(graph, hops, passed_on)


def _least(graph: StepGraph, begun: Mapping[int, int], passed_on: Callable[[int, int], int]) -> list[int]:
    """Return the least distance at which each atom is reached from those of `begun`.

    `passed_on` tells at what distance a step reaches its target now that a premise is reached at one, and is asked
    once a premise; it is `NONE` while the step waits for another premise, or one of the distances of `begun`.
    """
    found = [NONE] * len(graph.atoms)
    waiting: dict[int, list[int]] = {}
    for atom, count in begun.items():
        waiting.setdefault(count, []).append(atom)
    for count in sorted(waiting):
        stack = waiting[count]
        while stack:
            atom = stack.pop()
            if found[atom] != NONE:
                continue
            found[atom] = count
            for step in graph.uses[atom]:
                target = graph.targets[step]
                if found[target] != NONE:
                    continue
                reached = passed_on(step, count)
                if reached != NONE:
                    waiting[reached].append(target)
    return found
