"""Two texts one above the other, word by word, with a mark under every word that differs in more than its look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from argmap.evidence.matching.folding import fold

_MOST_WORDS = 20_000
"""Longer texts are set one above the other unaligned: aligning takes time and room in the square of their length."""

_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003fffd"
)
_WORD = re.compile(rf"([{_WIDE}]|[^\s{_WIDE}]{{1,60}})(\s*)")
"""A word and the space behind it; wide characters, which are written without spaces, are words of their own."""

_LINE_END_HYPHEN = "\x02"
"""What PDFium writes for a hyphen at the end of a line."""


class _Word(NamedTuple):
    text: str
    key: str
    spaced: bool


_NOTHING = _Word("", "", spaced=False)


class _Column(NamedTuple):
    above: str
    below: str
    differs: bool
    gap: str

    @property
    def width(self) -> int:
        return max(_width(self.above), _width(self.below))


def aligned(above: str, below: str, *, names: tuple[str, str], width: int = 88) -> list[str]:
    """Set `above` over `below`, wrapped to `width` columns, with `^` under what differs.

    `names` stand before the lines. White space, the shape of quotation marks and dashes and whatever else is
    presentation count for nothing. The words are aligned with the fewest edits (Levenshtein 1966).
    """
    margin = max(map(_width, names)) + 2
    lines = []
    for row in _rows(_columns(_words(above), _words(below)), max(width - margin, 20)):
        one, other, marks = ("".join(cells).rstrip() for cells in zip(*map(_cells, row), strict=True))
        lines += [_labelled(names[0], one, margin), _labelled(names[1], other, margin)]
        if marks:
            lines.append(" " * margin + marks)
    return lines


def _words(text: str) -> list[_Word]:
    return [
        _Word(found[1].replace(_LINE_END_HYPHEN, "-"), fold(found[1]).text, bool(found[2]))
        for found in _WORD.finditer(text)
    ]


def _labelled(name: str, words: str, margin: int) -> str:
    return (name + " " * (margin - _width(name)) + words).rstrip()


def _columns(above: Sequence[_Word], below: Sequence[_Word]) -> Iterator[_Column]:
    if len(above) + len(below) > _MOST_WORDS:
        yield from _paired(above, below)
        return
    edits = Levenshtein.opcodes([word.key for word in above], [word.key for word in below])
    for edit in edits:
        yield from _paired(above[edit.src_start : edit.src_end], below[edit.dest_start : edit.dest_end])


def _paired(above: Iterable[_Word], below: Iterable[_Word]) -> Iterator[_Column]:
    for one, other in zip_longest(above, below, fillvalue=_NOTHING):
        gap = " " if one.spaced or other.spaced else ""
        yield _Column(one.text, other.text, one.key != other.key, gap)


def _rows(columns: Iterator[_Column], width: int) -> Iterator[list[_Column]]:
    row: list[_Column] = []
    used = 0
    for column in columns:
        if row and used + column.width > width:
            yield row
            row, used = [], 0
        row.append(column)
        used += column.width + len(column.gap)
    if row:
        yield row


def _cells(column: _Column) -> tuple[str, str, str]:
    marks = ("^" if column.differs else " ") * column.width
    return _padded(column.above, column), _padded(column.below, column), marks + column.gap


def _padded(text: str, column: _Column) -> str:
    return text + " " * (column.width - _width(text)) + column.gap


def _width(text: str) -> int:
    """Count the terminal columns of `text`: two for wide East Asian characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
