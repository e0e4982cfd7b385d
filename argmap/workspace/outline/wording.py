"""What a row of the outline says: label and words on the left, where it comes from and how it stands on the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.appraisal.interval import Interval, grades_by_reviewer, spread
from argmap.appraisal.review import Review
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Quote, Source, Step
from argmap.model.vocabulary import Grade, Reading
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
from argmap.workspace.outline.rows import Row, RowKind
from argmap.workspace.saying import origin_of, said, scheme_words, shortly, whose
from argmap.workspace.segments import Segment, fitted

ROOMY = 80
"""From this width on the standing has a column of words. Below, it is a glyph there, and a word before the text."""
_TIGHT = 48
"""Below this width the glyph must do."""
_COLUMN, _GLYPH, _GUTTER = 11, 1, 2
_ORDINARY = frozenset({"stands", "dim", ""})
"""Styles of what need not be said where there is little room: that a claim stands, that an objection is answered."""
_STYLES = {kind: kind.value for kind in (RowKind.CLAIM, RowKind.STEP, RowKind.OBJECTION, RowKind.QUOTE, RowKind.SOURCE)}
_SHORT = {Grade.MODERATE: "mod.", Grade.ENTAILS: "ent."}
_MOST = 4


class Fold(NamedTuple):
    """What is shown of the rows under a row, as a glyph."""

    glyph: str


LEAF, OPEN, CLOSED = Fold(" "), Fold("▾"), Fold("▸")


@dataclass(frozen=True, eq=False)
class Told:
    """What the rows of a map are told from: the map, its review if there is one, the verdicts, what is in trouble.

    The review may be of an earlier map.
    """

    within: Map
    review: Review | None = None
    checks: Mapping[str, QuoteCheck] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    """The short labels, where they are known already."""
    troubled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """How a row is to be painted: in how many cells, folded or not, marked, found by the filter (None without one).

    `attacks` counts the objections that the row stands under.
    """

    width: int
    fold: Fold = LEAF
    attacks: int = 0
    marked: bool = False
    hit: bool | None = None


class RowWords(NamedTuple):
    """The segments of a row, as wide as was asked for, and the cell in which its fold glyph stands."""

    segments: tuple[Segment, ...]
    fold_at: int

    @property
    def text(self) -> str:
        """The row without its styles."""
        return "".join(segment.text for segment in self.segments)


def row_words(row: Row, told: Told, look: Look) -> RowWords:
    """Put a row into words: marks, the fold, label and words, and on the right two columns of short words.

    The columns say of a claim where its support comes from and how it stands; of a step how many premises are linked
    and its grade; of an objection what it rests on itself and what has become of it; of a quote how it was verified.
    """
    origin, standing = _badges(row, told, look.width)
    # A heading has nothing to say on the right.
    status = (Segment(" "), *_columns(origin, standing, look.width)) if row.id in told.within.nodes else ()
    room = max(0, look.width - sum(len(text) for text, _ in status))
    indent, depth_told = _indent(row.depth, look.width)
    segments = [
        Segment("*", "mark") if look.marked else Segment(" "),
        Segment("!", "problem") if row.id in told.troubled else Segment(" "),
        Segment(" " * indent + depth_told, "dim"),
        Segment(f"{look.fold.glyph} ", "dim"),
        *_words(row, standing, told, look),
    ]
    return RowWords((*fitted(segments, room), *status), _GUTTER + indent + len(depth_told))


def _indent(depth: int, width: int) -> tuple[int, str]:
    """Return the cells to indent by, and the depth in figures where it is more than can be shown."""
    step = 2 if width >= ROOMY else 1
    most = width // 3 // step
    return (depth * step, "") if depth <= most else (most * step, f"{depth}›")


def _columns(origin: Badge, standing: Badge, width: int) -> tuple[Segment, ...]:
    """Return the two columns on the right; every row of one width has them at the same place."""
    roomy = width >= ROOMY
    second = (standing.word or standing.glyph).ljust(_COLUMN) if roomy else standing.glyph.ljust(_GLYPH)
    first = origin.segment()
    return Segment(first.text.ljust(_COLUMN), first.style), Segment(" "), Segment(second, standing.style)


def _words(row: Row, standing: Badge, told: Told, look: Look) -> list[Segment]:
    node = told.within.nodes.get(row.id)
    if node is None:
        return [Segment(shortly(row.heading, look.width), "title")]
    label = told.labels.get(row.id, "›" if look.hit else "")
    named = [Segment(label, "hit" if look.hit else "dim"), Segment(" ")] if label else []
    if row.kind is RowKind.LINK:
        return [Segment("= ", "link"), *named, Segment(said(node, look.width, told.within), "link")]
    if _TIGHT <= look.width < ROOMY and standing.style not in _ORDINARY:
        named.append(Segment(f"{standing.word} ", standing.style))
    style = "dim" if look.hit is False else _STYLES.get(row.kind, "")
    match node:
        case Claim():
            return [*named, Segment(said(node, look.width, told.within), style), *_by(node)]
        case Attack():
            return [Segment("x ", "objection"), *named, *_objection(node, told, look, style)]
        case Step():
            return [*named, *_step(node, told, look, style)]
        case Quote():
            return [*named, *_quote(node, told, look)]
        case _:
            return [*named, Segment(said(node, look.width, told.within), style)]


def _step(node: Step, told: Told, look: Look, style: str) -> list[Segment]:
    first = told.within.shape.supports.get(node.target, (node.id,))[0] == node.id
    lead = "because" if first else "also because"
    return [Segment(lead, style), *_by(node), *_reasons(node, told, look)]


def _objection(node: Step, told: Told, look: Look, style: str) -> list[Segment]:
    target = told.within.nodes.get(node.target)
    side = "answer" if look.attacks % 2 else "objection"
    if isinstance(target, Step):
        lead = f"{side} to this {'objection' if isinstance(target, Attack) else 'step'}"
    else:
        lead = f"{side} to this quote" if isinstance(target, Quote) else side
    return [Segment(lead, style), *_by(node), *_reasons(node, told, look)]


def _reasons(node: Step, told: Told, look: Look) -> list[Segment]:
    """Say what a folded step goes by in its premises' words, of an unfolded one its scheme and its warrant."""
    nodes = told.within.nodes
    if look.fold is not OPEN:
        premises = [nodes[premise] for premise in node.because[:_MOST] if premise in nodes]
        words = " + ".join(said(premise, look.width, told.within) for premise in premises)
        return [Segment(": "), Segment(words, "claim")] if words else []
    scheme = scheme_words(node, told.within)
    warrant = shortly(node.warrant or "", look.width)
    found = [Segment(f" {scheme}", "dim")] if scheme else []
    return [*found, Segment(": "), Segment(warrant, "dim")] if warrant else found or [Segment(":")]


