"""The page of the review view: what is said of the selected node, then the front page of the map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from argmap.workspace.inspecting.inspection import review_lines
from argmap.workspace.inspecting.known import Known, kind_words, state
from argmap.workspace.inspecting.lines import EMPTY, Line, Place, Words, lines_of, linked, rule
from argmap.workspace.inspecting.naming import by_label, node_style, words_of
from argmap.workspace.segments import Segment, cells, safe

_IN_BRACKETS = re.compile(r"\[([^\[\]\s]+)\]")
_CUT = "One claim in full: argmap review MAP"


def card_page(known: Known, node_id: str, width: int) -> list[Line]:
    """Give the lines of what is said of the selected node; may take a while on a large map."""
    node = known.map.nodes.get(node_id)
    if node is None:
        return []
    title = (
        Words(kind_words(node).upper(), node_style(node) or "title"),
        Words(f"  {node.id}  ", "title"),
        Words(words_of(known.map, node, most=400), node_style(node)),
    )
    lines = [*lines_of(title, width, hanging=2), *lines_of(state(known, node), width)]
    return [*lines, *review_lines(known, node_id, width)[1:], EMPTY]


def map_page(known: Known, width: int) -> list[Line]:
    """Give the lines of the front page; may take a while on a large map."""
    if known.review is None:
        return list(lines_of((Words("The map is being reviewed.", "dim"),), width))
    aged = "" if known.is_fresh else " (before the last edit)"
    named = by_label(known.review)
    partial = known.review.map is not known.map
    from argmap.report.frontpage import front_page

    text = front_page(known.review, width=max(width, 20), partial=partial and known.is_fresh)
    lines = [rule(f"The whole map{aged}", width)]
    for line in text.splitlines():
        # The last paragraph says how to see a card on the command line; here one selects the claim.
        if line.startswith(_CUT):
            break
        lines.append(_line(line, named, known))
    return lines


def found_in(lines: Sequence[Line], words: str) -> Iterator[int]:
    """Give the numbers of the lines that hold all of some words, whatever their case."""
    wanted = words.casefold().split()
    if wanted:
        yield from (number for number, line in enumerate(lines) if all(word in line.text.casefold() for word in wanted))


def _line(text: str, named: Mapping[str, str], known: Known) -> Line:
    """Make a line of a line of the front page, with the labels and the ids in it as places."""
    style = "title" if text.isupper() and not text.startswith(" ") else ""
    segments: list[Segment] = []
    places: list[Place] = []
    at = 0
    for words in _parts(text, named, known, style):
        shown = safe(words.text)
        segments.append(Segment(shown, words.style))
        end = at + cells(shown)
        if words.node:
            places.append(Place(at, end, words.node))
        at = end
    return Line(tuple(segments), places=tuple(places))


def _parts(text: str, named: Mapping[str, str], known: Known, style: str) -> Iterator[Words]:
    at = 0
    for match in _IN_BRACKETS.finditer(text):
        if match[1] in known.map.nodes:
            yield from linked(text[at : match.start(1)], named, style)
            yield Words(match[1], "link", match[1])
            at = match.end(1)
    yield from linked(text[at:], named, style)
