"""The passages of a held text that the quotes of a map are taken from, and what differs in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.evidence.heldtext import Span
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map

_MOST_WORDS = 3000
"""Longer passages are shown without their differing words: aligning takes time in the square of their length."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a quote stands in a held text, and its verdict."""

    quote: str
    span: Span
    check: QuoteCheck


@dataclass(frozen=True, slots=True)
class Differing:
    """How the words of a quote stand to those of its passage.

    `spans` are the words of the held text that the quote does not have so, in order; `said` are all differences in
    words.
    """

    spans: tuple[Span, ...] = ()
    said: tuple[str, ...] = ()


def passages_in(source: str, the_map: Map, checks: Mapping[str, QuoteCheck]) -> tuple[Passage, ...]:
    """Return the passages that were located in the text of a source, by where they start."""
    found = [
        Passage(quote, (check.location.start, check.location.end), check)
        for quote, check in checks.items()
        if check.read_in == source and check.location is not None and quote in the_map.quotes
    ]
    return tuple(sorted(found, key=lambda passage: passage.span))


def differing(text: str, passage: Passage, quoted: str) -> Differing:
    """Compare a quote with its passage in `text`, word by word (Levenshtein 1966), where the two differ."""
    from rapidfuzz.distance import Levenshtein

    from argmap.evidence.matching.folding import fold
    from argmap.evidence.matching.tokens import words_of

    if not passage.check.differences:
        return Differing()
    said = tuple(_said(one.expected, one.found) for one in passage.check.differences)
    start, end = passage.span
    folded = fold(text[start:end])
    here, there = words_of(folded.text), words_of(fold(quoted).text)
    if len(here) + len(there) > _MOST_WORDS:
        return Differing((), said)
    spans = []
    for edit in Levenshtein.opcodes(list(here.keys), list(there.keys)):
        if edit.tag in ("replace", "delete"):
            first, last = folded.span(here.starts[edit.src_start], here.ends[edit.src_end - 1])
            spans.append((start + first, start + last))
    return Differing(tuple(spans), said)


def _said(expected: str, found: str) -> str:
    one, other = " ".join(expected.split()), " ".join(found.split())
    if one and other:
        return f"here \u201c{one}\u201d, in the quote \u201c{other}\u201d"
    return f"left out of the quote: \u201c{one}\u201d" if one else f"only in the quote: \u201c{other}\u201d"
