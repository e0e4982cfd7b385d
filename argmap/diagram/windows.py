"""Which words of a long quotation a slip shows: those that bear on the claim, whole sentences where these fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from argmap.evidence.verdict import Difference, QuoteCheck

_WHOLE, _SHOWN, _MORE, _LEAST, _STEM, _CONTEXT, _COMPARED = 35, 30, 10, 15, 5, 3, 8
_WORD = re.compile(r"\w+")
_END = re.compile(r"(?<!^[A-Z])(?<!^[A-Z]\w)(?<!^[A-Z]\w\w)[.!?…][\"'”’»)\]]*$")
"""The end of a sentence; "St." and "J." are none."""
_PAUSE = re.compile(r"[,;:.!?…—–][\"'”’»)\]]*$")
_COMMON = frozenset(
    "a about after all also an and any are as at be because been before but by can could did do does for from had has"
    " have he her him his how if in into is it its may might more must no not of on one only or other our out over s"
    " shall she should so some such than that the their them then there these they this those to up upon was we were"
    " what when where which while who whom whose will with would you your".split()
)


@dataclass(frozen=True)
class Telling:
    """How much a word tells: the fewer quotations of the map have its stem, the more (Spärck Jones 1972)."""

    quotes: int
    having: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Telling:
        """Count the stems of the quotations of a map."""
        counts: Counter[str] = Counter()
        quotes = 0
        for text in texts:
            quotes += 1
            counts.update(_stems(text))
        return cls(quotes, counts)

    def weight(self, stem: str) -> float:
        """Return how much a stem tells, above 0."""
        return log(1 + (1 + self.quotes) / (1 + self.having.get(stem, 0)))


def window(text: str, bearing: str, telling: Telling, check: QuoteCheck | None = None) -> str:
    """Return the words of a quotation to show where it bears on `bearing`: all of a short one, about 30 of a long one.

    Of a long one the run of sentences, else of words, that shares the most telling words with `bearing`, the earliest
    of equals; it holds the first difference that checking found. An ellipsis stands where words were left out.
    """
    words = text.split()
    if len(words) <= _WHOLE:
        return text
    run = _Run.of(words, bearing, telling)
    held = _held(words, check)
    start, end = run.sentences(held) or run.words(held)
    return ("… " if start else "") + " ".join(words[start:end]) + (" …" if end < len(words) else "")


@dataclass(frozen=True)
class _Run:
    """The words of a quotation, with the places where wanted stems stand and the weights of these."""

    all: Sequence[str]
    places: Sequence[int]
    shared: Sequence[Mapping[str, float]]

    @classmethod
    def of(cls, words: Sequence[str], bearing: str, telling: Telling) -> _Run:
        wanted = {stem: telling.weight(stem) for stem in _stems(bearing)}
        shared = [(at, {stem: wanted[stem] for stem in _stems(word) & wanted.keys()}) for at, word in enumerate(words)]
        telling_ones = [(at, weights) for at, weights in shared if weights]
        return cls(words, [at for at, _ in telling_ones], [weights for _, weights in telling_ones])

    def score(self, start: int, end: int) -> float:
        found: dict[str, float] = {}
        for weights in self.shared[bisect_left(self.places, start) : bisect_left(self.places, end)]:
            found |= weights
        # Rounded, so that the order of adding decides nothing.
        return round(sum(found.values()), 6)

    def sentences(self, held: tuple[int, int]) -> tuple[int, int] | None:
        """Return the best run of whole sentences, if none of mere words shares more."""
        starts = [0, *(place + 1 for place, word in enumerate(self.all[:-1]) if _END.search(word)), len(self.all)]
        runs = [
            (start, end)
            for place, start in enumerate(starts[:-1])
            for end in starts[place + 1 : bisect_left(starts, start + _WHOLE + 1)]
            if end - start >= _LEAST and start <= held[0] and held[1] <= end
        ]
        if not runs:
            return None
        best = max(runs, key=lambda run: (self.score(*run), -run[0], run[1]))
        return best if self.score(*best) >= self._rank(self.words(held)[0])[0] else None

    def words(self, held: tuple[int, int]) -> tuple[int, int]:
        """Return the best run of words; of equals one that starts where a sentence or a clause does."""
        last = len(self.all) - _SHOWN
        first, final = max(0, held[1] - _SHOWN), min(held[0], last)
        start = max(range(first, max(first, final) + 1), key=lambda place: (*self._rank(place), -place))
        return start, self._end(start)

    def _end(self, start: int) -> int:
        """Return where a run of words ends: with a sentence that is almost over, whose last words often matter."""
        end = min(start + _SHOWN, len(self.all))
        ends = (place for place in range(end, min(end + _MORE, len(self.all)) + 1) if _END.search(self.all[place - 1]))
        return next(ends, end)

    def _rank(self, start: int) -> tuple[float, int]:
        before = self.all[start - 1] if start else "."
        opens = 2 if _END.search(before) else 1 if _PAUSE.search(before) else 0
        return self.score(start, self._end(start)), opens


def _stems(text: str) -> set[str]:
    """Return the first letters of the words that tell something."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _COMMON}


def _held(words: Sequence[str], check: QuoteCheck | None) -> tuple[int, int]:
    """Return the words that have to be shown: the first difference with a word on either side, or anything."""
    if check is None or not check.differences:
        return len(words), 0
    start, end = _place(words, check.differences[0], check.passage)
    return max(0, start - 1), min(end + 1, max(0, start - 1) + _SHOWN, len(words))


def _place(words: Sequence[str], difference: Difference, passage: str) -> tuple[int, int]:
    """Find a difference by its words and those before it, which the source has as well."""
    own, source = [_bare(word) for word in words], [_bare(word) for word in passage.split()]
    found, expected = (
        [_bare(word) for word in part.split()[:_COMPARED]] for part in (difference.found, difference.expected)
    )
    places = [place for place in range(len(own)) if found and own[place : place + len(found)] == found]
    before = {tuple(source[max(0, at - _CONTEXT) : at]) for at in _starts(source, expected)} - {()}
    if found:
        known = [place for place in places if tuple(own[max(0, place - _CONTEXT) : place]) in before]
        start = next(iter(known or places), 0)
        return start, start + len(found)
    for place in range(1, len(own) + 1):
        if tuple(own[max(0, place - _CONTEXT) : place]) in before:
            return place, place
    return 0, 0


def _starts(source: Sequence[str], expected: Sequence[str]) -> list[int]:
    if not expected:
        return []
    return [at for at in range(len(source)) if source[at : at + len(expected)] == expected]


def _bare(word: str) -> str:
    return "".join(_WORD.findall(word.casefold()))
