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
    unwritten: Mapping[str, Collection[str]] = _NONE,
) -> tuple[Loss, ...]:
    """Return a loss for every node of which the format called `title` does not carry everything, the head first.

    `carried` says which fields, by their names in the map file, are carried of which sort of node; nodes of other
    sorts are lost as a whole. Empty fields and ids are never lost. `besides` says what more is told of some node, by
    its id, and `unwritten` what is not, though it is of others of its sort: fields, or what else is to be said. A node
    whose very words are unwritten is lost as a whole. The sources of other maps come last.
    """
    return tuple(_losses(within, carried, title, (besides, unwritten)))


def _losses(
    within: Map,
    carried: Mapping[type[Node], Collection[str]],
    title: str,
    of_some: tuple[Mapping[str, Collection[str]], Mapping[str, Collection[str]]],
) -> Iterator[Loss]:
    besides, unwritten = of_some
    why = f"{title} has no place for it"
    for node in (within.head, *within, *within.foreign.values()):
        kept = carried.get(type(node), () if node is within.head else None)
        untold = unwritten.get(node.id, ())
        if kept is None or node.kind in untold:
            yield Loss(node.id, f"the {_CALLED.get(node.kind, node.kind)} as a whole", why)
            continue
        told = {*kept, *besides.get(node.id, ()), *(_OF_THE_FORMAT if node is within.head else ())}.difference(untold)
        fields = filled(node)
        missing = [each for each in untold if each not in fields] + [each for each in fields if each not in told]
        if missing:
            yield Loss(node.id, ", ".join(missing), why)


def filled(node: Node) -> list[str]:
    """Return the names, as the map file has them, of the fields of a node that say something."""
    names: list[str] = []
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        if name == "id" or value == field.get_default(call_default_factory=True):
            continue
        names += [key for key, _ in value] if name in ("extra", "variables") else [field.alias or name]
    return names
