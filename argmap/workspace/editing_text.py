"""The text of one block for the person's own editor, and what comes back from there as an edit of the map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from argmap.edit.adding import add
from argmap.edit.naming import id_refusal
from argmap.edit.renaming import rename
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Head, Node
from argmap.notation.cutting import cut
from argmap.notation.document import BlockText
from argmap.notation.parsing import block_text, lines_of
from argmap.notation.printing import print_node
from argmap.notation.reading import HEAD_ID


@dataclass(frozen=True, slots=True)
class Edited:
    """The map as the edited text has it, what was done, and the node to select."""

    map: Map
    what: str
    selected: str


def block_for_editor(within: Map, node_id: str) -> str:
    """Return the block of a node, or of the head by the id "argmap", as it would be written anew.

    Comments stand in the file and not in the map: they are not shown, and stay.
    """
    return print_node(within.head if node_id == HEAD_ID else within.nodes[node_id])


def edited(within: Map, node_id: str, text: str) -> Edited:
    """Return what an edited block makes of a map: a changed id is a rename, further blocks are added.

    Raises EditError with the line where the text cannot be read, and for ids that are taken.
    """
    blocks = _read(text)
    own = next((node for node in blocks if node.id == node_id), None)
    if own is None:
        own = next((node for node in blocks if node.id not in within.nodes and node.id != HEAD_ID), None)
    if own is None:
        raise EditError(f'The text has no block for "{node_id}".', "Leave its block there; d deletes a node.")
    more = [node for node in blocks if node is not own]
    if isinstance(own, Head) != (node_id == HEAD_ID):
        raise EditError("The head of a map is always called argmap, and nothing else is.", "Leave that id as it is.")
    after = _with(within, node_id, own)
    for node in more:
        fault = "a map has one head" if isinstance(node, Head) else id_refusal(after, node.id)
        if fault:
            raise EditError(f'A block cannot be added as "{node.id}": {fault}.', "Give it another id.")
    after = add(after, *more) if more else after
    return Edited(after, _what(node_id, own.id, len(more)), own.id)


def _what(before: str, after: str, added: int) -> str:
    what = f"edited the text of {before}" if after == before else f"renamed {before} to {after}"
    return what if not added else f"{what}, with {added} {'block' if added == 1 else 'blocks'} more"


def _with(within: Map, node_id: str, node: Node) -> Map:
    """Put an edited node into the map, in its place, after a rename where its id was changed."""
    if isinstance(node, Head):
        return replace(within, head=node)
    if node.id != node_id:
        within = rename(within, node_id, node.id)
        earlier = dict.fromkeys([*node.was, *within.nodes[node.id].was])
        node = node.model_copy(update={"was": tuple(earlier)})
    if within.nodes[node.id] == node:
        return within
    return replace(within, nodes=MappingProxyType({**within.nodes, node.id: node}))


def _read(text: str) -> list[Node]:
    """Read the blocks of a text; the first fault refuses it."""
    first_line = 1
    found: dict[str, Node] = {}
    for chunk in cut(lines_of(text)):
        read = block_text(chunk, False)
        _refuse_faults(read, first_line)
        if read.node is not None:
            if read.id in found:
                raise EditError(f'Line {first_line + read.id_line}: "{read.id}" stands there twice.', "Remove one.")
            found[read.id] = read.node
        first_line += chunk.count("\n")
    return list(found.values())


def _refuse_faults(read: BlockText, first_line: int) -> None:
    for fault in read.faults:
        if fault.code[0] == "E":
            place = f"Line {first_line + fault.line}, column {fault.column}"
            raise EditError(f"{place}: {fault.message}.", fault.help)
