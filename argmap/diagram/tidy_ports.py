"""Where lines leave and reach a card: places on it across and along the direction of growth, from its first corner."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.diagram.dot import Direction, Drawing, edge_words
from argmap.diagram.sheet import Row, RowKind, Sheet
from argmap.diagram.view import Arrow, Edge

RANK_GAP, GAP, SHELF_GAP, LANE, LABEL_PAD = 20.0, 12.0, 26.0, 14.0, 6.0
"""Points between a card and those under it, neighbours, rows of trees; beside a card for lines; beyond words on one."""
_ASIDE, _FAN, _MOST_FAN = 0.15, 1.5, 12


@dataclass(frozen=True, slots=True)
class Port:
    """A place on a card; `beside` where a line meets it at right angles to the direction of growth, on its far side."""

    across: float
    along: float
    beside: bool = False


def extent_of(sheet: Sheet, direction: Direction) -> tuple[float, float]:
    """Return the size of a card across and along the direction of growth."""
    return (sheet.width, sheet.height) if direction is Direction.UP else (sheet.height, sheet.width)


def fan_of(children: int) -> float:
    """Return how much farther than one card so many cards stand from the card above them, for their lines to turn."""
    return _FAN * min(_MOST_FAN, children - 1)


def margins_of(drawing: Drawing) -> tuple[dict[str, float], dict[str, float]]:
    """Return by card what its lines need beside it, and before it for the words on those that leave it."""
    upward = drawing.direction is Direction.UP
    beside, before = dict.fromkeys(drawing.sheets, 0.0), dict.fromkeys(drawing.sheets, 0.0)
    for edge in drawing.view.edges:
        told, extent, height = edge_words(edge)
        slip = upward and bool(edge.tail_port)
        if slip:
            beside[edge.tail] = max(beside[edge.tail], LANE + (extent if told else 0))
        elif told:
            before[edge.tail] = max(before[edge.tail], (height if upward else extent) + LABEL_PAD)
        if upward and edge.arrow is Arrow.ATTACK and head_port(drawing, edge).beside:
            beside[edge.head] = max(beside[edge.head], LANE)
    return beside, before


def head_port(drawing: Drawing, edge: Edge) -> Port:
    """Return where an edge arrives: on its step or slip, an attack on a claim beside the words."""
    sheet, upward = drawing.sheets[edge.head], drawing.direction is Direction.UP
    across, along = extent_of(sheet, drawing.direction)
    attack = edge.arrow is Arrow.ATTACK
    row = _row(sheet, edge.port) if edge.port else _words(sheet) if attack else None
    if row is None:
        return Port(across / 2, along)
    if row.kind is not RowKind.STEP:
        return Port(across, row.top + row.height / 2, beside=True) if upward else Port(_middle(row), along)
    aside = _ASIDE if attack else 0.5
    if upward:
        return Port(row.x + row.width * (1 - aside if attack else aside), along)
    return Port(row.top + row.height * aside, along)


def tail_port(drawing: Drawing, edge: Edge) -> Port:
    """Return where an edge leaves: from its slip, else in the middle of the side that faces what it bears on."""
    sheet, upward = drawing.sheets[edge.tail], drawing.direction is Direction.UP
    across, _ = extent_of(sheet, drawing.direction)
    row = _row(sheet, edge.tail_port) if edge.tail_port else None
    if row is None:
        return Port(across / 2, 0.0)
    return Port(across, row.top + row.height / 2, beside=True) if upward else Port(_middle(row), 0.0)


def _middle(row: Row) -> float:
    return row.top + row.height / 2


def _row(sheet: Sheet, port: str) -> Row | None:
    return next((row for row in sheet.rows if row.port == port), None)


def _words(sheet: Sheet) -> Row | None:
    return next((row for row in sheet.rows if row.kind is RowKind.TEXT), None)
