"""Pictures taken apart again: the cards of an SVG with their frames, fills and words, and where all these stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from argmap.appraisal.reviewing import review
from argmap.diagram.cleaning import picture_id
from argmap.diagram.measure import Face, width
from argmap.diagram.rendering import RenderOptions, render
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    """A run of words as it stands in a picture, with the box that it fills."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    fill: str


@dataclass(frozen=True)
class DrawnCard:
    """A card of a picture: its element, outline rectangles from the outside in, and words."""

    element: etree._Element
    frames: tuple[Mapping[str, str], ...]
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        """All words of the card, with single spaces."""
        return " ".join(" ".join(words.text for words in self.words).replace("\u00a0", " ").split())

    def fills(self) -> set[str]:
        """Colours that areas of the card are filled with."""
        return {rect.get("fill", "") for rect in self.element.iter(f"{SVG}rect")} - {"none"}


def draw_svg(map_: Map, *, checks: Mapping[str, QuoteCheck] | None = None, **options: object) -> etree._Element:
    """Render a map as SVG and parse it."""
    return etree.fromstring(svg_of(map_, checks=checks, **options))


def svg_of(map_: Map, *, checks: Mapping[str, QuoteCheck] | None = None, **options: object) -> bytes:
    """Render a map as SVG."""
    chosen = RenderOptions(**options)  # type: ignore[arg-type]  # options pass through
    return render(map_, review(map_, checks=checks), chosen, checks=checks).content


def card_of(svg: etree._Element, node: str) -> DrawnCard:
    """Return the card of a node."""
    (element,) = [group for group in svg.iter(f"{SVG}g") if group.get("id") == picture_id("n", node)]
    frames = tuple(dict(rect.attrib) for rect in element.findall(f"{SVG}rect") if rect.get("stroke"))
    return DrawnCard(element, frames, tuple(words_in(element)))


def cards_in(svg: etree._Element) -> list[DrawnCard]:
    """Return all cards of a picture."""
    return [
        card_of_element(group)
        for group in svg.iter(f"{SVG}g")
        if group.get("role") == "group" and group.get("tabindex")
    ]


def card_of_element(element: etree._Element) -> DrawnCard:
    """Return a card by its element."""
    frames = tuple(dict(rect.attrib) for rect in element.findall(f"{SVG}rect") if rect.get("stroke"))
    return DrawnCard(element, frames, tuple(words_in(element)))


def words_in(element: etree._Element) -> Iterator[Words]:
    """Yield every run of words under an element, measured as a viewer draws it."""
    for text in element.iter(f"{SVG}text"):
        for run in [text] if text.text else text.findall(f"{SVG}tspan"):
            size, left, baseline = float(run.get("font-size", "0")), float(run.get("x", "0")), float(text.get("y", "0"))
            extent = float(run.get("textLength") or width(run.text or "", face_of(run), size))
            yield Words(
                run.text or "",
                left,
                left + extent,
                baseline - 0.75 * size,
                baseline + 0.22 * size,
                size,
                run.get("fill", ""),
            )


def face_of(run: etree._Element) -> Face:
    """Return the face of a run."""
    if "Tinos" in run.get("font-family", ""):
        return Face.SERIF
    if run.get("font-weight") == "bold":
        return Face.BOLD
    return Face.ITALIC if run.get("font-style") == "italic" else Face.SANS


def spills(card: DrawnCard) -> list[str]:
    """Return the words that reach out of the outline of their card."""
    frame = card.frames[0]
    left, top = float(frame["x"]), float(frame["y"])
    right, bottom = left + float(frame["width"]), top + float(frame["height"])
    return [
        words.text
        for words in card.words
        if words.left < left or words.right > right + 0.1 or words.top < top or words.bottom > bottom
    ]
