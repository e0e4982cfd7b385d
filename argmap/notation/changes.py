"""What turns one map into another, as the texts of the blocks that changed and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from argmap.model.change import change_between
from argmap.model.map import Map
from argmap.model.nodes import Head, Node
from argmap.notation.arranging import anchored
from argmap.notation.parsing import block_text
from argmap.notation.printing import print_node
from argmap.notation.reading import HEAD_ID


class Change(NamedTuple):
    """One block: its text before and after, None where it is not there, and where it stands.

    `place` is the id of the block that it comes after, "" for the first place, None where it stays in its place.
    """

    id: str
    before: str | None
    after: str | None
    place: str | None = None


class MisfitError(Exception):
    """Changes do not fit the map they are to be made to: they were recorded of another one."""


def changes(old: Map, new: Map) -> tuple[Change, ...]:
    """Return what turns `old` into `new`, in the order of `new`, what is gone first. Linear in the maps."""
    head = () if new.head is old.head or new.head == old.head else (_changed(old.head, new.head),)
    change = change_between(old, new)
    gone = tuple(Change(node.id, print_node(node), None) for node in change.removed)
    if change.moved:
        return (*head, *gone, *_in_place(old, new))
    changed = [_changed(before, after) for before, after in change.changed if before != after]
    if not change.added:
        return (*head, *gone, *changed)
    order = list(new.nodes)
    places = {name: at for at, name in enumerate(order)}
    added = [
        Change(node.id, None, print_node(node), order[places[node.id] - 1] if places[node.id] else "")
        for node in change.added
    ]
    return (*head, *gone, *sorted([*changed, *added], key=lambda one: places[one.id]))


def _in_place(old: Map, new: Map) -> list[Change]:
    """Return what is added, moved or changed, each with its place unless it stands where it stood."""
    fixed = anchored(list(new.nodes), [name for name in old.nodes if name in new.nodes])
    before, order = dict(old.nodes), list(new.nodes)
    told = [
        at for at, (name, node) in enumerate(new.nodes.items()) if before.get(name) is not node or name not in fixed
    ]
    found: list[Change] = []
    for at in told:
        node, was = new.nodes[order[at]], before.get(order[at])
        if node.id not in fixed:
            text = None if was is None else print_node(was)
            found.append(Change(node.id, text, print_node(node), order[at - 1] if at else ""))
        elif was is not None and was != node:
            found.append(_changed(was, node))
    return found


def redone(old: Map, made: Sequence[Change]) -> Map:
    """Return the map that `changes` made `made` of. Raises MisfitError where a block is not as it was then."""
    head = old.head
    nodes = dict(old.nodes)
    follows: dict[str, str] = {}
    placed: dict[str, Node] = {}
    for change in made:
        if change.id == HEAD_ID:
            head = _head(change, head)
            continue
        was = nodes.get(change.id)
        if (None if was is None else print_node(was)) != change.before:
            raise MisfitError(change.id)
        if change.after is None:
            del nodes[change.id]
        elif change.place is None:
            nodes[change.id] = _node(change.after)
        else:
            nodes.pop(change.id, None)
            follows[change.place] = change.id
            placed[change.id] = _node(change.after)
    return replace(old, head=head, nodes=MappingProxyType(_threaded(nodes, follows, placed) if placed else nodes))


def _threaded(nodes: dict[str, Node], follows: dict[str, str], placed: dict[str, Node]) -> dict[str, Node]:
    """Put each placed node after the one it follows."""
    ordered: dict[str, Node] = {}
    for name in ("", *nodes):
        if name:
            ordered[name] = nodes[name]
        last = name
        while last in follows:
            last = follows[last]
            ordered[last] = placed[last]
    if len(ordered) < len(nodes) + len(placed):
        raise MisfitError(next(name for name in placed if name not in ordered))
    return ordered


def _changed(old: Node, new: Node) -> Change:
    return Change(new.id, print_node(old), print_node(new))


def _head(change: Change, old: Head) -> Head:
    found = _node(change.after or "")
    if print_node(old) != change.before or not isinstance(found, Head):
        raise MisfitError(change.id)
    return found


def _node(text: str) -> Node:
    found = block_text(text, True).node
    if found is None:
        raise MisfitError(text.partition(":")[0])
    return found
