"""Where one is reading in the held text of a source: the word at the cursor, what is selected, what is looked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.evidence.heldtext import Held, HeldText, Span
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Claim, Quote, Source
from argmap.workspace.citing.words import next_word, previous_word, sentence_at, word_at

MOST_HITS = 10_000
_APOSTROPHES = "['\u2018\u2019\u02bc`]"
_QUOTATION_MARKS = '["\u201c\u201d\u201e\u00ab\u00bb]'
_ENDS = ".!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964"
_CLOSER = {"(": ")", "[": "]", '"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201c", "\u300c": "\u300d"}
_OPENER = {")": "(", "]": "[", '"': '"', "\u201d": "\u201c", "\u00bb": "\u00ab", "\u300d": "\u300c"}
_SPACE = r"[\s\u00a0]+"


@dataclass(frozen=True, slots=True)
class Reading:
    """A place in the held text of one source; offsets count its code points.

    `cursor` and `mark` stand at the starts of words: all words from one to the other are selected, where there is a
    mark. `hits` are the spans where `query` was found, in order. `follows` is the node that brought the reading here,
    and `tick` grows whenever the view must bring the cursor into sight.
    """

    source: str = ""
    cursor: int = 0
    mark: int | None = None
    query: str = ""
    hits: tuple[Span, ...] = ()
    follows: str = ""
    tick: int = 0

    def at(self, held: HeldText, offset: int) -> Reading:
        """Put the cursor on the word at an offset."""
        word = word_at(held.text, offset)
        return self if word is None else replace(self, cursor=word[0], tick=self.tick + 1)

    def next_word(self, held: HeldText) -> Reading:
        """Put the cursor on the word after this one."""
        word = next_word(held.text, self.cursor)
        return self if word is None else replace(self, cursor=word[0], tick=self.tick + 1)

    def previous_word(self, held: HeldText) -> Reading:
        """Put the cursor on the word before this one."""
        word = previous_word(held.text, self.cursor)
        return self if word is None else replace(self, cursor=word[0], tick=self.tick + 1)

    def marked(self) -> Reading:
        """Begin a selection at the word under the cursor, or drop the one there is."""
        return replace(self, mark=self.cursor if self.mark is None else None)

    def unmarked(self) -> Reading:
        """Drop the selection."""
        return replace(self, mark=None)

    def backed_out(self) -> Reading:
        """Drop the selection and what was looked for; the same where there is neither."""
        return self if self.mark is None and not self.query else replace(self, mark=None, query="", hits=())

    def word(self, held: HeldText) -> Span | None:
        """Return the word under the cursor."""
        return word_at(held.text, self.cursor)

    def hits_within(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the hits that lie in a span, or reach into it."""
        first = max(bisect_left(self.hits, (start, start)) - 1, 0)
        return tuple(hit for hit in self.hits[first : bisect_left(self.hits, (end, end))] if hit[1] > start)

    def held_fast(self) -> Reading:
        """Begin a selection at the word under the cursor, unless there is one."""
        return replace(self, mark=self.cursor) if self.mark is None else self

    def with_sentence(self, held: HeldText) -> Reading:
        """Select the sentence that the cursor is in."""
        found = sentence_at(held, self.cursor)
        return self if found is None else self.with_selection(held, found)

    def with_selection(self, held: HeldText, span: Span) -> Reading:
        """Select the words of a span; the cursor goes to the last of them."""
        first, last = word_at(held.text, span[0]), word_at(held.text, max(span[1] - 1, span[0]))
        if first is None or last is None:
            return self
        if last[0] >= span[1]:
            last = previous_word(held.text, last[0]) or last
        return replace(self, mark=first[0], cursor=last[0], tick=self.tick + 1)

    def selection(self, held: HeldText) -> Span | None:
        """Return the span of the selected words, with the marks that close their sentence; None where none are."""
        if self.mark is None:
            return None
        one, other = word_at(held.text, self.mark), word_at(held.text, self.cursor)
        if one is None or other is None:
            return None
        first, last = min(one, other), max(one, other)
        return _with_marks(held.text, first[0], last[1])

    def found(self, held: HeldText, query: str) -> Reading:
        """Look for words, and put the cursor on the first place at or after it that has them, else on the first."""
        hits = hits_of(held.text, query)
        reading = replace(self, query=query, hits=hits)
        if not hits:
            return reading
        number = bisect_left(hits, (self.cursor, self.cursor))
        return replace(reading, cursor=hits[number % len(hits)][0], mark=None, tick=self.tick + 1)

    def to_hit(self, by: int) -> Reading:
        """Put the cursor on the next hit (1) or the one before (-1), round the ends."""
        if not self.hits:
            return self
        starts = [start for start, _ in self.hits]
        number = bisect_right(starts, self.cursor) if by > 0 else bisect_left(starts, self.cursor) - 1
        return replace(self, cursor=starts[number % len(starts)], mark=None, tick=self.tick + 1)

    def opened(self, source: str, passage: Span = (0, 0)) -> Reading:
        """Read in a source, at a passage."""
        if source == self.source:
            return replace(self, cursor=passage[0], mark=None, tick=self.tick + 1)
        return Reading(source, passage[0], follows=self.follows, tick=self.tick + 1)


