"""Two texts one above the other, word by word, with a mark under every word that differs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

_MOST_WORDS = 3000
"""Longer texts are set one above the other unaligned: aligning takes time in the square of their length."""


class _Column(NamedTuple):
    above: str
    below: str
    differs: bool


def aligned(above: str, below: str, *, names: tuple[str, str], width: int = 88) -> list[str]:
    """Set `above` over `below`, wrapped to `width` columns, with `^` under what differs.

    `names` stand before the lines. White space counts for nothing.
    """
    margin = max(map(_width, names)) + 2
    lines = []
    for row in _rows(_columns(above.split(), below.split()), max(width - margin, 20)):
        one, other, marks = ("".join(cells).rstrip() for cells in zip(*map(_cells, row), strict=True))
        lines += [_labelled(names[0], one, margin), _labelled(names[1], other, margin)]
        if marks:
            lines.append(" " * margin + marks)
    return lines


def _labelled(name: str, words: str, margin: int) -> str:
    return (name + " " * (margin - _width(name)) + words).rstrip()


def _columns(above: Sequence[str], below: Sequence[str]) -> Iterator[_Column]:
    if len(above) + len(below) > _MOST_WORDS:
        for one, other in zip_longest(above, below, fillvalue=""):
            yield _Column(one, other, one != other)
        return
    for _, first, last, start, end in SequenceMatcher(None, above, below, autojunk=False).get_opcodes():
        for one, other in zip_longest(above[first:last], below[start:end], fillvalue=""):
            yield _Column(one, other, one != other)


def _rows(columns: Iterator[_Column], width: int) -> Iterator[list[_Column]]:
    row: list[_Column] = []
    used = 0
    for column in columns:
        takes = max(_width(column.above), _width(column.below)) + 1
        if row and used + takes > width:
            yield row
            row, used = [], 0
        row.append(column)
        used += takes
    if row:
        yield row


def _cells(column: _Column) -> tuple[str, str, str]:
    takes = max(_width(column.above), _width(column.below))
    mark = ("^" if column.differs else " ") * takes
    return _padded(column.above, takes), _padded(column.below, takes), mark + " "


def _padded(text: str, takes: int) -> str:
    return text + " " * (takes - _width(text) + 1)


def _width(text: str) -> int:
    """Count the terminal columns of `text`: two for wide East Asian characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
