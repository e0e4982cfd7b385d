"""The margin of a held text: where in the source each row stands, and which quotes begin there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from argmap.evidence.heldtext import HeldText, Span
from argmap.workspace.badges import verdict_badge
from argmap.workspace.citing.locator import numbers_itself
from argmap.workspace.citing.passages import Passage
from argmap.workspace.segments import Segment, padded

_PLACE, _QUOTE = 7, 6
MARGIN = _PLACE + _QUOTE + 2
"""Cells that the margin takes."""


class Margin:
    """The margin of the text of one source, for as long as neither its quotes nor the selection change."""

    def __init__(
        self,
        held: HeldText,
        page_offset: int | None,
        passages: tuple[Passage, ...],
        labels: Mapping[str, str],
        selected: str,
    ) -> None:
        self._page_offset = page_offset
        self._held = held
        self._passages = passages
        self._selected = selected
        self._labels = labels
        self._own_numbers = numbers_itself(held)

    def of(self, row: Span, before: Span | None) -> tuple[Segment, ...]:
        """Return the margin of a row, of which `before` is the row above: what is new in it is named."""
        quotes = [one for one in self._passages if row[0] <= one.span[0] < max(row[1], row[0] + 1)]
        within = [one for one in self._passages if one.span[0] < row[1] and row[0] < one.span[1]]
        chosen = any(one.quote == self._selected for one in within)
        badge = verdict_badge(quotes[0].check) if quotes else None
        words = ""
        if badge is not None:
            more = "+" if len(quotes) > 1 else ""
            words = f"{badge.glyph}{self._labels.get(quotes[0].quote, quotes[0].quote)}{more}"
        return (
            Segment(padded(self._place(row, before), _PLACE), "dim"),
            Segment(padded(words, _QUOTE), badge.style if badge is not None else ""),
            Segment("\u2503 " if chosen else "\u2502 " if within else "  ", "mark" if chosen else "quote"),
        )

    def _place(self, row: Span, before: Span | None) -> str:
        """Name the page that begins in a row, else the paragraph, else the line where there is but one paragraph."""
        held = self._held
        if held.page_starts and not self._own_numbers:
            page, above = held.page_of(row[0]), held.page_of(before[0]) if before is not None else None
            if page is None or page == above or not held.text[row[0] : row[1]].strip():
                return ""
            return f"p.{held.page_label(page, self._page_offset)}"
        if len(held.paragraphs) == 1:
            number = held.line_of(row[0])
            starts = held.lines[number - 1] == row[0] or (before is not None and before[0] < held.lines[number - 1])
            return f"l.{number}" if starts else ""
        at = bisect_left(held.paragraphs, row[0])
        if at == len(held.paragraphs) or held.paragraphs[at] >= max(row[1], row[0] + 1):
            return ""
        number_here = held.paragraph_numbers[at]
        return f"\u00b6{number_here}" if number_here is not None else ""
