"""The words of a folded text: where each stands, and the key by which two words are taken for the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

# Scripts written without spaces, where every letter counts as a word.
_UNSPACED = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_STACKED = "\u0e00-\u0e3a\u0e40-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17d3\u17dc-\u17df"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u08d3-\u0963"
    "\u0971-\u0dff\u0f18-\u0f39\u0f71-\u0fbc\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    "\ufe20-\ufe2f\u3099\u309a\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
)
_STACKED_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1060\u17b4-\u17d3"
)
LETTER = rf"(?:[^\W_{_UNSPACED}{_STACKED}]|[{_MARKS}])"
_LETTERS = f"(?:[^\\W_{_UNSPACED}{_STACKED}]+|[{_MARKS}]+)+"
_ELISION = "(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|dell|nell|all|dall|sull|un|quell|sant)'(?=[^\\W\\d_]{2})"
_NUMBER = r"(?:(?<![^\s(\[\"'$\u00a3\u20ac\u00a5])-)?\d+(?:[.,]\d+)*"
SYMBOLS = (
    "%\u2030\u00b0\u00a7&$\u00a2\u00a3\u00a4\u00a5\u20a0-\u20bf"
    "+=<>\u00b1\u00d7\u00f7\u2190-\u22ee\u22f0-\u22ff#@~^|\\\\"
)

# The first branch is there for speed: the plain word before a space or a common mark.
WORD = re.compile(
    r"([A-Za-z]+(?=[ .,;:!?)\]\"\-])"
    rf"|[{SYMBOLS}]"
    rf"|{_NUMBER}(?:{LETTER}+)?"
    rf"|[{_UNSPACED}][{_MARKS}]*"
    rf"|[{_STACKED}][{_STACKED_MARKS}{_MARKS}]*"
    rf"|(?i:\b{_ELISION})"
    rf"|{_LETTERS}(?:'{_LETTERS})*)"
)
UNSPACED = re.compile(f"[{_UNSPACED}{_STACKED}]")
CURRENCIES = re.compile("[$\u00a2\u00a3\u00a4\u00a5\u20a0-\u20bf]")

_STRIPPED = re.compile("[\u0300-\u0305\u0307-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_ACCENTED = re.compile(
    "[\u00c0-\u024f\u0370-\u03ff\u0401\u0451\u1e00-\u1fff\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]"
)
_SPELLED_OUT = {"\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l", "\u0131": "i", "\u0111": "d"}


@dataclass(frozen=True)
class Words:
    """The words of a folded text: `raw` as they stand, where they start and end, and the `keys` to compare them by."""

    raw: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.raw)


def words_of(folded: str) -> Words:
    """Find the words of a folded text.

    A word is a run of letters and marks with the apostrophes inside it, a number with its sign and separators, a
    symbol, or one letter of a script written without spaces.
    """
    pieces = WORD.split(folded)
    raw = pieces[1::2]
    ends = list(accumulate(map(len, pieces)))
    keys = {word: key_of(word) for word in set(raw)}
    return Words(tuple(raw), tuple(ends[0:-1:2]), tuple(ends[1::2]), tuple(map(keys.__getitem__, raw)))


def key_of(word: str) -> str:
    """Give what `word` is compared by: without case and accents, a number without its separators."""
    folded = word.casefold()
    if folded[:1].isdigit() or folded[:1] == "-":
        return re.sub(r"(?<=\d)[.,](?=\d)", "", folded)
    return folded if folded.isascii() else without_accents(folded)


@lru_cache(maxsize=65536)
def without_accents(folded: str) -> str:
    """Take the accents off a case-folded word; the breve that makes a Russian letter another one stays."""
    if not _ACCENTED.search(folded):
        return folded
    bare = _STRIPPED.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", "".join(_SPELLED_OUT.get(char, char) for char in bare))
