"""The steps of a map as integers: atoms (claims, then quotes) and the steps between them, evidence included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from argmap.model.change import change_between
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Node, Quote, Step
from argmap.model.vocabulary import MAPPER, Reading


class StepKind(IntEnum):
    """What a step is made of."""

    EVIDENCE = 0
    """A quote attests a claim that only reports it; named by the quote."""
    ASSUMPTION = 1
    """A claim is taken as given; named by the claim."""
    READING = 2
    """A quote attests a claim that says more or less than it does: an inference; named by the quote."""
    SUPPORT = 3
    REBUTTAL = 4
    """An attack on a claim."""
    UNDERCUT = 5
    """An attack on a step."""
    CHALLENGE = 6
    """An attack on a quote: it undercuts every use of it."""


@dataclass(frozen=True, slots=True, eq=False)
class StepGraph:
    """Atoms `0 ..` are the claims and then the quotes, steps are numbered apart; every list is in file order.

    A quote has no premises of its own: it is given, unless it `failed`. An attack on a quote strikes the atom, and with
    it every use of the quote.
    """

    atoms: Sequence[str]
    """Id of each atom."""
    claims: int
    """Number of claims; quotes follow."""
    atom_of: Mapping[str, int]
    names: Sequence[str]
    """Id of each step: its own, its quote's, or the assumed claim's."""
    kinds: Sequence[StepKind]
    premises: Sequence[tuple[int, ...]]
    targets: Sequence[int]
    """Atom that each step concludes or attacks; for an undercut the number of the step that it strikes."""
    step_of: Mapping[str, int]
    """Number of each step that the map file names."""
    supporters: Sequence[Sequence[int]]
    """Atom to the + steps that conclude it."""
    attackers: Sequence[Sequence[int]]
    """Atom to the steps that rebut or challenge it."""
    undercutters: Mapping[int, Sequence[int]]
    """Step to the steps that undercut it."""
    uses: Sequence[Sequence[int]]
    """Atom to the + steps it is a premise of."""
    objections: Sequence[Sequence[int]]
    """Atom to the attacking steps it is a premise of."""
    failed: frozenset[int]
    """Quotes that are no evidence, because their words were not found so."""
    hops: Sequence[int]
    """Texts between origin and text in hand, for each quote, from the first."""
    origins: Sequence[str]
    """Source at the origin of each quote, from the first."""
    mappers: frozenset[int]
    """Steps that the mapper added."""

    def is_bare(self, atom: int) -> bool:
        """Tell whether an atom is a claim with no + step at all."""
        return atom < self.claims and not self.supporters[atom]

    def is_quote(self, atom: int) -> bool:
        """Tell whether an atom is a quote."""
        return atom >= self.claims

    def is_attack(self, step: int) -> bool:
        """Tell whether a step attacks rather than supports."""
        return self.kinds[step] >= StepKind.REBUTTAL


def step_graph(within: Map, *, fails: Callable[[str], bool] = lambda _: False) -> StepGraph:
    """Return the atoms and steps of a map whose references are sound; `fails` tells which quotes are no evidence.

    The + steps of a claim stand in the order evidence, assumption, partial readings, inferences, each in file order.
    """
    atoms = [*within.claims, *within.quotes]
    building = _Building(within, {atom: number for number, atom in enumerate(atoms)})
    building.readings()
    building.inferences()
    quotes = within.quotes.values()
    first = len(within.claims)
    return StepGraph(
        atoms=atoms,
        claims=first,
        atom_of=building.atom_of,
        names=building.names,
        kinds=building.kinds,
        premises=building.premises,
        targets=building.targets,
        step_of=building.step_of,
        supporters=building.supporters,
        attackers=building.attackers,
        undercutters=building.undercutters,
        uses=building.uses,
        objections=building.objections,
        failed=frozenset(number for number, quote in enumerate(within.quotes, first) if fails(quote)),
        hops=[quote.hops for quote in quotes],
        origins=[quote.source for quote in quotes],
        mappers=frozenset([building.step_of[step] for step, node in within.steps.items() if node.by == MAPPER]),
    )


def graph_after(earlier: StepGraph, before: Map, later: Map, *, fails: Callable[[str], bool]) -> StepGraph:
    """Return the step graph of a map that comes by an edit from the map `before`, whose graph was `earlier`.

    It is `earlier` itself where the edit changed nothing about it.
    """
    change = change_between(before, later)
    if (
        change.moved
        or any(isinstance(node, Claim | Quote | Step) for node in (*change.added, *change.removed))
        or any(_bones(old) != _bones(new) for old, new in change.changed)
    ):
        return step_graph(later, fails=fails)
    failed = frozenset(number for number, quote in enumerate(later.quotes, earlier.claims) if fails(quote))
    return earlier if failed == earlier.failed else replace(earlier, failed=failed)


def _bones(node: Node) -> tuple[object, ...]:
    """Return all that the graph takes from a node."""
    match node:
        case Claim():
            return (Claim, node.assumed is not None)
        case Quote():
            return (Quote, node.attests, node.reading == Reading.PARTIAL, node.hops, node.source)
        case Step():
            return (type(node), node.target, node.because, node.by == MAPPER)
        case _:
            return ()


class _Building:
    def __init__(self, within: Map, atom_of: Mapping[str, int]) -> None:
        self.within = within
        self.atom_of = atom_of
        self.names: list[str] = []
        self.kinds: list[StepKind] = []
        self.premises: list[tuple[int, ...]] = []
        self.targets: list[int] = []
        self.step_of: dict[str, int] = {}
        self.supporters: list[list[int]] = [[] for _ in atom_of]
        self.attackers: list[list[int]] = [[] for _ in atom_of]
        self.undercutters: dict[int, list[int]] = {}
        self.uses: list[list[int]] = [[] for _ in atom_of]
        self.objections: list[list[int]] = [[] for _ in atom_of]

    def readings(self) -> None:
        """Add the evidence, the assumptions and the partial readings, in this order."""
        attesting = [quote for quote in self.within.quotes.values() if quote.attests]
        self._quoted([quote for quote in attesting if quote.reading is not Reading.PARTIAL], StepKind.EVIDENCE)
        for name, claim_node in self.within.claims.items():
            if claim_node.assumed is not None:
                atom = self.atom_of[name]
                self.supporters[atom].append(len(self.names))
                self._add(name, StepKind.ASSUMPTION, (), atom)
        self._quoted([quote for quote in attesting if quote.reading is Reading.PARTIAL], StepKind.READING)

    def _quoted(self, quotes: Iterable[Quote], kind: StepKind) -> None:
        atom_of = self.atom_of
        for quote in quotes:
            atom, attests = atom_of[quote.id], quote.attests
            for claim in attests if len(attests) == 1 else dict.fromkeys(attests):
                number, target = len(self.names), atom_of[claim]
                self._add(quote.id, kind, (atom,), target)
                self.supporters[target].append(number)
                self.uses[atom].append(number)

    def inferences(self) -> None:
        """Add the supporting and attacking steps in file order, then join undercuts to what they strike."""
        atom_of, quotes, uses, objections = self.atom_of, self.within.quotes, self.uses, self.objections
        undercuts: list[tuple[int, str]] = []
        for number, (name, step) in enumerate(self.within.steps.items(), len(self.names)):
            because, target = step.because, step.target
            premises = tuple([atom_of[one] for one in (because if len(because) == 1 else dict.fromkeys(because))])
            atom = atom_of.get(target, -1)
            self.step_of[name] = number
            if not isinstance(step, Attack):
                kind, used = StepKind.SUPPORT, uses
                self.supporters[atom].append(number)
            else:
                used = objections
                if atom < 0:
                    kind = StepKind.UNDERCUT
                    undercuts.append((number, target))
                else:
                    kind = StepKind.CHALLENGE if target in quotes else StepKind.REBUTTAL
                    self.attackers[atom].append(number)
            self._add(name, kind, premises, atom)
            for premise in premises:
                used[premise].append(number)
        for number, target in undercuts:
            struck = self.step_of[target]
            self.targets[number] = struck
            self.undercutters.setdefault(struck, []).append(number)

    def _add(self, name: str, kind: StepKind, premises: tuple[int, ...], target: int) -> None:
        self.names.append(name)
        self.kinds.append(kind)
        self.premises.append(premises)
        self.targets.append(target)
