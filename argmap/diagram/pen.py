"""What draws in the colours of a theme; in SVG, each colour has a class by which dark screens restyle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

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


@lru_cache(maxsize=65536)
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
    """Draws an element in one theme, which is written as text at once; `runs` are all words of the picture.

    Making a tree of elements first would take longer than all the rest.
    """

    theme: Theme
    name: str = "svg"
    opening: str = f'<svg xmlns="{SVG}"'
    inner: list[str | SvgPen] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def inside(self, name: str, /, **attributes: str) -> SvgPen:
        """Return a pen that draws into a new child element."""
        child = SvgPen(self.theme, name, f"<{name}{_attributes(attributes)}", runs=self.runs)
        self.inner.append(child)
        return child

    def tip(self, words: str) -> None:
        """Tell words where a pointer rests on the element."""
        self.inner.append(f"<title>{escaped(words)}</title>")

    def box(self, box: Box, fill: Role | None, stroke: Stroke | None = None, *, radius: float = 0) -> None:
        """Draw a rectangle."""
        size = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
        rounded = f' rx="{number(radius)}"' if radius else ""
        self.inner.append(f"<rect {size}{rounded}{self._paint(fill, stroke)}/>")

    def path(self, way: str, fill: Role | None, stroke: Stroke | None = None) -> None:
        """Draw a path."""
        self.inner.append(f'<path d="{way}"{self._paint(fill, stroke)}/>')

    def _paint(self, fill: Role | None, stroke: Stroke | None) -> str:
        painted = f' fill="{self.theme[fill]}"' if fill else ' fill="none"'
        if stroke is None:
            return f'{painted} class="f-{fill}"' if fill else painted
        dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
        line = f' stroke="{self.theme[stroke.ink]}" stroke-width="{number(stroke.width)}"{dashes}'
        return f'{painted}{line} class="{f"f-{fill} " if fill else ""}s-{stroke.ink}"'

    def text(self, x: float, y: float, runs: Iterable[Run]) -> None:
        """Write runs from `x` on the baseline `y`, each where our measuring puts it."""
        told = [run for run in runs if run.text]
        self.runs.extend(told)
        if len(told) == 1:
            self.inner.append(f'<text y="{number(y)}"{self._words(told[0], x)}</text>')
        elif told:
            spans = []
            for run in told:
                spans.append(f"<tspan{self._words(run, x)}</tspan>")
                x += run.width
            self.inner.append(f'<text y="{number(y)}">{"".join(spans)}</text>')

    def _words(self, run: Run, x: float) -> str:
        face, ink = run.face, run.ink
        family = f' font-family="{SERIF_STACK}"' if face is Face.SERIF else ""
        weight = "" if face.weight == "normal" else f' font-weight="{face.weight}"'
        style = "" if face.style == "normal" else f' font-style="{face.style}"'
        # What another font will draw is held to the width that was measured.
        held = (
            "" if covers_all(face, run.text) else f' textLength="{number(run.width)}" lengthAdjust="spacingAndGlyphs"'
        )
        return (
            f' x="{number(x)}"{family}{weight}{style} font-size="{number(run.size)}" fill="{self.theme[ink]}"'
            f' class="f-{ink}"{held}>{escaped(run.text)}'
        )

    def written(self, head: str = "", /, **attributes: str) -> str:
        """Return the element, further attributes on it, with `head` and then everything that was drawn."""
        inner = head + "".join([part if isinstance(part, str) else part.written() for part in self.inner])
        opening = f"{self.opening}{_attributes(attributes)}"
        return f"{opening}>{inner}</{self.name}>" if inner else f"{opening}/>"


def escaped(words: str) -> str:
    """Return words as they stand between two tags."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attributes(named: Mapping[str, str]) -> str:
    """Write attributes, `-` where their names have `_`."""
    # White space other than a space would be read as a space.
    quoted = (
        (name.replace("_", "-"), escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;"))
        for name, value in named.items()
    )
    return "".join([f' {name}="{value}"' for name, value in quoted])
