"""The lines of a tidy layout: straight down the tree where they can, else through the free room between the cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.diagram.dot import Direction, Drawing, edge_words
from argmap.diagram.layout import Point, Route
from argmap.diagram.tidy_forest import Forest
from argmap.diagram.tidy_ports import LABEL_PAD, head_port, tail_port
from argmap.diagram.tidy_space import Box, Ways, space_around
from argmap.diagram.view import Arrow, Edge

_AROUND, _ARROW, _STEP_OUT, _BEND = 18.0, 8.0, 4.0, 0.55
_TURN, _PAST = 12.0, 2.0
_NEAR, _FAR = 0.2, 0.8
_HALF_LINE = 6.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line before it has a way: where it leaves and steps out to, and where its arrow stands and ends.

    `turn` is where on its way up the tree it turns, as a share from the card that it reaches.
    """

    leave: Point
    out: Point
    base: Point
    tip: Point
    leaves_beside: bool
    arrives_beside: bool
    words: Point | None
    turn: float = 0.5


def lines_of(drawing: Drawing, forest: Forest, boxes: Mapping[str, Box]) -> tuple[tuple[Route, ...], Box]:
    """Return a route for every edge, and the box around all cards and lines, from which the routes are measured."""
    asides, turns = _asides(drawing, forest, boxes), _turns(drawing, forest, boxes)
    lines = [
        _line(drawing, edge, boxes, (asides.get(place, 0.0), turns.get(place, 0.5)))
        for place, edge in enumerate(drawing.view.edges)
    ]
    cards = _around(boxes.values())
    bent = [place for place in range(len(lines)) if place not in turns]
    doors = _doors([lines[place] for place in bent], boxes, cards)
    curves = [_curve(line, ()) for line in lines]
    for place, passed in zip(bent, doors, strict=True):
        curves[place] = _curve(lines[place], passed)
    corners = [point for curve in curves for point in curve]
    upward = drawing.direction is Direction.UP
    for line, edge in zip(lines, drawing.view.edges, strict=True):
        if line.words is not None:
            half = edge_words(edge)[1] / 2 if upward else _HALF_LINE
            corners += [(line.words[0] - half, line.words[1]), (line.words[0] + half, line.words[1])]
    whole = _around([cards, *(Box(x - _PAST, x + _PAST, y - _PAST, y + _PAST) for x, y in corners)])

    def turned(point: Point) -> Point:
        across, along = point[0] - whole.left, point[1] - whole.start
        return (across, along) if upward else (along, across)

    routes = tuple(
        Route(tuple(map(turned, curve)), turned(line.tip), turned(line.words) if line.words else None)
        for line, curve in zip(lines, curves, strict=True)
    )
    return routes, whole


def _around(boxes: Iterable[Box]) -> Box:
    found = list(boxes)
    return Box(
        min(box.left for box in found),
        max(box.right for box in found),
        min(box.start for box in found),
        max(box.end for box in found),
    )


def _asides(drawing: Drawing, forest: Forest, boxes: Mapping[str, Box]) -> dict[int, float]:
    """Say how far from the middle of a card its further lines leave, on the side of what they reach."""
    further: dict[tuple[str, bool], list[int]] = {}
    for place, edge in enumerate(drawing.view.edges):
        if forest.stems.get(edge.tail) != place and not edge.tail_port:
            ahead = _middle(boxes[edge.head]) >= _middle(boxes[edge.tail])
            further.setdefault((edge.tail, ahead), []).append(place)
    found: dict[int, float] = {}
    for (card, ahead), places in further.items():
        half = (boxes[card].right - boxes[card].left) / 2
        for number, place in enumerate(places, 1):
            found[place] = (1 if ahead else -1) * half * number / (len(places) + 1)
    return found


