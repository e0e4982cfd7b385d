"""The rows of a map with what is looked up in them: where each stands, what is above it, what folds leave to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from argmap.model.map import Map
from argmap.workspace.outline.rows import Row, RowKind, rows_of, same_rows


@dataclass(frozen=True, eq=False)
class Layout:
    """All rows of a map, in order."""

    within: Map
    rows: tuple[Row, ...]
    place: Mapping[str, int]
    """Index of each row by its key."""

    @cached_property
    def foldable(self) -> frozenset[str]:
        """Keys of the rows that have others under them."""
        return frozenset(row.key for at, row in enumerate(self.rows, 1) if row.end > at)

    @cached_property
    def shown_by_depth(self) -> tuple[int, ...]:
        """How many rows there are down to each depth, from 0."""
        counts = [0] * (max(row.depth for row in self.rows) + 1)
        for row in self.rows:
            counts[row.depth] += 1
        return tuple(accumulate(counts))

    @cached_property
    def attacks_above(self) -> tuple[int, ...]:
        """How many objections each row stands under: an odd number of them is the other side's."""
        counts: list[int] = []
        for row in self.rows:
            above = row.parent
            under = above >= 0 and self.rows[above].kind is RowKind.OBJECTION
            counts.append(under + counts[above] if above >= 0 else 0)
        return tuple(counts)

    def above(self, index: int) -> Iterator[int]:
        """Name the rows that a row stands under, the nearest first."""
        index = self.rows[index].parent
        while index >= 0:
            yield index
            index = self.rows[index].parent

    def folds_to(self, depth: int) -> frozenset[str]:
        """Return the keys to fold so that `depth` levels show, from 1."""
        return frozenset(row.key for at, row in enumerate(self.rows, 1) if row.end > at and row.depth >= depth - 1)

    def shown(self, folded: AbstractSet[str], *, only: AbstractSet[str] | None = None) -> tuple[int, ...]:
        """Return the indexes of the rows that no fold hides.

        With `only`, keys of rows, these are shown and what they stand under; nothing else but the first row.
        """
        rows = self.rows
        wanted = None if only is None else self._wanted(only)
        shown: list[int] = []
        at, end = 0, len(rows)
        while at < end:
            row = rows[at]
            if wanted is not None and at not in wanted:
                at = row[5]
                continue
            shown.append(at)
            at = row[5] if row[0] in folded else at + 1
        return tuple(shown)

    def leading(self, only: AbstractSet[str]) -> frozenset[str]:
        """Return the keys of the rows under which one of `only` stands."""
        rows = self.rows
        return frozenset(rows[rows[index].parent].key for index in self._wanted(only) if rows[index].parent >= 0)

    def _wanted(self, only: AbstractSet[str]) -> set[int]:
        wanted = {0}
        for key in only:
            index = self.place.get(key, -1)
            while index >= 0 and index not in wanted:
                wanted.add(index)
                index = self.rows[index].parent
        return wanted


def layout_of(within: Map, like: Layout | None = None) -> Layout:
    """Lay out a map; the rows of a map that differs in nothing but words are taken over."""
    if like is not None and same_rows(like.within, within):
        return like if like.within is within else Layout(within, like.rows, like.place)
    rows = rows_of(within)
    return Layout(within, rows, {row.key: at for at, row in enumerate(rows)})
