"""Page furniture: the running heads, feet and page numbers that come back page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.evidence.heldtext import Span

_WORD = re.compile(r"\S")
_LINE_END = re.compile(r"[\r\n]")
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_EDGE_LINES = 3
_LONGEST = 120
_ENOUGH = 3
Line = tuple[int, int, str]


def page_matter(pages: Sequence[str], starts: Sequence[int]) -> tuple[Span, ...]:
    """Find the lines at the head or foot of `pages` that come back, numbers apart, on three pages or on both of two.

    `starts` says where each page starts in the whole text, to which the spans refer.
    """
    heads = [list(_first_lines(page)) for page in pages]
    feet = [list(_last_lines(page)) for page in pages]
    written = sum(1 for lines in heads if lines)
    if written <= 1:
        return ()
    enough = min(_ENOUGH, written)
    again_above, again_below = _repeated(heads, enough), _repeated(feet, enough)
    found: set[Span] = set()
    for start, above, below in zip(starts, heads, feet, strict=True):
        for lines, again in ((above, again_above), (below, again_below)):
            for first, last, form in lines:
                if form not in again:
                    break
                found.add((start + first, start + last))
    return tuple(sorted(found))


def _repeated(edges: Sequence[Sequence[Line]], enough: int) -> frozenset[str]:
    counts = Counter(form for lines in edges for form in {form for _, _, form in lines})
    return frozenset(form for form, count in counts.items() if count >= enough)


def _first_lines(page: str) -> Iterator[Line]:
    position = 0
    for _ in range(_EDGE_LINES):
        word = _WORD.search(page, position)
        if word is None:
            return
        ending = _LINE_END.search(page, word.start())
        end = ending.start() if ending else len(page)
        if end - word.start() > _LONGEST:
            return
        yield word.start(), end, _form(page[word.start() : end])
        position = end


def _last_lines(page: str) -> Iterator[Line]:
    end = len(page)
    for _ in range(_EDGE_LINES):
        end = len(page[:end].rstrip())
        start = max(page.rfind("\n", 0, end), page.rfind("\r", 0, end)) + 1
        if not end or end - start > _LONGEST:
            return
        yield start, end, _form(page[start:end])
        end = start


def _form(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.casefold().split()))
