"""What has become of each objection, what answered it, and what it rests on itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from argmap.appraisal.closure import Closure
from argmap.appraisal.critical import given_closure
from argmap.appraisal.grounding import Groundings
from argmap.appraisal.labelling import IN, OUT, UNDEC, Labelling
from argmap.appraisal.resolutions import Resolutions
from argmap.appraisal.stepgraph import StepGraph
from argmap.appraisal.vocabulary import Grounding, ObjectionState

_GROUNDINGS = list(Grounding)


@dataclass(frozen=True, eq=False)
class Objections:
    """The objections of a map under one labelling, by number of the attacking step."""

    graph: StepGraph
    groundings: Groundings
    labels: Labelling
    resolved: Resolutions
    strict: bool

    @cached_property
    def _given(self) -> Closure:
        return self.groundings.derivable if self.strict else given_closure(self.graph)

    def on(self, claim: int) -> list[int]:
        """Return the rebuttals of a claim, then the undercuts of its steps and of the quotes it rests on at once."""
        graph = self.graph
        found = list(graph.attackers[claim])
        struck = [
            *(attack for step in graph.supporters[claim] for attack in graph.undercutters.get(step, ())),
            *(
                attack
                for step in graph.supporters[claim]
                for premise in graph.premises[step]
                if graph.is_quote(premise)
                for attack in graph.attackers[premise]
            ),
        ]
        return found + sorted(dict.fromkeys(struck))

    def state(self, step: int) -> ObjectionState:
        """Say what has become of an attacking step."""
        label = self.labels.steps[step]
        if step in self.resolved.residual:
            return ObjectionState.RESIDUAL
        if label == IN:
            return ObjectionState.UNANSWERED
        if label == UNDEC:
            return ObjectionState.DISPUTED
        if len(self.graph.atoms) + step in self.resolved.fixed or self._undercut(step) is not None:
            return ObjectionState.ANSWERED
        if any(premise not in self._given for premise in self.graph.premises[step]):
            return ObjectionState.UNSUPPORTED
        return ObjectionState.ANSWERED

    def answer(self, step: int) -> str:
        """Name what switched an attacking step off: a resolution, an undercut, or the premise that failed; else ""."""
        if self.labels.steps[step] != OUT:
            return ""
        settled = self.resolved.settled_by.get(len(self.graph.atoms) + step)
        if settled is not None:
            return settled
        undercut = self._undercut(step)
        if undercut is not None:
            return self.graph.names[undercut]
        labels = self.labels.atoms
        return next((self.graph.atoms[premise] for premise in self.graph.premises[step] if labels[premise] == OUT), "")

    def grounding(self, step: int) -> Grounding:
        """Return the grounding of the weakest premise, in the order of the table of groundings."""
        return max((self.groundings.of[premise] for premise in self.graph.premises[step]), key=_GROUNDINGS.index)

    def _undercut(self, step: int) -> int | None:
        undercutters = self.graph.undercutters.get(step, ())
        return next((attack for attack in undercutters if self.labels.steps[attack] == IN), None)
