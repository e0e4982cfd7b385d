"""Rendering a map: which part, in which format, in which theme, on which paper."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from argmap.appraisal.review import Review
from argmap.diagram.collecting import uncollected
from argmap.diagram.composing import compose, direction_for, drawing_of
from argmap.diagram.dot import Direction, dot_of
from argmap.diagram.engine import TIDY, Engine, choose_engine
from argmap.diagram.paper import PageSize
from argmap.diagram.parts import cone, with_stubs
from argmap.diagram.svg import Beside, Finish, draw
from argmap.diagram.theme import THEMES
from argmap.diagram.view import View
from argmap.diagram.viewing import view_of
from argmap.errors import CannotDoError, RefusedError
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map

_SCREEN_PPI, _LEAST_PPI, _MOST_PIXELS = 144.0, 72.0, 2**27
"""Pixels take about twelve bytes each while a picture is painted. Of type with fewer an inch little can be read."""
_MOST_AS_ONE, _MOST_PLACED = 150, 300
"""More cards are no picture that can be taken in; more take Graphviz too long as one picture."""
LAYOUTS = ("auto", "BT", "RL")


class PictureFormat(StrEnum):
    """The formats of a picture, by their suffix."""

    SVG = "svg"
    PDF = "pdf"
    PNG = "png"
    DOT = "dot"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What is drawn and how.

    `claim` draws what bears on one claim, `depth` steps deep; `layout` is auto, BT (conclusion on top) or RL
    (conclusion at the left); `theme` light, dark or greyscale; `engine` the name of a layout engine.
    `name` is that of the file, after which the pages are called that an SVG too large for one picture has; without it,
    and with `page` fit, it stays one picture. `poster` cuts one large picture into sheets of `page`, as PDF.
    """

    format: PictureFormat = PictureFormat.SVG
    claim: str | None = None
    depth: int | None = None
    layout: str = "auto"
    page: PageSize = PageSize.A4
    theme: str = "light"
    engine: str | None = None
    name: str = ""
    poster: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """A picture as bytes, and its number of pages; `beside` are the files of its pages by name."""

    content: bytes
    pages: int
    beside: Mapping[str, bytes] = field(default_factory=dict)


def format_for(path: str | PurePath) -> PictureFormat:
    """Return the format that the suffix of `path` names.

    Raises CannotDoError for any other suffix.
    """
    suffix = PurePath(path).suffix.lower().removeprefix(".")
    if suffix not in list(PictureFormat):
        known = ", ".join(f".{known}" for known in PictureFormat)
        raise CannotDoError(f'"{path}" does not end like a picture', f"end the name with one of {known}")
    return PictureFormat(suffix)


def render(
    map_: Map, review: Review, options: RenderOptions, *, checks: Mapping[str, QuoteCheck] | None = None
) -> Rendered:
    """Draw a map; the same map and options give the same bytes.

    Raises RefusedError for a claim or an option that there is not, CannotDoError without a layout engine.
    """
    if options.theme not in THEMES:
        raise RefusedError(f'there is no theme "{options.theme}"', f"use one of {', '.join(THEMES)}")
    if options.poster and options.format is not PictureFormat.PDF:
        raise RefusedError(f"a poster is a PDF, and .{options.format} is none", "end the name with .pdf")
    if options.layout not in LAYOUTS:
        raise RefusedError(f'there is no layout "{options.layout}"', f"use one of {', '.join(LAYOUTS)}")
    with uncollected():
        return _rendered(map_, review, options, checks)


def _rendered(map_: Map, review: Review, options: RenderOptions, checks: Mapping[str, QuoteCheck] | None) -> Rendered:
    view = _part(view_of(map_, review, checks=checks), map_, options)
    theme = THEMES[options.theme]
    if options.format is PictureFormat.DOT:
        text = dot_of(drawing_of(view, direction_for(view, options.layout)), theme=theme)
        return Rendered(text.encode(), 1)
    if options.format is PictureFormat.HTML:
        from argmap.diagram.web.page import Wanted, web_page  # noqa: PLC0415  the other formats need nothing of it

        wanted = Wanted(theme, options.claim, options.engine, options.layout)
        return Rendered(web_page(view, review, wanted), 1)
    large = options.engine is None and len(view.cards) > _MOST_PLACED
    engine = choose_engine(TIDY if large else options.engine)
    if options.poster:
        return _poster(view, map_, options, engine)
    if options.format is PictureFormat.SVG and _is_album(view, options):
        from argmap.diagram.album import album_of  # noqa: PLC0415  as below

        album = album_of(view, Beside(PurePath(options.name).stem), theme, engine, size=options.page)
        return Rendered(album.overview, len(album.pages), album.pages)
    if options.format is PictureFormat.PDF:
        # Loading the typesetter takes longer than drawing, and only paged output needs it.
        from argmap.diagram.pages import paginate  # noqa: PLC0415
        from argmap.diagram.pdf import Book, pdf_pages  # noqa: PLC0415

        directions = tuple(Direction) if options.layout == "auto" else (Direction(options.layout),)
        pages = paginate(view, options.page, engine, directions)
        content, count = pdf_pages(Book(view, pages, review, options.page), theme)
        return Rendered(content, count)
    composition = compose(view, direction_for(view, options.layout), engine)
    png = options.format is PictureFormat.PNG
    picture = draw(composition.drawing, composition.layout, Finish(theme, screens=not png))
    if png:
        from argmap.diagram.typesetting import png_of  # noqa: PLC0415  as above

        ppi = ppi_for(picture.width, picture.height)
        return Rendered(png_of(picture.svg, ppi=ppi, words=words_of(picture.svg)), 1)
    return Rendered(picture.svg, 1)


def ppi_for(width: float, height: float) -> float:
    """Return the pixels an inch for a picture of `width` by `height` points: fewer where it would fill the memory.

    Raises RefusedError when its type would be a blur.
    """
    ppi = min(_SCREEN_PPI, 72 * math.sqrt(_MOST_PIXELS / (width * height)))
    if ppi < _LEAST_PPI:
        size = f"{width / 72:.0f} by {height / 72:.0f} inches"
        remedy = "end the name with .svg, .pdf or .html, or draw a part with --claim ID --depth N"
        raise RefusedError(f"a picture of {size} is too large for a PNG", remedy)
    return ppi


def _is_album(view: View, options: RenderOptions) -> bool:
    return bool(options.name) and options.page is not PageSize.FIT and len(view.cards) > _MOST_AS_ONE


def _poster(view: View, map_: Map, options: RenderOptions, engine: Engine) -> Rendered:
    from argmap.diagram.poster import poster  # noqa: PLC0415  as above

    composition = compose(view, direction_for(view, options.layout), engine)
    content, sheets = poster(composition, THEMES[options.theme], options.page, map_.head.authors)
    return Rendered(content, sheets)


def words_of(svg: bytes) -> str:
    """Return the characters of a picture, markup and all."""
    return svg.decode().replace("\n", "")


def _part(view: View, map_: Map, options: RenderOptions) -> View:
    if options.claim is None and options.depth is None:
        return view
    if options.claim is not None and options.claim not in map_.claims:
        raise RefusedError(f'no claim is called "{options.claim}"', "`argmap show` lists the claims of a map")
    roots = [options.claim] if options.claim is not None else list(map_.main)
    return with_stubs(view, cone(view, roots, depth=options.depth), {})
