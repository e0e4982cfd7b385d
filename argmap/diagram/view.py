"""What is drawn: cards with their slips and step cells, and the edges between them, as values without a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.appraisal.review import Grounding


class Kind(StrEnum):
    """What a card stands for."""

    CONCLUSION = "conclusion"
    CLAIM = "claim"
    OBJECTION = "objection"
    REBUTTAL = "rebuttal"
    QUOTED = "quoted"
    JUNCTION = "junction"
    STUB = "stub"
    PART = "part"


class Bar(StrEnum):
    """The left bar of a quote slip: what is known about the words."""

    SOLID = "solid"
    SECOND_HAND = "second-hand"
    FAILED = "failed"
    NOT_CHECKED = "not-checked"


class Arrow(StrEnum):
    """What an edge does."""

    SUPPORT = "support"
    ATTACK = "attack"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Slip:
    """A quote under a claim: its words (shortened where long), whose they are, where, and how they were checked."""

    id: str
    label: str
    words: str
    full: str
    origin: str
    locator: str
    link: str
    bar: Bar
    remark: str


@dataclass(frozen=True, slots=True)
class StepCell:
    """A step at the foot of a card: the grade in words, its line width in points, and why it should hold.

    `raters` names those who rated it.
    """

    id: str
    label: str
    grade: str
    width: float
    rated: bool
    reason: str
    state: str
    mappers: bool
    raters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meter:
    """How many of the ends of the reasoning under a claim are sourced."""

    sourced: int
    total: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A line under a claim: a word in capitals and what follows; `grave` in the colour of an attack."""

    lead: str
    rest: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A node of the picture. `page` is where what a stub or a part stands for is drawn (0 on the same page)."""

    id: str
    label: str
    kind: Kind
    heading: str
    tally: str = ""
    grounding: Grounding | None = None
    text: str = ""
    meter: Meter | None = None
    remarks: tuple[Remark, ...] = ()
    slips: tuple[Slip, ...] = ()
    steps: tuple[StepCell, ...] = ()
    mappers: bool = False
    sentence: str = ""
    page: int = 0

    @property
    def sourced(self) -> bool:
        """Tell whether the card rests directly on a quote."""
        return self.grounding is Grounding.DIRECT

    @property
    def objects(self) -> bool:
        """Tell whether the card is an objection, or the part of a map under one."""
        return self.kind is Kind.OBJECTION or (self.kind is Kind.PART and "OBJECTION" in self.heading)

    @property
    def unsourced(self) -> bool:
        """Tell whether nothing under the claim is a source's own words."""
        return self.grounding in UNSOURCED


UNSOURCED = frozenset(
    (Grounding.ASSUMED, Grounding.ASSUMPTION_ONLY, Grounding.CIRCULAR, Grounding.DANGLING, Grounding.BARE)
)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a premise to what it bears on; `port` and `tail_port` name a step or slip on the card."""

    step: str
    tail: str
    head: str
    arrow: Arrow
    width: float
    port: str = ""
    tail_port: str = ""
    dashed: bool = False
    words: str = ""


@dataclass(frozen=True)
class View:
    """A picture before it has a layout: title, cards by id in file order, and edges in file order.

    `byline` says whose argument it is, where the map tells.
    """

    title: str
    cards: Mapping[str, Card]
    edges: tuple[Edge, ...]
    description: str = ""
    quotes_checked: bool = True
    byline: str = ""

    def part(self, ids: Iterable[str]) -> View:
        """Return the picture of some of the cards, with the edges between them."""
        kept = set(ids)
        cards = {card.id: card for card in self.cards.values() if card.id in kept}
        edges = tuple(edge for edge in self.edges if edge.tail in kept and edge.head in kept)
        return replace(self, cards=cards, edges=edges)
