"""What an id stands for in a map, and what is said when it stands for nothing, or for a node of another kind."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from argmap.errors import EditError
from argmap.model.finding import Finding
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Node, Quote, Scheme, Source, Step, Support
from argmap.model.references import references
from argmap.model.suggesting import Suggestions
from argmap.notation.reading import HEAD_ID

NodeT = TypeVar("NodeT", bound=Node)

_CALLED: dict[type[Node], str] = {
    Head: "the head of the map",
    Claim: "a claim",
    Quote: "a quote",
    Source: "a source",
    Support: "a supporting step",
    Attack: "an objection",
    Step: "a step",
    Assessment: "a review",
    Scheme: "a scheme",
}


def node_of(the_map: Map, node_id: str) -> Node:
    """Return the node of an id, present or earlier, or the head. Raises EditError when the map itself has none."""
    if node_id == HEAD_ID:
        return the_map.head
    node = the_map.nodes.get(node_id)
    if node is not None:
        return node
    present = present_id(the_map, node_id)
    if present is None:
        close = Suggestions(the_map.nodes).closest(node_id)
        remedy = f'Did you mean "{close}"?' if close else "Name a block of the map."
        raise EditError(f'No block is called "{node_id}".', remedy)
    if present not in the_map.nodes:
        library = present.partition("/")[0]
        raise EditError(f'"{present}" belongs to the map "{library}".', "Change it there.")
    return the_map.nodes[present]


def one_of(the_map: Map, node_id: str, kind: type[NodeT]) -> NodeT:
    """Return the node of an id as one of a kind. Raises EditError when there is none, or it is of another kind."""
    node = node_of(the_map, node_id)
    if not isinstance(node, kind):
        raise EditError(f'"{node_id}" is {called(type(node))}, not {called(kind)}.', f"Choose {called(kind)}.")
    return node


def present_id(the_map: Map, node_id: str) -> str | None:
    """Return the id by which a map refers now to what `node_id` stands for, or None when it stands for nothing.

    It may be an earlier id, or that of a source in a map of `uses`, without its prefix.
    """
    if node_id in the_map.nodes:
        return node_id
    return Finding(the_map, frozenset()).present(node_id)


def called(kind: type[Node]) -> str:
    """Name a kind of node, with its article."""
    return _CALLED[kind]


def users_of(the_map: Map, ids: Collection[str]) -> tuple[Node, ...]:
    """Return the nodes that refer to any of some nodes, and the head if it does, without looking closely at all."""
    shape = the_map.shape
    listed = (shape.supports, shape.attacks, shape.premise_of, shape.attested_by, shape.reviewed_by, shape.quoted_from)
    found = {user for index in listed for node_id in ids for user in index.get(node_id, ())}
    found.update(one.id for one in the_map.quotes.values() if one.via or one.translation_of in ids)
    found.update(one.id for one in the_map.steps.values() if one.questions)
    found.update(one.id for one in the_map.assessments if one.questions)
    found.update(
        one.id for one in the_map.nodes.values() if isinstance(one, Source) and (one.part_of or one.derived_from)
    )
    nodes = (the_map.head, *map(the_map.nodes.__getitem__, found))
    return tuple(node for node in nodes if any(reference.id in ids for reference in references(node)))
