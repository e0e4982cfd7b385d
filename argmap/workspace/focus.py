"""The focus diagram: one node in a box, above it what it serves, below it what bears on it, in box characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.appraisal.review import Grounding, Review
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Node, Quote, Scheme, Source, Step
from argmap.workspace.badges import (
    NOTHING,
    Badge,
    grounding_badge,
    objection_badges,
    quote_badge,
    reviewed,
    standing_badge,
    verdict_badge,
)
from argmap.workspace.pen import ASCII, BOXES, Border, Pen, Stroke
from argmap.workspace.relations import Relation, above, below
from argmap.workspace.saying import origin_of, said
from argmap.workspace.segments import Segment, fitted, one_line, width_of, wrapped

NARROWEST = 30
_WORDED = 48
"""Cells from which there is room for words beside the glyphs, one of which stands for several states."""
_MOST_ABOVE, _MOST_BELOW, _MOST_BEHIND = 4, 12, 6
_MOST_LINES = 8
_STYLES = {Stroke.DIRECT: "direct", Stroke.INFERRED: "dim", Stroke.OBJECTION: "objection"}
_UNSOURCED = frozenset({Grounding.ASSUMED, Grounding.BARE, Grounding.ASSUMPTION_ONLY, Grounding.CIRCULAR})


class Direction(StrEnum):
    """Where to go from one node of the diagram."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its lines, the end exclusive, and how far it is from the node in the box."""

    id: str
    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class FocusDiagram:
    """Lines of segments, each as wide as was asked for, and where the nodes stand in them, from the top down.

    `home` is the index of the place of the node in the box.
    """

    lines: tuple[tuple[Segment, ...], ...]
    places: tuple[Place, ...]
    home: int

    @property
    def text(self) -> str:
        """The diagram without its styles."""
        return "\n".join("".join(segment.text for segment in line).rstrip() for line in self.lines)

    def place_at(self, line: int) -> int:
        """Return the index of the place on a line, -1 where no node stands."""
        return next((at for at, place in enumerate(self.places) if place.start <= line < place.end), -1)

    def neighbour(self, at: int, direction: Direction) -> int:
        """Return the index of the place one gets to, the same where there is none that way.

        Up and down go from line to line, left goes nearer to the node in the box, right further from it.
        """
        level = self.places[at].level
        match direction:
            case Direction.UP:
                return max(at - 1, 0)
            case Direction.DOWN:
                return min(at + 1, len(self.places) - 1)
            case Direction.LEFT:
                nearer = range(at, -1, -1) if level > 1 else (self.home,)
                return next((place for place in nearer if self.places[place].level < level), at)
            case Direction.RIGHT:
                further = at + 1
                if further < len(self.places) and self.places[further].level > level:
                    return further
                return at - 1 if level == 0 and at else at


def focus_lines(
    within: Map, review: Review | None, node_id: str, width: int, *, ascii_only: bool = False
) -> FocusDiagram:
    """Draw a node with its neighbours at a width of at least 30 cells; of no node, the map with its conclusions.

    Evidence hangs on double lines, inferences on single ones, objections on dashed ones with a cross. Of long lists the
    first are drawn and the others counted. `review` may be that of an earlier map.
    """
    drawing = _Drawing(within, review, max(width, NARROWEST), ASCII if ascii_only else BOXES)
    node = within.nodes.get(node_id)
    over, under = above(within, node), below(within, node)
    drawing.above(over)
    drawing.box(node, trunk_above=bool(over), trunk_below=bool(under))
    drawing.below(under)
    home = next(at for at, place in enumerate(drawing.places) if place.level == 0)
    lines = [tuple(Segment(drawing.pen.plainly(text), style) for text, style in line) for line in drawing.lines]
    return FocusDiagram(tuple(lines), tuple(drawing.places), home)


