"""Pieces of text in one style each, made safe for a terminal, measured in its cells, and cut to fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

ELLIPSIS = "…"
_LOST = 4
"""Cells that may be lost for a cut to be at the end of a word."""
_BREAKS = "\n\v\f\r\x85\u2028\u2029"
_JOINERS = "\u200c\u200d"
_NAMED = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
_C0, _DELETE = 0x20, 0x7F
_BLANK_LETTERS = "\u3164\uffa0"
_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_WIDE_SINCE = (range(0x2630, 0x2638), range(0x268A, 0x2690), range(0x4DC0, 0x4E00), range(0x1D300, 0x1D377))
"""Characters that Unicode 16 made wide."""
_INSIDE_SYLLABLES = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))
_SKIN_TONES = range(0x1F3FB, 0x1F400)


class Segment(NamedTuple):
    """A piece of text in one style, "" for the plain one. The text is safe for a terminal."""

    text: str
    style: str = ""


def safe(text: str) -> str:
    """Return `text` with a visible sign for every character that a terminal would obey instead of showing.

    Line breaks become ↵, tabs ⇥, other control characters their pictures, marks that turn the direction of writing
    their names (‹RLO›), other invisible marks and lone surrogates �.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_sign, text))


def one_line(text: str) -> str:
    """Return `text` safe, and with its line breaks and runs of spaces as single spaces."""
    return safe(" ".join(text.split()))


@cache
def _sign(character: str) -> str:
    code = ord(character)
    if character in _BREAKS:
        return "↵"
    if character == "\t":
        return "⇥"
    if code < _C0:
        return chr(0x2400 + code)
    if code == _DELETE:
        return "␡"
    if character in _NAMED:
        return f"‹{_NAMED[character]}›"
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Cn") or character in _BLANK_LETTERS:
        return "�"
    if category == "Cf" and character not in _JOINERS:
        return "�"
    return character


@cache
def _cells(character: str) -> int:
    code = ord(character)
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or code in _SKIN_TONES:
        return 0
    if any(code in inside for inside in _INSIDE_SYLLABLES):
        return 0
    wide = unicodedata.east_asian_width(character) in "WF" or any(code in since for since in _WIDE_SINCE)
    return 2 if wide else 1


def cells(text: str) -> int:
    """Return how many cells of a terminal a safe text takes: two for a wide character, none for a combining mark."""
    return len(text) if text.isascii() else sum(_taken(text))


def _taken(text: str) -> Iterator[int]:
    """Yield the cells that each character of a text adds; a picture made of several adds them at its first."""
    if _JOINER not in text and _AS_PICTURE not in text:
        yield from map(_cells, text)
        return
    before = ""
    for at, character in enumerate(text):
        if before == _JOINER:
            yield 0
        else:
            as_picture = text[at + 1 : at + 2] == _AS_PICTURE
            yield 2 if as_picture and _cells(character) else _cells(character)
        before = character


def cropped(text: str, width: int) -> str:
    """Return a safe text cut to at most `width` cells, with an ellipsis where something was cut."""
    if width <= 0:
        return ""
    if len(text) * 2 <= width or cells(text) <= width:
        return text
    kept = _start(text, width - 1)
    cut = len(kept) if text[len(kept)] == " " else kept.rfind(" ")
    return (kept[:cut] if cut > 0 and cells(kept[cut:]) <= _LOST else kept).rstrip(" ,;:") + ELLIPSIS


def padded(text: str, width: int) -> str:
    """Return a safe text in exactly `width` cells, cut or filled with spaces."""
    fitting = cropped(text, width)
    return fitting + " " * (width - cells(fitting))


def wrapped(text: str, width: int, *, most: int) -> list[str]:
    """Return a safe text in at most `most` lines of at most `width` cells, broken at spaces where that is possible."""
    lines: list[str] = []
    left = text
    while left and cells(left) > width and len(lines) < most - 1:
        kept = _start(left, width)
        cut = len(kept) if left[len(kept) :].startswith(" ") else kept.rfind(" ")
        kept = kept[:cut] if cut > 0 else kept
        # A character wider than the line is left out rather than looked at again for ever.
        left = left[len(kept) or 1 :].lstrip(" ")
        lines.append(kept)
    return [*lines, cropped(left, width)] if left or not lines else lines


def fitted(segments: Iterable[Segment], width: int) -> list[Segment]:
    """Return segments in exactly `width` cells: cut with an ellipsis, or filled with spaces."""
    found: list[Segment] = []
    left = width
    for text, style in segments:
        if left <= 0:
            break
        taken = cells(text)
        if taken > left:
            found.append(Segment(padded(text, left), style))
            return found
        found.append(Segment(text, style))
        left -= taken
    if left > 0:
        found.append(Segment(" " * left))
    return found


def width_of(segments: Iterable[Segment]) -> int:
    """Return how many cells segments take together."""
    return sum(cells(segment.text) for segment in segments)


def _start(text: str, width: int) -> str:
    """Return as much of the beginning of a text as fits in `width` cells, with its combining marks."""
    if text.isascii():
        return text[:width]
    taken = 0
    for at, added in enumerate(_taken(text)):
        taken += added
        if taken > width:
            return text[:at]
    return text
