"""The words of a held text around a place: which one stands there, which follow and precede it, and its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.evidence.heldtext import HeldText, Span

_REACH = 400
_PIECE = 256
"""How long the pieces are in which a run of characters is taken that no white space divides."""


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
    from argmap.evidence.matching.sentences import sentence_span

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
    from argmap.evidence.matching.folding import fold
    from argmap.evidence.matching.tokens import words_of

    folded = fold(text[start:end])
    found = words_of(folded.text)
    spans = (folded.span(*word) for word in zip(found.starts, found.ends, strict=True))
    return [(start + first, start + last) for first, last in spans]


def _start(text: str, offset: int) -> int:
    """Go back to where a word can begin: behind white space that does not break a hyphenated word.

    Where there is none for a whole piece, the piece begins at a multiple of its length, wherever one comes from.
    """
    piece = offset // _PIECE * _PIECE
    for place in range(offset, max(piece - _PIECE, 0), -1):
        if text[place - 1].isspace() and not _breaks_a_word(text, place):
            return place
    return piece if piece >= _PIECE else 0


def _end(text: str, offset: int) -> int:
    """Go on to where a word can end: before white space that does not break a hyphenated word."""
    last = min((max(offset, 0) // _PIECE + 2) * _PIECE, len(text))
    for place in range(min(offset, len(text)), last):
        if text[place].isspace() and not _breaks_a_word(text, place):
            return place
    return last


def _breaks_a_word(text: str, place: int) -> bool:
    before = text[max(place - 8, 0) : place].rstrip()
    return before[-1:] in ("-", "\u00ac", "\u00ad", "\u0002", "\ufffe")
