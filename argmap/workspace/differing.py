"""Where two versions of a text differ: the words of each that the other has not, or has at another place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_PIECE = re.compile(r"\n|[^\S\n]+|\S+")
_MOST = 20_000
"""Words of both beyond which they are not aligned: that takes time in the square of their number."""


class Piece(NamedTuple):
    """A word, the blanks between two words, or a line break, and whether the other version differs there."""

    text: str
    differs: bool = False


def differing(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Cut two texts into pieces, the words marked that it takes fewest edits to change (Levenshtein 1966).

    Words count as they are written, since one of them is to be chosen. Very long texts differ as a whole.
    """
    cut = _PIECE.findall(one), _PIECE.findall(other)
    words = [[piece for piece in pieces if not piece.isspace()] for pieces in cut]
    marked: tuple[set[int], set[int]] = (set(), set())
    if sum(map(len, words)) > _MOST:
        marked = set(range(len(words[0]))), set(range(len(words[1])))
    else:
        from rapidfuzz.distance import Levenshtein

        for edit in Levenshtein.opcodes(*words):
            if edit.tag != "equal":
                marked[0].update(range(edit.src_start, edit.src_end))
                marked[1].update(range(edit.dest_start, edit.dest_end))
    return _marked(cut[0], marked[0]), _marked(cut[1], marked[1])


def _marked(pieces: Sequence[str], marked: set[int]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    words = 0
    for piece in pieces:
        if piece.isspace():
            found.append(Piece(piece))
            continue
        found.append(Piece(piece, words in marked))
        words += 1
    return tuple(found)
