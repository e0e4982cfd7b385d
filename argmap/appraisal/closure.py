"""What can be derived by supporting steps from what is given, and over how many inferences at least."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from argmap.appraisal.stepgraph import StepGraph, StepKind

OUTSIDE = -1
"""Depth of what cannot be derived."""


@dataclass(frozen=True, slots=True, eq=False)
class Closure:
    """The atoms that can be derived, nearest to what is given first."""

    order: Sequence[int]
    depth: Sequence[int]
    """Fewest inferences from what is given to each atom; `OUTSIDE` where there is no way."""
    chosen: Sequence[int]
    """A step that derives each atom at its depth, or -1 for what is given or outside."""
    blocked: Container[int]
    """Steps that were not used."""

    def __contains__(self, atom: int) -> bool:
        return self.depth[atom] >= 0

    def usable(self, graph: StepGraph, step: int) -> bool:
        """Tell whether a step is not blocked and has all its premises in the closure."""
        if step in self.blocked:
            return False
        depth = self.depth
        return all(depth[premise] >= 0 for premise in graph.premises[step])


def closure(graph: StepGraph, given: Iterable[int], *, blocked: Container[int] = ()) -> Closure:
    """Derive what follows from the `given` atoms (claims and quotes) by + steps that are not `blocked`.

    The least set closed under the steps, level by level, by counting the premises that are missing: linear in the map
    (Dowling and Gallier 1984). A loop derives nothing.
    """
    depth = [OUTSIDE] * len(graph.atoms)
    chosen = [-1] * len(graph.atoms)
    targets, kinds, uses = graph.targets, graph.kinds, graph.uses
    missing = [len(premises) for premises in graph.premises]
    level = list(dict.fromkeys(given))
    for atom in level:
        depth[atom] = 0
    # What a quote attests is as near as the quote, so it comes before any inference.
    for quote in [atom for atom in level if atom >= graph.claims]:
        for step in uses[quote]:
            target = targets[step]
            if kinds[step] is StepKind.EVIDENCE and depth[target] < 0 and step not in blocked:
                depth[target] = 0
                chosen[target] = step
                level.append(target)
    order: list[int] = []
    reached = 0
    while level:
        order += level
        reached += 1
        following: list[int] = []
        for atom in level:
            for step in uses[atom]:
                missing[step] -= 1
                if missing[step]:
                    continue
                target = targets[step]
                if depth[target] < 0 and step not in blocked:
                    depth[target] = reached
                    chosen[target] = step
                    following.append(target)
        level = following
    return Closure(order, depth, chosen, blocked)


def founded(graph: StepGraph, missing: dict[int, int]) -> set[int]:
    """Return the atoms that follow by some steps alone, by counting down how many premises each still lacks.

    `missing` has a count for every step that may be used, and is used up.
    """
    found: set[int] = set()
    stack = [graph.targets[step] for step, count in missing.items() if not count]
    while stack:
        atom = stack.pop()
        if atom in found:
            continue
        found.add(atom)
        for step in graph.uses[atom]:
            if step in missing:
                missing[step] -= 1
                if not missing[step]:
                    stack.append(graph.targets[step])
    return found
