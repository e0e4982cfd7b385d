"""The edit that pastes nodes from the text of their blocks, and that text."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.edit.finding import node_of
from argmap.model.map import Map
from argmap.model.nodes import Head
from argmap.notation.printing import print_node


def copied(the_map: Map, ids: Iterable[str]) -> str:
    """Return the blocks of some nodes as they would stand in a map file, in the order of the map."""
    asked = {node_of(the_map, node_id).id for node_id in ids}
    return "\n".join(print_node(node) for node in the_map if node.id in asked and not isinstance(node, Head))


def paste(the_map: Map, text: str, *, under: str = "") -> tuple[Map, tuple[str, ...]]:
    """Return the map with the nodes of some blocks, and their ids in it; those under nothing are linked with `under`.

    An id that is taken becomes another one, and references among the pasted nodes follow. Pasted under a step a claim
    or quote becomes a premise; under a claim, a claim becomes the premise of a new supporting step, a quote attests
    it, a step is about it. Raises EditError when the text is not of blocks, when no such link is possible, and when a
    node refers to one that is neither pasted nor in the map.
    """
    raise NotImplementedError
