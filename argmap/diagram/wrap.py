"""Where lines break: as few lines as fit, as even as those allow, measured in the real fonts."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from argmap.diagram.measure import Face, width

_MOST_WORDS = 400
_PIECE = re.compile(r"\S*?[-\u2010\u2013\u2014/](?=[^\W\d])|\S+")
_NO_LINE_START = frozenset(
    "!%),.:;?]}¢°·’”†‡›»‰′″℃、。〃〆〉》」』】〕〗〙〛！＂％＇），．：；？］｝～ぁぃぅぇぉっゃゅょァィゥェォッャュョー"
)
_NO_LINE_END = frozenset("([{£¥‘“‹«〈《「『【〔〖〘〚（［｛￡￥")
_WIDE_SCRIPT = (
    *(("\u2e80", "\ua4cf"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff")),
    *(("\ufe30", "\ufe4f"), ("\uff00", "\uffef"), ("\U00020000", "\U0003ffff")),
)


@lru_cache(maxsize=4096)
def wrap(text: str, face: Face, size: float, limit: float) -> tuple[str, ...]:
    """Break `text` into lines of at most `limit` points, balanced: the narrowest limit that needs no more lines.

    Breaks at spaces, after hyphens and dashes inside words and between ideographs, never before closing or after
    opening punctuation (after UAX 14); a word wider than the limit is cut between grapheme clusters.
    """
    words = text.split()
    if not words:
        return ()
    whole = " ".join(words)
    if width(whole, face, size) <= limit:
        return (whole,)
    strip = _Strip.of(words, face, size, limit)
    count = len(strip.broken(limit))
    if len(strip.pieces) > _MOST_WORDS:
        return strip.lines(limit)
    # No line can be narrower than the widest piece.
    low, high = max(limit / 2, strip.widest), limit
    if len(strip.broken(low)) <= count:
        return strip.lines(low)
    while high - low > 1:
        middle = (low + high) / 2
        if len(strip.broken(middle)) > count:
            low = middle
        else:
            high = middle
    return strip.lines(high)


def fit(text: str, face: Face, size: float, limit: float) -> str:
    """Return `text`, shortened with an ellipsis where it is wider than `limit` points."""
    if width(text, face, size) <= limit:
        return text
    kept = ""
    for cluster in clusters(text[:400]):
        if width(f"{kept}{cluster}…", face, size) > limit:
            break
        kept += cluster
    return f"{kept.rstrip()}…"


def clusters(text: str) -> list[str]:
    """Split `text` into what a reader sees as one character: a letter with its combining marks and joiners."""
    found: list[str] = []
    for character in text:
        joins = unicodedata.category(character) in ("Mn", "Mc", "Me") or character in "\u200d\ufe0f\ufe0e"
        if found and (joins or found[-1].endswith("\u200d")):
            found[-1] += character
        else:
            found.append(character)
    return found


class _Strip(NamedTuple):
    """A text on one endless line, cut where a line may end: its pieces, and where each starts and ends in points.

    A piece before which a space stands has that space, which starts no line, but does not start with it.
    """

    pieces: Sequence[str]
    starts: Sequence[float]
    ends: Sequence[float]

    @classmethod
    def of(cls, words: Sequence[str], face: Face, size: float, limit: float) -> _Strip:
        pieces: list[str] = []
        starts: list[float] = []
        ends: list[float] = []
        space = width(" ", face, size)
        end = -space
        for word in words:
            end += space
            before = " "
            for part in _parts(word):
                extent = width(part, face, size)
                for cut in (part,) if extent <= limit else _cut(part, face, size, limit):
                    pieces.append(before + cut)
                    starts.append(end)
                    end += extent if cut is part else width(cut, face, size)
                    ends.append(end)
                    before = ""
        return cls(pieces, starts, ends)

    @property
    def widest(self) -> float:
        return max(end - start for start, end in zip(self.starts, self.ends, strict=True))

    def broken(self, limit: float) -> list[int]:
        """Return the first piece of every line when each line holds as many as fit."""
        starts, ends = self.starts, self.ends
        count = len(starts)
        firsts = [0]
        # A piece that is too wide has a line of its own.
        while (first := bisect_right(ends, starts[firsts[-1]] + limit, firsts[-1] + 1)) < count:
            firsts.append(first)
        return firsts

    def lines(self, limit: float) -> tuple[str, ...]:
        firsts = self.broken(limit)
        return tuple(
            "".join(self.pieces[first:following]).removeprefix(" ")
            for first, following in zip(firsts, [*firsts[1:], len(self.pieces)], strict=True)
        )


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[str, ...]:
    """Cut a word where a line may end in it."""
    return tuple(piece for part in _PIECE.findall(word) for piece in _ideographs(part))


def _ideographs(word: str) -> list[str]:
    if max(word) < _WIDE_SCRIPT[0][0] or not any(map(_is_wide, word)):
        return [word]
    pieces: list[str] = []
    for cluster in clusters(word):
        wide = _is_wide(cluster[0]) or (pieces and _is_wide(pieces[-1][-1]))
        if pieces and (cluster[0] in _NO_LINE_START or pieces[-1][-1] in _NO_LINE_END or not wide):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces


def _is_wide(character: str) -> bool:
    return any(first <= character <= last for first, last in _WIDE_SCRIPT)


def _cut(word: str, face: Face, size: float, limit: float) -> list[str]:
    """Cut what is wider than a line between its clusters."""
    pieces = [""]
    used = 0.0
    for cluster in clusters(word):
        extent = width(cluster, face, size)
        if pieces[-1] and used + extent > limit:
            pieces.append("")
            used = 0.0
        pieces[-1] += cluster
        used += extent
    return pieces
