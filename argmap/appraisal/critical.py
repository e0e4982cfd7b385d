"""What a conclusion cannot lose: the claims, steps, quotes and origins on every way to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.bits import members
from argmap.appraisal.bundles import Bundles
from argmap.appraisal.closure import Closure, closure
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.model.components import components


@dataclass(frozen=True, slots=True)
class CriticalItems:
    """Critical atoms and steps by number, and origins by id; the target itself is not among them."""

    atoms: tuple[int, ...]
    steps: tuple[int, ...]
    origins: frozenset[str]


def given_closure(graph: StepGraph, *, out_atoms: Container[int] = (), out_steps: Container[int] = ()) -> Closure:
    """Derive what follows when evidence, assumptions and bare claims are given (D3), apart from what is OUT."""
    assumed = [
        target
        for step, (target, kind) in enumerate(zip(graph.targets, graph.kinds, strict=True))
        if kind is StepKind.ASSUMPTION and step not in out_steps
    ]
    quotes = (quote for quote in range(graph.claims, len(graph.atoms)) if quote not in graph.failed)
    bare = (claim for claim in range(graph.claims) if not graph.supporters[claim])
    given = [atom for group in (quotes, bare) for atom in group if atom not in out_atoms]
    return closure(graph, given + assumed, blocked=out_steps)


def critical_items(graph: StepGraph, given: Closure, targets: Iterable[int]) -> dict[int, CriticalItems]:
    """Return what each of the `targets` needs to stay derivable; those that are not derivable are left out.

    The greatest fixpoint of Crit(c) = {c} + the intersection over the steps s for c of ({s} + the union of Crit(p) over
    the premises p of s), as bit sets over what stands under the targets, in one pass for all of them. Agrees with
    deleting every item in turn.
    """
    derivable = [target for target in dict.fromkeys(targets) if target in given]
    return _Under(graph, given, derivable).critical()


class _Under:
    """What stands under some targets in a closure: its usable steps, and the bundles of what can be lost."""

    def __init__(self, graph: StepGraph, given: Closure, targets: Sequence[int]) -> None:
        self.graph = graph
        self.depth = given.depth
        self.targets = frozenset(targets)
        self.steps_for: dict[int, list[int]] = {}
        stack = list(targets)
        while stack:
            atom = stack.pop()
            if atom in self.steps_for:
                continue
            usable = [step for step in graph.supporters[atom] if given.usable(graph, step)]
            self.steps_for[atom] = usable
            stack += [premise for step in usable for premise in graph.premises[step]]
        self.bundles = Bundles(graph, self.steps_for, self.targets)

    def critical(self) -> dict[int, CriticalItems]:
        """Return what is on every way to each target."""
        found = self._fixpoint()
        return {target: self._items(found[target], target) for target in found}

    def _items(self, bits: int, target: int) -> CriticalItems:
        atoms: list[int] = []
        steps: list[int] = []
        origins: list[str] = []
        for sort, part in self.bundles.among(members(bits)):
            match sort, part:
                case "origin", str():
                    origins.append(part)
                case "atom", int() if part != target:
                    atoms.append(part)
                case "step", int() if self.graph.kinds[part] is StepKind.SUPPORT:
                    steps.append(part)
        return CriticalItems(tuple(sorted(atoms)), tuple(sorted(steps)), frozenset(origins))

    def _fixpoint(self) -> dict[int, int]:
        """Return the bits of the targets, grounds first, dropping every other set after its last use."""
        premises = self.graph.premises
        users = Counter(premise for steps in self.steps_for.values() for step in steps for premise in premises[step])
        everything = (1 << self.bundles.size) - 1
        bits: dict[int, int] = {}
        for knot in components(self.steps_for, self._grounds):
            bits |= dict.fromkeys(knot, everything)
            knot.sort(key=self.depth.__getitem__)
            # A component of one claim is settled by one look.
            changing = True
            while changing:
                changing = False
                for atom in knot:
                    new = self._bits_of(atom, bits)
                    changing |= new != bits[atom] and len(knot) > 1
                    bits[atom] = new
            for atom in knot:
                for premise in self._grounds(atom):
                    users[premise] -= 1
                    if not users[premise] and premise not in self.targets:
                        del bits[premise]
        return bits

    def _grounds(self, atom: int) -> list[int]:
        return [premise for step in self.steps_for[atom] for premise in self.graph.premises[step]]

    def _bits_of(self, atom: int, bits: Mapping[int, int]) -> int:
        graph, bundles = self.graph, self.bundles
        own = bundles.bit("atom", atom)
        if graph.is_quote(atom):
            return own | bundles.bit("origin", graph.origins[atom - graph.claims])
        steps = self.steps_for[atom]
        if not steps:
            return own
        common = -1
        for step in steps:
            needed = bundles.bit("step", step)
            for premise in graph.premises[step]:
                needed |= bits[premise]
            common &= needed
        return own | common
