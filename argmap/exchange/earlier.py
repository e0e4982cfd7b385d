"""The earlier ids that nodes of a draft may keep: none that is in use, and none that two nodes had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.exchange.entry import Entry
from argmap.model.nodes import Node


def earlier_ids(entries: Iterable[Entry]) -> Iterator[str]:
    """Give the earlier ids that the entries tell of, which no new id may be."""
    for entry in entries:
        told = entry.values.get("was", ())
        if isinstance(told, tuple):
            yield from map(str, told)


class Earlier:
    """Which node has which earlier id, while nodes are gone through in the order of the map."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._owners = {node.id: "" for node in nodes}

    def refused(self, node: Node) -> list[str]:
        """Return the earlier ids of a node that are in use, or that a node before it had."""
        return [old for old in node.was if self._owners.setdefault(old, node.id) != node.id]
