"""The making of a map out of another, of which everything that an edit leaves alone stays the same value."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from types import MappingProxyType

from argmap.model.map import Map
from argmap.model.nodes import Head, Node


def put(the_map: Map, nodes: Iterable[Node]) -> Map:
    """Return the map with nodes in the place of those with their ids, new ones at its end; a head becomes the head."""
    head, own = the_map.head, dict(the_map.nodes)
    for node in nodes:
        if isinstance(node, Head):
            head = node
        else:
            own[node.id] = node
    return replace(the_map, head=head, nodes=MappingProxyType(own))


def taken_out(the_map: Map, gone: Collection[str]) -> Map:
    """Return the map without the nodes whose ids are in `gone`; what refers to them is not looked at."""
    own = {node_id: node for node_id, node in the_map.nodes.items() if node_id not in gone}
    return replace(the_map, nodes=MappingProxyType(own))


def in_order(the_map: Map, ids: Iterable[str]) -> Map:
    """Return the map with its nodes in the order of `ids`, which are all of its own."""
    return replace(the_map, nodes=MappingProxyType({node_id: the_map.nodes[node_id] for node_id in ids}))
