"""A finished picture as PDF drawing operators: the few elements of our own SVG, and no others."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from argmap.diagram.measure import Face
from argmap.diagram.pdf_fonts import codes_of, font_name
from argmap.diagram.pen import SVG

_TEXT, _SPAN, _RECT, _PATH = (f"{{{SVG}}}{name}" for name in ("text", "tspan", "rect", "path"))
_STEP = re.compile(r"([MLCHVhvaZz])([^MLCHVhvaZz]*)")
_ROUND = 0.5523
"""How far the handles of a Bezier curve stand off that draws a quarter of a circle, in radii."""


@dataclass(frozen=True)
class Inked:
    """A picture as operators, packed, from its top left corner down as SVG counts; the characters used of each face."""

    packed: bytes
    used: Mapping[Face, frozenset[str]]


@dataclass
class _Ink:
    """Writes operators, and what has not changed since the last only once."""

    written: list[str] = field(default_factory=list)
    state: dict[str, str] = field(default_factory=dict)
    used: dict[Face, set[str]] = field(default_factory=dict)

    def set(self, what: str, value: str) -> None:
        """Write an operator that lasts, unless it says what holds already."""
        if self.state.get(what) != value:
            self.state[what] = value
            self.written.append(value)


def inked(root: etree._Element) -> Inked | None:
    """Draw a picture of ours with PDF operators; None where our fonts lack a character or cannot place it."""
    ink = _Ink()
    for element in root.iter(_TEXT, _RECT, _PATH):
        if element.tag == _TEXT:
            runs = [element] if element.text else list(element.iter(_SPAN))
            if not all(_write(ink, run, str(element.get("y"))) for run in runs):
                return None
        else:
            _draw(ink, element)
    operators = "\n".join(ink.written).encode("ascii")
    return Inked(zlib.compress(operators, 6), {face: frozenset(found) for face, found in ink.used.items()})


def _write(ink: _Ink, run: etree._Element, baseline: str) -> bool:
    text, face = run.text or "", _face(run)
    try:
        codes = "".join(map(codes_of(face).__getitem__, text))
    except KeyError:
        return False
    ink.used.setdefault(face, set()).update(text)
    ink.set("fill", f"{_colour(str(run.get('fill')))} rg")
    ink.set("font", f"/{font_name(face).decode()} {run.get('font-size')} Tf")
    ink.written.append(f"BT 1 0 0 -1 {run.get('x')} {baseline} Tm<{codes}>Tj ET")
    return True


def _face(run: etree._Element) -> Face:
    if run.get("font-family"):
        return Face.SERIF
    if run.get("font-weight"):
        return Face.BOLD
    return Face.ITALIC if run.get("font-style") else Face.SANS


def _draw(ink: _Ink, element: etree._Element) -> None:
    fill, stroke = str(element.get("fill")), element.get("stroke")
    if fill != "none":
        ink.set("fill", f"{_colour(fill)} rg")
    if stroke is not None:
        ink.set("stroke", f"{_colour(str(stroke))} RG")
        ink.set("width", f"{element.get('stroke-width')} w")
        ink.set("dashes", f"[{element.get('stroke-dasharray', '')}] 0 d")
    ink.written.append(_box(element) if element.tag == _RECT else _way(str(element.get("d"))))
    ink.written.append({(True, True): "B", (True, False): "f", (False, True): "S"}[fill != "none", stroke is not None])


def _box(element: etree._Element) -> str:
    x, y, width, height = (str(element.get(name)) for name in ("x", "y", "width", "height"))
    if element.get("rx") is None:
        return f"{x} {y} {width} {height} re"
    left, top, radius = float(x), float(y), float(str(element.get("rx")))
    right, foot = left + float(width), top + float(height)
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
