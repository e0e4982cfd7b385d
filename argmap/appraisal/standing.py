"""Whether the objections to each claim are answered: to all of them, the supported ones, or all but the mapper's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.appraisal.closure import Closure
from argmap.appraisal.labelling import IN, OUT, UNDEC, Labelling, labelling
from argmap.appraisal.stepgraph import StepGraph
from argmap.appraisal.vocabulary import Standing


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One labelling of a map and what it leaves standing; the lists run over the claims."""

    labels: Labelling
    pro: Sequence[int]
    con: Sequence[int]
    standing: Sequence[Standing]


@dataclass(frozen=True, eq=False)
class Standings:
    """The same map seen with all objections, with the supported ones only, and without what the mapper added."""

    graph: StepGraph
    derivable: Closure
    resolved: Mapping[int, int]
    strict: bool
    whole: View

    @cached_property
    def supported(self) -> View:
        """What stands without the attacking steps that have a premise not derivable from evidence and assumptions."""
        graph, depth = self.graph, self.derivable.depth
        return self._without(
            {
                step
                for step, premises in enumerate(graph.premises)
                if graph.is_attack(step) and any(depth[premise] < 0 for premise in premises)
            }
        )

    @cached_property
    def subject(self) -> View:
        """What stands without the steps that the mapper added."""
        return self._without(self.graph.mappers)

    def _without(self, aside: Collection[int]) -> View:
        return view(self.graph, aside, resolved=self.resolved, strict=self.strict) if aside else self.whole


def standings(graph: StepGraph, derivable: Closure, *, resolved: Mapping[int, int], strict: bool = False) -> Standings:
    """Label a map with all objections; the other two ways to see it follow when they are asked for.

    `resolved` are labels by node (atoms, then steps) that reviewers have fixed. With `strict` no claim stands on the
    word of the arguer.
    """
    whole = view(graph, frozenset(), resolved=resolved, strict=strict)
    return Standings(graph, derivable, resolved, strict, whole)


def standing_of(pro: int, con: int) -> Standing:
    """Read the table: the standing of a claim by the best label of its steps for and against it."""
    if pro == IN:
        return Standing.STANDS if con == OUT else Standing.CONTESTED
    if pro == UNDEC:
        return Standing.UNSETTLED
    return Standing.ONLY_OBJECTIONS if con == IN else Standing.UNSUPPORTED


def view(graph: StepGraph, aside: Collection[int], *, resolved: Mapping[int, int], strict: bool) -> View:
    """Label a map with some steps set `aside`, as if they were answered."""
    first = len(graph.atoms)
    supporters, attackers = graph.supporters[: graph.claims], graph.attackers[: graph.claims]
    bare = [claim for claim, steps in enumerate(supporters) if not steps or all(step in aside for step in steps)]
    fixed = (dict.fromkeys(bare, OUT) if strict else {}) | dict(resolved)
    fixed |= dict.fromkeys(graph.failed, OUT) | {first + step: OUT for step in aside}
    labels = labelling(graph, fixed=fixed, bare=bare)
    con = [_best(labels.steps, attacks) if attacks else OUT for attacks in attackers]
    pro = [_best(labels.steps, steps) if steps else OUT for steps in supporters]
    for claim in bare:
        pro[claim] = OUT if strict else IN - con[claim]
    standing = [standing_of(*both) for both in zip(pro, con, strict=True)]
    for node in resolved:
        if node < graph.claims:
            standing[node] = _resolved_standing(resolved[node], con[node])
    return View(labels, pro, con, standing)


def _best(labels: Sequence[int], steps: Sequence[int]) -> int:
    if len(steps) == 1:
        return labels[steps[0]]
    return max([labels[step] for step in steps])


def _resolved_standing(label: int, con: int) -> Standing:
    if label == IN:
        return Standing.STANDS
    return Standing.UNSUPPORTED if con == OUT else Standing.ONLY_OBJECTIONS
