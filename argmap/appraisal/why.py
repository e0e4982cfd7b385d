"""Why a claim, a step or a quote has its label: the chain of what decided it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from argmap.appraisal.labelling import IN, OUT, UNDEC, Labelling
from argmap.appraisal.resolutions import Resolutions
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.appraisal.vocabulary import Label


class Cause(StrEnum):
    """What gave a claim, a step or a quote its label."""

    RESOLVED = "resolved"
    QUOTED = "quoted"
    NOT_EVIDENCE = "not-evidence"
    ASSUMED = "assumed"
    ASSERTED = "asserted"
    SUPPORTED = "supported"
    CONTESTED = "contested"
    UNSETTLED = "unsettled"
    REBUTTED = "rebutted"
    NO_SUPPORT_LEFT = "no-support-left"
    ONLY_ITSELF = "only-itself"
    NOT_GROUNDED = "not-grounded"
    PREMISES_HOLD = "premises-hold"
    PREMISE_FAILS = "premise-fails"
    UNDERCUT = "undercut"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the answer: `id` has `label` because of `cause`, and the following lines of a greater level say more.

    `by` names the resolution, if one decided. With `repeated` the reasons stand further up, under the same id.
    """

    level: int
    id: str
    label: Label
    cause: Cause
    by: str = ""
    repeated: bool = False


def why(graph: StepGraph, labels: Labelling, resolved: Resolutions, node: str) -> tuple[Reason, ...]:
    """Return the reasons for the label of a node, depth first, each node explained once. Without recursion."""
    asking = _Asking(graph, labels, resolved)
    steps = len(graph.atoms)
    start = graph.atom_of[node] if node in graph.atom_of else steps + graph.step_of[node]
    found: list[Reason] = []
    seen: set[int] = set()
    stack = [(start, 0)]
    while stack:
        number, level = stack.pop()
        cause, because = asking.atom(number) if number < steps else asking.step(number - steps)
        name = graph.atoms[number] if number < steps else graph.names[number - steps]
        label = labels.atoms[number] if number < steps else labels.steps[number - steps]
        by = resolved.settled_by[number] if cause is Cause.RESOLVED else ""
        repeated = number in seen and bool(because)
        found.append(Reason(level, name, Label(label), cause, by, repeated))
        if number not in seen:
            seen.add(number)
            stack += [(other, level + 1) for other in reversed(because)]
    return tuple(found)


def deciding_step(graph: StepGraph, labels: Labelling, atom: int) -> int | None:
    """Return the step that decided the label of a claim or quote, or None: nothing, or nothing but itself, did.

    Of several that would do, the one decided first; for what lost its last support, the support that went last.
    """
    steps, supporters, attackers = labels.steps, graph.supporters[atom], graph.attackers[atom]
    label = labels.atoms[atom]

    def first(among: Iterable[int], wanted: int) -> int | None:
        return min(
            (step for step in among if steps[step] == wanted), key=lambda step: _turn(graph, labels, step), default=None
        )

    if label == IN:
        return first(supporters, IN)
    if label == OUT:
        if atom in labels.unfounded:
            return None
        last = max(supporters, key=lambda step: _turn(graph, labels, step), default=None)
        return first(attackers, IN) if last is None else last
    struck = first(attackers, IN)
    if struck is None and first(supporters, IN) is not None:
        struck = first(attackers, UNDEC)
    if struck is not None:
        return struck
    open_support = first(supporters, UNDEC)
    return first(attackers, UNDEC) if open_support is None else open_support


def _turn(graph: StepGraph, labels: Labelling, step: int) -> int:
    return labels.turn[len(graph.atoms) + step]


class _Asking:
    """What decided single atoms and steps, and the nodes (atoms, then steps) that this rests on."""

    def __init__(self, graph: StepGraph, labels: Labelling, resolved: Resolutions) -> None:
        self.graph = graph
        self.labels = labels
        self.resolved = resolved
        self.first = len(graph.atoms)

    def atom(self, atom: int) -> tuple[Cause, list[int]]:
        graph, label = self.graph, self.labels.atoms[atom]
        attackers = graph.attackers[atom]
        if atom in graph.failed:
            return Cause.NOT_EVIDENCE, []
        if atom in self.resolved.fixed:
            return Cause.RESOLVED, []
        if graph.supporters[atom]:
            return self._argued(atom)
        if label == IN:
            return Cause.QUOTED if graph.is_quote(atom) else Cause.ASSERTED, self._steps(attackers, OUT)
        if label == UNDEC:
            return Cause.DISPUTED if graph.is_quote(atom) else Cause.UNSETTLED, self._steps(attackers, UNDEC)
        struck = self._steps(attackers, IN)
        if not struck:
            return Cause.NOT_GROUNDED, []
        return Cause.UNDERCUT if graph.is_quote(atom) else Cause.REBUTTED, struck

    def _argued(self, claim: int) -> tuple[Cause, list[int]]:
        graph, label = self.graph, self.labels.atoms[claim]
        supporters, attackers = graph.supporters[claim], graph.attackers[claim]
        deciding = deciding_step(graph, self.labels, claim)
        if label == OUT:
            cause = Cause.ONLY_ITSELF if claim in self.labels.unfounded else Cause.NO_SUPPORT_LEFT
            return cause, self._steps(supporters, OUT)
        if label == IN:
            return Cause.SUPPORTED, ([] if deciding is None else [self._node(deciding)]) + self._steps(attackers, OUT)
        against = self._steps(attackers, IN) + self._steps(attackers, UNDEC)
        upheld = self._steps(supporters, IN)
        if upheld:
            return Cause.CONTESTED, upheld[:1] + against
        return Cause.UNSETTLED, self._steps(supporters, UNDEC) + against

    def step(self, step: int) -> tuple[Cause, list[int]]:
        graph, labels = self.graph, self.labels
        label, premises = labels.steps[step], graph.premises[step]
        undercutters = graph.undercutters.get(step, ())
        if self.first + step in self.resolved.fixed:
            return Cause.RESOLVED, []
        if graph.kinds[step] is StepKind.ASSUMPTION:
            return Cause.ASSUMED, []
        if label == IN:
            return Cause.PREMISES_HOLD, [*premises, *self._steps(undercutters, OUT)]
        if label == UNDEC:
            doubtful = [premise for premise in premises if labels.atoms[premise] == UNDEC]
            return Cause.DISPUTED, doubtful + self._steps(undercutters, UNDEC)
        struck = self._steps(undercutters, IN)
        if struck:
            return Cause.UNDERCUT, struck
        return Cause.PREMISE_FAILS, [premise for premise in premises if labels.atoms[premise] == OUT]

    def _steps(self, steps: Iterable[int], label: int) -> list[int]:
        return [self._node(step) for step in steps if self.labels.steps[step] == label]

    def _node(self, step: int) -> int:
        """Return the node of a step; of evidence the quote, which says it all."""
        if self.graph.kinds[step] is StepKind.EVIDENCE:
            return self.graph.premises[step][0]
        return self.first + step
