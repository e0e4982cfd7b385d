"""A large map as SVG: an overview in one picture, and beside it the pages, linked with each other by their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.diagram.composing import Composition
from argmap.diagram.dot import Direction
from argmap.diagram.engine import Engine
from argmap.diagram.pages import Page, paginate_apart
from argmap.diagram.paper import PageSize
from argmap.diagram.svg import Beside, Finish, draw
from argmap.diagram.theme import Theme
from argmap.diagram.view import View


@dataclass(frozen=True, slots=True)
class Album:
    """The overview, and the pages by the names of their files."""

    overview: bytes
    pages: Mapping[str, bytes]


def album_of(view: View, beside: Beside, theme: Theme, engine: Engine, *, size: PageSize) -> Album:
    """Draw a view as an overview and pages of a size; the same view always gives the same bytes."""
    overview, pages = paginate_apart(view, size, engine, tuple(Direction))
    drawn = {beside.name_of(page.number): _drawn(page, len(pages), view, beside, theme) for page in pages}
    told = replace(overview.drawing.view, byline=f"{len(pages)} pages. Every box is a page: it leads there.")
    whole = draw(replace(overview.drawing, view=told), overview.layout, Finish(theme, beside=beside))
    return Album(whole.svg, drawn)


def _drawn(page: Page, count: int, view: View, beside: Beside, theme: Theme) -> bytes:
    composition: Composition = page.composition
    note = f"; {page.note}" if page.note else ""
    byline = f"Overview: {view.title}. Page {page.number} of {count}{note}."
    shown = replace(composition.drawing.view, title=page.title, byline=byline)
    finish = Finish(theme, beside=replace(beside, number=page.number))
    return draw(replace(composition.drawing, view=shown), composition.layout, finish).svg
