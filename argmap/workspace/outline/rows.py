"""The rows of the outline: every node once in full under what it serves, and as a link wherever else it serves."""

from __future__ import annotations

from argmap.model.map import Map
from argmap.model.nodes import Node, Quote, Step
from argmap.workspace.outline.laying import Earlier, Laying
from argmap.workspace.outline.row import HEAD, LOOSE, REVIEWS, SCHEMES, SOURCES, Row, RowKind, Rows

__all__ = [
    "FOLDED_AT_FIRST",
    "HEAD",
    "LOOSE",
    "REVIEWS",
    "SCHEMES",
    "SOURCES",
    "Row",
    "RowKind",
    "Rows",
    "rows_after",
    "rows_of",
    "same_rows",
]

FOLDED_AT_FIRST = frozenset({SOURCES, REVIEWS, SCHEMES})


def rows_of(within: Map) -> Rows:
    """Return all rows of a map from the top down, as if nothing were folded. Linear, and without recursion.

    First the map itself. Then each main conclusion, with its quotes, its supporting steps in file order, each with its
    premises, and the attacks on it; under a step the attacks on it, under a quote likewise. A main conclusion is in
    full at the top, any other node where it is first met. Then "Loose": what is reachable from no main conclusion.
    Then "Sources", each with links to its quotes, "Reviews" and "Schemes", where the map has any.
    """
    return _laid_out(Laying(within))


def rows_after(before: Map, rows: Rows, later: Map) -> Rows:
    """Return what `rows_of(later)` would, where `rows` are those of the map before an edit.

    What an edit leaves as it is is taken over in whole parts; quick when `later` has its indexes (`carry_over`).
    """
    return _laid_out(Laying(later, Earlier(before, rows, later)))


def _laid_out(laying: Laying) -> Rows:
    within = laying.within
    laying.heading(HEAD, within.head.title or "Untitled map")
    for claim in within.main:
        laying.root(claim, depth=0, parent=-1)
    laying.loose()
    laying.list_of(SOURCES, "Sources", (node for node_id, node in within.sources.items() if node_id in within.nodes))
    laying.list_of(REVIEWS, "Reviews", within.assessments)
    laying.list_of(SCHEMES, "Schemes", within.schemes.values())
    return laying.rows()


def same_rows(old: Map, new: Map) -> bool:
    """Tell whether two maps have the same rows because nothing changed but words: no reference, kind or order."""
    if old.head is not new.head and (old.head.main, old.head.title) != (new.head.main, new.head.title):
        return False
    if old.nodes is new.nodes:
        return True
    if len(old.nodes) != len(new.nodes):
        return False
    return all(
        before is after or (before.id == after.id and _references(before) == _references(after))
        for before, after in zip(old.nodes.values(), new.nodes.values(), strict=True)
    )


def _references(node: Node) -> tuple[object, ...]:
    match node:
        case Step():
            return (type(node), node.target, node.because)
        case Quote():
            return (Quote, node.source, node.attests)
        case _:
            return (type(node),)
