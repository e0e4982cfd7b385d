"""What an export leaves behind: node by node, the fields that a format has no place for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from argmap.exchange.loss import Loss
from argmap.model.map import Map
from argmap.model.nodes import Node

_OF_THE_FORMAT = frozenset({"version", "readable-by"})
"""Fields of the head that speak of the map file and not of the argument."""

_CALLED = {"supports": "support", "attacks": "objection", "": "node"}

_NONE: Mapping[str, Collection[str]] = MappingProxyType({})


def left_behind(
    within: Map,
    carried: Mapping[type[Node], Collection[str]],
    title: str,
    *,
    besides: Mapping[str, Collection[str]] = _NONE,
) -> tuple[Loss, ...]:
    """Return a loss for every node of which the format called `title` does not carry everything, the head first.

    `carried` says which fields, by their names in the map file, are carried of which sort of node; nodes of other
    sorts are lost as a whole. Empty fields and ids are never lost. `besides` says what more is told of some node, by
    its id.
    """
    return tuple(_losses(within, carried, title, besides))


def _losses(
    within: Map, carried: Mapping[type[Node], Collection[str]], title: str, besides: Mapping[str, Collection[str]]
) -> Iterator[Loss]:
    for node in (within.head, *within):
        kept = carried.get(type(node), () if node is within.head else None)
        if kept is None:
            yield Loss(node.id, f"the {_CALLED.get(node.kind, node.kind)} as a whole", f"{title} has no place for it")
            continue
        known = {*kept, *besides.get(node.id, ()), *(_OF_THE_FORMAT if node is within.head else ())}
        missing = [name for name in filled(node) if name not in known]
        if missing:
            yield Loss(node.id, ", ".join(missing), f"{title} has no place for it")


def filled(node: Node) -> list[str]:
    """Return the names, as the map file has them, of the fields of a node that say something."""
    names: list[str] = []
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        if name == "id" or value == field.get_default(call_default_factory=True):
            continue
        names += [key for key, _ in value] if name in ("extra", "variables") else [field.alias or name]
    return names
