"""The picture as SVG: readable by people, by screen readers and in the dark, and safe to open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import hypot
from string import ascii_letters, digits
from urllib.parse import quote

from lxml import etree

from argmap.diagram.cleaning import picture_id
from argmap.diagram.dot import Drawing, edge_words
from argmap.diagram.embedding import font_rules
from argmap.diagram.layout import Layout, Point, Route
from argmap.diagram.legend import Legend, draw_bar, legend_of
from argmap.diagram.measure import Face, width
from argmap.diagram.pen import SANS_STACK, SVG, Box, Pen, Stroke, SvgPen, escaped, number
from argmap.diagram.safety import vouched
from argmap.diagram.setting import MOST_SQUARES, SHARE_WIDTH, SMALL, SQUARE, SQUARE_STEP
from argmap.diagram.sheet import Gauge, Row, RowKind, Run, Sheet
from argmap.diagram.theme import DARK, LIGHT, Role, Theme
from argmap.diagram.view import Arrow, Edge, Kind
from argmap.diagram.wrap import wrap

_MARGIN, _TITLE, _TITLE_LEADING, _BELOW_TITLE, _ABOVE_LEGEND = 12, 15.0, 19, 10, 14
_BYLINE_LEADING = 11
_LEAST_WIDTH = 420
_TOUCHING = 0.5
_USUAL = frozenset(f"{ascii_letters}{digits} .,;:!?'()-–—…“”‘’×~%/\u00a0")
_DASHES, _ATTACK_DASHES = "5 3", "6 4"


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the other pages of a picture are: files beside it, named after `stem`; `number` is this page, or 0."""

    stem: str
    number: int = 0

    def name_of(self, page: int) -> str:
        """Return the name of the file of a page, of the overview for 0."""
        return f"{self.stem}-{page:03}.svg" if page else f"{self.stem}.svg"

    def link_to(self, page: int, card: str) -> str:
        """Return a link to a card on a page."""
        return f"{quote(self.name_of(page), safe='')}#{picture_id('n', card)}"

    @property
    def home(self) -> str:
        """A link to the overview, from any page."""
        return quote(self.name_of(0), safe="") if self.number else ""


@dataclass(frozen=True, slots=True)
class Finish:
    """How a picture is finished: its theme, whether it is for screens (fonts inside, dark at night), and a title.

    `beside` says where the other pages are, if it has any.
    """

    theme: Theme = LIGHT
    screens: bool = True
    title: bool = True
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture: the SVG, its size, and the places of the cards, in points from the top left corner."""

    svg: bytes
    width: float
    height: float
    places: Mapping[str, Box]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture that is not drawn yet: what is on it, its size, where everything stands on it, and what is at its foot.

    `left` and `top` are where the layout begins, and `places` those of the cards, in points.
    """

    drawing: Drawing
    layout: Layout
    finish: Finish
    title: tuple[str, ...]
    byline: tuple[str, ...]
    legend: Legend
    left: float
    top: float
    width: float
    height: float
    places: Mapping[str, Box]


def draw(drawing: Drawing, layout: Layout, finish: Finish | None = None) -> Picture:
    """Draw a drawing as it was laid out; the same picture is always the same bytes."""
    made = sketch(drawing, layout, finish or Finish())
    return Picture(svg_of(made), made.width, made.height, made.places)


def svg_of(made: Sketch) -> bytes:
    """Draw a picture as SVG; the same picture is always the same bytes."""
    view, finish = made.drawing.view, made.finish
    pen = SvgPen(finish.theme)
    paint(made, pen)
    told = f'<title id="argmap-title">{escaped(view.title)}</title>'
    described = f'<desc id="argmap-desc">{escaped(view.description)}</desc>'
    rules = escaped(_rules(finish, pen.runs))
    page = {"data_generator": "argmap page"} if finish.beside is not None and finish.beside.number else {}
    svg = pen.written(
        f"{told}{described}<style>{rules}</style>" if rules else f"{told}{described}",
        width=f"{number(made.width)}pt",
        height=f"{number(made.height)}pt",
        viewBox=f"0 0 {number(made.width)} {number(made.height)}",
        role="graphics-document document",
        aria_labelledby="argmap-title argmap-desc",
        font_family=SANS_STACK,
        font_size=number(SMALL),
        **page,
    )
    return vouched(f"<?xml version='1.0' encoding='utf-8'?>\n{svg}".encode())


