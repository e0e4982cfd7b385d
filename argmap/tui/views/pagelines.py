"""A held text set in rows for the screen: its own lines, or those of a paragraph joined, wrapped where it is seen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.evidence.heldtext import HeldText
from argmap.workspace.segments import cells, safe

_LONGEST = 4000
"""Characters that are wrapped at once; a longer line is cut at a space after so many."""
_SAMPLE = 4000
_NARROWEST, _WIDEST = 40, 130
_HYPHENS = "-\u00ac\u00ad\u0002\ufffe\u2010"
_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_WIDE = 2


class Row(NamedTuple):
    """A row: its first character in the text, and the one after its last; the white space at its end is not shown."""

    start: int
    end: int


class Place(NamedTuple):
    """A row by its number within a line of the layout."""

    line: int
    row: int


class PageLines:
    """The rows of a held text at one width, made as they are asked for.

    Lines that were broken only because the line was full are joined and wrapped anew; those of a verse, a list or a
    log stay as they are. Of several blank lines one is shown.
    """

    def __init__(self, held: HeldText, width: int) -> None:
        self.held = held
        self.width = max(width, 4)
        self.starts = _line_starts(held)
        self._rows: dict[int, tuple[Row, ...]] = {}

    @property
    def last(self) -> Place:
        """The last row."""
        line = len(self.starts) - 1
        return Place(line, len(self.rows(line)) - 1)

    def rows(self, line: int) -> tuple[Row, ...]:
        """Return the rows of a line of the layout."""
        if line not in self._rows:
            end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.held.text)
            self._rows[line] = tuple(_wrapped(self.held.text, self.starts[line], end, self.width))
        return self._rows[line]

    def at(self, place: Place) -> Row:
        """Return a row."""
        return self.rows(place.line)[place.row]

    def place_of(self, offset: int) -> Place:
        """Return the row that holds a character of the text."""
        line = max(bisect_right(self.starts, offset) - 1, 0)
        rows = self.rows(line)
        return Place(line, max(bisect_right(rows, offset, key=lambda row: row.start) - 1, 0))

    def moved(self, place: Place, by: int) -> Place:
        """Return the row so many rows further down (up where `by` is negative), at most the last (the first)."""
        line, row = place.line, place.row + by
        while row < 0 and line > 0:
            line -= 1
            row += len(self.rows(line))
        while row >= len(self.rows(line)) and line + 1 < len(self.starts):
            row -= len(self.rows(line))
            line += 1
        return Place(line, min(max(row, 0), len(self.rows(line)) - 1))

    def seen(self, top: Place, rows: int) -> Iterator[Place]:
        """Give so many rows from `top` on, fewer at the end of the text."""
        line, row = top
        while rows > 0 and line < len(self.starts):
            here = len(self.rows(line))
            yield from (Place(line, number) for number in range(row, min(here, row + rows)))
            rows -= max(here - row, 0)
            line, row = line + 1, 0

    def column_of(self, place: Place, offset: int) -> int:
        """Return the cell of a row at which a character is shown."""
        start, end = self.at(place)
        return cells(shown(self.held.text, start, min(max(offset, start), end)))

    def offset_at(self, place: Place, column: int) -> int:
        """Return the character that is shown at a cell of a row, the last one for cells behind it."""
        start, end = self.at(place)
        taken = 0
        for offset, width in zip(range(start, end), _widths(self.held.text, start, end), strict=True):
            taken += width
            if taken > column:
                return offset
        return max(end - 1, start)


def shown(text: str, start: int, end: int) -> str:
    """Return part of a text as it is shown: line ends as spaces, or as nothing behind a hyphen; the rest made safe."""
    if start >= end:
        return ""
    piece = text[start:end]
    if piece.isascii() and piece.isprintable():
        return piece
    return "".join(_sign(text, start + place) for place in range(len(piece)))


def _sign(text: str, offset: int) -> str:
    character = text[offset]
    if character == "\u0002":
        return "-"
    if character in "\n\r\f\v\x85\u2028\u2029":
        if offset and (text[offset - 1] in _HYPHENS or text[offset - 1] == "\r"):
            return ""
        return " "
    return "    " if character == "\t" else safe(character)


def _widths(text: str, start: int, end: int) -> Sequence[int]:
    piece = text[start:end]
    if piece.isascii() and piece.isprintable():
        return [1] * len(piece)
    found: list[int] = []
    before = ""
    for offset in range(start, end):
        # What joins a character to the one before it, or makes a picture of it, is measured with it.
        joined = _JOINER if before == _JOINER else ""
        pictured = _AS_PICTURE if text[offset + 1 : offset + 2] == _AS_PICTURE else ""
        found.append(cells(joined + _sign(text, offset) + pictured))
        before = text[offset]
    return found


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[Row]:
    """Break a line into rows: at spaces and beside wide characters where possible, and never in a cluster."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start <= width and text.isascii() and text[start:end].isprintable():
        yield Row(start, end)
        return
    row, taken, chance = start, 0, start
    for offset, wide in zip(range(start, end), _widths(text, start, end), strict=True):
        if text[offset].isspace():
            taken += wide
            chance = offset + 1
            continue
        if wide == _WIDE and text[offset].isalpha():
            chance = offset
        while taken + wide > width and offset > row:
            cut = chance if chance > row else offset
            yield Row(row, cut)
            taken = sum(_widths(text, cut, offset))
            row = cut
        taken += wide
    yield Row(row, end)


def _line_starts(held: HeldText) -> list[int]:
    """Return where the lines of the layout start: never fewer than one."""
    text, lines = held.text, held.lines
    full = _full_line(held)
    fixed = {*held.paragraphs, *held.page_starts}
    starts: list[int] = []
    blank_before = True
    joined = False
    for number, start in enumerate(lines):
        end = lines[number + 1] if number + 1 < len(lines) else len(text)
        content = end - start
        length = len(text[start:end].rstrip()) if content < _LONGEST else content
        if not length:
            if not blank_before and start < len(text):
                starts.append(start)
            blank_before, joined = True, False
            continue
        if not joined or start in fixed:
            starts.append(start)
        if content > _LONGEST:
            starts += _cuts(text, start, end)
        blank_before = False
        joined = bool(full) and length + 1 + _first_word(text, end) > full
    return starts or [0]


def _full_line(held: HeldText) -> int:
    """Return how long the lines of a text are that was wrapped by hand or machine, 0 for one that was not."""
    lines = held.lines[:_SAMPLE]
    lengths = sorted(after - start for start, after in pairwise(lines) if after - start > 1)
    if not lengths:
        return 0
    full = lengths[len(lengths) * 9 // 10]
    return full * 14 // 15 if _NARROWEST <= full <= _WIDEST else 0


_WORD = re.compile(r"\S*")


def _first_word(text: str, offset: int) -> int:
    found = _WORD.match(text, offset, offset + _WIDEST)
    return len(found[0]) if found else 0


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        start = space + 1 if space > 0 else start + _LONGEST
        yield start