class _Drawing:
    """Lines being drawn, from the top down."""

    def __init__(self, within: Map, review: Review | None, width: int, pen: Pen) -> None:
        self.within = within
        self.review = review
        self.width = width
        self.pen = pen
        self.lines: list[tuple[Segment, ...]] = []
        self.places: list[Place] = []

    def above(self, relations: Sequence[Relation]) -> None:
        shown, more = _most(relations, _MOST_ABOVE)
        for at, relation in enumerate(shown):
            strokes = self.pen.branch if at else self.pen.first
            self.entry(strokes[relation.stroke], relation, level=1)
            for behind in relation.behind:
                self.entry(f"{self.pen.trunk}   ", behind, level=2)
        self.more(self.pen.trunk, more)

    def below(self, relations: Sequence[Relation]) -> None:
        shown, more = _most(relations, _MOST_BELOW)
        for at, relation in enumerate(shown, 1):
            ends = at == len(shown) and not more
            self.entry((self.pen.last if ends else self.pen.branch)[relation.stroke], relation, level=1)
            self.behind(relation.behind, " " if ends else self.pen.trunk)
        self.more(" ", more)

    def behind(self, relations: Sequence[Relation], trunk: str) -> None:
        shown, more = _most(relations, _MOST_BEHIND)
        for at, relation in enumerate(shown, 1):
            ends = at == len(shown) and not more
            stroke = (self.pen.last if ends else self.pen.branch)[relation.stroke]
            self.entry(f"{trunk}   {stroke}", relation, level=2)
        self.more(f"{trunk}   ", more)

    def more(self, lead: str, number: int) -> None:
        if number:
            self.line([Segment(f" {lead}   and {number} more", "dim")])

    def entry(self, lead: str, relation: Relation, *, level: int) -> None:
        """Draw a neighbour on one line, with its badge at the right."""
        node = self.within.nodes[relation.id]
        badges = _badges(self.within, self.review, node)
        status = self.status(badges, glyphs_only=self.width < _WORDED)
        words = f"{relation.words} " if relation.words else ""
        self.places.append(Place(relation.id, len(self.lines), len(self.lines) + 1, level))
        segments = [
            Segment(f" {lead} ", _STYLES[relation.stroke]),
            Segment(words, "dim"),
            Segment(f"{label} " if (label := self.label(relation.id)) else "", "dim"),
            Segment(said(node, self.width, self.within), _style(node)),
        ]
        self.lines.append((*fitted(segments, self.width - width_of(status)), *status))

    def box(self, node: Node | None, *, trunk_above: bool, trunk_below: bool) -> None:
        """Draw the node in the middle: who it is, how it stands, its words, and where these are from."""
        border = self.pen.border[_border_of(self.review, node)]
        style = _border_style(self.review, node)
        first = len(self.lines)
        self.edge(border.top_left, border.top_right, border, style, joint=border.joint_above if trunk_above else "")
        for line in self.inside(node):
            walled = [
                Segment(f"{border.down} ", style),
                *fitted(line, self.width - 4),
                Segment(f" {border.down}", style),
            ]
            self.line(walled)
        joint = border.joint_below if trunk_below else ""
        self.edge(border.bottom_left, border.bottom_right, border, style, joint=joint)
        node_id = self.within.head.id if node is None else node.id
        self.places.append(Place(node_id, first, len(self.lines), 0))

    def edge(self, left: str, right: str, border: Border, style: str, *, joint: str) -> None:
        across = border.across * (self.width - 2)
        self.line([Segment(left + (joint + across[1:] if joint else across) + right, style)])

    def inside(self, node: Node | None) -> list[list[Segment]]:
        width = self.width - 4
        if node is None:
            head = self.within.head
            told = wrapped(one_line(head.title or "Untitled map"), width, most=_MOST_LINES)
            asked = wrapped(one_line(head.question or ""), width, most=_MOST_LINES)
            return [[Segment(line, "title")] for line in told] + [[Segment(line)] for line in asked if line]
        label = self.label(node.id)
        head_line = [Segment(f"{label} " if label else "", "dim"), Segment(_kind(node), "title")]
        for badge in _badges(self.within, self.review, node):
            if badge is not NOTHING:
                head_line += [Segment("  "), badge.segment()]
        words = said(node, width * _MOST_LINES, self.within)
        lines = [[Segment(line, _style(node))] for line in wrapped(words, width, most=_MOST_LINES)]
        origin = origin_of(node, self.within)
        return [head_line, *lines, *([[Segment(origin, "source")]] if origin else [])]

    def status(self, badges: Sequence[Badge], *, glyphs_only: bool) -> list[Segment]:
        """Return what stands at the right of a line: the first badge, and the second where it is not the usual one."""
        found = []
        for badge in badges:
            if badge is NOTHING or (badge.style in ("stands", "dim") and badge is not badges[0]):
                continue
            text = badge.glyph or badge.word[:1] if glyphs_only else badge.segment().text
            found += [Segment(" "), Segment(text, badge.style)]
        return found

    def label(self, node_id: str) -> str:
        return "" if self.review is None else self.review.labels.get(node_id, "")

    def line(self, segments: Sequence[Segment]) -> None:
        self.lines.append(tuple(fitted(segments, self.width)))


def _most(relations: Sequence[Relation], most: int) -> tuple[Sequence[Relation], int]:
    """Return as many as are drawn, and the number of the others; a single one over is drawn as well."""
    if len(relations) <= most + 1:
        return relations, 0
    return relations[:most], len(relations) - most


def _badges(within: Map, review: Review | None, node: Node) -> tuple[Badge, ...]:
    match node:
        case Claim():
            found = reviewed(review, node.id)
            return grounding_badge(found), standing_badge(review, found)
        case Attack():
            return objection_badges(review, node.id)[::-1]
        case Quote():
            check = review.checks.get(node.id) if review is not None else None
            return verdict_badge(check), quote_badge(review, node.id)
        case Source():
            quotes = len(within.shape.quoted_from.get(node.id, ()))
            return (Badge("", f"{quotes} quote{'s' * (quotes != 1)}", "dim"),) if quotes else ()
        case Step():
            linked = len(dict.fromkeys(node.because))
            return (Badge("&", f"{linked} linked", "dim"),) if linked > 1 else ()
        case _:
            return ()


def _style(node: Node) -> str:
    match node:
        case Attack():
            return "objection"
        case Step():
            return "step"
        case Claim() | Quote() | Source():
            return node.kind
        case _:
            return ""


def _kind(node: Node) -> str:
    match node:
        case Attack():
            return "objection"
        case Step():
            return "step"
        case Scheme():
            return "scheme"
        case _:
            return node.kind


def _border_of(review: Review | None, node: Node | None) -> Stroke | None:
    match node:
        case Quote() | Source():
            return Stroke.DIRECT
        case Attack():
            return Stroke.OBJECTION
        case Claim():
            found = reviewed(review, node.id)
            if found is None or found.grounding in _UNSOURCED:
                return None
            return Stroke.DIRECT if found.grounding is Grounding.DIRECT else Stroke.INFERRED
        case _:
            return Stroke.INFERRED


def _border_style(review: Review | None, node: Node | None) -> str:
    if isinstance(node, Claim):
        found = reviewed(review, node.id)
        return "dim" if found is None else found.grounding.value
    return "" if node is None else _style(node)
