"""Where lines break: as few lines as fit, as even as those allow, measured in the real fonts."""

from __future__ import annotations

import re
import unicodedata
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
_WIDE_SCRIPT = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")


@lru_cache(maxsize=4096)
def wrap(text: str, face: Face, size: float, limit: float) -> tuple[str, ...]:
    """Break `text` into lines of at most `limit` points, balanced: the narrowest limit that needs no more lines.

    Breaks at spaces, after hyphens and dashes inside words and between ideographs, never before closing or after
    opening punctuation (after UAX 14); a word wider than the limit is cut between grapheme clusters.
    """
    pieces = _pieces(text, face, size, limit)
    if not pieces:
        return ()
    space = width(" ", face, size)
    lines = _fill(pieces, space, limit)
    if len(lines) == 1 or len(pieces) > _MOST_WORDS:
        return _lines(pieces, lines)
    # No line can be narrower than the widest piece.
    low, high = max(limit / 2, *(piece.extent for piece in pieces)), limit
    if len(_fill(pieces, space, low)) <= len(lines):
        return _lines(pieces, _fill(pieces, space, low))
    while high - low > 1:
        middle = (low + high) / 2
        if len(_fill(pieces, space, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return _lines(pieces, _fill(pieces, space, high))


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


class _Piece(NamedTuple):
    """A part of the text after which a line may end, its width in points, and whether a space stands before it."""

    text: str
    extent: float
    spaced: bool


def _fill(pieces: Sequence[_Piece], space: float, limit: float) -> list[int]:
    """Return where lines start when each holds as many pieces as fit."""
    starts = [0]
    used = -1.0
    for place, (_, extent, spaced) in enumerate(pieces):
        wanted = used + extent + space if spaced else used + extent
        if used < 0:
            used = extent
        elif wanted > limit:
            starts.append(place)
            used = extent
        else:
            used = wanted
    return starts


def _lines(pieces: Sequence[_Piece], starts: Sequence[int]) -> tuple[str, ...]:
    ends = (*starts[1:], len(pieces))
    return tuple(
        "".join(f" {piece.text}" if piece.spaced else piece.text for piece in pieces[start:end]).removeprefix(" ")
        for start, end in zip(starts, ends, strict=True)
    )


def _pieces(text: str, face: Face, size: float, limit: float) -> list[_Piece]:
    """Cut `text` where a line may end."""
    pieces: list[_Piece] = []
    for word in text.split():
        if word.isascii() and word.isalnum():
            extent = width(word, face, size)
            if extent <= limit:
                pieces.append(_Piece(word, extent, spaced=True))
                continue
        spaced = True
        for part in _PIECE.findall(word):
            for piece in _ideographs(part):
                for cut in _cut(piece, face, size, limit):
                    pieces.append(_Piece(cut, width(cut, face, size), spaced))
                    spaced = False
    return pieces


def _ideographs(word: str) -> list[str]:
    if not _WIDE_SCRIPT.search(word):
        return [word]
    pieces: list[str] = []
    for cluster in clusters(word):
        wide = _WIDE_SCRIPT.match(cluster) or (pieces and _WIDE_SCRIPT.match(pieces[-1][-1]))
        if pieces and (cluster[0] in _NO_LINE_START or pieces[-1][-1] in _NO_LINE_END or not wide):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces


def _cut(word: str, face: Face, size: float, limit: float) -> list[str]:
    if width(word, face, size) <= limit:
        return [word]
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
