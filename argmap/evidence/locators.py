"""Locators: which stretch of a held text `p. 245`, `para. 18` or `l. 40` means, and whether a passage is in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.evidence.heldtext import HeldText, Span

_LABELS = {
    label: kind
    for kind, labels in {
        "page": "p pp page pages pg s seite seiten pag p\u00e1g p\u00e1gs \u0441 \u0441\u0442\u0440",
        "paragraph": "para paras paragraph paragraphs par pars abs absatz rn rdnr \u00b6 \u00b6\u00b6",
        "line": "l ll line lines z zeile zeilen v vv verse verses",
        "chapter": "ch chap chs chapter chapters kap kapitel chapitre cap "
        "cap\u00edtulo \u0433\u043b \u0433\u043b\u0430\u0432\u0430",
        "folio": "fol fols f folio folios bl blatt",
    }.items()
    for label in labels.split()
}
_PART = re.compile(
    r"(?:(?P<label>[^\W\d_]+|\u00b6{1,2})\.?\s*)?(?P<first>\d+(?:[rvab]\b|(?![a-eg-z]))|[ivxlcdm]+\b)"
    r"(?:\s*(?P<open>ff?\b\.?)|\s*[-\u2013\u2014]\s*(?P<last>\d+[rvab]?\b|[ivxlcdm]+\b))?",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?im)^[ \t#*]*(?:chapter|kapitel|chapitre"
    r"|cap[i\u00ed]tulo|\u0433\u043b\u0430\u0432\u0430)\s+(\d+|[ivxlc]+|[^\W\d_]+)\b"
)
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Place:
    """One part of a locator: from `first` to `last`, as printed; `last` is None where it is open (`ff.`)."""

    kind: str
    first: str
    last: str | None


def places_of(locator: str) -> tuple[Place, ...]:
    """Read a locator with CSL labels; a number without one is a page. What is no locator gives nothing."""
    return tuple(_parsed(locator))


def _parsed(locator: str) -> Iterator[Place]:
    kind = "page"
    for match in _PART.finditer(locator):
        label, first, last = match["label"], match["first"], match["last"]
        if label is not None:
            kind = _LABELS.get(label.casefold(), "other")
        elif first.isalpha() and kind not in ("page", "chapter"):
            continue
        yield Place(kind, first, None if match["open"] else _full(first, last))


def _full(first: str, last: str | None) -> str:
    """Write out a shortened range: 245-7 ends at 247."""
    if last is None:
        return first
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last


def spans_of(held: HeldText, locator: str, page_offset: int | None = None) -> tuple[Span, ...] | None:
    """Give the spans of `held` that `locator` means; None when the text does not show that kind of place."""
    spans: tuple[Span, ...] | None = None
    for place in places_of(locator):
        within = spans if place.kind == "line" else None
        found = _spans(held, place, page_offset, within)
        if found is None:
            continue
        if spans is None or within is not None:
            spans = found
        elif place.kind in ("page", "folio"):
            spans += found
        else:
            spans = _common(spans, found)
    return spans


def check(held: HeldText, locator: str | None, passage: Span, page_offset: int | None = None) -> str:
    """Compare a locator with where the passage is: ok, mismatch, or unchecked when the text does not tell."""
    spans = spans_of(held, locator, page_offset) if locator else None
    if spans is None:
        return "unchecked"
    return "ok" if any(start < passage[1] and passage[0] < end for start, end in spans) else "mismatch"


def place_of(held: HeldText, locator: str, offset: int, page_offset: int | None = None) -> str:
    """Say where `offset` is in the terms of `locator`: `p. 12`, `para. 10`; lines are counted as `locator` counts."""
    said: dict[str, str] = {}
    start = 0
    for place in places_of(locator):
        if place.kind == "line":
            said[place.kind] = f"l. {max(1, held.line_of(offset) - bisect_left(held.lines, start))}"
        elif _spans(held, place, page_offset, None) is not None:
            said[place.kind], begin = _label(held, place.kind, offset, page_offset)
            start = max(start, begin)
    return ", ".join(said.values())


def _label(held: HeldText, kind: str, offset: int, page_offset: int | None) -> tuple[str, int]:
    """Name the place of one kind that holds `offset`, with the offset at which it starts."""
    match kind:
        case "page" | "folio":
            page = held.page_of(offset) or 1
            name = held.page_label(page, page_offset)
            return f"{'p.' if kind == 'page' else 'fol.'} {name}", held.page_starts[page - 1]
        case "paragraph":
            return paragraph_label(held, offset), held.paragraphs[held.paragraph_of(offset) - 1]
        case _:
            before = [heading for heading in _HEADING.finditer(held.text) if heading.start() <= offset]
            return (f"ch. {before[-1][1]}", before[-1].start()) if before else ("before the first chapter", 0)


def paragraph_label(held: HeldText, offset: int) -> str:
    """Name the paragraph that holds `offset`: `para. 10`."""
    number = held.paragraph_number(offset)
    return "before the first numbered paragraph" if number is None else f"para. {number}"


def _common(some: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    return tuple((max(a, c), min(b, d)) for a, b in some for c, d in others if max(a, c) < min(b, d))


def _spans(
    held: HeldText, place: Place, page_offset: int | None, within: Sequence[Span] | None
) -> tuple[Span, ...] | None:
    match place.kind:
        case "page" | "folio":
            return _pages(held, place, page_offset)
        case "paragraph":
            return _paragraphs(held, place)
        case "line":
            return _lines(held, place, within)
        case "chapter":
            return _chapters(held, place)
        case _:
            return None


def _pages(held: HeldText, place: Place, page_offset: int | None) -> tuple[Span, ...] | None:
    if not held.page_starts:
        return None
    labels = [held.page_label(page, page_offset).casefold() for page in range(1, len(held.page_starts) + 1)]
    printed = bool(held.page_labels) or page_offset is not None
    numbers = [_number(label) for label in labels]
    if place.first.casefold() not in labels and (place.kind == "folio" or not printed):
        return () if printed else None
    ends = [*held.page_starts[1:], len(held.text)]
    return tuple(
        (start, end)
        for start, end, label, number in zip(held.page_starts, ends, labels, numbers, strict=True)
        if _covers(place, label, number)
    )


def _covers(place: Place, label: str, number: int | None) -> bool:
    first, last = place.first.casefold(), None if place.last is None else place.last.casefold()
    if label in (first, last):
        return True
    low, high = _number(first), None if last is None else _number(last)
    if number is None or low is None or label.isdigit() != first.isdigit():
        return False
    return low <= number and (last is None or (high is not None and number <= high))


def _number(label: str) -> int | None:
    folded = label.casefold()
    if folded.isdecimal():
        return int(folded)
    if folded in _WORDS:
        return _WORDS.index(folded)
    if not folded or not set(folded) <= set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in folded]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _paragraphs(held: HeldText, place: Place) -> tuple[Span, ...] | None:
    starts = held.paragraphs
    ends = [*starts[1:], len(held.text)]
    return tuple(
        (start, end)
        for start, end, number in zip(starts, ends, held.paragraph_numbers, strict=True)
        if number is not None and _covers(place, str(number), number)
    )


def _lines(held: HeldText, place: Place, within: Sequence[Span] | None) -> tuple[Span, ...] | None:
    found: list[Span] = []
    for first, last in within or [(0, len(held.text))]:
        starts = [start for start in held.lines if first <= start < last]
        ends = [*starts[1:], last]
        found += [
            (start, end)
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
            if _covers(place, str(number), number)
        ]
    return tuple(found)


def _chapters(held: HeldText, place: Place) -> tuple[Span, ...] | None:
    headings = list(_HEADING.finditer(held.text))
    if not headings:
        return None
    starts = [heading.start() for heading in headings]
    wanted = _number(place.first)
    high = wanted if place.last is None else _number(place.last)
    return tuple(
        (start, end)
        for start, end, heading in zip(starts, [*starts[1:], len(held.text)], headings, strict=True)
        if wanted is not None and high is not None and wanted <= (_number(heading[1]) or -1) <= high
    )