def sketch(drawing: Drawing, layout: Layout, finish: Finish) -> Sketch:
    """Find out where everything stands on a picture."""
    view = drawing.view
    title = wrap(view.title, Face.BOLD, _TITLE, max(layout.width, _LEAST_WIDTH)) if finish.title else ()
    byline = wrap(view.byline, Face.SANS, SMALL, max(layout.width, _LEAST_WIDTH)) if title and view.byline else ()
    title_width = max((width(line, Face.BOLD, _TITLE) for line in title), default=0)
    title_width = max((title_width, *(width(line, Face.SANS, SMALL) for line in byline)))
    legend = legend_of(view, max(layout.width, _LEAST_WIDTH))
    inner = max(layout.width, title_width, legend.width)
    heading = len(title) * _TITLE_LEADING + len(byline) * _BYLINE_LEADING
    top = _MARGIN + (heading + _BELOW_TITLE if title else 0)
    left = _MARGIN + (inner - layout.width) / 2
    height = top + layout.height
    height = height + _ABOVE_LEGEND + legend.height if legend.rows else height + _MARGIN
    places = _places(drawing, layout, left, top)
    return Sketch(drawing, layout, finish, title, byline, legend, left, top, inner + 2 * _MARGIN, height, places)


def _places(drawing: Drawing, layout: Layout, left: float, top: float) -> dict[str, Box]:
    places: dict[str, Box] = {}
    for card, sheet in drawing.sheets.items():
        x, y = layout.centres[card]
        places[card] = Box(left + x - sheet.width / 2, top + y - sheet.height / 2, sheet.width, sheet.height)
    return places


def paint(made: Sketch, pen: Pen) -> None:
    """Draw a picture with a pen."""
    drawing, beside = made.drawing, made.finish.beside
    pen.box(Box(0, 0, made.width, made.height), Role.BACKGROUND)
    for place, line in enumerate(made.title):
        pen.text(_MARGIN, _MARGIN + 14 + place * _TITLE_LEADING, [Run(line, Face.BOLD, _TITLE, Role.INK)])
    home = beside.home if beside is not None else ""
    told = pen.inside("a", href=home) if home and made.byline else pen
    for place, line in enumerate(made.byline):
        baseline = _MARGIN + len(made.title) * _TITLE_LEADING + 8 + place * _BYLINE_LEADING
        told.text(_MARGIN, baseline, [Run(line, Face.SANS, SMALL, Role.FAINT)])
    routed = [
        (edge, _moved(route, made.left, made.top))
        for edge, route in zip(drawing.view.edges, made.layout.routes, strict=True)
        if route is not None
    ]
    lines = pen.inside("g", id="edges", aria_hidden="true")
    for edge, route in routed:
        _draw_line(lines, edge, route)
    for card, sheet in drawing.sheets.items():
        _draw_card(pen, sheet, made.places[card], beside)
    # Heads stand on the outline of their card, so they come after it.
    heads = pen.inside("g", id="heads", aria_hidden="true")
    for edge, route in routed:
        _draw_head(heads, edge, route)
    _draw_doubts(heads, drawing, made.places)
    made.legend.draw(pen.inside("g", id="legend"), _MARGIN, made.top + made.layout.height + _ABOVE_LEGEND)


def _rules(finish: Finish, runs: Iterable[Run]) -> str:
    """Return the style sheet of a picture: the fonts of its words, and how it looks in the dark."""
    if not finish.screens:
        return ""
    used: dict[Face, set[str]] = {}
    for run in runs:
        used.setdefault(run.face, set()).update(run.text)
    if finish.beside is not None:
        # Pages of one map have nearly the same characters: all of these together are subset only once.
        used = {face: characters | _USUAL for face, characters in used.items()}
    if finish.theme is not LIGHT:
        return font_rules(used)
    dark = "".join(f".f-{role}{{fill:{DARK[role]}}}.s-{role}{{stroke:{DARK[role]}}}" for role in Role)
    return f"{font_rules(used)}@media screen and (prefers-color-scheme:dark){{{dark}}}"


