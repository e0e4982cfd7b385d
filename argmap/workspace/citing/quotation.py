"""The exact words of a passage as a quote writes them: whole words on one line, page matter left out."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from argmap.evidence.heldtext import Span
from argmap.evidence.matching.folding import Folded
from argmap.evidence.matching.index import Index
from argmap.evidence.matching.judgement import AGREES
from argmap.evidence.matching.judging import Searchable, Terms, judge_words
from argmap.evidence.matching.tokens import key_of, words_of
from argmap.evidence.verdict import Verdict
from argmap.model.vocabulary import QuotationPolicy
from argmap.notation.scalars import UNPRINTABLE

_MOST_WIDENED = 6
_DOTS = frozenset("\u2026\u22ef\u2025")
_SHAPING = frozenset("\u200c\u200d\u0640")
"""Invisible signs that change how letters are drawn, so that they are the writer's and stay."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words as a quote has them, and the passage of the held text they are from: code points, end exclusive."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Judged:
    quotation: Quotation
    verdict: Verdict


def quotation_of(
    text: Searchable, start: int, end: int, *, policy: QuotationPolicy = QuotationPolicy.GENERAL
) -> Quotation | None:
    """Return the quotation of a selection in a held text; None where nothing to be quoted is selected.

    Words that the selection touches are taken whole. White space and line ends become one space, a word parted at the
    end of a line is joined, page numbers, running heads and marks of footnotes within the passage are left out, and
    what cannot be seen or stand in a map file is dropped. The words are judged as `argmap verify` judges them, and of
    the ways to write them the first that verifies is taken. Where none does, as for half of an amount, the words
    beside them are taken in.
    """
    terms = Terms(policy=policy)
    for whole in (False, True):
        index = text.whole if whole else text.index
        span = _within(index, start, end)
        if span is None:
            continue
        judged = (_written(text, index, chosen, terms) for chosen in (span, *_otherwise(index, span)))
        found = [each for each in _until_agreed(judged) if each is not None]
        if found and found[-1].verdict in AGREES:
            return found[-1].quotation
        if found and words_of(found[0].quotation.words).raw:
            return found[0].quotation
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


def _until_agreed(judged: Iterable[_Judged | None]) -> Iterator[_Judged | None]:
    for each in judged:
        yield each
        if each is not None and each.verdict in AGREES:
            return


def _otherwise(index: Index, span: Span) -> Iterator[Span]:
    """Give other spans where one cannot be quoted alone: without or with the marks around it, then with more words.

    So it is with a question without its mark, half a number, a sign that belongs to the word behind it.
    """
    starts, ends, text = index.words.starts, index.words.ends, index.folded.text
    first, after = bisect_right(ends, span[0]), bisect_left(starts, span[1])
    marks_after = text[span[1] : starts[after] if after < len(starts) else None].rstrip()
    marks_before = text[ends[first - 1] if first else 0 : span[0]].lstrip()
    if first >= after:
        return
    yield starts[first], ends[after - 1]
    yield span[0], span[1] + len(marks_after)
    yield span[0] - len(marks_before), span[1] + len(marks_after)
    for more in range(1, _MOST_WIDENED + 1):
        one, other = max(first - more, 0), min(after + more, len(starts))
        for start, end in ((span[0], ends[other - 1]), (starts[one], span[1]), (starts[one], ends[other - 1])):
            wider = min(start, span[0]), max(end, span[1])
            yield wider
            yield wider[0], wider[1] + len(index.gap(bisect_left(starts, wider[1])).rstrip())


def _written(text: Searchable, index: Index, span: Span, terms: Terms) -> _Judged | None:
    """Write a passage in the way that verifies best; None where there is nothing to be written."""
    passage = index.folded.span(*span)
    placed = replace(terms, preferred=(passage,))
    found: _Judged | None = None
    for words in dict.fromkeys(_writings(index, span)):
        if not words:
            continue
        verdict = judge_words(words, text, placed).verdict
        if found is None or (verdict in AGREES and found.verdict not in AGREES) or verdict is Verdict.VERIFIED:
            found = _Judged(Quotation(words, passage), verdict)
        if verdict is Verdict.VERIFIED:
            break
    return found


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
