"""Trees of boxes without lines: how far they reach, and how far they reach at the least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from operator import add, neg

from argmap.diagram.tidy_forest import columns_of
from argmap.diagram.tidy_ports import GAP, LANE, RANK_GAP, SHELF_GAP, fan_of
from argmap.diagram.tidy_tree import Tree, starts_across, starts_along


@dataclass(frozen=True, slots=True)
class Extent:
    """What a card takes across and along the direction of growth, with the room for lines beside it and before it."""

    across: float
    beside: float
    along: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Trees of boxes, ordered for a direction of growth, the first box an empty one over all of them.

    `plain` are the trees without any columns, `shortest` is the length of the shortest column that there can be.
    """

    children: Sequence[Sequence[int]]
    sizes: Sequence[Extent]
    spans: Sequence[float]
    shortest: float
    plain: Boxes

    @classmethod
    def of(cls, children: Sequence[Sequence[int]], sizes: Sequence[Extent], aims: Sequence[float]) -> Plot:
        """Make ready to lay trees out; `aims` says where on every box the lines from its children arrive."""
        order = [0]
        for box in order:
            order.extend(children[box])
        # In a column a leaf stands under the one before it, so that this has to have the lower number.
        if order != list(range(len(order))):
            number = {box: place for place, box in enumerate(order)}
            children = [[number[child] for child in children[box]] for box in order]
            sizes, aims = [sizes[box] for box in order], [aims[box] for box in order]
        along = [size.along for size in sizes]
        spans = [extent + RANK_GAP for extent in along]
        shortest = inf
        for under in children[1:]:
            if under:
                before = RANK_GAP + fan_of(len(under))
                for box in under:
                    along[box] += before
            if len(under) > 1:
                leaves = [inf if children[box] else spans[box] for box in under]
                shortest = min(shortest, *map(add, leaves, leaves[1:]))
        across = [size.across + size.beside + GAP for size in sizes]
        across[0] = 0.0
        tree = Tree(children, across, along, aims, [size.across / 2 for size in sizes])
        return cls(children, sizes, spans, shortest, Boxes.of(tree))

    def boxes(self, length: float) -> Boxes:
        """Return the trees with leaves in columns of at most `length` points."""
        if length < self.shortest:
            return self.plain
        plain = self.plain.tree
        # The trees themselves stand side by side.
        columns = columns_of([(), *self.children[1:]], self.spans, length)
        across = list(plain.across)
        for box, under in enumerate(columns):
            if under and not self.children[box]:
                for member in (box, *under):
                    size = self.sizes[member]
                    across[member] = size.across + max(size.beside, LANE) + GAP
        return Boxes.of(Tree([self.children[0], *columns[1:]], across, plain.along, plain.aims, plain.feet))


@dataclass(slots=True)
class Boxes:
    """Trees of boxes that stand side by side, the first box an empty one over all of them; remembers what it measured.

    `depth` is how far they reach along the direction of growth on one shelf.
    """

    tree: Tree
    starts: Sequence[float]
    depth: float
    whole: float = 0.0
    apart: Sequence[tuple[float, float]] = ()

    @classmethod
    def of(cls, tree: Tree) -> Boxes:
        """Measure what is quick to measure."""
        starts = starts_along(tree)
        return cls(tree, starts, max(map(add, starts, tree.along)))

    @property
    def most(self) -> float:
        """How far the trees reach across at the most: no box stands farther out than by its own size."""
        return sum(self.tree.across)

    @property
    def least(self) -> float:
        """How far the trees reach across at the least: boxes that stand beside each other do not overlap."""
        if len(self.tree.children[0]) > 1:
            return 0.0
        across = self.tree.across
        ends = zip(map(add, self.starts, self.tree.along), map(neg, across), strict=True)
        events = sorted([*zip(self.starts, across, strict=True), *ends])
        return max(accumulate(extent for _, extent in events)) - GAP

    def reach(self, limit: float) -> tuple[float, float]:
        """Return how far the trees reach, on shelves of at most `limit` points."""
        roots = self.tree.children[0]
        self.whole = self.whole or _across(self.tree, self.starts)
        if self.whole <= limit or len(roots) == 1:
            return self.whole, self.depth
        self.apart = self.apart or [_alone(self.tree, root) for root in roots]
        widest, deep, used, shelf = 0.0, 0.0, 0.0, 0.0
        for across, along in self.apart:
            if used and used + across > limit:
                deep += shelf + SHELF_GAP
                used, shelf = 0.0, 0.0
            widest = max(widest, used + across)
            used += across + GAP
            shelf = max(shelf, along)
        return widest, deep + shelf


def _across(tree: Tree, starts: Sequence[float]) -> float:
    lefts = starts_across(tree, starts)
    first = 0 if tree.across[0] else 1
    right: float = max(map(add, lefts[first:], tree.across[first:]))
    return right - min(lefts[first:]) - GAP


def _alone(tree: Tree, root: int) -> tuple[float, float]:
    """Return how far one of several trees reaches by itself."""
    boxes = sorted(_under(tree.children, root))
    number = {box: place for place, box in enumerate(boxes)}
    alone = Tree(
        [[number[child] for child in tree.children[box]] for box in boxes],
        *([part[box] for box in boxes] for part in (tree.across, tree.along, tree.aims, tree.feet)),
    )
    starts = starts_along(alone)
    return _across(alone, starts), max(map(add, starts, alone.along))


def _under(children: Sequence[Sequence[int]], root: int) -> Iterator[int]:
    waiting = [root]
    while waiting:
        box = waiting.pop()
        yield box
        waiting.extend(children[box])
