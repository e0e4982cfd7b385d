"""A map without what an export says that it lost, so that what comes back can be held against the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.exchange.loss import Loss
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.references import redirect

_UNWRITTEN = frozenset({"extra", "variables"})


def without(within: Map, losses: Iterable[Loss]) -> tuple[Map, dict[str, str]]:
    """Return a map without the nodes and fields that losses name, and by node what they say in other words."""
    others: dict[str, str] = {}
    nodes: dict[str, Node] = {node.id: node for node in (within.head, *within)}
    for loss in losses:
        node = nodes[loss.where]
        if "as a whole" in loss.what or "itself, which no" in loss.what:
            del nodes[loss.where]
            continue
        left: list[str] = []
        for what in loss.what.split(", "):
            stripped = _without_field(node, what)
            if stripped is None:
                left.append(what)
            else:
                node = stripped
        if left:
            others[loss.where] = ", ".join(left)
        nodes[loss.where] = node
    head = nodes.pop(within.head.id)
    kept = {key: found for key, node in nodes.items() if (found := redirect(node, lambda to: _kept(to.id, nodes)))}
    return Map.of(kept.values(), replace_main(head, kept)), others


def replace_main(head: Node, kept: Mapping[str, Node]) -> Node:
    main = tuple(name for name in getattr(head, "main", ()) if name in kept)
    return head.model_copy(update={"main": main})


def _kept(name: str, nodes: Mapping[str, Node]) -> str | None:
    return name if name in nodes else None


def _without_field(node: Node, name: str) -> Node | None:
    for attribute, field in type(node).model_fields.items():
        if attribute not in _UNWRITTEN and (field.alias or attribute) == name:
            return node.model_copy(update={attribute: field.get_default(call_default_factory=True)})
    for attribute in _UNWRITTEN:
        pairs = getattr(node, attribute, ())
        if any(key == name for key, _ in pairs):
            return node.model_copy(update={attribute: tuple(pair for pair in pairs if pair[0] != name)})
    return None


def tidied(within: Map) -> Map:
    """Return a map in which all words stand on one line, without spaces around them, and nothing is empty."""
    return Map.of([_tidied(node) for node in within], _tidied(within.head))


def _tidied(node: Node) -> Node:
    update: dict[str, object] = {}
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        if type(value) is str and name != "id":
            line = " ".join("".join(each if each.isprintable() else " " for each in value).split())
            update[name] = line or ("So it is." if field.is_required() or field.default == "" else None)
    return node.model_copy(update=update)
