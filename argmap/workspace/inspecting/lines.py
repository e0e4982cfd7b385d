"""Lines of styled words, wrapped to a width, which know the field they belong to and the nodes that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.workspace.segments import Segment, cells, safe

_LABEL = re.compile(r"(?<![\w-])[CHOQRS]\d*(?![\w-])")
"""What the short label of a node looks like."""
_WORD = re.compile("[^ ]+")
_BREAKS = re.compile(r"[^\S ]+")
_NARROWEST = 8


class Words(NamedTuple):
    """Words in one style that may name a node."""

    text: str
    style: str = ""
    node: str = ""


class Place(NamedTuple):
    """Where in a line a node is named: cells from 0, the end exclusive."""

    start: int
    end: int
    node: str


class Line(NamedTuple):
    """One line: its segments, the field of the node that it shows, the nodes that it names, the one it is about."""

    segments: tuple[Segment, ...] = ()
    field: str = ""
    places: tuple[Place, ...] = ()
    node: str = ""

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(segment.text for segment in self.segments)


EMPTY = Line()


def lines_of(
    words: Sequence[Words], width: int, *, indent: int = 0, hanging: int = 0, about: Line = EMPTY
) -> Iterator[Line]:
    """Give the lines that `words` fill at `width` cells, every line indented, all but the first by `hanging` more.

    They have the field and the node of `about`. Line breaks in the words are spaces; a word longer than a line is
    broken.
    """
    words = [each._replace(text=safe(_BREAKS.sub(" ", each.text))) for each in words]
    text = "".join(each.text for each in words)
    rooms = (max(width - indent, _NARROWEST), max(width - indent - hanging, _NARROWEST))
    starts = _starts(words)
    for number, (start, end) in enumerate(_breaks(text, rooms)):
        margin = indent + (hanging if number else 0)
        yield _line(words, starts, (start, end), margin=margin)._replace(field=about.field, node=about.node)


def paragraphs(words: str, *, by_line: bool) -> tuple[str, ...]:
    """Cut a text into its paragraphs, or into its lines where these have a meaning of their own."""
    cut = words.splitlines() if by_line else re.split(r"\n[ \t\r]*\n", words)
    return tuple(found for each in cut if (found := " ".join(each.split())))


def linked(text: str, named: Mapping[str, str], style: str = "") -> tuple[Words, ...]:
    """Cut a sentence of the review at the short labels in it; `named` gives the node of each label."""
    found: list[Words] = []
    at = 0
    for match in _LABEL.finditer(text):
        node = named.get(match[0])
        if node is None:
            continue
        found += [Words(text[at : match.start()], style), Words(match[0], "link", node)]
        at = match.end()
    return tuple(each for each in (*found, Words(text[at:], style)) if each.text)


def rule(title: str, width: int) -> Line:
    """Give a line that parts what follows from what stands above, with its title."""
    head = f"── {title} "
    return Line((Segment(head + "─" * max(width - cells(head), 0), "dim"),))


def _starts(words: Iterable[Words]) -> list[int]:
    starts = [0]
    for each in words:
        starts.append(starts[-1] + len(each.text))
    return starts


def _breaks(text: str, rooms: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Give the start and the end of each line in `text`; `rooms` are the columns of the first line and the others."""
    start = end = -1
    used, room = 0, rooms[0]
    for word in _WORD.finditer(text):
        size = cells(word[0])
        gap = word.start() - end if start >= 0 else 0
        if start >= 0 and used + gap + size <= room:
            used, end = used + gap + size, word.end()
            continue
        if start >= 0:
            yield start, end
            room = rooms[1]
        start, end, used = word.start(), word.end(), size
        while used > room:
            cut = _cut(text, start, room)
            yield start, cut
            room = rooms[1]
            start, used = cut, cells(text[cut:end])
    if start >= 0:
        yield start, end


def _cut(text: str, start: int, room: int) -> int:
    """Return where a word has filled the line."""
    used = 0
    for at in range(start, len(text)):
        used += cells(text[at])
        if used > room:
            return max(at, start + 1)
    return len(text)


def _line(words: Sequence[Words], starts: Sequence[int], part: tuple[int, int], *, margin: int) -> Line:
    segments = [Segment(" " * margin)] if margin else []
    places: list[Place] = []
    column = margin
    for each, first in zip(words, starts, strict=False):
        text = each.text[max(part[0] - first, 0) : max(part[1] - first, 0)]
        if not text:
            continue
        segments.append(Segment(text, each.style))
        end = column + cells(text)
        if each.node:
            places.append(Place(column, end, each.node))
        column = end
    return Line(tuple(segments), places=tuple(places))
