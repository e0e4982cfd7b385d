"""The edit that deletes nodes, with what cannot stand without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.edit.finding import node_of, users_of
from argmap.edit.remaking import put, taken_out
from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Head, Node, Scheme, Source, Step
from argmap.model.references import Reference, redirect

_NAMED = 5


def delete(the_map: Map, ids: Iterable[str]) -> Map:
    """Return the map without some nodes, and without what cannot stand alone.

    With a claim go the steps to it and the objections to it; a step that has it among its premises keeps the others,
    and goes when there are none. With a step and a quote go the objections to them; with all of these, their reviews.
    Premises of a step that goes stay. Raises EditError when there is no such node, when a source is still quoted or a
    scheme still used, and for the head.
    """
    gone = _gone(the_map, ids)
    _refuse_used(the_map, gone)
    users = users_of(the_map, gone)
    return put(taken_out(the_map, gone), [_without(node, gone) for node in users if node.id not in gone])


def removed_with(the_map: Map, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of what else goes when these nodes are deleted, in file order."""
    asked = {node_of(the_map, node_id).id for node_id in ids}
    gone = _gone(the_map, asked)
    return tuple(node_id for node_id in the_map.nodes if node_id in gone and node_id not in asked)


def _gone(the_map: Map, ids: Iterable[str]) -> frozenset[str]:
    """Return the ids of all that goes with these nodes: each time a node goes, what is aimed at it goes."""
    nodes = [node_of(the_map, node_id) for node_id in ids]
    if any(isinstance(node, Head) for node in nodes):
        raise EditError("The head of a map cannot be deleted.", "Empty its fields instead.")
    shape = the_map.shape
    gone: set[str] = set()
    waiting = [node.id for node in nodes]
    left: dict[str, int] = {}
    while waiting:
        node_id = waiting.pop()
        if node_id in gone:
            continue
        gone.add(node_id)
        for aimed in (shape.supports, shape.attacks, shape.reviewed_by):
            waiting += aimed.get(node_id, ())
        for step_id in shape.premise_of.get(node_id, ()):
            step = the_map.steps[step_id]
            left[step_id] = left.get(step_id, len(set(step.because))) - 1
            if not left[step_id]:
                waiting.append(step_id)
    return frozenset(gone)


def _without(node: Node, gone: frozenset[str]) -> Node:
    """Return a node that stays without its references to nodes that go."""
    if isinstance(node, Step):
        node = node.model_copy(update={"because": tuple(one for one in node.because if one not in gone)})

    def standing(reference: Reference) -> str | None:
        return None if reference.id in gone else reference.id

    return redirect(node, standing) or node


def _refuse_used(the_map: Map, gone: frozenset[str]) -> None:
    sources = {node_id for node_id in gone if isinstance(the_map[node_id], Source)}
    if sources:
        for source, users in _users(the_map, sources, gone):
            what = "quote it or were read through it" if len(users) > 1 else "quotes it or was read through it"
            raise EditError(f'"{source}" cannot be deleted: {_named(users)} {what}.', "Delete these quotes first.")
    for node_id in gone:
        if isinstance(the_map[node_id], Scheme):
            steps = [step.id for step in the_map.steps.values() if step.scheme == node_id and step.id not in gone]
            if steps:
                what = "use it" if len(steps) > 1 else "uses it"
                raise EditError(
                    f'"{node_id}" cannot be deleted: {_named(steps)} {what}.', "Give these steps another scheme first."
                )


def _users(the_map: Map, sources: set[str], gone: frozenset[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Give each of the sources that quotes which stay still need, with the ids of these."""
    found: dict[str, list[str]] = {}
    for quote in the_map.quotes.values():
        if quote.id not in gone:
            for source in dict.fromkeys((quote.source, *(link.source for link in quote.via))):
                if source in sources:
                    found.setdefault(source, []).append(quote.id)
    yield from found.items()


def _named(ids: Sequence[str]) -> str:
    """Name some ids in a sentence, and say how many more there are."""
    shown = [f'"{node_id}"' for node_id in ids[:_NAMED]]
    shown += [f"{len(ids) - _NAMED} more"] if len(ids) > _NAMED else []
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