def characters_used(root: etree._Element) -> dict[Face, set[str]]:
    """Return the characters that a finished picture shows in each face."""
    texts: dict[tuple[bool, str, str], list[str]] = {}
    for element in root.iter(f"{{{SVG}}}text", f"{{{SVG}}}tspan"):
        if element.text:
            get = element.get
            key = get("font-family") is not None, get("font-weight", "normal"), get("font-style", "normal")
            texts.setdefault(key, []).append(element.text)
    faces = {(face is Face.SERIF, face.weight, face.style): face for face in Face}
    return {faces[key]: set("".join(found)) for key, found in texts.items()}


def _moved(route: Route, x: float, y: float) -> Route:
    def move(point: Point) -> Point:
        return point[0] + x, point[1] + y

    return Route(tuple(map(move, route.curve)), move(route.tip), move(route.words_at) if route.words_at else None)


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def _draw_line(pen: Pen, edge: Edge, route: Route) -> None:
    support = edge.arrow is Arrow.SUPPORT
    way = f"M{_pair(route.curve[0])}C{' '.join(map(_pair, route.curve[1:]))}"
    if edge.arrow is Arrow.ATTACK:
        way += f"L{_pair(route.tip)}"
    dashes = _DASHES if edge.dashed else "" if support else _ATTACK_DASHES
    stroke = Stroke(Role.INK if support else Role.ATTACK, edge.width, dashes)
    pen.inside("g", **{"class": f"edge {edge.arrow.value}"}).path(way, None, stroke)


def _draw_head(pen: Pen, edge: Edge, route: Route) -> None:
    if edge.arrow is Arrow.SUPPORT:
        pen.path(_head(route, 3.2 + edge.width * 0.6), Role.INK)
    elif edge.arrow is Arrow.ATTACK:
        pen.path(_tee(route), Role.ATTACK)
    words, extent, _ = edge_words(edge)
    if not words or route.words_at is None:
        return
    x, y = route.words_at
    pen.box(Box(x - extent / 2 + 3, y - 6, extent - 6, 12), Role.BACKGROUND)
    pen.text(x - width(words, Face.SANS, SMALL) / 2, y + 3, [Run(words, Face.SANS, SMALL, Role.ATTACK)])


def _direction(route: Route) -> Point:
    """Return the unit vector along which the edge arrives."""
    x, y = route.tip
    for from_x, from_y in (route.curve[-1], *reversed(route.curve[:-1])):
        length = hypot(x - from_x, y - from_y)
        if length > _TOUCHING:
            return (x - from_x) / length, (y - from_y) / length
    return 0.0, -1.0


def _head(route: Route, half: float) -> str:
    x, y = route.tip
    along, across = _direction(route)
    back = max(7.0, half * 1.9)
    base_x, base_y = x - along * back, y - across * back
    corners = (x, y), (base_x - across * half, base_y + along * half), (base_x + across * half, base_y - along * half)
    return f"M{'L'.join(map(_pair, corners))}Z"


def _tee(route: Route) -> str:
    x, y = route.tip
    along, across = _direction(route)
    back_x, back_y = x - along * 3.2, y - across * 3.2
    half = 6.5
    corners = (
        (x - across * half, y + along * half),
        (x + across * half, y - along * half),
        (back_x + across * half, back_y - along * half),
        (back_x - across * half, back_y + along * half),
    )
    return f"M{'L'.join(map(_pair, corners))}Z"


def _draw_card(pen: Pen, sheet: Sheet, at: Box, beside: Beside | None) -> None:
    card = sheet.card
    link = beside.link_to(card.page, card.id) if beside is not None and card.page else ""
    if card.kind is Kind.JUNCTION:
        radius = at.width / 2
        way = f"M{number(at.x)},{number(at.y + radius)}a{number(radius)},{number(radius)} 0 1 0 {number(at.width)},0"
        pen.inside("g", aria_hidden="true", **{"class": "junction"}).path(
            f"{way}a{number(radius)},{number(radius)} 0 1 0 {number(-at.width)},0Z", Role.ATTACK
        )
        return
    classes = f"{card.kind.value} {card.grounding.value if card.grounding else ''}".strip()
    group = pen.inside(
        "g",
        id=picture_id("n", card.id),
        role="group",
        tabindex="0",
        aria_label=card.sentence or card.text,
        **{"class": classes},
    )
    _draw_frame(group, sheet, at)
    for row in sheet.rows:
        _draw_row(group, sheet, replace(row, link=link) if link else row, at)


