"""One of two versions of a text, with a sign under every word in which it differs from the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.tui.dialogs.reader import Reader
from argmap.workspace.differing import Piece
from argmap.workspace.segments import Segment, cells, safe, wrapped

_SIGN = "^"
_MOST = 10_000


class Version(Reader):
    """A version to be read; what differs is styled, and has `^` in the row below it."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__("".join(piece.text for piece in pieces))
        self._pieces = pieces

    def lay_out(self, width: int) -> list[tuple[Segment, ...]]:
        """Return the rows of the text at a width, those with signs among them."""
        rows = (row for line in _lines(self._pieces, width) for row in _with_signs(line))
        return [tuple(Segment(text, "problem" if differs else "") for text, differs in row) for row in rows]


def _lines(pieces: Sequence[Piece], width: int) -> Iterator[tuple[Piece, ...]]:
    """Break pieces into lines: at line breaks, between words, and within words that are longer than a line.

    What is wrapped begins under the first word of its line.
    """
    line: list[Piece] = []
    margin: list[Piece] = []
    room = full_room = width
    for piece in pieces:
        if piece.text == "\n":
            yield tuple(line)
            line, margin, room, full_room = [], [], width, width
            continue
        text = safe(piece.text)
        if not line and piece.text.isspace() and cells(text) <= width // 2:
            margin, full_room = [Piece(text)], width - cells(text)
        if cells(text) > room and len(line) > len(margin):
            yield tuple(line)
            line, room = [*margin], full_room
            if piece.text.isspace():
                continue
        *full, last = wrapped(text, full_room, most=_MOST)
        for part in full:
            yield (*line, Piece(part, piece.differs))
            line = [*margin]
        line.append(Piece(last, piece.differs))
        room -= cells(last)
    if line:
        yield tuple(line)


def _with_signs(line: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    yield line
    if any(piece.differs for piece in line):
        yield tuple(Piece((_SIGN if piece.differs else " ") * cells(piece.text), piece.differs) for piece in line)
