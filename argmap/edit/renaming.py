"""The edit that gives a node another id: every reference follows, and the old id is remembered."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from argmap.edit.finding import node_of
from argmap.edit.naming import id_refusal
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Head, Node, Scheme, Step
from argmap.model.references import redirect, references


def rename(the_map: Map, old: str, new: str, *, remember: bool = True) -> Map:
    """Return the map with the node `old` called `new`, in its place, and with every reference to it following.

    The old id stays among its earlier ones, `was`, so that references from elsewhere still find it, unless `remember`
    is False (for a node that nobody else has seen yet). Raises EditError when there is no such node, or the new id
    cannot be used: it is taken, or was another node's.
    """
    node = node_of(the_map, old)
    if isinstance(node, Head):
        raise EditError("The head of a map is always called argmap.", "Change its title instead.")
    if new == node.id:
        return the_map
    fault = id_refusal(the_map, new, own=node.id)
    if fault:
        raise EditError(f'"{node.id}" cannot be called "{new}": {fault}.', "Choose another id.")
    earlier = tuple(name for name in node.was if name != new)
    named = node.model_copy(update={"id": new, "was": (*earlier, node.id) if remember else earlier})
    nodes = [named if one is node else _following(one, node, new) for one in the_map]
    head = redirect(the_map.head, lambda reference: new if reference.id == node.id else reference.id)
    kept = MappingProxyType({one.id: one for one in nodes})
    return replace(the_map, head=head if isinstance(head, Head) else the_map.head, nodes=kept)


def _following(one: Node, renamed: Node, new: str) -> Node:
    """Return a node with its references to the renamed one changed, the same where it has none."""
    if isinstance(renamed, Scheme) and isinstance(one, Step) and one.scheme == renamed.id:
        return one.model_copy(update={"scheme": new})
    if not any(reference.id == renamed.id for reference in references(one)):
        return one
    return redirect(one, lambda reference: new if reference.id == renamed.id else reference.id) or one
