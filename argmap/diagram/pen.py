"""What draws in the colours of a theme; in SVG, each colour has a class by which dark screens restyle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from argmap.diagram.measure import Face, covers_all
from argmap.diagram.sheet import Run
from argmap.diagram.theme import Role, Theme

SVG = "http://www.w3.org/2000/svg"
SANS_STACK = "Arimo, Arial, Helvetica, sans-serif"
SERIF_STACK = "Tinos, 'Times New Roman', Times, serif"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colour, width and dashes."""

    ink: Role
    width: float
    dashes: str = ""


def number(value: float) -> str:
    """Write a length with two decimals at most."""
    written = f"{value:.2f}"
    if written.endswith(".00"):
        return written[:-3] if written != "-0.00" else "0"
    return written.removesuffix("0")


class Pen(Protocol):
    """Draws in one theme."""

    def inside(self, name: str, /, **attributes: str) -> Pen:
        """Return a pen that draws what belongs together, of which `name` and `attributes` tell as SVG does."""
        ...

    def tip(self, words: str) -> None:
        """Tell words where a pointer rests on what belongs together."""
        ...

    def box(self, box: Box, fill: Role | None, stroke: Stroke | None = None, *, radius: float = 0) -> None:
        """Draw a rectangle."""
        ...

    def path(self, way: str, fill: Role | None, stroke: Stroke | None = None) -> None:
        """Draw a path, told as SVG does."""
        ...

    def text(self, x: float, y: float, runs: Iterable[Run]) -> None:
        """Write runs from `x` on the baseline `y`, each where our measuring puts it."""
        ...


@dataclass(frozen=True, slots=True)
class SvgPen:
    """Draws into an element, in one theme."""

    parent: etree._Element
    theme: Theme

    def inside(self, name: str, /, **attributes: str) -> SvgPen:
        """Return a pen that draws into a new child element."""
        child = etree.SubElement(
            self.parent, f"{{{SVG}}}{name}", {key.replace("_", "-"): value for key, value in attributes.items()}
        )
        return SvgPen(child, self.theme)

    def tip(self, words: str) -> None:
        """Tell words where a pointer rests on the element."""
        etree.SubElement(self.parent, f"{{{SVG}}}title").text = words

    def box(self, box: Box, fill: Role | None, stroke: Stroke | None = None, *, radius: float = 0) -> None:
        """Draw a rectangle."""
        attributes = {name: number(getattr(box, name)) for name in ("x", "y", "width", "height")}
        if radius:
            attributes["rx"] = number(radius)
        self._shape("rect", attributes, fill, stroke)

    def path(self, way: str, fill: Role | None, stroke: Stroke | None = None) -> None:
        """Draw a path."""
        self._shape("path", {"d": way}, fill, stroke)

    def _shape(self, name: str, attributes: dict[str, str], fill: Role | None, stroke: Stroke | None) -> None:
        classes = []
        attributes["fill"] = self.theme[fill] if fill else "none"
        if fill:
            classes.append(f"f-{fill.value}")
        if stroke:
            classes.append(f"s-{stroke.ink.value}")
            attributes |= {"stroke": self.theme[stroke.ink], "stroke-width": number(stroke.width)}
            if stroke.dashes:
                attributes["stroke-dasharray"] = stroke.dashes
        if classes:
            attributes["class"] = " ".join(classes)
        etree.SubElement(self.parent, f"{{{SVG}}}{name}", attributes)

    def text(self, x: float, y: float, runs: Iterable[Run]) -> None:
        """Write runs from `x` on the baseline `y`, each where our measuring puts it."""
        runs = [run for run in runs if run.text]
        if not runs:
            return
        places = [x]
        for run in runs:
            places.append(places[-1] + run.width)
        whole = etree.SubElement(self.parent, f"{{{SVG}}}text", {"y": number(y)})
        if len(runs) == 1:
            self._dress(whole, runs[0], x)
            return
        for run, place in zip(runs, places, strict=False):
            self._dress(etree.SubElement(whole, f"{{{SVG}}}tspan"), run, place)

    def _dress(self, element: etree._Element, run: Run, x: float) -> None:
        face, attributes = run.face, element.attrib
        attributes["x"] = number(x)
        if face is Face.SERIF:
            attributes["font-family"] = SERIF_STACK
        if face.weight != "normal":
            attributes["font-weight"] = face.weight
        if face.style != "normal":
            attributes["font-style"] = face.style
        attributes["font-size"] = number(run.size)
        attributes["fill"] = self.theme[run.ink]
        attributes["class"] = f"f-{run.ink.value}"
        if not covers_all(face, run.text):
            # Another font will draw this: hold it to the width that was measured.
            attributes["textLength"] = number(run.width)
            attributes["lengthAdjust"] = "spacingAndGlyphs"
        element.text = run.text
