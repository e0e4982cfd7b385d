"""Where cards and edges stand: several declaration orders are tried, and the one with the fewest crossings is kept."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import TypedDict

from argmap.diagram.dot import Direction, Drawing, dot_of
from argmap.diagram.engine import Engine, lay_out
from argmap.diagram.layout import Layout, Point, Route
from argmap.diagram.sheet import Sheet
from argmap.diagram.tidy import tidy
from argmap.errors import CannotDoError

_NEAR_END = 0.02
_CELL, _SAMPLES, _ENDS, _CROWDED = 7.0, 8, 3, 6


class _Object(TypedDict, total=False):
    pos: str
    name: str


class _Edge(TypedDict, total=False):
    pos: str
    lp: str
    comment: str


class _Json(TypedDict, total=False):
    bb: str
    objects: list[_Object]
    edges: list[_Edge]


def tries_for(cards: int) -> int:
    """Return how many declaration orders are worth their time for a picture of so many cards."""
    if cards <= 1:
        return 1
    return max(1, min(24, 360 // cards))


def place(drawing: Drawing, engine: Engine, *, tries: int | None = None) -> Layout:
    """Lay a drawing out; of seeded permutations the one with the fewest crossings, then the smallest area.

    Raises CannotDoError when the engine fails.
    """
    return place_all([drawing], engine, tries=tries)[0]


def place_all(drawings: Sequence[Drawing], engine: Engine, *, tries: int | None = None) -> list[Layout]:
    """Lay several drawings out at once, each as `place` does.

    Raises CannotDoError when the engine fails.
    """
    if engine.built_in:
        return [tidy(drawing) for drawing in drawings]
    asked = [drawing for drawing in drawings if drawing.sheets]
    orders = [_orders(drawing, tries or tries_for(len(drawing.sheets))) for drawing in asked]
    dots = [
        dot_of(drawing, nodes=nodes, edges=edges, theme=None)
        for drawing, tried in zip(asked, orders, strict=True)
        for nodes, edges in tried
    ]
    answers = iter(lay_out(dots, engine) if dots else ())
    found = {
        id(drawing): _best(drawing, [next(answers) for _ in tried])
        for drawing, tried in zip(asked, orders, strict=True)
    }
    return [found.get(id(drawing), Layout(0, 0, {}, ())) for drawing in drawings]


def _best(drawing: Drawing, answers: Sequence[bytes]) -> Layout:
    layouts = [_read(drawing, answer) for answer in answers]
    if len(layouts) == 1:
        return layouts[0]
    best, least = layouts[0], (inf, inf)
    for layout in layouts:
        tangle = crossings(layout.routes)
        if tangle <= least[0]:
            score = tangle + crowding(drawing, layout) // _CROWDED, layout.width * layout.height
            best, least = (layout, score) if score < least else (best, least)
    return best


def _orders(drawing: Drawing, tries: int) -> list[tuple[list[str], list[int]]]:
    """Return the order of the file, then shuffles with fixed seeds."""
    nodes, edges = list(drawing.sheets), list(range(len(drawing.view.edges)))
    if drawing.direction is Direction.LEFT:
        # Graphviz builds a picture that reads leftward from the foot up.
        nodes.reverse()
    orders = [(nodes, edges)]
    for seed in range(1, tries):
        dice = random.Random(seed)  # noqa: S311  a reproducible shuffle, no secret
        orders.append((dice.sample(nodes, len(nodes)), dice.sample(edges, len(edges))))
    return orders


def _read(drawing: Drawing, answer: bytes) -> Layout:
    read: _Json = json.loads(answer)
    if "bb" not in read:
        raise CannotDoError("the layout engine gave no places", "try another one with --engine")
    _, _, extent, height = (float(number) for number in read["bb"].split(","))
    cards = list(drawing.sheets)
    centres = {}
    for found in read.get("objects", []):
        if "pos" in found and found.get("name", "")[1:].isdigit():
            centres[cards[int(found["name"][1:])]] = _point(found["pos"], height)
    routes: list[Route | None] = [None] * len(drawing.view.edges)
    for edge in read.get("edges", []):
        if "pos" in edge and "comment" in edge:
            routes[int(edge["comment"])] = _route(edge["pos"], edge.get("lp"), height)
    return Layout(extent, height, {card: centres[card] for card in cards}, tuple(routes))


def _point(written: str, height: float) -> Point:
    x, y = written.split(",", 2)[:2]
    return float(x), height - float(y)


def _route(pos: str, words_at: str | None, height: float) -> Route:
    curve: list[Point] = []
    tip: Point | None = None
    for part in pos.split(";", maxsplit=1)[0].split():
        if part.startswith("e,"):
            tip = _point(part[2:], height)
        elif not part.startswith("s,"):
            curve.append(_point(part, height))
    return Route(tuple(curve), tip or curve[-1], _point(words_at, height) if words_at else None)


def crossings(routes: Sequence[Route | None]) -> int:
    """Count the pairs of edges that cross, away from a common end."""
    lines = [_polyline(route) for route in routes if route is not None]
    boxes = [(min(x), max(x), min(y), max(y)) for x, y in (tuple(zip(*line, strict=True)) for line in lines)]
    order = sorted(range(len(lines)), key=lambda line: boxes[line][0])
    count = 0
    for place_, first in enumerate(order):
        _, right, low, high = boxes[first]
        for second in order[place_ + 1 :]:
            left, _, below, above = boxes[second]
            if left > right:
                break
            if below <= high and above >= low:
                count += _cross(lines[first], lines[second])
    return count


def crowding(drawing: Drawing, layout: Layout) -> int:
    """Count the places, some points apart, where lines of different steps run on each other or along a card."""
    taken: dict[tuple[int, int], str] = {}
    count = 0
    borders = {cell for card, sheet in drawing.sheets.items() for cell in _border(layout.centres[card], sheet)}
    for edge, route in zip(drawing.view.edges, layout.routes, strict=True):
        if route is None:
            continue
        # At its ends a line meets its cards and those of its own step.
        for x, y in _sampled(route)[_ENDS:-_ENDS]:
            cell = int(x // _CELL), int(y // _CELL)
            count += (taken.setdefault(cell, edge.step) != edge.step) + (cell in borders)
    return count


def _border(centre: Point, sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the cells along the sides of a card."""
    (x, y), half, deep = centre, sheet.width / 2, sheet.height / 2
    for row in range(int((y - deep) // _CELL), int((y + deep) // _CELL) + 1):
        yield int((x - half) // _CELL), row
        yield int((x + half) // _CELL), row
    for column in range(int((x - half) // _CELL), int((x + half) // _CELL) + 1):
        yield column, int((y - deep) // _CELL)
        yield column, int((y + deep) // _CELL)


def _sampled(route: Route) -> list[Point]:
    """Return points along a curve."""
    points = []
    for start in range(0, len(route.curve) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = route.curve[start : start + 4]
        for step in range(_SAMPLES):
            t = step / _SAMPLES
            u = 1 - t
            a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            points.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return points


def _polyline(route: Route) -> list[Point]:
    """Return the curve at two points a Bezier piece."""
    curve = route.curve
    line = [curve[0]]
    for start in range(0, len(curve) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve[start : start + 4]
        line += [((ax + 3 * bx + 3 * cx + dx) / 8, (ay + 3 * by + 3 * cy + dy) / 8), (dx, dy)]
    return line


def _cross(first: Sequence[Point], second: Sequence[Point]) -> bool:
    for (ax, ay), (bx, by) in pairwise(first):
        low, high = (ax, bx) if ax < bx else (bx, ax)
        for (cx, cy), (dx, dy) in pairwise(second):
            if (cx < low and dx < low) or (cx > high and dx > high):
                continue
            across = bx - ax, by - ay
            along = dx - cx, dy - cy
            turn = across[0] * along[1] - across[1] * along[0]
            if not turn:
                continue
            t = ((cx - ax) * along[1] - (cy - ay) * along[0]) / turn
            u = ((cx - ax) * across[1] - (cy - ay) * across[0]) / turn
            if _NEAR_END < t < 1 - _NEAR_END and _NEAR_END < u < 1 - _NEAR_END:
                return True
    return False
