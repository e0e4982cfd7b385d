"""A poster: the whole picture at its own size on sheets to be trimmed and glued, with links, labels and a key plan."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from argmap.diagram.composing import Composition
from argmap.diagram.legend import legend_of
from argmap.diagram.measure import Face, width
from argmap.diagram.paper import PageSize, paper_for
from argmap.diagram.pdf_pictures import drawn_for_pdf, pdf_with
from argmap.diagram.pen import Box
from argmap.diagram.svg import Finish, Sketch, sketch
from argmap.diagram.theme import Role, Theme
from argmap.diagram.wrap import fit
from argmap.errors import RefusedError

MARGIN, FOOT, OVERLAP = 30.0, 36.0, 28.0
"""Around a sheet, for its label and key plan, and what two sheets share for gluing, in points."""
_TEMPLATE = Path(__file__).with_name("poster.typ")
_FILE, _NOTHING = "poster.svg", "A part of the picture without any card."
_TITLE, _TITLE_TYPE, _LETTERS = 34.0, 15.0, 26
_LABEL_ROOM, _KEY = 420.0, 32.0


@dataclass(frozen=True, slots=True)
class Grid:
    """How a picture is cut: sheets of `across` by `down` points, and what of the picture one shows."""

    across: float
    down: float
    columns: int
    rows: int

    @property
    def tile(self) -> tuple[float, float]:
        """Width and height of what a sheet shows."""
        return self.across - 2 * MARGIN, self.down - 2 * MARGIN - FOOT

    @property
    def step(self) -> tuple[float, float]:
        """From one sheet to the next."""
        return self.tile[0] - OVERLAP, self.tile[1] - OVERLAP


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a poster: its row and column, from 0."""

    row: int
    column: int

    @property
    def label(self) -> str:
        """The row in letters and the column in figures: A1, B3, AA12."""
        letters, row = "", self.row + 1
        while row:
            row, last = divmod(row - 1, _LETTERS)
            letters = chr(ord("A") + last) + letters
        return f"{letters}{self.column + 1}"


def grid_for(wide: float, high: float, size: PageSize) -> Grid:
    """Return the grid that needs the fewest sheets, of either way up.

    Raises RefusedError for paper that is as large as the picture.
    """
    if size is PageSize.FIT:
        raise RefusedError(
            "a poster is cut to sheets of paper, and fit is none",
            "name the paper with --page a4, a3 or letter; --page fit without --poster makes one large page",
        )
    broad = paper_for(2, 1, size)
    grids = [_cut(wide, high, across, down) for across, down in _ways(broad.width, broad.height)]
    return min(grids, key=lambda grid: grid.columns * grid.rows)


def _ways(long: float, short: float) -> tuple[tuple[float, float], ...]:
    return (long, short), (short, long)


def _cut(wide: float, high: float, across: float, down: float) -> Grid:
    one = Grid(across, down, 1, 1)
    columns, rows = (
        max(1, math.ceil((extent - OVERLAP) / step)) for extent, step in zip((wide, high), one.step, strict=True)
    )
    return Grid(across, down, columns, rows)


def sheets_of(grid: Grid, marks: Iterable[Box]) -> tuple[Sheet, ...]:
    """Return the sheets on which something is drawn that no sheet before them shows, row by row."""
    kept: set[tuple[int, int]] = set()
    step_x, step_y = grid.step
    for mark in marks:
        columns = _cells(mark.x, mark.x + mark.width, step_x, grid.columns)
        kept |= {(row, column) for row in _cells(mark.y, mark.y + mark.height, step_y, grid.rows) for column in columns}
    return tuple(Sheet(row, column) for row, column in sorted(kept))


def _cells(start: float, end: float, step: float, count: int) -> range:
    return range(min(count - 1, max(0, int(start // step))), min(count - 1, max(0, int(end // step))) + 1)


def poster(composition: Composition, theme: Theme, size: PageSize, authors: Sequence[str]) -> tuple[bytes, int]:
    """Draw a composition as a poster on paper of a size, as PDF/UA-1; return it with the number of sheets.

    The same composition is always the same bytes. Raises RefusedError for paper that there is not.
    """
    picture = sketch(composition.drawing, composition.layout, Finish(theme, screens=False))
    grid = grid_for(picture.width, picture.height, size)
    sheets = sheets_of(grid, _marks(composition, picture))
    view = composition.drawing.view
    document = {
        "title": view.title,
        "authors": list(authors),
        "description": view.description,
        **{role.value: theme[role] for role in (Role.INK, Role.FAINT, Role.BACKGROUND)},
        "across": grid.across,
        "down": grid.down,
        "tile": list(grid.tile),
        "margin": MARGIN,
        "overlap": OVERLAP,
        "key": _KEY,
        "rows": grid.rows,
        "columns": grid.columns,
        "file": _FILE,
        "wide": picture.width,
        "high": picture.height,
        "running": fit(view.title, Face.SANS, 7.5, max(40.0, grid.tile[0] - _LABEL_ROOM)),
        "kept": [[sheet.row, sheet.column] for sheet in sheets],
        "sheets": [_told(sheet, grid, composition, picture) for sheet in sheets],
    }
    words = "".join(sorted(set(view.title)))
    return pdf_with(document, [drawn_for_pdf(_FILE, picture)], words=words, template=_TEMPLATE), len(sheets)


def _marks(composition: Composition, picture: Sketch) -> Iterator[Box]:
    """Yield boxes that hold everything that is drawn."""
    view, layout = composition.drawing.view, composition.layout
    yield from picture.places.values()
    yield Box(0, 0, min(picture.width, max(width(view.title, Face.BOLD, _TITLE_TYPE), 200.0)), _TITLE)
    legend = legend_of(view, max(layout.width, picture.width))
    if legend.rows:
        yield Box(0, picture.height - legend.height, min(legend.width, picture.width), legend.height)
    for card, at in picture.places.items():
        x, y = layout.centres[card]
        left, top = at.x + at.width / 2 - x, at.y + at.height / 2 - y
        break
    else:
        return
    for route in layout.routes:
        if route is not None:
            for (ax, ay), (bx, by) in pairwise((*route.curve, route.tip)):
                yield Box(left + min(ax, bx), top + min(ay, by), abs(ax - bx), abs(ay - by))


def _told(sheet: Sheet, grid: Grid, composition: Composition, picture: Sketch) -> dict[str, object]:
    cards = composition.drawing.sheets
    left, top = sheet.column * grid.step[0], sheet.row * grid.step[1]
    shown = Box(left, top, *grid.tile)
    here = [card for card, at in picture.places.items() if _common(at, shown) is not None]
    links = []
    for card in here:
        at = picture.places[card]
        for row in cards[card].rows:
            part = _common(Box(at.x + row.x, at.y + row.top, row.width, row.height), shown)
            if row.link.startswith("http") and part is not None:
                links.append([row.link, part.x - left, part.y - top, part.width, part.height])
    return {
        "label": sheet.label,
        "row": sheet.row,
        "column": sheet.column,
        "x": left,
        "y": top,
        "alt": " ".join(cards[card].card.sentence for card in here if cards[card].card.sentence) or _NOTHING,
        "links": links,
    }


def _common(one: Box, other: Box) -> Box | None:
    """Return what two boxes have in common."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    right, foot = min(one.x + one.width, other.x + other.width), min(one.y + one.height, other.y + other.height)
    return Box(x, y, right - x, foot - y) if right > x and foot > y else None
