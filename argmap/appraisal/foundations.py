"""What stands under the claims of a map, and what they cannot lose: computed when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.appraisal.ancestry import Ancestry, ancestry
from argmap.appraisal.closure import Closure
from argmap.appraisal.critical import CriticalItems, critical_items, given_closure
from argmap.appraisal.grounding import Groundings
from argmap.appraisal.labelling import OUT, Labelling
from argmap.appraisal.stepgraph import StepGraph
from argmap.appraisal.vocabulary import Grounding


@dataclass(frozen=True, eq=False)
class Foundations:
    """The foundations of the claims of one step graph under one labelling, in the numbers of the graph."""

    graph: StepGraph
    groundings: Groundings
    labels: Labelling
    _critical: dict[tuple[int, bool], CriticalItems | None] = field(default_factory=dict, init=False)

    @cached_property
    def ancestry(self) -> Ancestry:
        """What stands under each claim as drawn."""
        of = self.groundings.of
        return ancestry(
            self.graph,
            assumed=[atom for atom, found in enumerate(of) if found is Grounding.ASSUMED],
            direct=[atom for atom, found in enumerate(of) if found is Grounding.DIRECT],
        )

    @cached_property
    def drawn(self) -> Closure:
        """What follows as drawn when bare claims are given too (D3)."""
        return given_closure(self.graph)

    @cached_property
    def left(self) -> Closure:
        """The same over what is not OUT."""
        return given_closure(
            self.graph,
            out_atoms=frozenset(number for number, label in enumerate(self.labels.atoms) if label == OUT),
            out_steps=frozenset(number for number, label in enumerate(self.labels.steps) if label == OUT),
        )

    def critical(self, claim: int, *, among: Sequence[int], after_objections: bool) -> CriticalItems | None:
        """Return what a claim cannot lose, as drawn or over what is not OUT; None where it cannot be derived at all.

        `among` are the claims that are likely to be asked for as well: one pass answers for all of them.
        """
        key = (claim, after_objections)
        if key not in self._critical:
            given = self.left if after_objections else self.drawn
            items = critical_items(self.graph, given, among)
            self._critical.update(((each, after_objections), items.get(each)) for each in among)
        return self._critical[key]
