"""The pictures of a report: the diagram in parts that can be read, each with places that link into the report."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.appraisal.review import Review
from argmap.diagram.dot import Direction
from argmap.diagram.engine import choose_engine
from argmap.diagram.pages import Page, paginate
from argmap.diagram.paper import PageSize, Paper
from argmap.diagram.parts import cone, with_stubs
from argmap.diagram.svg import Finish, Sketch, sketch
from argmap.diagram.view import Kind
from argmap.diagram.viewing import view_of
from argmap.report.document.mentions import Anchors
from argmap.report.document.plan import plan_of


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a picture, in points from its top left corner, and where it leads: an anchor or a URL."""

    x: float
    y: float
    width: float
    height: float
    anchor: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, its paper, what it shows in words, and the places that lead on.

    `cards` are the anchors of what stands on it by the id of its group in the SVG.
    """

    anchor: str
    title: str
    note: str
    alt: str
    picture: Sketch
    paper: Paper
    areas: tuple[Area, ...]
    cards: dict[str, str]


def figures(review: Review, size: PageSize, *, claim: str | None = None) -> tuple[Figure, ...]:
    """Draw the diagram of a review, or of one claim of it, on pages of a size.

    Raises CannotDoError without a layout engine.
    """
    if not review.map.claims:
        return ()
    view = view_of(review.map, review, checks=review.checks)
    if claim is not None:
        view = with_stubs(view, cone(view, [claim]), {})
    anchors = Anchors(review, plan_of(review.map, claim).told)
    pages = paginate(view, size, choose_engine(), tuple(Direction))
    return tuple(_figure(page, anchors) for page in pages)


def figure_anchor(number: int) -> str:
    """Return the anchor of a page of the diagram."""
    return f"figure-{number}"


def _figure(page: Page, anchors: Anchors) -> Figure:
    drawing = page.composition.drawing
    picture = sketch(drawing, page.composition.layout, Finish(screens=False, title=False))
    areas: list[Area] = []
    cards: dict[str, str] = {}
    for card, sheet in drawing.sheets.items():
        if sheet.card.kind is Kind.JUNCTION:
            continue
        at = picture.places[card]
        elsewhere = sheet.card.kind in (Kind.STUB, Kind.PART) and sheet.card.page
        stub_of = figure_anchor(sheet.card.page) if elsewhere else ""
        anchor = stub_of or (anchors.of(card) if card in anchors.within else "")
        if anchor:
            cards[card] = anchor
            areas.append(Area(at.x, at.y, at.width, at.height, anchor=anchor))
        areas += [
            Area(at.x + row.x, at.y + row.top, row.width, row.height, url=row.link)
            for row in sheet.rows
            if row.link and not stub_of
        ]
    told = " ".join(sheet.card.sentence for sheet in drawing.sheets.values() if sheet.card.sentence)
    return Figure(
        figure_anchor(page.number),
        page.title,
        page.note,
        told or page.title,
        picture,
        page.paper,
        tuple(areas),
        cards,
    )
