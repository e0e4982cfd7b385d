"""The picture as PDF: a page for every part, with bookmarks, links and words that can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from argmap.diagram.pages import Page
from argmap.diagram.paper import HEADING, MARGIN
from argmap.diagram.pdf_pictures import drawn_for_pdf, pdf_with
from argmap.diagram.svg import Finish, Picture, draw
from argmap.diagram.theme import Role, Theme
from argmap.diagram.view import View

_TEMPLATE = Path(__file__).with_name("pages.typ")


def pdf_pages(pages: Sequence[Page], view: View, theme: Theme, authors: Sequence[str]) -> bytes:
    """Draw the pages of a view as one PDF (PDF/UA-1); the same pages are always the same bytes."""
    told, pictures = [], []
    for page in pages:
        picture = draw(page.composition.drawing, page.composition.layout, Finish(theme, screens=False, title=False))
        told.append(_page(page, picture))
        pictures.append(drawn_for_pdf(f"page-{page.number}.svg", picture.svg, picture.width, picture.height))
    document = {
        "title": view.title,
        "footer": f"{view.title}. {view.byline}." if view.byline else view.title,
        "authors": list(authors),
        "description": view.description,
        "ink": theme[Role.INK],
        "faint": theme[Role.FAINT],
        "background": theme[Role.BACKGROUND],
        "margin": MARGIN,
        "heading": HEADING,
        "pages": told,
    }
    words = view.title + view.byline + "".join(page.title for page in pages)
    return pdf_with(document, pictures, words=words.replace("\n", ""), template=_TEMPLATE)


def _page(page: Page, picture: Picture) -> dict[str, object]:
    scale = page.paper.scale
    return {
        "number": page.number,
        "title": page.title,
        "level": page.level,
        "note": page.note,
        "width": page.paper.width,
        "height": page.paper.height,
        "file": f"page-{page.number}.svg",
        "image_width": picture.width * scale,
        "image_height": picture.height * scale,
        "alt": _told(page),
        "links": _links(page, picture),
    }


def _told(page: Page) -> str:
    """Tell the page in words, for a reader who does not see it."""
    cards = page.composition.drawing.view.cards.values()
    return " ".join(card.sentence for card in cards if card.sentence) or page.title


def _links(page: Page, picture: Picture) -> list[dict[str, object]]:
    scale = page.paper.scale
    links: list[dict[str, object]] = []
    for card, sheet in page.composition.drawing.sheets.items():
        at = picture.places[card]
        for row in sheet.rows:
            if not row.link:
                continue
            target: dict[str, object] = {"url": row.link}
            if sheet.card.page:
                target = {"page": sheet.card.page}
            place = {"x": at.x + row.x, "y": at.y + row.top, "width": row.width, "height": row.height}
            links.append(target | {name: value * scale for name, value in place.items()})
    return links
