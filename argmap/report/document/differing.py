"""A quotation and the source's passage with the words marked that the other one does not have so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from argmap.diagram.cleaning import plain
from argmap.evidence.matching.folding import fold
from argmap.report.document.parts import Line, Style, Words

_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n")
_STARTS = frozenset("0123456789+-*#[({<>|@•")
_MOST_WORDS = 3000
"""Longer texts stand unmarked: setting them against each other takes time in the square of their length."""


def is_record(text: str) -> bool:
    """Tell whether a text is set line by line, as logs, lists and changes are, and not in paragraphs."""
    lines = [line for line in text.splitlines() if line.strip()]
    starts = sum(line.lstrip()[0] in _STARTS for line in lines)
    return len(lines) > 1 and starts * 2 >= len(lines)


def paragraphs_of(text: str, *, record: bool) -> tuple[str, ...]:
    """Return the paragraphs of a text, or the lines of a record, each on one line."""
    found = (plain(paragraph) for paragraph in (text.splitlines() if record else _PARAGRAPHS.split(text)))
    return tuple(paragraph for paragraph in found if paragraph)


def unmarked(text: str, *, record: bool = False) -> tuple[Line, ...]:
    """Return the paragraphs of a text as quoted words."""
    return tuple((Words(paragraph, Style.QUOTED),) for paragraph in paragraphs_of(text, record=record))


def marked(quotation: str, passage: str, *, record: bool = False) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the paragraphs of both texts; presentation (spaces, kinds of quotation marks) is no difference."""
    one = [paragraph.split() for paragraph in paragraphs_of(quotation, record=record)]
    other = [paragraph.split() for paragraph in paragraphs_of(passage, record=record)]
    if sum(map(len, one)) + sum(map(len, other)) > _MOST_WORDS:
        return unmarked(quotation, record=record), unmarked(passage, record=record)
    here, there = ([fold(word).text for paragraph in text for word in paragraph] for text in (one, other))
    matched = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    same_here = {block.a + place for block in matched for place in range(block.size)}
    same_there = {block.b + place for block in matched for place in range(block.size)}
    return _set(one, same_here), _set(other, same_there)


def _set(paragraphs: Sequence[Sequence[str]], same: set[int]) -> tuple[Line, ...]:
    lines = []
    first = 0
    for words in paragraphs:
        lines.append(_runs(words, [first + place in same for place in range(len(words))]))
        first += len(words)
    return tuple(lines)


def _runs(words: Sequence[str], same: Iterable[bool]) -> Line:
    line: list[Words] = []
    for alike, run in groupby(zip(words, same, strict=True), key=lambda pair: pair[1]):
        if line:
            line.append(Words(" ", Style.QUOTED))
        line.append(Words(" ".join(word for word, _ in run), Style.QUOTED if alike else Style.DIFFERING))
    return tuple(line)
