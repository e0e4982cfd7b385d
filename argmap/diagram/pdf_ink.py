"""A pen that draws a picture as PDF operators, which takes less than drawing it as SVG and translating that."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from argmap.diagram.measure import Face
from argmap.diagram.pdf_fonts import codes_of, font_name
from argmap.diagram.pen import Box, Stroke, number
from argmap.diagram.sheet import Run
from argmap.diagram.theme import Role, Theme

_STEP = re.compile(r"([MLCHVhvaZz])([^MLCHVhvaZz]*)")
_PAINTED = {(True, True): "B", (True, False): "f", (False, True): "S"}
_ROUND = 0.5523
"""How far the handles of a Bezier curve stand off that draws a quarter of a circle, in radii."""


@dataclass(frozen=True)
class Inked:
    """A picture as operators, packed, from its top left corner down as SVG counts; the characters used of each face."""

    packed: bytes
    used: Mapping[Face, frozenset[str]]


@dataclass
class InkPen:
    """Writes operators in one theme, and what has not changed since the last only once."""

    theme: Theme
    _written: list[str] = field(default_factory=list)
    _state: dict[str, str] = field(default_factory=dict)
    _used: dict[Face, set[str]] = field(default_factory=dict)
    _whole: bool = True

    def inside(self, _name: str, /, **_attributes: str) -> InkPen:
        """Return itself: what belongs together is told of beside the picture."""
        return self

    def tip(self, words: str) -> None:
        """Tell nothing: on paper there is no pointer."""

    def box(self, box: Box, fill: Role | None, stroke: Stroke | None = None, *, radius: float = 0) -> None:
        """Draw a rectangle."""
        if radius:
            self._shape(_rounded(box, radius), fill, stroke)
        else:
            sides = f"{number(box.x)} {number(box.y)} {number(box.width)} {number(box.height)}"
            self._shape(f"{sides} re", fill, stroke)

    def path(self, way: str, fill: Role | None, stroke: Stroke | None = None) -> None:
        """Draw a path, told as SVG does."""
        self._shape(_way(way), fill, stroke)

    def text(self, x: float, y: float, runs: Iterable[Run]) -> None:
        """Write runs from `x` on the baseline `y`, each where our measuring puts it."""
        baseline = number(y)
        for run in runs:
            if run.text:
                self._write(run, number(x), baseline)
                x += run.width

    def inked(self) -> Inked | None:
        """Return what was drawn; None where our fonts lack a character or cannot place it."""
        if not self._whole:
            return None
        operators = "\n".join(self._written).encode("ascii")
        return Inked(zlib.compress(operators, 6), {face: frozenset(used) for face, used in self._used.items()})

    def _write(self, run: Run, x: str, baseline: str) -> None:
        try:
            codes = "".join(map(codes_of(run.face).__getitem__, run.text))
        except KeyError:
            self._whole = False
            return
        self._used.setdefault(run.face, set()).update(run.text)
        self._set("fill", f"{_colour(self.theme[run.ink])} rg")
        self._set("font", f"/{font_name(run.face).decode()} {number(run.size)} Tf")
        self._written.append(f"BT 1 0 0 -1 {x} {baseline} Tm<{codes}>Tj ET")

    def _shape(self, steps: str, fill: Role | None, stroke: Stroke | None) -> None:
        if fill is not None:
            self._set("fill", f"{_colour(self.theme[fill])} rg")
        if stroke is not None:
            self._set("stroke", f"{_colour(self.theme[stroke.ink])} RG")
            self._set("width", f"{number(stroke.width)} w")
            self._set("dashes", f"[{stroke.dashes}] 0 d")
        self._written.append(steps)
        self._written.append(_PAINTED[fill is not None, stroke is not None])

    def _set(self, what: str, value: str) -> None:
        """Write an operator that lasts, unless it says what holds already."""
        if self._state.get(what) != value:
            self._state[what] = value
            self._written.append(value)


def _rounded(box: Box, radius: float) -> str:
    left, top, right, foot = box.x, box.y, box.x + box.width, box.y + box.height
    near = radius * (1 - _ROUND)
    return " ".join(
        (
            f"{left + radius:.2f} {top:.2f} m {right - radius:.2f} {top:.2f} l",
            _curve((right - near, top), (right, top + near), (right, top + radius)),
            f"{right:.2f} {foot - radius:.2f} l",
            _curve((right, foot - near), (right - near, foot), (right - radius, foot)),
            f"{left + radius:.2f} {foot:.2f} l",
            _curve((left + near, foot), (left, foot - near), (left, foot - radius)),
            f"{left:.2f} {top + radius:.2f} l",
            _curve((left, top + near), (left + near, top), (left + radius, top)),
            "h",
        )
    )


def _curve(*points: tuple[float, float]) -> str:
    return " ".join(f"{x:.2f} {y:.2f}" for x, y in points) + " c"


def _way(told: str) -> str:
    """Translate a path; an arc is half of a circle, which is the only one that we draw."""
    written: list[str] = []
    x = y = 0.0
    for letter, rest in _STEP.findall(told):
        numbers = rest.replace(",", " ").split()
        match letter:
            case "M" | "L":
                written.append(f"{numbers[0]} {numbers[1]} {letter.lower()}")
            case "C":
                written += [f"{' '.join(numbers[at : at + 6])} c" for at in range(0, len(numbers), 6)]
            case "H" | "h":
                x = float(numbers[0]) + (x if letter == "h" else 0)
                written.append(f"{x:.2f} {y:.2f} l")
            case "V" | "v":
                y = float(numbers[0]) + (y if letter == "v" else 0)
                written.append(f"{x:.2f} {y:.2f} l")
            case "a":
                across = float(numbers[5])
                written += _half_circle(x, y, across)
                x += across
            case _:
                written.append("h")
        if letter in "MLC":
            x, y = float(numbers[-2]), float(numbers[-1])
    return " ".join(written)


def _half_circle(x: float, y: float, across: float) -> list[str]:
    """Return both quarters of an arc that goes anticlockwise to the point `across` from here."""
    radius = across / 2
    handle = radius * _ROUND
    return [
        _curve((x, y + handle), (x + radius - handle, y + radius), (x + radius, y + radius)),
        _curve((x + radius + handle, y + radius), (x + across, y + handle), (x + across, y)),
    ]


@cache
def _colour(told: str) -> str:
    """Translate #rrggbb, or #rgb, to three shares of one."""
    digits = told.removeprefix("#")
    parts = [digits[at : at + 2] for at in (0, 2, 4)] if len(digits) > 3 else [digit * 2 for digit in digits]  # noqa: PLR2004  the short form has three
    return " ".join(f"{int(part, 16) / 255:.4g}" for part in parts)
