"""Where the boxes of a tree stand: parents over their children, neighbours as close as their outlines let them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

_NONE = -1


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree of boxes, numbered so that every parent comes before its children; box 0 is the root.

    `across` and `along` are the sizes of the boxes at right angles to and in the direction of growth, in points, gaps
    included; `aims` and `feet` say where on a box, from its near side, its children gather and where it gathers itself.
    """

    children: Sequence[Sequence[int]]
    across: Sequence[float]
    along: Sequence[float]
    aims: Sequence[float]
    feet: Sequence[float]


def starts_along(tree: Tree) -> list[float]:
    """Return where every box starts in the direction of growth: where its parent ends."""
    starts = [0.0] * len(tree.children)
    for box, children in enumerate(tree.children):
        end = starts[box] + tree.along[box]
        for child in children:
            starts[child] = end
    return starts


def starts_across(tree: Tree, along: Sequence[float]) -> list[float]:
    """Return where every box starts at right angles to the direction of growth, in time linear in their number.

    The algorithm of van der Ploeg (2014, "Drawing non-layered tidy trees in linear time", Software: Practice and
    Experience 44), after Reingold and Tilford (1981) and Buchheim, Jünger and Leipert (2002), without recursion.
    """
    walk = _Walk(tree, along)
    for box in range(len(tree.children) - 1, -1, -1):
        if tree.children[box]:
            walk.gather(box)
    return walk.spread()


@dataclass(slots=True)
class _Lowest:
    """How far along the siblings so far reach, the nearest first: who is in the way of a box further down."""

    bottom: float
    index: int
    following: _Lowest | None


@dataclass
class _Walk:
    """The state of the walk: places relative to the parent, outlines as threads from leaf to leaf."""

    tree: Tree
    along: Sequence[float]
    place: list[float] = field(init=False)
    moved: list[float] = field(init=False)
    shift: list[float] = field(init=False)
    change: list[float] = field(init=False)
    thread: tuple[list[int], list[int]] = field(init=False)
    extreme: tuple[list[int], list[int]] = field(init=False)
    moved_extreme: tuple[list[float], list[float]] = field(init=False)
    bottom: list[float] = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.tree.children)
        self.place, self.moved, self.shift, self.change = ([0.0] * count for _ in range(4))
        self.thread = [_NONE] * count, [_NONE] * count
        self.extreme = list(range(count)), list(range(count))
        self.moved_extreme = [0.0] * count, [0.0] * count
        self.bottom = [start + extent for start, extent in zip(self.along, self.tree.along, strict=True)]

    def gather(self, box: int) -> None:
        """Put the children of a box that has some, whose own subtrees stand, side by side, and the box over them."""
        children = self.tree.children[box]
        if len(children) > 1:
            self._spread_out(children)
        first, last = children[0], children[-1]
        low = self.place[first] + self.moved[first] + self.tree.feet[first]
        high = self.place[last] + self.moved[last] + self.tree.feet[last]
        self.place[box] = (low + high) / 2 - self.tree.aims[box]
        self.extreme[0][box], self.moved_extreme[0][box] = self.extreme[0][first], self.moved_extreme[0][first]
        self.extreme[1][box], self.moved_extreme[1][box] = self.extreme[1][last], self.moved_extreme[1][last]

    def _spread_out(self, children: Sequence[int]) -> None:
        lowest = _Lowest(self.bottom[self.extreme[0][children[0]]], 0, None)
        for index in range(1, len(children)):
            least = self.bottom[self.extreme[1][children[index]]]
            self._part(children, index, lowest)
            lowest = _pushed(least, index, lowest)

    def _part(self, children: Sequence[int], index: int, lowest: _Lowest) -> None:
        """Move a child away from the siblings before it as far as their outlines ask."""
        place, moved, bottom, across = self.place, self.moved, self.bottom, self.tree.across
        before, child = children[index - 1], children[index]
        far, near = moved[before], moved[child]
        while _NONE not in (before, child):
            if bottom[before] > lowest.bottom and lowest.following is not None:
                lowest = lowest.following
            distance = far + place[before] + across[before] - near - place[child]
            if distance > 0:
                near += distance
                self._move(children, index, lowest.index, distance)
            above, below = bottom[before], bottom[child]
            if above <= below:
                before = self._next(1, before)
                far += moved[before] if before != _NONE else 0.0
            if above >= below:
                child = self._next(0, child)
                near += moved[child] if child != _NONE else 0.0
        if before == _NONE and child != _NONE:
            self._tie(0, children[0], children[index], child, near)
        elif child == _NONE and before != _NONE:
            self._tie(1, children[index], children[index - 1], before, far)

    def _next(self, side: int, box: int) -> int:
        children = self.tree.children[box]
        return children[-side] if children else self.thread[side][box]

    def _tie(self, side: int, short: int, long: int, box: int, moved: float) -> None:
        """Let the outline of a shorter subtree go on where that of a longer one does."""
        leaf = self.extreme[side][short]
        self.thread[side][leaf] = box
        difference = moved - self.moved[box] - self.moved_extreme[side][short]
        self.moved[leaf] += difference
        self.place[leaf] -= difference
        self.extreme[side][short] = self.extreme[side][long]
        self.moved_extreme[side][short] = self.moved_extreme[side][long]

    def _move(self, children: Sequence[int], index: int, hit: int, distance: float) -> None:
        """Move a subtree, and share the room out among the siblings between it and the one that was in the way."""
        child = children[index]
        self.moved[child] += distance
        self.moved_extreme[0][child] += distance
        self.moved_extreme[1][child] += distance
        if hit != index - 1:
            gaps = index - hit
            self.shift[children[hit + 1]] += distance / gaps
            self.shift[child] -= distance / gaps
            self.change[child] -= distance - distance / gaps

    def spread(self) -> list[float]:
        """Return the places of all boxes from the left."""
        starts = [0.0] * len(self.place)
        sums = list(self.moved)
        for box, children in enumerate(self.tree.children):
            starts[box] = self.place[box] + sums[box]
            step, extra = 0.0, 0.0
            for child in children:
                step += self.shift[child]
                extra += step + self.change[child]
                sums[child] += sums[box] + extra
        return starts


def _pushed(bottom: float, index: int, lowest: _Lowest | None) -> _Lowest:
    while lowest is not None and bottom >= lowest.bottom:
        lowest = lowest.following
    return _Lowest(bottom, index, lowest)
