"""What is wrong with a map as a whole: references, self-support, circles, schemes; and the part that can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from argmap.model.catalogue import scheme_called
from argmap.model.finding import Finding
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Node, Quote, Source, Step
from argmap.model.parents import on_circles
from argmap.model.problem import Problem, Severity
from argmap.model.references import redirect
from argmap.model.supportcircles import support_circles

_CIRCLES: Mapping[str, tuple[str, type[Node]]] = {
    "part-of": ("part_of", Source),
    "derived-from": ("derived_from", Source),
    "translation-of": ("translation_of", Quote),
}


def check(within: Map, *, unread: Container[str] = frozenset()) -> list[Problem]:
    """Return everything that is wrong with a map, without places, in file order of the nodes.

    `unread` are the ids of blocks that exist and could not be bound: references to them are not reported. Circles of
    support are legal and warned of; the review says what they are worth. What is connected to nothing is reported only
    when there is no error, which might be the reason. Takes time linear in the map.
    """
    finding = Finding(within, unread)
    problems = [problem for node in finding.doubtful() for problem in finding.problems_of(node)]
    problems += earlier_in_use(within)
    problems += circles(within, finding.present)
    problems += support_circles(within, finding.present)
    if any(problem.severity is Severity.ERROR for problem in problems) or finding.missed:
        return problems
    return problems + list(unconnected(within, finding.present))


def sound(within: Map) -> Map:
    """Return the part of a map whose references can be trusted, each by the present id of what it refers to.

    Left out are: a step with a premise or a target that does not exist or is of the wrong kind, or that has its own
    target or itself among its premises; a quote whose source or a link of whose chain is no source; a review of
    nothing; and in turn what refers to these. Only the reference is left out in: `attests`, `main`, `translation-of`,
    `part-of` and `derived-from` (also where they run in a circle), an answer to a critical question that names
    nothing or a question that the scheme does not have, a scheme that does not exist.
    """
    finding = Finding(within, frozenset())
    nodes = {node.id: mended for node in within if (mended := _mended(node, finding)) is not None}
    _leave_out(nodes, finding)
    for attribute, node_type in _CIRCLES.values():
        for node_id in on_circles(_parents(nodes.values(), attribute, node_type)):
            nodes[node_id] = nodes[node_id].model_copy(update={attribute: None})
    standing = Finding(replace(within, nodes=nodes), frozenset())
    head = redirect(within.head, standing.trusted)
    untouched = len(nodes) == len(within.nodes) and all(nodes[node.id] is node for node in within)
    if untouched and head is within.head:
        return within
    final = {node.id: kept for node in nodes.values() if (kept := redirect(node, standing.trusted)) is not None}
    return Map(within.head if head is None else head, MappingProxyType(final), within.foreign)  # type: ignore[arg-type]


def earlier_in_use(within: Map) -> Iterator[Problem]:
    """Report the earlier ids that cannot be such: ids in use, and those of another node."""
    owners: dict[str, str] = {}
    for node in within.renamed:
        for item, old in enumerate(node.was):
            owner = old if old in within.nodes else owners.setdefault(old, node.id)
            if owner == node.id and old != node.id:
                continue
            message = f'"{old}" cannot be an earlier id of "{node.id}": ' + (
                "a block is called so" if old in within.nodes else f'it is one of "{owner}" already'
            )
            yield Problem("E305", message, "take it out of `was`", id=node.id, field="was", item=item)


def circles(within: Map, present: Callable[[str], str | None]) -> Iterator[Problem]:
    """Report what is part of itself, derived from itself or a translation of itself, through any number of others."""
    for field, (attribute, node_type) in _CIRCLES.items():
        parents = _parents(within.by_sort.get(node_type, {}).values(), attribute, node_type)
        resolved = {node_id: found for node_id, parent in parents.items() if (found := present(parent)) is not None}
        for node_id in on_circles(resolved):
            message = f'following `{field}` from "{node_id}" leads back to it'
            yield Problem("E304", message, "take one of these out", id=node_id, field=field)


def _parents(nodes: Iterable[Node], attribute: str, node_type: type[Node]) -> dict[str, str]:
    return {
        node.id: parent
        for node in nodes
        if isinstance(node, node_type) and (parent := getattr(node, attribute)) is not None
    }


def unconnected(within: Map, present: Callable[[str], str | None]) -> Iterator[Problem]:
    """Warn of claims that no step leads to or from, and of quotes that nothing uses."""
    shape = within.shape
    used: set[str | None] = {*within.main, *shape.supports, *shape.attacks, *shape.premise_of}
    used.update(answer.words for step in within.steps.values() if step.questions for answer in step.questions)
    used.update(quote.translation_of for quote in within.quotes.values())
    used.update([present(name) for name in used - within.nodes.keys() if name is not None])
    for claim in within.claims:
        if claim not in used:
            remedy = "name it in a step, or among the main conclusions"
            yield Problem("W303", "no step leads to this claim or from it", remedy, Severity.WARNING, claim)
    for quote in within.quotes.values():
        if not quote.attests and quote.id not in used:
            remedy = "say which claim it attests, or make it a premise"
            yield Problem("W304", "nothing uses this quote", remedy, Severity.WARNING, quote.id)


def _mended(node: Node, finding: Finding) -> Node | None:
    """Return `node` with the references that can be trusted, or None when it cannot stand."""
    mended = redirect(node, finding.trusted)
    if isinstance(mended, Step):
        if mended.target in mended.because or mended.id == mended.target:
            return None
        if mended.scheme is not None and scheme_called(mended.scheme, finding.within) is None:
            mended = mended.model_copy(update={"scheme": None, "questions": ()})
    if isinstance(mended, Step | Assessment) and mended.questions:
        count = finding.question_count(mended)
        kept = tuple(answer for answer in mended.questions if count is None or 1 <= answer.number <= count)
        if len(kept) < len(mended.questions):
            mended = mended.model_copy(update={"questions": kept})
    return mended


def _leave_out(nodes: dict[str, Node], finding: Finding) -> None:
    """Take out of `nodes` what refers, for its life, to a node that is no longer among them."""
    gone = [node_id for node_id in finding.within.nodes if node_id not in nodes]
    if not gone:
        return
    users: dict[str, list[str]] = {}
    for node in nodes.values():
        for needed in _needs(node):
            users.setdefault(needed, []).append(node.id)
    while gone:
        gone.extend([user for user in users.get(gone.pop(), ()) if nodes.pop(user, None) is not None])


def _needs(node: Node) -> Iterable[str]:
    match node:
        case Step():
            return (node.target, *node.because)
        case Quote():
            return (node.source, *(link.source for link in node.via))
        case Assessment():
            return (node.target,)
        case _:
            return ()
