"""A held text made ready for searching: folded once, its words numbered, so that every quotation is looked up fast."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from argmap.evidence.heldtext import HeldText, Span
from argmap.evidence.matching.folding import Folded, fold
from argmap.evidence.matching.tokens import Words, words_of
from argmap.evidence.matching.wordlists import guess_language

UNKNOWN = "\0"
"""Stands for a word that the source does not hold."""
MOST_HITS = 300
_COST_OF_A_PLACE = 200
_SAMPLE = 3000

_CLOSES = ".,;:!?\"'\u201d\u2019)\\]"
_RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079"
_NEW_SENTENCE = "(?=\\s+[A-Z\"'\u201c\u2018(]|\\s*$)"
# Every pattern begins with the characters it is about, so that the search skips all others.
_RAISED_FIGURES = re.compile(f"[{_RAISED}](?<=[^\\W\\d_{_RAISED}][{_RAISED}]|[{_CLOSES}][{_RAISED}])[{_RAISED}]{{0,2}}")
_BRACKETED_MARK = re.compile(
    f"\\[(?<=[\\w{_CLOSES}]\\[)(?:\\d{{1,3}}|[a-z]|note \\d{{1,3}}|citation needed)\\](?!\\w)"
    f"|\\[(?:[Pp]age|[Pp]g?\\.) ?\\d{{1,4}}\\]"
)
_STUCK_FIGURES = re.compile(
    f"[0-9](?:(?<=[a-z]{{3}}[0-9])[0-9]{{0,2}}(?=[\\s.,;:!?)])"
    f"|(?<=[a-z]{{3}}[{_CLOSES}][0-9])[0-9]{{0,2}}{_NEW_SENTENCE}"
    f"|(?<=[a-z]{{3}}[.!?][\"'\u201d\u2019)][0-9])[0-9]{{0,2}}{_NEW_SENTENCE})"
)
_NOTE_MARKS = (_RAISED_FIGURES, _BRACKETED_MARK, _STUCK_FIGURES)

_NUMBER_LINE = (
    "[ \\t]*(?:[-\u2013\u2014\\[(]\\s?)?(?:[Pp]age |[Pp]\\. ?|[Ss]eite )?"
    "(?:\\d{1,4}|[ivxlc]{1,6})(?:\\s?[-\u2013\u2014\\])])?[ \\t]*"
)
_LINE_END = "(?=\\r?\\n|\\f|\\Z)"
_PAGE_MATTER = (
    # A page number on a line of its own, with a blank line or a new page before or after it.
    re.compile(f"[\\n\\f](?<=\\n\\n|\\r\\n|.\\f)(?<!.\\r\\n)(?P<matter>{_NUMBER_LINE}){_LINE_END}"),
    re.compile(f"[\\n\\f](?P<matter>{_NUMBER_LINE})(?=\\r?\\n[ \\t]*\\r?\\n|\\r?\\n?\\f)"),
    # A running head in capitals, with the page number before or after it.
    re.compile(
        "[\\n\\f](?<=\\n\\n|\\r\\n|.\\f)(?<!.\\r\\n)"
        "(?P<matter>[ \\t]*(?:\\d{1,4}[ \\t]+[^a-z\\n\\r\\f]{3,60}"
        "|[^a-z\\d\\n\\r\\f][^a-z\\n\\r\\f]{2,60}[ \\t]+\\d{1,4})[ \\t]*)"
        f"{_LINE_END}"
    ),
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
        if not self.is_rare(run):
            return self._search(run, limit)
        rarest = min(range(len(run)), key=lambda place: self.frequency[run[place]])
        starts_with = self.stream.startswith
        hits = (place - rarest for place in self.postings[run[rarest]] if place >= rarest)
        return list(islice((hit for hit in hits if starts_with(run, hit)), limit))

    def is_rare(self, run: str) -> bool:
        """Tell whether some word of a run is so rare that looking at all its places beats searching the text."""
        return min(map(self.frequency.__getitem__, run)) * len(run) * _COST_OF_A_PLACE <= len(self.stream)

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
    text = f"\n\n{held.text}"
    found = [match.span("matter") for pattern in _PAGE_MATTER for match in pattern.finditer(text)]
    shifted = [(start - 2, end - 2) for start, end in found]
    return tuple(sorted((*held.page_matter, *shifted)))


def note_marks(held: HeldText) -> tuple[Span, ...]:
    """Find the marks of footnotes inside the text of `held`: raised figures, [12], figures stuck to a word."""
    return tuple(sorted(match.span() for pattern in _NOTE_MARKS for match in pattern.finditer(held.text)))
