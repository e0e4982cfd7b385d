"""The parts of an argument that a conclusion can only lose together, so that one bit stands for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.appraisal.stepgraph import StepGraph

Part = tuple[str, int | str]


class Bundles:
    """Atoms, steps and origins under a target, in bundles that are critical for it together or not at all.

    A premise with a single use is lost with the step that uses it, a step that is the only one for its claim with the
    claim, an origin with a single quotation with the quotation. Chains and trees so come down to a few bundles.
    """

    def __init__(self, graph: StepGraph, steps_for: Mapping[int, Sequence[int]], target: int) -> None:
        self._graph = graph
        self._leader: dict[Part, Part] = {("atom", atom): ("atom", atom) for atom in steps_for}
        uses: dict[int, list[int]] = {}
        quotes: dict[str, list[int]] = {}
        for atom, steps in steps_for.items():
            if graph.is_quote(atom):
                quotes.setdefault(graph.origins[atom - graph.claims], []).append(atom)
            for step in steps:
                self._leader["step", step] = ("step", step)
                for premise in graph.premises[step]:
                    uses.setdefault(premise, []).append(step)
        for origin, held in quotes.items():
            self._leader["origin", origin] = ("origin", origin)
            if len(held) == 1:
                self._join(("origin", origin), ("atom", held[0]))
        for atom, steps in steps_for.items():
            users = uses.get(atom, ())
            # The target is always lost with itself, and that says nothing of a step that uses it.
            if len(users) == 1 and atom != target:
                self._join(("atom", atom), ("step", users[0]))
            if len(steps) == 1:
                self._join(("step", steps[0]), ("atom", atom))
        places: dict[Part, int] = {}
        self._place = {part: places.setdefault(self._led_by(part), len(places)) for part in self._leader}
        self.size = len(places)

    def bit(self, sort: str, part: int | str) -> int:
        """Return the bit of the bundle that a part (`atom`, `step` or `origin`) is in."""
        return 1 << self._place[sort, part]

    def among(self, places: Sequence[int]) -> list[Part]:
        """Return the parts of the bundles at these places."""
        chosen = frozenset(places)
        return [part for part, place in self._place.items() if place in chosen]

    def _led_by(self, part: Part) -> Part:
        leader = self._leader
        while leader[part] != part:
            leader[part] = leader[leader[part]]
            part = leader[part]
        return part

    def _join(self, one: Part, other: Part) -> None:
        self._leader[self._led_by(one)] = self._led_by(other)
