"""Edits by which nodes are copied, as the text of their blocks, and pasted from it."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.edit.adding import add
from argmap.edit.finding import node_of
from argmap.edit.naming import proposed_id
from argmap.edit.pasting import pasting
from argmap.edit.steps import add_premise, support
from argmap.model.map import Map
from argmap.model.nodes import Claim, Head, Node, Quote, Step
from argmap.notation.printing import print_node


def copied(the_map: Map, ids: Iterable[str]) -> str:
    """Return the blocks of some nodes as they would stand in a map file, in the order of the map."""
    asked = {node_of(the_map, node_id).id for node_id in ids}
    return "\n".join(print_node(node) for node in the_map if node.id in asked)


def paste(the_map: Map, text: str, *, under: str = "") -> tuple[Map, tuple[str, ...]]:
    """Return the map with the nodes of some blocks, and their ids in it; each that is under none is put under `under`.

    An id that is taken becomes another one, and references among the pasted nodes follow. Under a step a claim or
    quote becomes a premise; under a claim, a claim becomes the premise of a new supporting step, a quote attests it,
    and a step is about it; a review is about whatever it is pasted under. Under "", or a node of another kind, nothing
    is linked. Raises EditError when the text is not of blocks, when one cannot stand there, and when one needs a node
    that is neither pasted nor in the map; other references that lead nowhere are left out: `lost_by_pasting`.
    """
    place = _place(the_map, under)
    found = pasting(the_map, text, place)
    after = add(the_map, *found.nodes())
    for root in found.roots:
        name = found.names[root.id]
        if isinstance(place, Step) and isinstance(root, Claim | Quote):
            after = add_premise(after, place.id, name)
        elif isinstance(place, Claim) and isinstance(root, Claim):
            after = support(after, place.id, [name], id=proposed_id(after, root.text, kind="step"))
    return after, tuple(found.names.values())


def lost_by_pasting(the_map: Map, text: str, *, under: str = "") -> tuple[str, ...]:
    """Return what `paste` leaves out of the pasted nodes, in clauses that name them. Raises EditError as it does."""
    found = pasting(the_map, text, _place(the_map, under))
    found.nodes()
    return tuple(found.lost)


def _place(the_map: Map, under: str) -> Node | None:
    place = node_of(the_map, under) if under else None
    return None if isinstance(place, Head) else place
