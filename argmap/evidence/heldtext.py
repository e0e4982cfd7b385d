"""The held text of a source: its words as extracted, with its pages, paragraphs and lines, or why there are none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.model.vocabulary import Quality

Span = tuple[int, int]

_NUMBERED = re.compile(r"(?:\u00b6\s*|\[|\()?(\d{1,4})(?:[.\])]|(?<=\u00b6\d)|(?<=\u00b6 \d))\s")
_ENOUGH_NUMBERS = 3

_BLANK_LINE = re.compile(r"(?:\r\n|[\n\r\u2028])[ \t]*(?:\r\n|[\n\r\u2028])\s*|\f\s*|\u2029\s*")
_LINE_END = re.compile(r"\r\n|\f\r?\n|[\n\r\f\v\u0085\u2028\u2029]")


@dataclass(frozen=True)
class HeldText:
    """The text of a held copy. Every offset counts code points of `text`; ends are exclusive.

    `page_starts` says where each page starts, `page_labels` (as long as it, or empty) what is printed on the page.
    `paragraph_starts` may be left empty: then blank lines divide. `page_matter` are the running heads, feet and page
    numbers that are no part of what the source says, in order, without overlap. `quality` is what a person declared,
    `encoding_guessed` tells that the bytes did not say how they are to be read.
    """

    text: str
    page_starts: Sequence[int] = ()
    page_labels: Sequence[str] = ()
    paragraph_starts: Sequence[int] = ()
    page_matter: Sequence[Span] = ()
    encoding_guessed: bool = False
    quality: Quality = Quality.CLEAN

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Where each paragraph starts: as extracted, else after every blank line or form feed."""
        if self.paragraph_starts:
            return tuple(self.paragraph_starts)
        first = len(self.text) - len(self.text.lstrip())
        starts = {first} | {gap.end() for gap in _BLANK_LINE.finditer(self.text, first)}
        return tuple(sorted(start for start in starts if start < len(self.text) or not start))

    @cached_property
    def paragraph_numbers(self) -> tuple[int | None, ...]:
        """The number of each paragraph: its own where the text numbers them in order, else its count from 1.

        A paragraph without a number goes on with that of the one before it; before the first there is None.
        """
        own = [_NUMBERED.match(self.text, start) for start in self.paragraphs]
        printed = [int(match[1]) for match in own if match]
        if len(printed) < _ENOUGH_NUMBERS or printed != sorted(set(printed)):
            return tuple(range(1, len(own) + 1))
        numbers: list[int | None] = []
        for match in own:
            numbers.append(int(match[1]) if match else numbers[-1] if numbers else None)
        return tuple(numbers)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Where each line starts."""
        return (0, *(end.end() for end in _LINE_END.finditer(self.text)))

    def page_of(self, offset: int) -> int | None:
        """Count the page that holds `offset`, from 1; None when the text has no pages."""
        return bisect_right(self.page_starts, offset) or 1 if self.page_starts else None

    def paragraph_of(self, offset: int) -> int:
        """Count the paragraph that holds `offset`, from 1."""
        return bisect_right(self.paragraphs, offset) or 1

    def paragraph_number(self, offset: int) -> int | None:
        """Give the number of the paragraph that holds `offset`; None before the first that the text numbers."""
        return self.paragraph_numbers[self.paragraph_of(offset) - 1] if self.paragraphs else None

    def line_of(self, offset: int) -> int:
        """Count the line that holds `offset`, from 1."""
        return bisect_right(self.lines, offset)

    def page_label(self, page: int, page_offset: int | None = None) -> str:
        """Give what is printed on `page` (from 1): its label, else its place in the file plus `page_offset`."""
        if page_offset is None and page <= len(self.page_labels):
            return self.page_labels[page - 1]
        return str(page + (page_offset or 0))


@dataclass(frozen=True)
class Held:
    """The held copy of a source: the SHA-256 of its bytes in hex, and its text or why it has none."""

    digest: str
    text: HeldText | None = None
    why_unreadable: str = ""


HeldTexts = Mapping[str, Held]
"""Held copies by the id of their source; a source without one has no entry."""