def _draw_frame(pen: Pen, sheet: Sheet, at: Box) -> None:
    frame = sheet.frame
    if frame is None:
        return
    dashes = _DASHES if frame.dashed else "1.5 2.5" if sheet.card.kind is Kind.STUB else ""
    inset = frame.width / 2
    if frame.double:
        outer = Box(at.x + 0.5, at.y + 0.5, at.width - 1, at.height - 1)
        pen.box(outer, Role.PAPER, Stroke(frame.ink, 1, dashes), radius=frame.radius and frame.radius + 2)
        inset += 3
    box = Box(at.x + inset, at.y + inset, at.width - 2 * inset, at.height - 2 * inset)
    pen.box(box, Role.PAPER, Stroke(frame.ink, frame.width, dashes), radius=frame.radius)


def _draw_row(pen: Pen, sheet: Sheet, row: Row, at: Box) -> None:
    x, y = at.x + row.x, at.y + row.top
    if row.kind is RowKind.SLIP:
        pen = pen.inside(
            "g", id=picture_id(picture_id("q", sheet.card.id), row.port), **{"class": f"slip {row.bar or ''}"}
        )
        pen.tip(row.tip)
    elif row.kind is RowKind.STEP:
        pen = pen.inside("g", id=picture_id("s", row.port), **{"class": "step"})
    if row.link:
        target = {"target": "_blank", "rel": "noopener noreferrer"} if row.link.startswith("http") else {}
        pen = pen.inside("a", href=row.link, **target)
    if row.fill is not None:
        gap = 1 if row.kind is RowKind.SLIP else 0
        pen.box(Box(x, y, row.width, row.height - gap), row.fill)
    if row.bar is not None:
        draw_bar(pen, row.bar, row.bar_ink, Box(x + 1, y + 2, 4, row.height - 5))
    if row.kind is RowKind.STEP:
        pen.path(f"M{number(x)},{number(y)}h{number(row.width)}", None, Stroke(Role.FAINT, 0.8))
        if row.x > sheet.rows[0].x:
            pen.path(f"M{number(x)},{number(y)}v{number(row.height)}", None, Stroke(Role.FAINT, 0.8))
    for line in row.lines:
        pen.text(at.x + line.x, at.y + line.y, line.runs)
    if row.gauge is not None:
        _draw_gauge(pen, row, row.gauge, at)


def _draw_gauge(pen: Pen, row: Row, gauge: Gauge, at: Box) -> None:
    x, y, meter = at.x + gauge.x, at.y + gauge.y, gauge.meter
    ink = Role.SOURCED if row.fill is None else Role.ON_SOURCED
    hollow = Role.PAPER if row.fill is None else row.fill
    if meter.total > MOST_SQUARES:
        pen.box(Box(x + 0.5, y + 0.5, SHARE_WIDTH - 1, SQUARE - 1), hollow, Stroke(ink, 1))
        if meter.sourced:
            pen.box(Box(x, y, SHARE_WIDTH * meter.sourced / meter.total, SQUARE), ink)
        return
    for place in range(meter.total):
        box = Box(x + place * SQUARE_STEP + 0.5, y + 0.5, SQUARE - 1, SQUARE - 1)
        pen.box(box, ink if place < meter.sourced else hollow, Stroke(ink, 1))


def _draw_doubts(pen: Pen, drawing: Drawing, places: Mapping[str, Box]) -> None:
    """Put a "?" beside every step that lines reach and nobody has rated."""
    reached = {edge.step for edge in drawing.view.edges if edge.arrow is Arrow.SUPPORT and edge.words}
    upward = drawing.direction.value == "BT"
    group = pen.inside("g", id="doubts")
    for card, sheet in drawing.sheets.items():
        for row in sheet.rows:
            if row.kind is RowKind.STEP and row.port in reached:
                at = places[card]
                x = at.x + row.x + row.width / 2 + 7 if upward else at.x + at.width + 4
                y = at.y + at.height + 8 if upward else at.y + row.top + row.height / 2 - 4
                group.text(x, y, [Run("?", Face.BOLD, SMALL, Role.INK)])
