"""The edit that gives a node another id: every reference follows, and the old id is remembered."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from argmap.edit.finding import node_of, users_of
from argmap.edit.naming import id_refusal
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Head, Node, Scheme
from argmap.model.references import redirect


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
    following: dict[str, Node] = {node.id: named}
    if isinstance(node, Scheme):
        steps = (step for step in the_map.steps.values() if step.scheme == node.id)
        following |= {step.id: step.model_copy(update={"scheme": new}) for step in steps}
    for user in users_of(the_map, {node.id}):
        before = following.get(user.id, user)
        following[user.id] = redirect(before, lambda to: new if to.id == node.id else to.id) or before
    head = following.pop(the_map.head.id, the_map.head)
    kept = {one.id: one for node_id, old_node in the_map.nodes.items() for one in (following.get(node_id, old_node),)}
    return replace(the_map, head=head if isinstance(head, Head) else the_map.head, nodes=MappingProxyType(kept))
