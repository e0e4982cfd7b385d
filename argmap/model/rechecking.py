"""What is wrong with a map after an edit, found from what was wrong before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.model.change import Change, change_between
from argmap.model.checking import check, circles, earlier_in_use, unconnected
from argmap.model.finding import Finding
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Head, Node, Scheme, Step, Support
from argmap.model.problem import Problem
from argmap.model.references import references

_LOCAL = frozenset({"W302", "W303", "W304"})
"""Problems that say nothing about how any reference is to be read."""
_SMALL = 100
"""Changed nodes beyond which a map is checked anew."""


def check_after(earlier: Map, problems: Sequence[Problem], later: Map) -> list[Problem]:
    """Return what `check(later)` would, where `problems` is what `check(earlier)` returned.

    Made for the edits of a map without errors: one of words alone costs next to nothing, one of a few references a
    small part of a whole check; anything else is checked anew. Quick when `later` has its indexes (`carry_over`).
    """
    change = change_between(earlier, later)
    if _ties_nothing_anew(earlier, later, change):
        return list(problems)
    if not _is_local(earlier, problems, later, change):
        return check(later)
    finding = Finding(later, frozenset())
    found = _problems_of_nodes(finding, problems, change)
    if any(problem.code not in _LOCAL for problem in found) or finding.missed:
        return check(later)
    if any(earlier_in_use(later)) or any(circles(later, finding.present)) or _closes_a_circle(later, change):
        return check(later)
    return found + list(unconnected(later, finding.present))


def _ties(node: Node) -> tuple[object, ...]:
    """Return all that a check looks at in a node."""
    own: tuple[object, ...] = ()
    match node:
        case Step():
            own = (node.scheme, node.questions)
        case Assessment():
            own = (node.questions,)
        case Scheme():
            own = (len(node.questions),)
        case Head():
            own = (node.uses,)
        case _:
            pass
    return (type(node), node.was, tuple(references(node)), own)


def _ties_nothing_anew(earlier: Map, later: Map, change: Change) -> bool:
    pairs = [*change.changed, (earlier.head, later.head)]
    return (
        change.keeps_ids
        and earlier.foreign == later.foreign
        and all(before is after or _ties(before) == _ties(after) for before, after in pairs)
    )


def _is_local(earlier: Map, problems: Sequence[Problem], later: Map, change: Change) -> bool:
    """Tell whether the edit can only matter to the nodes that it changed and those that refer to them."""
    touched = [*change.gone, *change.come]
    return (
        len(touched) <= _SMALL
        and not later.foreign
        and not earlier.foreign
        and earlier.head.uses == later.head.uses
        and all(problem.code in _LOCAL for problem in problems)
        and not any(isinstance(node, Scheme) for node in touched)
    )


def _problems_of_nodes(finding: Finding, problems: Sequence[Problem], change: Change) -> list[Problem]:
    """Return the problems of single nodes, those of the nodes that cannot have new ones as they were."""
    later = finding.within
    suspects: dict[str, Node] = {node.id: node for node in (*change.come, *_dependent(later, change))}
    gone = {node.id for node in change.removed}
    told: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code == "W302" and problem.id not in suspects and problem.id not in gone:
            told.setdefault(problem.id, []).append(problem)
    for node_id, node in suspects.items():
        told[node_id] = list(finding.problems_of(node))
    order = [node_id for node_id in later.nodes if node_id in told] if len(told) > 1 else list(told)
    in_order = [*(node_id for node_id in told if node_id not in later.nodes), *order] if len(told) > 1 else order
    return [*finding.problems_of(later.head), *(problem for node_id in in_order for problem in told[node_id])]


def _dependent(later: Map, change: Change) -> Iterator[Node]:
    """Give the nodes that refer to what is gone, or is of another kind, and the reviews of steps that changed."""
    shape, nodes = later.shape, later.nodes
    for before, after in change.changed:
        if isinstance(before, Step) and isinstance(after, Step) and before.scheme != after.scheme:
            yield from (nodes[review] for review in shape.reviewed_by.get(after.id, ()))
    gone = {node.id for node in change.removed}
    gone.update(before.id for before, after in change.changed if type(before) is not type(after))
    if not gone:
        return
    for index in (
        shape.supports,
        shape.attacks,
        shape.attested_by,
        shape.premise_of,
        shape.reviewed_by,
        shape.quoted_from,
    ):
        yield from (nodes[user] for one in gone for user in index.get(one, ()))
    yield from (quote for quote in later.quotes.values() if quote.via or quote.translation_of is not None)
    yield from (source for source in later.sources.values() if source.part_of or source.derived_from is not None)
    yield from (word for words in (later.steps.values(), later.assessments) for word in words if word.questions)


def _closes_a_circle(later: Map, change: Change) -> bool:
    """Tell whether a supporting step among the changed ones has a premise that its own conclusion supports."""
    return any(
        isinstance(node, Support) and not _supported_from(later, node.target).isdisjoint(node.because)
        for node in change.come
    )


def _supported_from(later: Map, claim: str) -> set[str]:
    """Return the claims that a claim supports at any remove."""
    found: set[str] = set()
    stack = [claim]
    while stack:
        for step in later.shape.premise_of.get(stack.pop(), ()):
            conclusion = later.nodes[step]
            if isinstance(conclusion, Support) and conclusion.target not in found:
                found.add(conclusion.target)
                stack.append(conclusion.target)
    return found
