"""The labels IN, OUT and UNDEC of atoms and steps: what the objections leave of the argument."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.closure import founded
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.appraisal.vocabulary import Label
from argmap.model.components import components

OUT, UNDEC, IN = int(Label.OUT), int(Label.UNDEC), int(Label.IN)


@dataclass(frozen=True, slots=True, eq=False)
class Labelling:
    """A label for every atom and every step.

    `turn` tells when each was decided (from 1; 0: never), atoms first, then steps: what decided it was decided before.
    `unfounded` are the claims that are OUT because their support leads only back to themselves.
    """

    atoms: Sequence[int]
    steps: Sequence[int]
    turn: Sequence[int]
    unfounded: frozenset[int]


def labelling(graph: StepGraph, *, fixed: Mapping[int, int], bare: Collection[int]) -> Labelling:
    """Label the atoms and steps of a map with the least information that their rules allow.

    Atoms are numbered from 0, steps after the atoms. `fixed` are labels that follow no rule (resolutions, quotes that
    failed, steps set aside), `bare` the claims that stand on the word of the arguer while no objection does. On maps of
    attacks between bare claims the labels are those of Dung's grounded extension (Dung 1995). What is left open goes
    through the check for unfounded sets (Van Gelder, Ross and Schlipf 1991) component by component, the grounds first.
    """
    circuit = _Circuit(graph, frozenset(bare))
    for node, label in fixed.items():
        circuit.settle(node, label)
    circuit.start()
    open_nodes = [node for node, label in enumerate(circuit.labels) if label == UNDEC]
    waiting = _knots(circuit, open_nodes)
    while waiting:
        knot = waiting.pop()
        unfounded = circuit.unfounded_among(knot)
        for claim in unfounded:
            circuit.settle(claim, OUT)
        if unfounded:
            circuit.unfounded.update(unfounded)
            circuit.run()
            waiting += _knots(circuit, [node for node in knot if circuit.labels[node] == UNDEC])
    atoms = len(graph.atoms)
    return Labelling(circuit.labels[:atoms], circuit.labels[atoms:], circuit.turn, frozenset(circuit.unfounded))


def _knots(circuit: _Circuit, nodes: Iterable[int]) -> list[list[int]]:
    """Return the components of more than one node, those that lead to others last."""
    return [component for component in components(nodes, circuit.followers) if len(component) > 1]


class _Circuit:
    """The rules as counters: every change of a label is passed on once to what depends on it.

    A claim with + steps is a choice: IN when one of them is IN and all attacks are OUT, OUT when all of them are OUT.
    Everything else (step, quote, bare claim) is a chain: IN when all it needs is IN and all attacks on it are OUT, OUT
    when one of these fails.
    """

    def __init__(self, graph: StepGraph, bare: frozenset[int]) -> None:
        self.graph = graph
        self.first_step = first = len(graph.atoms)
        self.labels = [UNDEC] * (first + len(graph.names))
        self.turn = [0] * len(self.labels)
        self.turns = 0
        self.unfounded: set[int] = set()
        self.changed: deque[int] = deque()
        self.choice = [bool(steps) and atom not in bare for atom, steps in enumerate(graph.supporters)]
        # For a choice the + steps that are not OUT; for a chain the premises and attacks that are not yet as needed.
        self.count = [
            len(steps) if choice else len(attacks)
            for steps, attacks, choice in zip(graph.supporters, graph.attackers, self.choice, strict=True)
        ] + [len(premises) for premises in graph.premises]
        for step, undercutters in graph.undercutters.items():
            self.count[first + step] += len(undercutters)
        self.attacks_open = [len(attacks) for attacks in graph.attackers]
        self.upheld = [False] * first

    def settle(self, node: int, label: int) -> None:
        """Decide a node and remember to pass it on."""
        if self.labels[node] == UNDEC:
            self.labels[node] = label
            self.turns += 1
            self.turn[node] = self.turns
            self.changed.append(node)

    def start(self) -> None:
        """Decide what needs nothing, and all that follows."""
        for node, count in enumerate(self.count):
            if not count and (node >= self.first_step or not self.choice[node]):
                self.settle(node, IN)
        self.run()

    def run(self) -> None:
        """Pass on every change until nothing changes."""
        graph, first, labels, changed = self.graph, self.first_step, self.labels, self.changed
        kinds, targets = graph.kinds, graph.targets
        rebuttal, undercut = StepKind.REBUTTAL, StepKind.UNDERCUT
        while changed:
            node = changed.popleft()
            label = labels[node]
            if node < first:
                self._known(node, label)
                continue
            step = node - first
            target = targets[step]
            kind = kinds[step]
            if kind < rebuttal:
                if labels[target] == UNDEC:
                    self._supported(target, label)
            elif kind == undercut:
                self._struck(first + target, label)
            elif self.choice[target]:
                self._objected(target, label)
            else:
                self._struck(target, label)

    def _known(self, atom: int, label: int) -> None:
        first, labels, count = self.first_step, self.labels, self.count
        for steps in (self.graph.uses[atom], self.graph.objections[atom]):
            for step in steps:
                user = first + step
                if labels[user] != UNDEC:
                    continue
                if label == IN:
                    count[user] -= 1
                if label == OUT or not count[user]:
                    self.settle(user, label)

    def _supported(self, claim: int, label: int) -> None:
        if not self.choice[claim]:
            return
        if label == IN:
            self.upheld[claim] = True
            if not self.attacks_open[claim]:
                self.settle(claim, IN)
            return
        self.count[claim] -= 1
        if not self.count[claim]:
            self.settle(claim, OUT)

    def _objected(self, claim: int, label: int) -> None:
        if label == OUT:
            self.attacks_open[claim] -= 1
            if not self.attacks_open[claim] and self.upheld[claim]:
                self.settle(claim, IN)

    def _struck(self, chain: int, label: int) -> None:
        if label == IN:
            self.settle(chain, OUT)
            return
        self.count[chain] -= 1
        if not self.count[chain]:
            self.settle(chain, IN)

    def followers(self, node: int) -> list[int]:
        """Return what depends on a node."""
        first, graph = self.first_step, self.graph
        if node < first:
            return [first + step for step in (*graph.uses[node], *graph.objections[node])]
        step = node - first
        target = graph.targets[step]
        return [first + target if graph.kinds[step] is StepKind.UNDERCUT else target]

    def unfounded_among(self, knot: Sequence[int]) -> list[int]:
        """Return the open claims of a component that no + step derives without them, OUT steps left aside.

        A step that is IN lacks nothing: a reviewer may let it stand whatever its premises are.
        """
        graph, first, labels = self.graph, self.first_step, self.labels
        doubtful = {node for node in knot if node < first and self.choice[node] and labels[node] == UNDEC}
        missing = {
            step: 0 if labels[first + step] == IN else sum(premise in doubtful for premise in graph.premises[step])
            for claim in doubtful
            for step in graph.supporters[claim]
            if labels[first + step] != OUT
        }
        return sorted(doubtful - founded(graph, missing))
