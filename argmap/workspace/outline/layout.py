"""The rows of a map with what is looked up in them: where each stands, what is above it, what folds leave to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from argmap.model.map import Map
from argmap.workspace.outline.rows import Rows, rows_after, rows_of, same_rows


@dataclass(frozen=True, eq=False)
class Layout:
    """All rows of a map, in order."""

    within: Map
    rows: Rows

    @property
    def place(self) -> Mapping[str, int]:
        """Index of each row by its key."""
        return self.rows.place

    @cached_property
    def foldable(self) -> frozenset[str]:
        """Keys of the rows that have others under them."""
        return self.folds_to(1)

    @cached_property
    def shown_by_depth(self) -> tuple[int, ...]:
        """How many rows there are down to each depth, from 0."""
        counts = Counter(self.rows.depths)
        return tuple(accumulate(counts[depth] for depth in range(max(counts) + 1)))

    @property
    def attacks_above(self) -> Sequence[int]:
        """How many objections each row stands under: an odd number of them is the other side's."""
        return self.rows.attacks_above

    def above(self, index: int) -> Iterator[int]:
        """Name the rows that a row stands under, the nearest first."""
        parents = self.rows.parents
        index = parents[index]
        while index >= 0:
            yield index
            index = parents[index]

    def folds_to(self, depth: int) -> frozenset[str]:
        """Return the keys to fold so that `depth` levels show, from 1."""
        rows = self.rows
        columns = zip(rows.keys, rows.ends, rows.depths, range(1, len(rows) + 1), strict=True)
        return frozenset([key for key, end, deep, after in columns if end > after and deep >= depth - 1])

    def shown(self, folded: AbstractSet[str], *, only: AbstractSet[str] | None = None) -> tuple[int, ...]:
        """Return the indexes of the rows that no fold hides.

        With `only`, keys of rows, these are shown and what they stand under; nothing else but the first row.
        """
        keys, ends = self.rows.keys, self.rows.ends
        wanted = None if only is None else self._wanted(only)
        if wanted is None and not folded:
            return tuple(range(len(keys)))
        shown: list[int] = []
        at, end = 0, len(keys)
        while at < end:
            if wanted is not None and at not in wanted:
                at = ends[at]
                continue
            shown.append(at)
            at = ends[at] if keys[at] in folded else at + 1
        return tuple(shown)

    def leading(self, only: AbstractSet[str]) -> frozenset[str]:
        """Return the keys of the rows under which one of `only` stands."""
        keys, parents = self.rows.keys, self.rows.parents
        return frozenset(keys[parents[index]] for index in self._wanted(only) if parents[index] >= 0)

    def _wanted(self, only: AbstractSet[str]) -> set[int]:
        wanted = {0}
        place, parents = self.place, self.rows.parents
        for key in only:
            index = place.get(key, -1)
            while index >= 0 and index not in wanted:
                wanted.add(index)
                index = parents[index]
        return wanted


def layout_of(within: Map, like: Layout | None = None) -> Layout:
    """Lay out a map; from the layout of an earlier one is taken over what an edit left as it was."""
    if like is None:
        return Layout(within, rows_of(within))
    if like.within is within:
        return like
    same = same_rows(like.within, within)
    return Layout(within, like.rows if same else rows_after(like.within, like.rows, within))
