"""What the scripts of the page know of the diagram: where every card and line is, and for large maps how it looks."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence

from argmap.diagram.composing import Composition
from argmap.diagram.dot import Direction, edge_words
from argmap.diagram.measure import Face, covers
from argmap.diagram.pen import Box
from argmap.diagram.setting import MOST_SQUARES
from argmap.diagram.sheet import Frame, Row, RowKind, Run, Sheet
from argmap.diagram.theme import Role
from argmap.diagram.view import Arrow, Bar, View
from argmap.diagram.web.claims import badge_class

_ROLES = {role: place for place, role in enumerate(Role)}
_BARS = {bar: place for place, bar in enumerate(Bar)}
_ARROWS = {arrow: place for place, arrow in enumerate(Arrow)}
_ROWS = {kind: place for place, kind in enumerate(RowKind)}
_FACES = {face: place for place, face in enumerate(Face)}
_Json = Sequence["int | float | str | _Json"]


def scene(view: View, places: Mapping[str, Box], size: Sequence[float], direction: Direction) -> str:
    """Return the places of the cards and the ends of the lines as JSON that can stand in a script element."""
    cards = view.cards
    numbers = {card: place for place, card in enumerate(places)}
    told = {
        "size": [_short(length) for length in size],
        "cards": [
            [name, cards[name].label, cards[name].kind.value, badge_class(cards[name]), *_box(places[name])]
            for name in places
        ],
        "edges": [[numbers[edge.tail], numbers[edge.head], _ARROWS[edge.arrow]] for edge in view.edges],
        "upward": int(direction is Direction.UP),
    }
    return embedded(told)


def embedded(value: object) -> str:
    """Write JSON that no HTML parser takes for anything else."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (
        written.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def packed(composition: Composition) -> str:
    """Return how every card and line is drawn, deflated and in base64, for scripts that draw what is in sight."""
    drawing, layout = composition.drawing, composition.layout
    styles: dict[tuple[int, float, int], int] = {}
    cards = [_sheet(sheet, styles) for sheet in drawing.sheets.values()]
    lines: list[_Json | int] = []
    for edge, route in zip(drawing.view.edges, layout.routes, strict=True):
        if route is None:
            lines.append(0)
            continue
        points = [_short(part) for point in (*route.curve, route.tip) for part in point]
        words, extent, _ = edge_words(edge)
        told: list[_Json | str | float] = [points, edge.width, int(edge.dashed)]
        if words and route.words_at is not None:
            told.append([words, extent, _short(route.words_at[0]), _short(route.words_at[1])])
        lines.append(told)
    reached = sorted({edge.step for edge in drawing.view.edges if edge.arrow is Arrow.SUPPORT and edge.words})
    whole = {
        "roles": [role.value for role in Role],
        "styles": [list(style) for style in styles],
        "doubts": reached,
        "sheets": cards,
        "lines": lines,
    }
    # Level 6 halves what level 1 leaves, in a tenth of a second.
    raw = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(raw, 6)).decode("ascii")


def _short(length: float) -> float | int:
    rounded = round(length, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _box(box: Box) -> list[float | int]:
    return [_short(box.x), _short(box.y), _short(box.width), _short(box.height)]


def _sheet(sheet: Sheet, styles: dict[tuple[int, float, int], int]) -> _Json:
    return [_frame(sheet.frame), [_row(row, styles) for row in sheet.rows], sheet.card.sentence or sheet.card.text]


def _frame(frame: Frame | None) -> _Json:
    if frame is None:
        return []
    return [_ROLES[frame.ink], frame.width, frame.radius, int(frame.dashed), int(frame.double)]


def _row(row: Row, styles: dict[tuple[int, float, int], int]) -> _Json:
    texts: list[str | float] = []
    for line in row.lines:
        x = line.x
        for run in line.runs:
            if run.text:
                key = (_FACES[run.face], run.size, _ROLES[run.ink])
                texts += [_short(x), _short(line.y), styles.setdefault(key, len(styles)), run.text, _stretch(run)]
                x += run.width
    gauge: _Json = []
    if row.gauge is not None:
        meter = row.gauge.meter
        gauge = [_short(row.gauge.x), _short(row.gauge.y), meter.sourced, meter.total, int(meter.total > MOST_SQUARES)]
    return [
        _ROWS[row.kind],
        *(_short(length) for length in (row.x, row.top, row.width, row.height)),
        -1 if row.fill is None else _ROLES[row.fill],
        -1 if row.bar is None else _BARS[row.bar],
        _ROLES[row.bar_ink],
        texts,
        gauge,
        row.port,
    ]


def _stretch(run: Run) -> float | int:
    """Return the width that words are held to which another font will draw, else 0."""
    if run.text.isascii() or all(covers(run.face, character) for character in run.text):
        return 0
    return _short(run.width)
