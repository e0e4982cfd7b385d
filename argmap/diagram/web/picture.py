"""The diagram inside the page: our SVG with its cards as links into the page, and every part known by its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from argmap.diagram.composing import Composition
from argmap.diagram.dot import edge_words
from argmap.diagram.layout import Route
from argmap.diagram.pen import SVG, Box, number
from argmap.diagram.sheet import RowKind
from argmap.diagram.svg import Finish, draw
from argmap.diagram.theme import Theme
from argmap.diagram.view import Arrow, Edge, Kind

_MARGIN = 12.0
_IDS_OF_OURS = frozenset(("argmap-title", "argmap-desc", "legend"))


@dataclass(frozen=True, slots=True)
class Inlined:
    """The picture as an element of the page, its size, and the places of its cards, all in points."""

    markup: str
    width: float
    height: float
    places: Mapping[str, Box]


def inlined(composition: Composition, theme: Theme) -> Inlined:
    """Draw a composition for the page: without title, legend, fonts and ids, which the page has itself.

    Cards and lines bear their number in the view as `data-c` and `data-e`.
    """
    picture = draw(composition.drawing, composition.layout, Finish(theme, screens=False, title=False))
    root = etree.fromstring(picture.svg, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    named = {str(element.get("id")): element for element in root if element.get("id")}
    for name in _IDS_OF_OURS & named.keys():
        root.remove(named[name])
    lines, heads = named["edges"], named["heads"]
    cards = [element for element in root if element.tag == f"{{{SVG}}}g" and element not in (lines, heads)]
    _number_lines(composition, lines, heads)
    _number_doubts(composition, heads)
    for place, (card, group) in enumerate(zip(picture.places, cards, strict=True)):
        group.set("data-c", str(place))
        if composition.drawing.view.cards[card].kind is not Kind.JUNCTION:
            _link_card(group, card)
    for element in root.iter():
        _without(element, "id")
    height = max((box.y + box.height for box in picture.places.values()), default=0) + _MARGIN
    height = max(height, composition.layout.height + 2 * _MARGIN)
    _be_part_of_page(root, picture.width, height)
    return Inlined(etree.tostring(root, encoding="unicode"), picture.width, height, picture.places)


def _be_part_of_page(root: etree._Element, width: float, height: float) -> None:
    del root.attrib["aria-labelledby"]
    root.set("viewBox", f"0 0 {number(width)} {number(height)}")
    root.set("width", number(width))
    root.set("height", number(height))
    root.set("role", "group")
    root.set("aria-label", "The cards of the diagram")
    background = root.find(f"{{{SVG}}}rect")
    if background is not None:
        root.remove(background)


def _routed(composition: Composition) -> Iterator[tuple[int, Edge, Route]]:
    edges = composition.drawing.view.edges
    for place, (edge, route) in enumerate(zip(edges, composition.layout.routes, strict=True)):
        if route is not None:
            yield place, edge, route


def _number_lines(composition: Composition, lines: etree._Element, heads: etree._Element) -> None:
    """Give every line its number, and the parts of its head, which are drawn in the same order."""
    parts = iter(list(heads))
    for (place, edge, route), line in zip(_routed(composition), lines, strict=True):
        line.set("data-e", str(place))
        count = 0 if edge.arrow is Arrow.JOIN else 1
        count += 2 if edge_words(edge)[0] and route.words_at is not None else 0
        for _ in range(count):
            next(parts).set("data-e", str(place))


def _number_doubts(composition: Composition, heads: etree._Element) -> None:
    """Give the question marks of steps that nobody rated the numbers of the cards that they stand at."""
    drawing = composition.drawing
    reached = {edge.step for edge in drawing.view.edges if edge.arrow is Arrow.SUPPORT and edge.words}
    numbers = [
        place
        for place, sheet in enumerate(drawing.sheets.values())
        for row in sheet.rows
        if row.kind is RowKind.STEP and row.port in reached
    ]
    for number_, mark in zip(numbers, heads.findall(f"{{{SVG}}}g/{{{SVG}}}text"), strict=True):
        mark.set("data-d", str(number_))


def _link_card(group: etree._Element, card: str) -> None:
    """Make the whole card one link to its claim on the page; links to sources stand there."""
    for inner in list(group.iter(f"{{{SVG}}}a")):
        parent = inner.getparent()
        if parent is not None:
            place = parent.index(inner)
            parent.remove(inner)
            parent[place:place] = list(inner)
    link = etree.Element(f"{{{SVG}}}a", {"href": f"#{card}", "aria-label": group.get("aria-label", "")})
    link.extend(list(group))
    group.append(link)
    _without(group, "role", "tabindex", "aria-label")


def _without(element: etree._Element, *names: str) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]
