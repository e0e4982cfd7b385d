"""One row of the outline, and many of them as columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, overload


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


@dataclass(frozen=True, eq=False, slots=False)
class Rows(Sequence[Row]):
    """The rows of a map from the top down, as columns: a row is made when it is asked for.

    Of the many rows of a large map few are ever seen, and an edit moves all that follow it.
    """

    keys: Sequence[str]
    kinds: Sequence[RowKind]
    ids: Sequence[str]
    depths: Sequence[int]
    parents: Sequence[int]
    ends: Sequence[int]
    attacks_above: Sequence[int]
    """How many objections each row stands under: an odd number of them is the other side's."""
    headings: Mapping[int, str]
    """The words of the headings, by index."""

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Index of each row by its key."""
        return dict(zip(self.keys, range(len(self.keys)), strict=True))

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(index, slice):
            return tuple(self._row(at) for at in range(*index.indices(len(self))))
        return self._row(index if index >= 0 else index + len(self))

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        # The rest follows from these.
        return (
            self.keys == other.keys
            and self.kinds == other.kinds
            and self.depths == other.depths
            and self.headings == other.headings
        )

    __hash__ = None  # type: ignore[assignment]  # holds lists, so it is compared and not hashed

    def _row(self, at: int) -> Row:
        words = self.headings.get(at, "")
        return Row(self.keys[at], self.kinds[at], self.ids[at], self.depths[at], self.parents[at], self.ends[at], words)
