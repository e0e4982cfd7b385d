"""Edits that bring new nodes into a map."""

from __future__ import annotations

from argmap.edit.naming import id_refusal
from argmap.edit.remaking import put
from argmap.edit.soundness import by_present_ids, refusal, sounder
from argmap.errors import EditError
from argmap.model.ids import id_fault
from argmap.model.map import Map
from argmap.model.nodes import Head, Node
from argmap.notation.parsing import block_text
from argmap.notation.printing import print_node


def add(the_map: Map, *nodes: Node) -> Map:
    """Return the map with new nodes at its end; in the file they are placed beside what they belong to.

    They may refer to each other. Raises EditError when an id cannot be used, when a node could not be written in a map
    file, or when it refers to nothing or to a node of the wrong kind.
    """
    taken = set(the_map.taken_ids)
    read: list[Node] = []
    for node in nodes:
        if isinstance(node, Head) or id_fault(node.id) is not None or node.id.casefold() in taken:
            fault = id_refusal(put(the_map, read), node.id)
            raise EditError(f'"{node.id}" cannot be the id of a new block: {fault}.', "Choose another id.")
        taken.add(node.id.casefold())
        read.append(as_read(node))
    after = put(the_map, read)
    after = put(after, [by_present_ids(after, node) for node in read])
    taken.update(old.casefold() for node in read for old in node.was)
    return sounder(the_map, after, [node.id for node in nodes]).knowing(taken_ids=frozenset(taken))


def as_read(node: Node) -> Node:
    """Return a node as it will be read from its file. Raises EditError when it will not be read without an error."""
    read = block_text(print_node(node), False)
    fault = next((fault for fault in read.faults if fault.code.startswith("E")), None)
    if fault is not None:
        raise refusal(node.id, fault.message, fault.help)
    if read.node is None:
        raise RuntimeError(f"the block of {node.id} is not read as a node, and not refused either")
    return read.node