def _quote(node: Quote, told: Told, look: Look) -> list[Segment]:
    style = "dim" if look.hit is False else "quote"
    lead = "in part: " if node.reading is Reading.PARTIAL and node.attests else ""
    words, origin = said(node, look.width, told.within), origin_of(node, told.within)
    return [Segment(lead, "dim"), Segment(words, style), Segment(f" {origin}", "source")]


def _by(node: Claim | Step) -> list[Segment]:
    """Say whose a claim or a step is, where it is not the subject's."""
    who = whose(node)
    return [Segment(f" {who}", "dim")] if who else []


def _badges(row: Row, told: Told, width: int) -> tuple[Badge, Badge]:
    node = told.within.nodes.get(row.id)
    match node:
        case Claim():
            found = reviewed(told.review, row.id)
            return grounding_badge(found), standing_badge(told.review, found)
        case Attack():
            return objection_badges(told.review, row.id)
        case Step():
            linked, grade = _linked(node), _grade(node, told)
            return (linked, grade) if width >= ROOMY else (_tightened(linked, grade), NOTHING)
        case Quote():
            return verdict_badge(told.checks.get(row.id)), quote_badge(told.review, row.id)
        case Source():
            quotes = len(told.within.shape.quoted_from.get(row.id, ()))
            held = Badge("", "held", "ok") if node.file else NOTHING
            return (Badge("", f"{quotes} quote{'s' * (quotes != 1)}", "dim") if quotes else NOTHING), held
        case Assessment():
            return NOTHING, Badge("", node.grade.word, "") if node.grade is not None else NOTHING
        case _:
            return NOTHING, NOTHING


def _linked(node: Step) -> Badge:
    premises = len(dict.fromkeys(node.because))
    return Badge("&", f"{premises} linked", "dim") if premises > 1 else NOTHING


def _grade(node: Step, told: Told) -> Badge:
    """Say how good a step is by itself, as its author and its reviewers rate it."""
    nodes = told.within.nodes
    blocks = (nodes[block] for block in told.within.shape.reviewed_by.get(node.id, ()))
    given = [*grades_by_reviewer(block for block in blocks if isinstance(block, Assessment)).values()]
    if node.grade is not None:
        given.append(node.grade)
    return Badge("", _interval_word(spread(given)), "dim") if given else Badge("?", "unrated", "dim")


def _interval_word(grade: Interval) -> str:
    if grade.is_settled:
        return grade.lo.word
    return f"{_SHORT.get(grade.lo, grade.lo.word)}-{_SHORT.get(grade.hi, grade.hi.word)}"


def _tightened(linked: Badge, grade: Badge) -> Badge:
    """Say in one column how many premises are linked and how good the step is."""
    number = linked.word.partition(" ")[0]
    words = f"{linked.glyph}{number} {grade.word}".strip()
    return Badge("", words if len(words) <= _COLUMN else grade.word, "dim")
