"""Edits of the order in which nodes are read: premises within a step, and nodes of one target in the file."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.edit.finding import node_of
from argmap.edit.remaking import in_order, put
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Node, Quote, Step, Support


def move(the_map: Map, node_id: str, parent_id: str, by: int, *, among: Sequence[str] = ()) -> Map:
    """Return the map with a node moved `by` places down (up where negative) among what stands with it under a parent.

    A premise moves within its step; the main conclusions, whose parent is "", within the head; a step, an objection
    or a quote among those of the same target, as a block of the file. `among` names what it stands with where no
    parent says so: what is listed under a heading. Beyond the first or the last place it moves no further. Raises
    EditError when it stands there already, or does not stand under the parent.
    """
    node = node_of(the_map, node_id)
    if isinstance(node, Head):
        raise EditError("The head stands at the start of its file.", "Move another block.")
    as_main = not parent_id and node.id in the_map.head.main
    siblings = list(the_map.head.main if as_main else among or _siblings(the_map, node, parent_id))
    if node.id not in siblings:
        raise EditError(f'"{node.id}" does not stand under "{parent_id}".', "Move it where it stands.")
    place = siblings.index(node.id)
    aim = min(max(place + by, 0), len(siblings) - 1)
    if aim == place:
        end = "first" if by < 0 else "last"
        raise EditError(f'"{node.id}" is the {end} already.', "It moves only among what stands at the same place.")
    order = [*siblings[:place], *siblings[place + 1 :]]
    order.insert(aim, node.id)
    parent = the_map.nodes.get(parent_id)
    if isinstance(parent, Step) and node.id in parent.because:
        return put(the_map, [parent.model_copy(update={"because": tuple(order)})])
    if as_main:
        return put(the_map, [the_map.head.model_copy(update={"main": tuple(order)})])
    return _placed(the_map, node.id, siblings[aim], after=aim > place)


def place_after(the_map: Map, node_id: str, other_id: str) -> Map:
    """Return the map with a node directly after another in the file. Raises EditError when there is none."""
    node, other = node_of(the_map, node_id), node_of(the_map, other_id)
    if isinstance(node, Head) or isinstance(other, Head) or node.id == other.id:
        raise EditError(f'"{node.id}" cannot stand after "{other.id}".', "Choose two blocks of the map.")
    return _placed(the_map, node.id, other.id, after=True)


def _siblings(the_map: Map, node: Node, parent_id: str) -> list[str]:
    """Return what stands with a node under a parent, in the order in which it is listed; empty when it does not."""
    shape = the_map.shape
    parent = the_map.nodes.get(parent_id)
    if isinstance(parent, Step) and node.id in parent.because:
        return list(parent.because)
    match node:
        case Support():
            return list(shape.supports.get(parent_id, ()))
        case Attack():
            return list(shape.attacks.get(parent_id, ()))
        case Quote() if parent is not None:
            return list(shape.attested_by.get(parent_id, ()))
        case Assessment() if parent is not None:
            return list(shape.reviewed_by.get(parent_id, ()))
        case Claim() if parent is None:
            return list(the_map.main)
        case _ if parent is None:
            return [one.id for one in the_map if type(one) is type(node)]
        case _:
            return []


def _placed(the_map: Map, node_id: str, beside: str, *, after: bool) -> Map:
    """Return the map with one block moved: directly after another, or before it."""
    order = [name for name in the_map.nodes if name != node_id]
    order.insert(order.index(beside) + after, node_id)
    return in_order(the_map, order)
