"""The picture as PDF: a page for every part and indexes at the end, with bookmarks, links and words to search for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.appraisal.review import Review
from argmap.diagram.book_columns import BELOW_ENTRY, LEADING, Columns, Leaf, columns_on, leaves, spots_on
from argmap.diagram.book_index import SMALL_TYPE, TYPE, Entry, Line, Spot, Words, claims_index, sources_index
from argmap.diagram.measure import Face, width
from argmap.diagram.pages import Page
from argmap.diagram.paper import HEADING, MARGIN, PageSize
from argmap.diagram.pdf_pictures import drawn_for_pdf, pdf_with
from argmap.diagram.pen import Box
from argmap.diagram.sheet import Row, RowKind
from argmap.diagram.svg import Finish, Sketch, sketch
from argmap.diagram.theme import Role, Theme
from argmap.diagram.view import Card, Kind, View
from argmap.diagram.wrap import fit

_TEMPLATE = Path(__file__).with_name("pages.typ")
_FOOTER, _FOLIO, _APART, _BETWEEN = 7.5, 80, 16, 60
_PART = 0.45
"""The most of the foot of a page that the name of its part takes."""
_ELSEWHERE = (Kind.STUB, Kind.PART, Kind.JUNCTION)


@dataclass(frozen=True)
class _Index:
    """An index: its title, its pages from number `first`, how far down they begin, and the entries by id."""

    title: str
    leaves: tuple[Leaf, ...]
    entries: Mapping[str, Entry]
    first: int
    top: float = 0


@dataclass(frozen=True)
class Book:
    """What goes in a PDF: the pages of a view, the review that the view was made of, and the size of its indexes."""

    view: View
    pages: Sequence[Page]
    review: Review
    size: PageSize = PageSize.A4


def pdf_pages(book: Book, theme: Theme) -> tuple[bytes, int]:
    """Draw a book as PDF/UA-1, with indexes where it has several pages; the same book is always the same bytes.

    Returns the number of pages too.
    """
    finish = Finish(theme, screens=False, title=False)
    columns = columns_on(book.size)
    indexes = _indexes(book, columns, _spots(book.pages))
    at: dict[str, Spot] = {}
    for index in indexes:
        at |= spots_on(index.leaves, columns, index.first, top=index.top)
    view = book.view
    told: list[dict[str, object]] = []
    pictures = []
    for page in book.pages:
        picture = sketch(page.composition.drawing, page.composition.layout, finish)
        links = _links(page, picture, at, book.review)
        part = page.title.removesuffix(view.title).removesuffix(": ").partition("  ")[0]
        told.append(_page(page, picture, links) | _foot(view, part, page.paper.width))
        pictures.append(drawn_for_pdf(f"page-{page.number}.svg", picture))
    leaves_at: dict[int, list[tuple[_Index, int]]] = {}
    for index in indexes:
        for place in range(len(index.leaves)):
            leaves_at.setdefault(index.first + place, []).append((index, place))
    for found in leaves_at.values():
        named = ", ".join(index.title for index, _ in found)
        told.append(_index_page([_leaf(*one) for one in found], columns) | _foot(view, named, columns.width))
    document = {
        "title": view.title,
        "authors": list(book.review.map.head.authors),
        "description": view.description,
        "ink": theme[Role.INK],
        "faint": theme[Role.FAINT],
        "sourced": theme[Role.SOURCED],
        "background": theme[Role.BACKGROUND],
        "margin": MARGIN,
        "heading": HEADING,
        "type": TYPE,
        "small_type": SMALL_TYPE,
        "leading": LEADING,
        "below_entry": BELOW_ENTRY,
        "pages": told,
    }
    return pdf_with(document, pictures, words="".join(_words(book, indexes)), template=_TEMPLATE), len(told)


def _foot(view: View, part: str, paper: float) -> dict[str, str]:
    """Return what stands at the foot of a page, as far as a line of the paper holds it: the map, and the part of it."""
    line = paper - 2 * MARGIN - _FOLIO
    named = fit(part, Face.SANS, _FOOTER, line * _PART)
    running = f"{view.title}. {view.byline}." if view.byline else view.title
    room = line - width(named, Face.SANS, _FOOTER) - _APART if named else line
    return {"footer": fit(running, Face.SANS, _FOOTER, room), "part": named}


def _words(book: Book, indexes: Sequence[_Index]) -> set[str]:
    """Return the characters that are typeset."""
    told = [book.view.title, book.view.byline, *(page.title + page.note for page in book.pages)]
    for index in indexes:
        for entry in index.entries.values():
            told += [words.text for line in entry.lines for words in (*line.left, line.right) if words is not None]
    return set("".join(told)) - {"\n"}


def _page(page: Page, picture: Sketch, links: list[list[object]]) -> dict[str, object]:
    scale = page.paper.scale
    return {
        "kind": "picture",
        "title": page.title,
        "level": page.level,
        "note": page.note,
        "width": page.paper.width,
        "height": page.paper.height,
        "file": f"page-{page.number}.svg",
        "image_width": picture.width * scale,
        "image_height": picture.height * scale,
        "alt": told_in_words(page.composition.drawing.view.cards.values()) or page.title,
        "links": links,
    }


def told_in_words(cards: Iterable[Card]) -> str:
    """Tell cards in words, for a reader who does not see them."""
    return " ".join(card.sentence for card in cards if card.sentence)


def _spots(pages: Sequence[Page]) -> dict[str, Spot]:
    """Return where every card is drawn in full, near enough to be found at once."""
    spots: dict[str, Spot] = {}
    for page in pages:
        scale, layout = page.paper.scale, page.composition.layout
        for card, sheet in page.composition.drawing.sheets.items():
            if sheet.card.kind not in _ELSEWHERE:
                x, y = layout.centres[card]
                left, top = (x - sheet.width / 2) * scale, (y - sheet.height / 2) * scale
                spots.setdefault(card, Spot(page.number, max(0.0, left), max(0.0, HEADING + top)))
    return spots


def _indexes(book: Book, columns: Columns, drawn: Mapping[str, Spot]) -> list[_Index]:
    if len(book.pages) == 1:
        return []
    listed = {
        "Index of claims": claims_index(book.review, book.view, drawn, columns.column),
        "Index of sources": sources_index(book.review.map, book.view, drawn, columns.column),
    }
    found: list[_Index] = []
    for title, entries in listed.items():
        if entries:
            by_id = {entry.id: entry for entry in entries}
            pages = leaves(entries, columns)
            found.append(_Index(title, pages, by_id, *_begin(found, pages, columns, len(book.pages) + 1)))
    return found


def _begin(found: Sequence[_Index], pages: Sequence[Leaf], columns: Columns, first: int) -> tuple[int, float]:
    """Return the page on which an index begins, and how far down: under the last one where there is room for all."""
    if not found:
        return first, 0
    last = found[-1]
    page, top = last.first + len(last.leaves) - 1, last.top + last.leaves[-1].height + _BETWEEN
    return (page, top) if len(pages) == 1 and top + pages[0].height <= columns.room else (page + 1, 0)


def _index_page(parts: Sequence[Mapping[str, object]], columns: Columns) -> dict[str, object]:
    size = {"width": columns.width, "height": columns.height, "column": columns.column, "step": columns.left(1)}
    return {"kind": "index", "parts": list(parts), **size}


def _leaf(index: _Index, place: int) -> dict[str, object]:
    leaf = index.leaves[place]
    first, last = (index.entries[entry].lines[0].left[0].text for entry in (leaf.entries[0], leaf.entries[-1]))
    return {
        "title": index.title if place == 0 else "",
        "continued": f"{index.title}, continued: {first} to {last}" if place else "",
        "top": index.top,
        "columns": [[[_line(line) for line in stack.lines] for stack in column] for column in leaf.columns],
    }


def _line(line: Line) -> list[object]:
    right = None if line.right is None else _told(line.right)
    return [[_told(words) for words in line.left], right, _target(line.to)]


def _told(words: Words) -> list[object]:
    return [words.text, words.tone, _target(words.to)]


def _target(spot: Spot | None) -> list[float] | None:
    return None if spot is None else [spot.page, round(spot.x, 2), round(spot.y, 2)]


def _links(page: Page, picture: Sketch, at: Mapping[str, Spot], review: Review) -> list[list[object]]:
    """Return where a picture leads on: from stubs to pages, from quotes and cards outward and into the indexes."""
    scale = page.paper.scale
    links: list[list[object]] = []
    for card, sheet in page.composition.drawing.sheets.items():
        place = picture.places[card]
        whole = sheet.card.kind in _ELSEWHERE
        if whole and sheet.card.page:
            links.append([*_scaled(place, scale), _target(Spot(sheet.card.page))])
        for row in () if whole else sheet.rows:
            to = _leading(card, row, at, review)
            if to:
                box = Box(place.x + row.x, place.y + row.top, row.width, row.height)
                links.append([*_scaled(box, scale), to])
    return links


def _scaled(box: Box, scale: float) -> list[float]:
    return [round(length * scale, 2) for length in (box.x, box.y, box.width, box.height)]


def _leading(card: str, row: Row, at: Mapping[str, Spot], review: Review) -> str | list[float] | None:
    """Return where a row of a card leads: out to the web, or to an entry of an index."""
    if row.link:
        return row.link
    entry = card if row.kind is RowKind.HEAD else ""
    if row.kind is RowKind.SLIP and row.port in review.map.quotes:
        entry = review.map.quotes[row.port].source
    return _target(at.get(entry))