def _turns(drawing: Drawing, forest: Forest, boxes: Mapping[str, Box]) -> dict[int, float]:
    """Say where the lines turn that lead up the tree to a port over the children of its card.

    The farther a line has to go aside, the nearer to the port it turns, so that no two of them run on each other.
    """
    arriving: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    for card, place in forest.stems.items():
        edge = drawing.view.edges[place]
        port = head_port(drawing, edge)
        siblings = forest.children[edge.head]
        at = boxes[edge.head].left + port.across
        if (
            card in drawing.pillars
            or edge.tail_port
            or port.beside
            or not boxes[siblings[0]].left <= at <= boxes[siblings[-1]].right
        ):
            continue
        aside = _middle(boxes[card]) - at
        arriving.setdefault((edge.head, aside < 0), []).append((abs(aside), place))
    found: dict[int, float] = {}
    for lines in arriving.values():
        for number, (_, place) in enumerate(sorted(lines, reverse=True)):
            found[place] = 0.5 if len(lines) == 1 else _NEAR + (_FAR - _NEAR) * number / (len(lines) - 1)
    return found


def _middle(box: Box) -> float:
    return (box.left + box.right) / 2


def _line(drawing: Drawing, edge: Edge, boxes: Mapping[str, Box], bent: tuple[float, float]) -> _Line:
    aside, turn = bent
    tail, head = boxes[edge.tail], boxes[edge.head]
    leaving, arriving = tail_port(drawing, edge), head_port(drawing, edge)
    told, extent, height = edge_words(edge)
    room = ((height if drawing.direction is Direction.UP else extent) + LABEL_PAD) if told else _STEP_OUT
    leave = tail.left + leaving.across + aside, tail.start + leaving.along
    if leaving.beside:
        out, words = (leave[0] + (extent if told else 0) + _STEP_OUT, leave[1]), (leave[0] + extent / 2, leave[1])
    else:
        out, words = (leave[0], leave[1] - room), (leave[0], leave[1] - room / 2)
    tip = head.left + arriving.across, head.start + arriving.along
    back = _STEP_OUT if edge.arrow is Arrow.JOIN else _ARROW
    base = (tip[0] + back, tip[1]) if arriving.beside else (tip[0], tip[1] + back)
    return _Line(leave, out, base, tip, leaving.beside, arriving.beside, words if told else None, turn)


def _doors(lines: Sequence[_Line], boxes: Mapping[str, Box], cards: Box) -> list[Sequence[Point]]:
    """Find a way for every line through the room that the cards leave; nothing where there is none near."""
    if not lines:
        return []
    bounds = Box(cards.left - _AROUND, cards.right + _AROUND, cards.start - _AROUND, cards.end + _AROUND)
    points = [point for line in lines for point in (line.out, line.base)]
    rooms, found = space_around(list(boxes.values()), points, bounds)
    ways = Ways(rooms)
    return [
        ways.between((found[2 * place], line.out), (found[2 * place + 1], line.base))
        for place, line in enumerate(lines)
    ]


def _curve(line: _Line, doors: Sequence[Point]) -> list[Point]:
    """Return the control points of a line: straight out of its card, bending from door to door, and to its arrow."""
    (ax, ay), (bx, by) = line.leave, line.out
    curve = [line.leave, ((2 * ax + bx) / 3, (2 * ay + by) / 3), ((ax + 2 * bx) / 3, (ay + 2 * by) / 3), line.out]
    at, heading = line.out, -1.0
    for place, door in enumerate(doors):
        if place == 0 and line.leaves_beside:
            curve += [_between(at, (door[0], at[1]), _BEND), _between(door, (door[0], at[1]), _BEND), door]
        else:
            curve += _bend(at, door, heading)
        if door[1] != at[1]:
            heading = 1.0 if door[1] > at[1] else -1.0
        at = door
    if line.arrives_beside:
        corner = at[0], line.base[1]
        return [*curve, _between(at, corner, _BEND), _between(line.base, corner, _BEND), line.base]
    if heading > 0:
        # It came down past the card and reaches it from below.
        deepest = max(at[1], line.base[1]) + _TURN
        return [*curve, (at[0], deepest), (line.base[0], deepest), line.base]
    return curve + _bend(at, line.base, heading, line.turn)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _bend(start: Point, end: Point, heading: float, turn: float = 0.5) -> list[Point]:
    """Return a curve that leaves and arrives along the direction of growth, past its ends only to turn back."""
    (ax, ay), (bx, by) = start, end
    if (by - ay) * heading > 0:
        middle = by + turn * (ay - by)
        return [(ax, middle), (bx, middle), end]
    farther = min(ay, by) if heading < 0 else max(ay, by)
    # Shallow enough for the room between a card and those over it.
    depth = _TURN * heading
    return [(ax, farther + depth), (bx, farther + depth), end]
