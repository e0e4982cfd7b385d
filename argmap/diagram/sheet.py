"""A card as it is set: rows of measured lines with a place on the card, in points from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.diagram.measure import Face, width
from argmap.diagram.theme import Role
from argmap.diagram.view import Bar, Card, Meter


class RowKind(StrEnum):
    """What a row of a card holds."""

    HEAD = "head"
    TEXT = "text"
    REMARK = "remark"
    SLIP = "slip"
    GROUND = "ground"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face, size and colour."""

    text: str
    face: Face
    size: float
    ink: Role

    @property
    def width(self) -> float:
        """Width in points."""
        return width(self.text, self.face, self.size)


@dataclass(frozen=True, slots=True)
class Line:
    """Runs from `x` on the baseline `y`, relative to the card."""

    x: float
    y: float
    runs: tuple[Run, ...]

    @property
    def width(self) -> float:
        """Width in points."""
        return sum(run.width for run in self.runs)


@dataclass(frozen=True, slots=True)
class Gauge:
    """A meter with its place on the card."""

    x: float
    y: float
    meter: Meter


@dataclass(frozen=True, slots=True)
class Row:
    """A rectangle on the card with what stands in it; `port` is where a line may end or start."""

    kind: RowKind
    x: float
    top: float
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    port: str = ""
    fill: Role | None = None
    bar: Bar | None = None
    bar_ink: Role = Role.SOURCED
    link: str = ""
    tip: str = ""
    gauge: Gauge | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a card: width in points, corner radius, dashes, and whether it is drawn twice."""

    ink: Role
    width: float
    radius: float = 0
    dashed: bool = False
    double: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card with its rows set; sizes are whole points, because Graphviz takes no others in a table."""

    card: Card
    width: int
    height: int
    frame: Frame | None
    rows: tuple[Row, ...]
