"""A held text made ready for searching: folded once, its words numbered, so that every quotation is looked up fast."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from argmap.evidence.folding import Folded, fold
from argmap.evidence.heldtext import HeldText, Span
from argmap.evidence.tokens import Words, words_of
from argmap.evidence.wordlists import guess_language

UNKNOWN = "\0"
"""Stands for a word that the source does not hold."""
MOST_HITS = 300
_COMMON = 2000
_SAMPLE = 3000

_NOTE_MARK = re.compile(
    r"(?<=[^\W\d_])[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}|(?<=[.,;:!?\"'\u201d\u2019)\]])[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}"
    r"|(?<=[\w.,;:!?\"'\u201d\u2019)\]])\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\](?!\w)"
    r"|(?<=[a-z]{3})\d{1,3}(?=[\s.,;:!?)])"
    r"|(?<=[a-z]{3}[.,;:!?\"'\u201d\u2019)])\d{1,3}(?=\s+[A-Z\"'\u201c\u2018(]|\s*$)"
    r"|(?<=[a-z]{3}[.!?][\"'\u201d\u2019)])\d{1,3}(?=\s+[A-Z\"'\u201c\u2018(]|\s*$)"
)
_PAGE_NUMBER = re.compile(
    r"(?m)(?:(?<=\n\n)|(?<=\r\n\r\n)|(?<=\f))[ \t]*(?:[-\u2013\u2014\[(]\s?)?(?:[Pp]age |[Pp]\. ?|[Ss]eite )?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?[-\u2013\u2014\])])?[ \t]*(?=\r?\n|\f|\Z)"
    r"|^[ \t]*(?:[-\u2013\u2014\[(]\s?)?(?:[Pp]age |[Pp]\. ?|[Ss]eite )?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?[-\u2013\u2014\])])?[ \t]*(?=\r?\n[ \t]*\r?\n|\r?\n?\f)"
    r"|^[ \t]*\[(?:[Pp]age|[Pp]\.|[Ss]\.) ?\d{1,4}\][ \t]*$|\[(?:[Pp]age|[Pp]g?\.) ?\d{1,4}\]"
)
_RUNNING_HEAD = re.compile(
    r"(?m)(?:(?<=\n\n)|(?<=\r\n\r\n)|(?<=\f))[ \t]*(?:\d{1,4}[ \t]+[^a-z\n\r\f]{3,60}|[^a-z\d\n\r\f][^a-z\n\r\f]{2,60}[ \t]+\d{1,4})[ \t]*(?=\r?\n|\f)"
)


@dataclass(frozen=True)
class Index:
    """The searchable form of a held text, with the page matter inside it skipped or left in."""

    held: HeldText
    folded: Folded
    words: Words
    skipped: tuple[Span, ...]

    @cached_property
    def letters(self) -> dict[str, str]:
        """One character for each word, so that a run of words is a substring of `stream`."""
        return {key: chr(number) for number, key in enumerate(dict.fromkeys(self.words.keys), 1)}

    @cached_property
    def stream(self) -> str:
        """The text, one character a word."""
        return "".join(map(self.letters.__getitem__, self.words.keys))

    @cached_property
    def frequency(self) -> Counter[str]:
        """How often each character of `stream` occurs."""
        return Counter(self.stream)

    @cached_property
    def postings(self) -> dict[str, list[int]]:
        """Where each character of `stream` occurs, in order."""
        places: dict[str, list[int]] = {letter: [] for letter in self.frequency}
        for place, letter in enumerate(self.stream):
            places[letter].append(place)
        return places

    @cached_property
    def language(self) -> str:
        """The language of the text, guessed from its first words."""
        return guess_language(islice(self.words.raw, _SAMPLE))

    def encode(self, keys: Sequence[str]) -> str:
        """Write words as characters of `stream`."""
        return "".join([self.letters.get(key, UNKNOWN) for key in keys])

    def occurs(self, key: str) -> int:
        """Count how often a word occurs."""
        return self.frequency[self.letters.get(key, UNKNOWN)]

    def find(self, run: str, limit: int = MOST_HITS) -> list[int]:
        """Find the first `limit` places of a run of words written as characters of `stream`."""
        if not run or UNKNOWN in run:
            return []
        rarest = min(range(len(run)), key=lambda place: self.frequency[run[place]])
        if self.frequency[run[rarest]] > _COMMON:
            return self._search(run, limit)
        starts_with = self.stream.startswith
        hits = (place - rarest for place in self.postings[run[rarest]] if place >= rarest)
        return list(islice((hit for hit in hits if starts_with(run, hit)), limit))

    def _search(self, run: str, limit: int) -> list[int]:
        hits: list[int] = []
        place = self.stream.find(run)
        while place >= 0 and len(hits) < limit:
            hits.append(place)
            place = self.stream.find(run, place + 1)
        return hits

    def word_at(self, offset: int) -> int:
        """Give the first word that starts at or after `offset` of the folded text."""
        return bisect_left(self.words.starts, offset)

    def gap(self, word: int) -> str:
        """Give what stands before word `word`: after the word before it, or from the start of the text."""
        start = self.words.ends[word - 1] if word else 0
        return self.folded.text[start : self.words.starts[word] if word < len(self.words) else None]

    def span(self, first: int, after: int) -> Span:
        """Give the original span from word `first` to before word `after`."""
        return self.folded.span(self.words.starts[first], self.words.ends[after - 1])


def index_of(held: HeldText, *, skip_page_matter: bool = True) -> Index:
    """Fold and number the words of `held`.

    Running heads, page numbers on lines of their own and the marks of footnotes are left out unless
    `skip_page_matter` is false; no other word of the text is.
    """
    blank, drop = (page_matter(held), note_marks(held)) if skip_page_matter else ((), ())
    folded = fold(held.text, blank, drop)
    return Index(held, folded, words_of(folded.text), tuple(sorted((*blank, *drop))))


def page_matter(held: HeldText) -> tuple[Span, ...]:
    """Find the page matter of `held`: what its extraction found, lines that are a page number, running heads."""
    found = [match.span() for pattern in (_PAGE_NUMBER, _RUNNING_HEAD) for match in pattern.finditer(held.text)]
    return tuple(sorted((*held.page_matter, *found)))


def note_marks(held: HeldText) -> tuple[Span, ...]:
    """Find the marks of footnotes inside the text of `held`: raised figures, [12], figures stuck to a word."""
    return tuple(match.span() for match in _NOTE_MARK.finditer(held.text))