def hits_of(text: str, query: str) -> tuple[Span, ...]:
    """Find where words stand, in upper or lower case, over line ends and whatever the shape of quotation marks."""
    words = query.split()
    if not words:
        return ()
    pattern = _SPACE.join(map(re.escape, words))
    pattern = re.sub(r"['\u2018\u2019]", lambda _: _APOSTROPHES, pattern)
    pattern = re.sub('["\u201c\u201d]', lambda _: _QUOTATION_MARKS, pattern)
    found: list[Span] = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        found.append(match.span())
        if len(found) == MOST_HITS:
            break
    return tuple(found)


def selected_passage(reading: Reading, held: Mapping[str, Held]) -> tuple[str, int, int] | None:
    """Return the words selected: the id of the source, start, and end (exclusive) in its held text."""
    copy = held.get(reading.source)
    span = reading.selection(copy.text) if copy is not None and copy.text is not None else None
    return (reading.source, *span) if span is not None else None


def followed(
    reading: Reading, the_map: Map, selected: str, *, checks: Mapping[str, QuoteCheck], held: Mapping[str, Held]
) -> Reading:
    """Return the reading after the selection of the outline has moved to a node.

    A quote shows its passage in the text in which it was read, a source its text, a claim the first of its quotes
    that was located; anything else, and a node that was followed already, leaves the reading as it is.
    """
    if reading.follows == selected and (reading.source in held or not held):
        return reading
    node = the_map.nodes.get(selected)
    reading = replace(reading, follows=selected)
    match node:
        case Quote():
            return _at_quote(reading, node, checks)
        case Source():
            return reading if node.id == reading.source else reading.opened(node.id)
        case Claim():
            quotes = the_map.shape.attested_by.get(node.id, ())
            located = [name for name in quotes if name in checks and checks[name].location is not None]
            chosen = the_map.quotes.get((located or list(quotes) or [""])[0])
            return _at_quote(reading, chosen, checks) if chosen is not None else reading
        case _:
            return reading


def _at_quote(reading: Reading, quote: Quote, checks: Mapping[str, QuoteCheck]) -> Reading:
    check = checks.get(quote.id)
    if check is None or not check.read_in:
        last = quote.via[-1].source if quote.via else quote.source
        return reading if reading.source == last else reading.opened(last)
    if check.location is None:
        return reading if reading.source == check.read_in else reading.opened(check.read_in)
    return reading.opened(check.read_in, (check.location.start, check.location.end))


def _with_marks(text: str, start: int, end: int) -> Span:
    """Take in the marks that end a sentence, and the other half of each pair of marks of which one half is inside."""
    while end < len(text) and text[end] in _ENDS:
        end += 1
    while end < len(text) and text[end] in _OPENER and _unpaired(text[start:end], _OPENER[text[end]], text[end]):
        end += 1
    while (
        start and text[start - 1] in _CLOSER and _unpaired(text[start:end], _CLOSER[text[start - 1]], text[start - 1])
    ):
        start -= 1
    return start, end


def _unpaired(inside: str, one: str, other: str) -> bool:
    if one == other:
        return inside.count(one) % 2 == 1
    return inside.count(one) > inside.count(other)
