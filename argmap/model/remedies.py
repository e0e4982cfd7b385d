"""What to write in place of a reference that leads nowhere, or to a node of the wrong kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import islice

from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Node, Quote, Source, Step
from argmap.model.references import Reference
from argmap.model.suggesting import Suggestions

_PLURALS: Mapping[type[Node], str] = {
    Claim: "claims",
    Quote: "quotes",
    Source: "sources",
    Step: "steps",
    Attack: "attacking steps",
}
_FIELDS: Mapping[type[Node], str] = {Claim: "claim", Quote: "quote", Source: "source", Attack: "attacks"}
"""The field by which a block of each kind begins; that a step is missing is rarely what is wrong."""
_OFFERED = 6


class Remedies:
    """The ids of one map that could stand in place of a wrong one, looked up once for each set of kinds."""

    def __init__(self, within: Map) -> None:
        self._within = within
        self._suggestions: dict[tuple[type[Node], ...], Suggestions] = {}
        self._choices: dict[tuple[type[Node], ...], str] = {}

    def unknown(self, reference: Reference) -> str:
        """Say what to do about a reference to a node that there is not."""
        meant = self._meant(reference)
        if meant:
            return meant
        define = f"define it in a block of its own, `{reference.id}:` and below it {_begun(reference.takes)}"
        choice = self._choice(reference.takes)
        return f"{define}; or {choice}" if choice else define

    def astray(self, reference: Reference, target: Node) -> str:
        """Say what to do about a reference to `target`, which is of a kind that does not belong there."""
        meant = self._meant(reference)
        if meant:
            return meant
        if isinstance(target, Source) and Quote in reference.takes:
            return f"quote it: a block of its own with `quote:` and `source: {reference.id}`, and name that here"
        near = _led_to(target)
        if near is not None and near in self._within.nodes and isinstance(self._within.nodes[near], reference.takes):
            return f'did you mean its {"target" if isinstance(target, Step) else "source"}, "{near}"?'
        return self._choice(reference.takes) or f"define one in a block of its own, with {_begun(reference.takes)}"

    def _meant(self, reference: Reference) -> str:
        takes = reference.takes
        if takes not in self._suggestions:
            self._suggestions[takes] = Suggestions(node.id for node in self._within if isinstance(node, takes))
        close = self._suggestions[takes].closest(reference.id)
        return f'did you mean "{close}"?' if close is not None and close != reference.id else ""

    def _choice(self, takes: tuple[type[Node], ...]) -> str:
        """Offer the first few ids of these kinds; "" when there are none."""
        if takes not in self._choices:
            some = list(islice((node.id for node in self._within if isinstance(node, takes)), _OFFERED + 1))
            listed = ", ".join(some[:_OFFERED]) + (", ..." if len(some) > _OFFERED else "")
            self._choices[takes] = f"name one of the map's {kinds(takes, 'and')}: {listed}" if some else ""
        return self._choices[takes]


def kinds(takes: Collection[type[Node]], joined: str = "or") -> str:
    """Name kinds of node in the plural: `claims, steps or quotes`."""
    *most, last = [_PLURALS[node_type] for node_type in takes]
    return f"{', '.join(most)} {joined} {last}" if most else last


def _led_to(node: Node) -> str | None:
    match node:
        case Step():
            return node.target
        case Quote():
            return node.source
        case _:
            return None


def _begun(takes: Collection[type[Node]]) -> str:
    return " or ".join(f"`{_FIELDS[node_type]}:`" for node_type in takes if node_type in _FIELDS)
