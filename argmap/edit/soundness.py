"""Whether a map after an edit is as sound as it was before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from argmap.edit.finding import present_id
from argmap.errors import EditError
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import Head, Node, Quote, Source, Step
from argmap.model.problem import Problem, Severity
from argmap.model.references import redirect, references


def sounder(before: Map, after: Map, changed: Collection[str]) -> Map:
    """Return `after`, in which the references of the nodes called `changed` are new.

    Raises EditError with the first error of theirs that `before` had not. Looks only at these nodes and at what they
    lead to, as long as nothing is wrong with them.
    """
    if not _errors(check(_part(after, changed)), changed):
        return after
    known = {(problem.code, problem.id, problem.field, problem.message) for problem in check(before)}
    for problem in _errors(check(after), changed):
        if (problem.code, problem.id, problem.field, problem.message) not in known:
            raise refusal(problem.id, problem.message, problem.help)
    return after


def refusal(node_id: str, fact: str, remedy: str) -> EditError:
    """Make the refusal of an edit out of what is wrong with a node, in a clause, and what to do about it."""
    return EditError(f"{node_id}: {_sentence(fact, start=False)}", _sentence(remedy))


def by_present_ids(the_map: Map, node: Node) -> Node:
    """Return `node` with every reference by an earlier or a short id made by the present one."""
    found = redirect(node, lambda reference: present_id(the_map, reference.id) or reference.id)
    return node if found is None else found


def _part(after: Map, changed: Collection[str]) -> Map:
    """Return the part of a map that decides whether these nodes are sound: they, and what they lead to in turn."""
    head = after.head if after.head.id in changed else Head(uses=after.head.uses)
    part: dict[str, Node] = {}
    waiting = [*changed, *head.main]
    while waiting:
        node = after.nodes.get(waiting.pop())
        if node is not None and node.id not in part:
            part[node.id] = node
            waiting += _above(node)
            if node.id in changed:
                waiting += [reference.id for reference in references(node)]
                waiting += node.was
    return replace(after, head=head, nodes=part)


def _above(node: Node) -> Iterator[str]:
    """Give what else decides whether a reference to `node` is sound: what could lead back to it, and its questions."""
    above: tuple[str | None, ...] = ()
    match node:
        case Step():
            above = (node.scheme,)
        case Source():
            above = (node.part_of, node.derived_from)
        case Quote():
            above = (node.translation_of,)
        case _:
            pass
    return (name for name in above if name is not None)


def _errors(problems: Iterable[Problem], changed: Collection[str]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR and problem.id in changed]


def _sentence(clause: str, *, start: bool = True) -> str:
    if not clause:
        return ""
    whole = clause[0].upper() + clause[1:] if start else clause
    return whole if whole.endswith((".", "?", "!")) else f"{whole}."
