"""The grades of a map by id: of claims with what holds them down, of steps and quotations by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.caps import Evidence
from argmap.appraisal.closure import Closure
from argmap.appraisal.grade import Grades, grades
from argmap.appraisal.interval import Interval
from argmap.appraisal.ratings import Ratings, ratings
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.appraisal.vocabulary import Label
from argmap.appraisal.weakest import Weakest, weakest
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map


@dataclass(frozen=True, slots=True, eq=False)
class Grading:
    """Every grade of a map, over the steps that are not OUT."""

    graph: StepGraph
    labels: Sequence[int]
    rated: Ratings
    graded: Grades
    given: Callable[[], Closure]

    def grade(self, claim: str) -> Interval:
        """Return the support grade of a claim: how good the best route to it is, at least and at most."""
        return self.graded.of(self.graph.atom_of[claim])

    def weakest(self, claim: str, *, most: int | None = None) -> Weakest:
        """Return what holds the grade of a claim down, unless there are more than `most` links to look at."""
        atom = self.graph.atom_of[claim]
        return weakest(self.graph, self.rated, self.graded, atom, given=self.given(), most=most)

    def rating(self, step: str) -> Interval:
        """Return the grade of a step by itself, as its author and its reviewers rate it."""
        return self.rated.steps[self.graph.step_of[step]]

    def is_unrated(self, step: str) -> bool:
        """Tell whether nobody has rated a step."""
        return self.graph.step_of[step] in self.rated.unrated

    def evidence(self, quote: str) -> Evidence:
        """Return how good a quotation is as evidence, with the caps on it and the reviewers' ratings."""
        return self.rated.quotes[self.graph.atom_of[quote] - self.graph.claims]

    def arguments(
        self, claim: str, *, against: bool = False, least: Label = Label.IN
    ) -> Iterator[tuple[str, Interval]]:
        """Yield the arguments for a claim, or against it, with a label of at least `least`.

        Each is a step by name with its weight: the grade of its weakest link. An assumption is no argument.
        """
        atom = self.graph.atom_of[claim]
        for step in self.graph.attackers[atom] if against else self.graph.supporters[atom]:
            if self.labels[step] >= least and self.graph.kinds[step] is not StepKind.ASSUMPTION:
                yield self.graph.names[step], self.graded.of_step(self.graph, self.rated, step)


def grading(
    within: Map,
    graph: StepGraph,
    *,
    labels: Sequence[int],
    checks: Mapping[str, QuoteCheck],
    given: Callable[[], Closure],
) -> Grading:
    """Grade a map whose steps have `labels`.

    `given` yields what can be derived over the steps that are not OUT when bare claims are given.
    """
    rated = ratings(within, graph, checks)
    return Grading(graph, labels, rated, grades(graph, rated, labels=labels), given)
