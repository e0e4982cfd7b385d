"""The words of a held text around a place: which one stands there, which follow and precede it, and its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.evidence.heldtext import HeldText, Span
from argmap.evidence.matching.folding import fold
from argmap.evidence.matching.sentences import sentence_span
from argmap.evidence.matching.tokens import words_of

_REACH = 400
_FARTHEST = 4000
"""How far a word that nothing divides is followed; a longer one is taken in pieces."""


def word_at(text: str, offset: int) -> Span | None:
    """Return the word at `offset`, else the next one, else the one before; None for a text without words."""
    start = _start(text, offset)
    here = next((span for span in _words(text, start, offset + 1) if span[1] > offset), None)
    if here is not None and here[0] <= offset:
        return here
    following = here or _first_after(text, offset)
    return following or _last_before(text, offset)


def next_word(text: str, offset: int) -> Span | None:
    """Return the word after the one at `offset`; None where that is the last."""
    here = word_at(text, offset)
    if here is None:
        return None
    return here if here[0] > offset else _first_after(text, here[1])


def previous_word(text: str, offset: int) -> Span | None:
    """Return the last word that ends before the one at `offset`; None where that is the first."""
    here = word_at(text, offset)
    if here is None:
        return None
    return here if here[1] <= offset else _last_before(text, min(here[0], offset))


def sentence_at(held: HeldText, offset: int) -> Span | None:
    """Return the sentence that holds the word at `offset`, without the space around it; None without words."""
    word = word_at(held.text, offset)
    if word is None:
        return None
    return sentence_span(held, word)


def _first_after(text: str, offset: int) -> Span | None:
    while offset < len(text):
        end = _end(text, offset + _REACH)
        found = next((span for span in _spans(text, offset, end) if span[0] >= offset), None)
        if found is not None:
            return found
        offset = end
    return None


def _last_before(text: str, offset: int) -> Span | None:
    end = offset
    while end > 0:
        start = _start(text, max(end - _REACH, 0))
        found = [span for span in _spans(text, start, end) if span[1] <= offset]
        if found:
            return found[-1]
        end = start
    return None


def _words(text: str, start: int, until: int) -> Sequence[Span]:
    return _spans(text, start, _end(text, until))


def _spans(text: str, start: int, end: int) -> list[Span]:
    """Give the words between two places, in offsets of the text itself."""
    folded = fold(text[start:end])
    found = words_of(folded.text)
    spans = (folded.span(*word) for word in zip(found.starts, found.ends, strict=True))
    return [(start + first, start + last) for first, last in spans]


def _start(text: str, offset: int) -> int:
    """Go back to where a word can begin: behind white space that does not break a hyphenated word."""
    lowest = max(offset - _FARTHEST, 0)
    place = offset
    while place > lowest:
        if text[place - 1].isspace() and not _breaks_a_word(text, place):
            return place
        place -= 1
    return place


def _end(text: str, offset: int) -> int:
    """Go on to where a word can end: before white space that does not break a hyphenated word."""
    highest = min(max(offset, 0) + _FARTHEST, len(text))
    place = min(offset, len(text))
    while place < highest:
        if text[place].isspace() and not _breaks_a_word(text, place):
            return place
        place += 1
    return place


def _breaks_a_word(text: str, place: int) -> bool:
    before = text[max(place - 8, 0) : place].rstrip()
    return before[-1:] in ("-", "\u00ac", "\u00ad", "\u0002", "\ufffe")
