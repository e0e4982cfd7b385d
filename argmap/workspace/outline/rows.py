"""The rows of the outline: every node once in full under what it serves, and as a link wherever else it serves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Node, Quote, Scheme, Source, Step, Support


class RowKind(StrEnum):
    """What stands in a row."""

    CLAIM = "claim"
    STEP = "step"
    OBJECTION = "objection"
    QUOTE = "quote"
    SOURCE = "source"
    ASSESSMENT = "review"
    SCHEME = "scheme"
    LINK = "link"
    HEADING = "heading"


class Row(NamedTuple):
    """One row: its kind, its node ("" for a heading), how deep it stands, and where its parent and its end are.

    `key` tells this row from every other of the same outline and stays the same through edits of other nodes: the id
    for the full occurrence of a node, `id@parent` for a link, `#name` for a heading. `end` is the index after its last
    descendant in the whole outline; `parent` the index of its parent there, -1 at the top. The first row is the map
    itself: a heading whose id is that of the head.
    """

    key: str
    kind: RowKind
    id: str
    depth: int
    parent: int
    end: int
    heading: str = ""


HEAD, LOOSE, SOURCES, REVIEWS, SCHEMES = "argmap", "#loose", "#sources", "#reviews", "#schemes"
"""Keys of the headings."""

FOLDED_AT_FIRST = frozenset({SOURCES, REVIEWS, SCHEMES})

_KINDS: dict[type[Node], RowKind] = {
    Claim: RowKind.CLAIM,
    Quote: RowKind.QUOTE,
    Support: RowKind.STEP,
    Attack: RowKind.OBJECTION,
    Source: RowKind.SOURCE,
    Assessment: RowKind.ASSESSMENT,
    Scheme: RowKind.SCHEME,
}
_ARGUMENT = (Claim, Quote, Support, Attack)


def rows_of(within: Map) -> tuple[Row, ...]:
    """Return all rows of a map from the top down, as if nothing were folded. Linear, and without recursion.

    First the map itself. Then each main conclusion, with its quotes, its supporting steps in file order, each with its
    premises, and the attacks on it; under a step the attacks on it, under a quote likewise. A main conclusion is in
    full at the top, any other node where it is first met. Then "Loose": what is reachable from no main conclusion.
    Then "Sources", each with links to its quotes, "Reviews" and "Schemes", where the map has any.
    """
    laying = _Laying(within)
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


class _Laying:
    """Rows being laid out, as columns; the ends are known last."""

    def __init__(self, within: Map) -> None:
        self.within = within
        self.keys: list[str] = []
        self.kinds: list[RowKind] = []
        self.ids: list[str] = []
        self.depths: list[int] = []
        self.parents: list[int] = []
        self.headings: dict[int, str] = {}
        self.placed = set(within.main)
        """The nodes that stand in full, or will: the main conclusions stand at the top."""

    def heading(self, key: str, words: str) -> int:
        at = len(self.keys)
        self.headings[at] = words
        self._append(key, RowKind.HEADING, HEAD if key == HEAD else "", 0, -1)
        return at

    def root(self, root: str, *, depth: int, parent: int) -> None:
        """Lay out a node in full, and all that bears on it and does not stand elsewhere."""
        nodes, placed, ids, append, below = self.within.nodes, self.placed, self.ids, self._append, self._below
        stack = [(root, depth, parent)]
        placed.discard(root)
        while stack:
            node_id, depth, parent = stack.pop()
            if node_id in placed:
                append(f"{node_id}@{ids[parent]}", RowKind.LINK, node_id, depth, parent)
                continue
            placed.add(node_id)
            at = len(ids)
            node = nodes[node_id]
            append(node_id, _KINDS[type(node)], node_id, depth, parent)
            children = below(node_id, node)
            if children:
                depth += 1
                stack.extend([(child, depth, at) for child in reversed(children)])

    def loose(self) -> None:
        """Lay out what no main conclusion reaches: what serves nothing first, then what is left in closed rings."""
        placed = self.placed
        unplaced = [node for node_id, node in self.within.nodes.items() if node_id not in placed]
        left = [node for node in unplaced if isinstance(node, _ARGUMENT)]
        if not left:
            return
        parent = self.heading(LOOSE, "Loose: not connected to a main conclusion")
        for node in [*filter(self._serves_nothing, left), *left]:
            if node.id not in placed:
                self.root(node.id, depth=1, parent=parent)

    def list_of(self, key: str, words: str, nodes: Iterable[Node]) -> None:
        listed = list(nodes)
        if not listed:
            return
        parent = self.heading(key, words)
        quoted = self.within.shape.quoted_from
        for node in listed:
            at, node_id = len(self.ids), node.id
            self._append(node_id, _KINDS[type(node)], node_id, 1, parent)
            for quote in quoted.get(node_id, ()):
                self._append(f"{quote}@{node_id}", RowKind.LINK, quote, 2, at)

    def rows(self) -> tuple[Row, ...]:
        parents = self.parents
        ends = list(range(1, len(parents) + 1))
        for at in range(len(parents) - 1, 0, -1):
            parent = parents[at]
            if parent >= 0 and ends[parent] < ends[at]:
                ends[parent] = ends[at]
        headings = [""] * len(parents)
        for at, words in self.headings.items():
            headings[at] = words
        columns = zip(self.keys, self.kinds, self.ids, self.depths, parents, ends, headings, strict=True)
        return tuple(map(Row._make, columns))

    def _append(self, key: str, kind: RowKind, node_id: str, depth: int, parent: int) -> None:
        self.keys.append(key)
        self.kinds.append(kind)
        self.ids.append(node_id)
        self.depths.append(depth)
        self.parents.append(parent)

    def _below(self, node_id: str, node: Node) -> Sequence[str]:
        shape = self.within.shape
        attacks = shape.attacks.get(node_id, ())
        if type(node) is Claim:
            supported = shape.attested_by.get(node_id, ()) + shape.supports.get(node_id, ())
            return supported + attacks if attacks else supported
        return self._premises(node.because) + attacks if isinstance(node, Step) else attacks

    def _premises(self, because: tuple[str, ...]) -> tuple[str, ...]:
        """Return the premises that there are: a map with errors may name others."""
        sought, nodes = because if len(because) == 1 else dict.fromkeys(because), self.within.nodes
        return tuple([each for each in sought if isinstance(nodes.get(each), _ARGUMENT)])

    def _serves_nothing(self, node: Node) -> bool:
        within = self.within
        if isinstance(node, Step):
            served = within.nodes.get(node.target)
            return served is None or node.id not in self._below(served.id, served)
        if node.id in within.shape.premise_of:
            return False
        return not (isinstance(node, Quote) and any(claim in within.claims for claim in node.attests))
