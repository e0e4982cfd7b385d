"""Where a drawing stands: a centre for every card and a way for every line, in points from the top left corner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an edge: the control points of its Bezier curve, where its arrow ends, and where its words stand."""

    curve: tuple[Point, ...]
    tip: Point
    words_at: Point | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Places in points from the top left corner: card id to its centre, and a route for every edge of the view."""

    width: float
    height: float
    centres: Mapping[str, Point]
    routes: tuple[Route | None, ...]
