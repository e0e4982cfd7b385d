"""The support grade: how good the best route to each claim is, at least and at most, as far as steps are rated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.appraisal.interval import Interval
from argmap.appraisal.labelling import OUT
from argmap.appraisal.ratings import Ratings
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.model.vocabulary import Grade


@dataclass(frozen=True, slots=True, eq=False)
class Grades:
    """The grade of every atom, by its bounds; 0 where no route is left."""

    lo: Sequence[int]
    hi: Sequence[int]
    used: Sequence[bool]
    """Whether each step counts: those that are OUT do not."""

    def of(self, atom: int) -> Interval:
        """Return the grade of an atom."""
        return Interval(Grade(self.lo[atom]), Grade(self.hi[atom]))

    def of_step(self, graph: StepGraph, rated: Ratings, step: int) -> Interval:
        """Return how good one step is with all it rests on: the weakest of its own grade and those of its premises."""
        premises = graph.premises[step]
        own = rated.steps[step]
        lo = min([own.lo, *(self.lo[premise] for premise in premises)])
        hi = min([own.hi, *(self.hi[premise] for premise in premises)])
        return Interval(Grade(lo), Grade(hi))


def grades(graph: StepGraph, rated: Ratings, *, labels: Sequence[int]) -> Grades:
    """Grade the atoms of a map over the steps that are not OUT in `labels` (a label for every step).

    g(c) is the maximum over the steps for c of the minimum of the step's own grade and those of its premises, the
    least fixpoint, once for either bound: a chain is as good as its weakest link (Rescher 1976; Walton 1992), and
    several routes are as good as the best of them. This is the max-min provenance semiring (Green, Karvounarakis and
    Tannen 2007). A bare assertion is none.
    """
    used = [label != OUT for label in labels]
    lo = _levels(graph, [quote.grade.lo for quote in rated.quotes], [step.lo for step in rated.steps], used=used)
    hi = _levels(graph, [quote.grade.hi for quote in rated.quotes], [step.hi for step in rated.steps], used=used)
    return Grades(lo, hi, used)


def _levels(graph: StepGraph, quotes: Sequence[int], steps: Sequence[int], *, used: Sequence[bool]) -> list[int]:
    """Return the level of every atom, by lowering a threshold: exact on circles, linear in the map."""
    found = [0] * len(graph.atoms)
    missing = [len(premises) for premises in graph.premises]
    targets, uses = graph.targets, graph.uses
    waiting: list[list[int]] = [[] for _ in Grade]
    for quote, level in enumerate(quotes, graph.claims):
        if quote not in graph.failed:
            waiting[level].append(quote)
    for step, kind in enumerate(graph.kinds):
        if kind is StepKind.ASSUMPTION and used[step]:
            waiting[steps[step]].append(targets[step])
    for level in range(Grade.ENTAILS, Grade.NONE, -1):
        stack = waiting[level]
        while stack:
            atom = stack.pop()
            if found[atom]:
                continue
            found[atom] = level
            for step in uses[atom]:
                missing[step] -= 1
                if not missing[step] and used[step]:
                    # A step that is no better than a lower level waits for the threshold to come down to it.
                    waiting[min(level, steps[step])].append(targets[step])
    return found
