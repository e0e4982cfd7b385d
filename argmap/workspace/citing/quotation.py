"""The exact words of a passage as a quote writes them: whole words on one line, page matter left out."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.evidence.heldtext import Span
from argmap.evidence.matching.folding import Folded
from argmap.evidence.matching.index import Index
from argmap.evidence.matching.judgement import AGREES
from argmap.evidence.matching.judging import Searchable, Terms, judge_words
from argmap.evidence.matching.tokens import key_of
from argmap.evidence.verdict import Verdict
from argmap.model.vocabulary import QuotationPolicy
from argmap.notation.scalars import UNPRINTABLE

_DOTS = frozenset("\u2026\u22ef\u2025")
_SHAPING = frozenset("\u200c\u200d\u0640")
"""Invisible signs that change how letters are drawn, so that they are the writer's and stay."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words as a quote has them, and the passage of the held text they are from: code points, end exclusive."""

    words: str
    span: Span


def quotation_of(
    text: Searchable, start: int, end: int, *, policy: QuotationPolicy = QuotationPolicy.GENERAL
) -> Quotation | None:
    """Return the quotation of a selection in a held text; None where nothing to be quoted is selected.

    Words that the selection touches are taken whole. White space and line ends become one space, a word parted at the
    end of a line is joined, page numbers, running heads and marks of footnotes within the passage are left out, and
    what cannot be seen or stand in a map file is dropped. The words are judged as `argmap verify` judges them, and of
    the ways to write them the first that verifies is taken.
    """
    for index in dict.fromkeys((id(text.index), id(text.whole))):
        chosen = text.index if index == id(text.index) else text.whole
        found = _within(chosen, start, end)
        if found is not None:
            return _best(text, chosen, found, policy)
    return None


def _within(index: Index, start: int, end: int) -> Span | None:
    """Return the span of the folded text that a selection means: whole words, and the signs selected around them."""
    folded, words = index.folded, index.words
    first, last = _here(folded, start), _here(folded, max(end, start + 1) - 1) + 1
    one = bisect_right(words.ends, first)
    after = bisect_left(words.starts, last)
    if one < after:
        first, last = min(first, words.starts[one]), max(last, words.ends[after - 1])
    else:
        # Signs alone, between two words.
        first = max(first, words.ends[one - 1] if one else 0)
        last = min(last, words.starts[one] if one < len(words) else len(folded.text))
    chosen = folded.text[first:last]
    if not chosen.strip():
        return None
    return first + len(chosen) - len(chosen.lstrip()), last - len(chosen) + len(chosen.rstrip())


def _here(folded: Folded, offset: int) -> int:
    """Return where a character of the original stands in the folded text."""
    piece = max(bisect_right(folded.there, offset) - 1, 0)
    replaced = piece % 2 == 1
    moved = folded.here[piece] + (0 if replaced else offset - folded.there[piece])
    return min(moved, max(len(folded.text) - 1, 0))


def _best(text: Searchable, index: Index, span: Span, policy: QuotationPolicy) -> Quotation:
    passage = index.folded.span(*span)
    terms = Terms(policy=policy, preferred=(passage,))
    written = list(dict.fromkeys(_writings(index, span)))
    agreeing: str | None = None
    for words in written:
        verdict = judge_words(words, text, terms).verdict
        if verdict is Verdict.VERIFIED:
            return Quotation(words, passage)
        if verdict in AGREES and agreeing is None:
            agreeing = words
    return Quotation(agreeing or written[0], passage)


def _writings(index: Index, span: Span) -> Iterator[str]:
    """Give the ways to write a passage, the most faithful first."""
    first = _plain("".join(_pieces(index, span, hyphens=True)))
    yield first
    yield _plain("".join(_pieces(index, span, hyphens=False)))
    yield _plain(index.folded.text[slice(*span)])


def _plain(words: str) -> str:
    """Return words as a map file can hold them: composed, on one line, without what is not shown."""
    shown = "".join(" " if UNPRINTABLE.match(sign) or sign in "\n\t" else sign for sign in words)
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def _pieces(index: Index, span: Span, *, hyphens: bool) -> Iterator[str]:
    """Give the passage piece by piece: as the source writes it, except where it was folded away.

    With `hyphens` a hyphen at the end of a line stays where the text has the word with a hyphen elsewhere.
    """
    folded, original = index.folded, index.held.text
    here, there = folded.here, folded.there
    piece = bisect_right(here, span[0]) - 1
    place = span[0]
    while piece < len(here) and here[piece] <= span[1]:
        stop = min(here[piece + 1] if piece + 1 < len(here) else len(folded.text), span[1])
        if piece % 2:
            was = original[there[piece] : there[piece + 1]]
            yield _replaced(was, folded.text[here[piece] : stop], kept=place < stop or span[0] < here[piece] < span[1])
            if hyphens and here[piece] == stop and stop in folded.line_breaks and _is_hyphenated(index, stop):
                yield "-"
        elif place < stop:
            at = there[piece] + place - here[piece]
            yield from map(_as_written, original[at : at + stop - place], folded.text[place:stop])
        place = max(place, stop)
        piece += 1


def _as_written(sign: str, folded: str) -> str:
    return " " if folded == " " else sign


def _replaced(was: str, now: str, *, kept: bool) -> str:
    if was in _DOTS and now:
        return was
    return was if not now and kept and was in _SHAPING else now


def _is_hyphenated(index: Index, place: int) -> bool:
    """Tell whether the word that was parted at `place` at a line's end stands with its own hyphen elsewhere."""
    words, text = index.words, index.folded.text
    number = bisect_right(words.starts, place) - 1
    if number < 0 or not words.starts[number] < place < words.ends[number]:
        return False
    if index.occurs(words.keys[number]) > 1:
        return False
    one, other = text[words.starts[number] : place], text[place : words.ends[number]]
    run = index.encode((key_of(one), key_of(other)))
    return any(text[words.ends[hit] : words.starts[hit + 1]] == "-" for hit in index.find(run))
