"""The presentation of a text folded away, with a map of offsets back to the text as it stands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from argmap.evidence.heldtext import Span

_LINE_ENDS = "\n\r\f\v\x1c\x1d\x1e\u0085\u2028\u2029"
_SPACES = "\t\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u2039\u203a`\u00b4\u055a"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u301d\u301e\u300c\u300d\u300e\u300f"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63"
_LONG_DASHES = "\u2015\u2e3a\u2e3b\u2e14"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_ONE_TO_ONE: dict[int, str | int] = (
    dict.fromkeys(map(ord, _LINE_ENDS), "\n")
    | dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _SINGLE_QUOTES), "'")
    | dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    | dict.fromkeys(map(ord, _HYPHENS), "-")
    | dict.fromkeys(map(ord, _LONG_DASHES), "\u2014")
    | _FULL_WIDTH
    | {0x17F: "s", 0x1E9B: "\u1e61"}
)

_WIDER = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u0132": "IJ",
    "\u0133": "ij",
    "\u2026": "...",
    "\u22ef": "...",
    "\u2025": "..",
}
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u202a-\u202e\u2066-\u2069\u0640"
_BREAK_HYPHENS = "\u00ad\u0002\ufffe"

# One character class first, so that the search skips what needs no folding; then what the character was decides.
_AFTER_THE_FIRST = (
    r"(?:(?<=[ \n])[ \n]+"
    r"|(?<=[^\W\d_][\-\u00ac])[ ]*\n[ \n]*(?=[^\W\d_])"
    rf"|(?<=[{_BREAK_HYPHENS}])(?:[ ]*\n[ \n]*)?"
    r"|(?<=[*_])[*_]*"
    rf"|(?<=[{_INVISIBLE}{''.join(_WIDER)}]))"
)
_FIRST = rf" \n*_\-\u00ac{_BREAK_HYPHENS}{_INVISIBLE}{''.join(_WIDER)}"
_FOLDS = re.compile(f"[{_FIRST}]{_AFTER_THE_FIRST}")
_INVISIBLE_CHAR = re.compile(f"[{_INVISIBLE}]")


@dataclass(frozen=True)
class Folded:
    """A text with its presentation folded away: `text`, and how its offsets stand to the text it was made from.

    `here` and `there` are break points, ascending: from `here[i]` on, offset `here[i] + n` of the folded text is
    `there[i] + n` of the original, up to the next break point. `line_breaks` are the offsets in the folded text where
    a hyphen at the end of a line was dropped, which may have been the word's own.
    """

    text: str
    here: tuple[int, ...]
    there: tuple[int, ...]
    line_breaks: frozenset[int] = frozenset()

    def start(self, offset: int) -> int:
        """Give the original offset of the character at `offset`."""
        piece = bisect_right(self.here, offset) - 1
        return self.there[piece] + (0 if _is_replaced(piece) else offset - self.here[piece])

    def end(self, offset: int) -> int:
        """Give the original offset just after the character before `offset`."""
        if offset <= 0:
            return self.start(0)
        piece = bisect_right(self.here, offset - 1) - 1
        return self.there[piece + 1] if _is_replaced(piece) else self.there[piece] + offset - self.here[piece]

    def span(self, start: int, end: int) -> Span:
        """Give the original span of the folded span from `start` to `end`."""
        first = self.start(start)
        return first, max(first, self.end(end))


def _is_replaced(piece: int) -> bool:
    # Break points after the first come in pairs: where a replacement starts, where it ends.
    return piece % 2 == 1


def fold(text: str, blank: Iterable[Span] = (), drop: Iterable[Span] = ()) -> Folded:
    """Fold away the presentation of `text`; a fold never moves an offset.

    White space, the shape of quotation marks and dashes, ligatures, soft hyphens, hyphens at line ends, long s,
    Markdown emphasis, invisible characters and the Unicode normal form are presentation. The spans of `blank` count as
    white space, those of `drop` as nothing at all.
    """
    plain = _masked(text, blank, drop).translate(_ONE_TO_ONE)
    pattern = _FOLDS if unicodedata.is_normalized("NFC", plain) else _folds_with_marks()
    pieces: list[str] = []
    here, there, breaks = [0], [0], []
    done = length = 0
    for match in pattern.finditer(plain):
        start, end = match.span()
        if unicodedata.combining(plain[start]) or plain[start] in _LATE_MARKS:
            start = max(start - 1, done)
        found = plain[start:end]
        new = _unemphasised(plain, start, end) if found[0] in "*_" else _replacement(found)
        if new == found:
            continue
        pieces += (plain[done:start], new)
        length += start - done
        if not new and found[0] in "-\u00ac\u0002\ufffe":
            breaks.append(length)
        here.append(length)
        there.append(start)
        length += len(new)
        here.append(length)
        there.append(end)
        done = end
    pieces.append(plain[done:])
    folded = "".join(pieces).replace("\n", " ")
    return Folded(folded, tuple(here), tuple(there), frozenset(breaks))


def _replacement(found: str) -> str:
    head = found[0]
    if head in " \n":
        return " "
    if head in _WIDER:
        return _WIDER[head]
    if head in "-\u00ac\u00ad\u0002\ufffe" or _INVISIBLE_CHAR.match(head):
        return ""
    return unicodedata.normalize("NFC", found)


def _unemphasised(plain: str, start: int, end: int) -> str:
    """Drop a run of asterisks or underscores that opens or closes emphasis; keep one that stands free or in a word."""
    before, after = plain[max(start - 1, 0) : start], plain[end : end + 1]
    if before.isalnum() and after.isalnum():
        return plain[start:end]
    opens = not before.isalnum() and after.strip()
    closes = before.strip() and not after.isalnum()
    return "" if opens or closes else plain[start:end]


def _masked(text: str, blank: Iterable[Span], drop: Iterable[Span]) -> str:
    masks = sorted([(start, end, "\n") for start, end in blank] + [(start, end, "\u2060") for start, end in drop])
    if not masks:
        return text
    pieces: list[str] = []
    done = 0
    for start, end, filler in masks:
        if end <= done:
            continue
        first = max(start, done)
        pieces += (text[done:first], filler * (end - first))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


@cache
def _folds_with_marks() -> re.Pattern[str]:
    """Match what needs folding in a text that is not in normal form C: also letters that compose."""
    marks, letters = [], []
    for code in range(0x300, 0x1F000):
        char = chr(code)
        if unicodedata.combining(char):
            marks.append(char)
        elif unicodedata.normalize("NFC", char) != char:
            letters.append(char)
    joining = _as_class([*marks, *_LATE_MARKS])
    return re.compile(f"[{joining}]+|[{_FIRST}]{_AFTER_THE_FIRST}|[{_as_class(letters)}]")


# Signs that compose with the letter before them without a combining class of their own.
_LATE_MARKS = "\u09be\u09d7\u0b3e\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e" + "".join(
    map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)))
)


def _as_class(chars: Iterable[str]) -> str:
    return "".join(map(re.escape, chars))
