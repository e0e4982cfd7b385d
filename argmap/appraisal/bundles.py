"""The parts of an argument that a conclusion can only lose together, so that one bit stands for all of them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import chain

from argmap.appraisal.stepgraph import StepGraph

Part = tuple[str, int | str]


class Bundles:
    """Atoms, steps and origins under some targets, in bundles that are critical for each together or not at all.

    A premise with a single use is lost with the step that uses it, a step that is the only one for its claim with the
    claim, an origin with a single quotation with the quotation. Chains and trees so come down to a few bundles.
    """

    def __init__(self, graph: StepGraph, steps_for: Mapping[int, Sequence[int]], targets: Container[int]) -> None:
        quotes: dict[str, list[int]] = {}
        for atom in filter(graph.is_quote, steps_for):
            quotes.setdefault(graph.origins[atom - graph.claims], []).append(atom)
        uses: dict[int, list[int]] = {}
        for step in chain.from_iterable(steps_for.values()):
            for premise in graph.premises[step]:
                uses.setdefault(premise, []).append(step)
        parts: list[Part] = [("atom", atom) for atom in steps_for]
        parts += [("step", step) for step in chain.from_iterable(steps_for.values())]
        parts += [("origin", origin) for origin in quotes]
        self._leader = {part: part for part in parts}
        for origin, held in quotes.items():
            if len(held) == 1:
                self._join(("origin", origin), ("atom", held[0]))
        for atom, steps in steps_for.items():
            users = uses.get(atom, ())
            # A target is always lost with itself, and that says nothing of a step that uses it.
            if len(users) == 1 and atom not in targets:
                self._join(("atom", atom), ("step", users[0]))
            if len(steps) == 1:
                self._join(("step", steps[0]), ("atom", atom))
        places: dict[Part, int] = {}
        self._place = {part: places.setdefault(self._led_by(part), len(places)) for part in self._leader}
        self.size = len(places)
        self._parts: list[list[Part]] = [[] for _ in places]
        for part, place in self._place.items():
            self._parts[place].append(part)

    def bit(self, sort: str, part: int | str) -> int:
        """Return the bit of the bundle that a part (`atom`, `step` or `origin`) is in."""
        return 1 << self._place[sort, part]

    def among(self, places: Sequence[int]) -> list[Part]:
        """Return the parts of the bundles at these places."""
        return [part for place in places for part in self._parts[place]]

    def _led_by(self, part: Part) -> Part:
        leader = self._leader
        while leader[part] != part:
            leader[part] = leader[leader[part]]
            part = leader[part]
        return part

    def _join(self, one: Part, other: Part) -> None:
        self._leader[self._led_by(one)] = self._led_by(other)
