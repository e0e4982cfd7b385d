"""How wide text is in the fonts we ship, in points."""

from __future__ import annotations

import json
import unicodedata
from enum import Enum
from functools import cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
_UNITS_PER_EM = 2048
_WIDE, _PICTOGRAM, _UNKNOWN = 2048, 2662, 1536
_PICTOGRAMS = 0x1F000


class Face(Enum):
    """A font face of the picture: the file's stem, then family, weight and style as CSS names them."""

    SANS = ("Arimo-Regular", "Arimo", "normal", "normal")
    BOLD = ("Arimo-Bold", "Arimo", "bold", "normal")
    ITALIC = ("Arimo-Italic", "Arimo", "normal", "italic")
    SERIF = ("Tinos-Italic", "Tinos", "normal", "italic")

    def __init__(self, stem: str, family: str, weight: str, style: str) -> None:
        self.path: Path = FONTS / f"{stem}.ttf"
        self.family, self.weight, self.style = family, weight, style
        # What was measured once, asked for hundreds of thousands of times.
        self.measured: dict[str, int] = {}


class _Advances(dict[str, int]):
    """The advances of the characters that were met so far, in units of the font; those of others are guessed."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, character: str) -> int:
        self[character] = found = _advance(self.face, character)
        return found


@cache
def _advances(face: Face) -> _Advances:
    return _Advances(face)


@cache
def _glyphs(face: Face) -> dict[str, int]:
    """Read the advance of every character for which a face has a glyph."""
    runs = json.loads(face.path.with_suffix(".json").read_bytes())
    return {chr(first + place): advance for first, advances in runs for place, advance in enumerate(advances)}


def covers(face: Face, character: str) -> bool:
    """Tell whether the face has a glyph for `character`."""
    return character in _glyphs(face)


def covers_all(face: Face, text: str) -> bool:
    """Tell whether the face has a glyph for every character of `text`."""
    return _glyphs(face).keys() >= set(text)


def _foreign(character: str) -> int:
    """Guess, rather too wide than too narrow, the advance of a character that another font will draw."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.category(character) == "So" or ord(character) >= _PICTOGRAMS:
        return _PICTOGRAM
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


def _advance(face: Face, character: str) -> int:
    known = _glyphs(face).get(character)
    if known is None:
        return _foreign(character)
    return 0 if unicodedata.combining(character) else known


def width(text: str, face: Face, size: float) -> float:
    """Return the width of `text` on one line, in points at `size` points."""
    units = face.measured.get(text)
    if units is None:
        units = face.measured[text] = sum(map(_advances(face).__getitem__, text))
    return units * size / _UNITS_PER_EM
