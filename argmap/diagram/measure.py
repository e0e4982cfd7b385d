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
        # What was measured once, and which texts the face covers: asked for hundreds of thousands of times.
        self.measured: dict[str, int] = {}
        self.covered: dict[str, bool] = {}


@cache
def _advances(face: Face) -> dict[int, int]:
    runs = json.loads(face.path.with_suffix(".json").read_bytes())
    return {first + place: advance for first, advances in runs for place, advance in enumerate(advances)}


def covers(face: Face, character: str) -> bool:
    """Tell whether the face has a glyph for `character`."""
    return ord(character) in _advances(face)


def covers_all(face: Face, text: str) -> bool:
    """Tell whether the face has a glyph for every character of `text`."""
    known = face.covered.get(text)
    if known is None:
        advances = _advances(face)
        known = face.covered[text] = all(ord(character) in advances for character in set(text))
    return known


def _foreign(character: str) -> int:
    """Guess, rather too wide than too narrow, the advance of a character that another font will draw."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.category(character) == "So" or ord(character) >= _PICTOGRAMS:
        return _PICTOGRAM
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


@cache
def _advance(face: Face, character: str) -> int:
    known = _advances(face).get(ord(character))
    if known is not None:
        return 0 if unicodedata.combining(character) else known
    return _foreign(character)


def width(text: str, face: Face, size: float) -> float:
    """Return the width of `text` on one line, in points at `size` points."""
    units = face.measured.get(text)
    if units is None:
        units = face.measured[text] = sum(_advance(face, character) for character in text)
    return units * size / _UNITS_PER_EM
