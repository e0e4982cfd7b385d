"""How far the evidence for a claim stands from its origin: through how many texts it was read on the nearest route."""

from __future__ import annotations

from collections.abc import Sequence
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


def _unavoidable(graph: StepGraph, derivable: Closure, hops: dict[int, int]) -> list[int]:
    found = [NONE] * len(graph.atoms)
    missing = [len(premises) for premises in graph.premises]
    given = [atom for atom in derivable.order if atom not in hops and derivable.chosen[atom] < 0]
    waiting: dict[int, list[int]] = {0: given}
    for quote, count in hops.items():
        waiting.setdefault(count, []).append(quote)
    for count in sorted(waiting):
        stack = waiting[count]
        while stack:
            atom = stack.pop()
            if found[atom] != NONE:
                continue
            found[atom] = count
            for step in graph.uses[atom]:
                missing[step] -= 1
                if not missing[step]:
                    stack.append(graph.targets[step])
    return found


def _nearest(graph: StepGraph, hops: dict[int, int], unavoidable: list[int]) -> list[int]:
    found = [NONE] * len(graph.atoms)
    waiting: dict[int, list[int]] = {}
    for quote, count in hops.items():
        waiting.setdefault(count, []).append(quote)
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
                nearest = [unavoidable[premise] for premise in graph.premises[step]]
                if NONE in nearest:
                    continue
                # Another premise may be reached only at a greater distance: the step then waits for that one.
                reached = max(count, *nearest)
                (stack if reached == count else waiting[reached]).append(target)
    return found
