"""The pages of an index: entries in columns, each at a place that is known before anything is typeset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.diagram.book_index import Entry, Line, Spot
from argmap.diagram.paper import FOOTING, HEADING, MARGIN, PageSize, paper_for

LEADING = 9.6
"""From line to line of an index, in points."""
BELOW_ENTRY = 4.4
"""Between two entries, in points."""
_GUTTER, _TURN, _LEAST_COLUMN = 18.0, 8.0, 225.0
_WHOLE = 4
"""An entry of so many lines or fewer stays together."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines of one entry that stand together in a column, so many points from its top."""

    entry: str
    top: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of an index: its columns, and its first and last entry."""

    columns: tuple[tuple[Stack, ...], ...]

    @property
    def height(self) -> float:
        """The height of its highest column, in points."""
        return max(column[-1].top + len(column[-1].lines) * LEADING for column in self.columns)

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries on it, in order."""
        return tuple(stack.entry for column in self.columns for stack in column)


@dataclass(frozen=True, slots=True)
class Columns:
    """How an index is set on paper of a size: sizes in points."""

    width: float
    height: float
    count: int

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.width - 2 * MARGIN - (self.count - 1) * _GUTTER) / self.count

    @property
    def room(self) -> float:
        """The height of a column."""
        return self.height - 2 * MARGIN - HEADING - FOOTING

    def left(self, column: int) -> float:
        """Where a column begins, from the left margin."""
        return column * (self.column + _GUTTER)


def columns_on(size: PageSize) -> Columns:
    """Return as many columns as can be read on the broad side of a sheet."""
    broad = paper_for(2, 1, size)
    return Columns(broad.width, broad.height, int((broad.width - 2 * MARGIN + _GUTTER) // (_LEAST_COLUMN + _GUTTER)))


def leaves(entries: Sequence[Entry], columns: Columns) -> tuple[Leaf, ...]:
    """Put entries into columns and these on pages, the columns of the last page evenly full."""
    pages: list[Leaf] = []
    waiting = list(_stacked(entries, columns.room))
    while waiting:
        taken = waiting[: columns.count]
        waiting = waiting[columns.count :]
        if not waiting:
            left = list(_entries(taken))
            taken = _evenly(left, columns)
        pages.append(Leaf(tuple(taken)))
    return tuple(pages)


def _entries(stacks: Sequence[tuple[Stack, ...]]) -> Iterator[Entry]:
    for column in stacks:
        for stack in column:
            yield Entry(stack.entry, stack.lines)


def _evenly(entries: Sequence[Entry], columns: Columns) -> list[tuple[Stack, ...]]:
    """Return the shortest columns that hold the entries, no more than there are."""
    total = sum(len(entry.lines) * LEADING + BELOW_ENTRY for entry in entries)
    room = total / columns.count
    while True:
        room = min(room + LEADING, columns.room)
        found = list(_stacked(entries, room))
        if len(found) <= columns.count or room == columns.room:
            return found


def _stacked(entries: Sequence[Entry], room: float) -> Iterator[tuple[Stack, ...]]:
    """Yield columns that are at most `room` points high."""
    column: list[Stack] = []
    top = 0.0
    for entry in entries:
        lines = entry.lines
        while lines:
            taken = _taken(len(lines), int((room - top) // LEADING), fresh=not column)
            if taken:
                column.append(Stack(entry.id, top, lines[:taken]))
                top += taken * LEADING + BELOW_ENTRY
                lines = lines[taken:]
            if lines:
                yield tuple(column)
                column, top = [], 0.0
    if column:
        yield tuple(column)


def _taken(lines: int, fits: int, *, fresh: bool) -> int:
    """Return how many of the lines of an entry go into a column in which so many fit."""
    if fits >= lines:
        return lines
    if lines <= _WHOLE or fits < _WHOLE:
        return max(1, min(lines, _WHOLE)) if fresh else 0
    return min(fits, lines - 1)


def spots_on(leaves_: Sequence[Leaf], columns: Columns, first: int, *, top: float = 0) -> dict[str, Spot]:
    """Return where every entry begins, the first page having number `first`, and columns beginning at `top`."""
    spots: dict[str, Spot] = {}
    for page, leaf in enumerate(leaves_, first):
        for place, column in enumerate(leaf.columns):
            for stack in column:
                x, y = MARGIN + columns.left(place), MARGIN + HEADING + top + stack.top
                spots.setdefault(stack.entry, Spot(page, x, max(0.0, y - _TURN)))
    return spots
