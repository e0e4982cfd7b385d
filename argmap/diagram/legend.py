"""The legend: the marks that occur in a picture, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.review import Grounding
from argmap.diagram.measure import Face, width
from argmap.diagram.pen import Box, Pen, Stroke
from argmap.diagram.setting import SMALL, SQUARE, SQUARE_STEP
from argmap.diagram.sheet import Run
from argmap.diagram.theme import Role
from argmap.diagram.view import Arrow, Bar, Card, Kind, View
from argmap.diagram.wrap import wrap

_HEIGHT, _LEADING, _AFTER_MARK, _AFTER_ENTRY, _BETWEEN, _NAMED = 24, 10.2, 6, 16, 8, 6
_DASHES, _ATTACK_DASHES = "5 3", "6 4"
_SOURCED = {
    False: ("rests directly on the", "quotes stacked under it"),
    True: ("the claim at the head", "rests directly on quotes"),
}
_INFERRED = {
    False: ("rests on reasoning from the", "claims that arrive at its foot"),
    True: ("the claim at the head rests", "on reasoning from others"),
}
"""What the strips tell; of a part, true, only the claim at its head is shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark with its width, and two lines of words."""

    mark: Callable[[Pen, float, float], None]
    mark_width: float
    words: tuple[str, ...]

    @property
    def width(self) -> float:
        """Width of mark and words in points."""
        return self.mark_width + _AFTER_MARK + max(width(words, Face.SANS, SMALL) for words in self.words)


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries in rows that fit a width, and lines of notes under them."""

    rows: tuple[tuple[Entry, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Height in points."""
        notes = len(self.notes) * _LEADING + _BETWEEN if self.notes else 0
        return len(self.rows) * (_HEIGHT + _BETWEEN) + notes

    @property
    def width(self) -> float:
        """Width in points."""
        rows = (sum(entry.width + _AFTER_ENTRY for entry in row) for row in self.rows)
        return max((*rows, *(width(note, Face.SANS, SMALL) for note in self.notes)), default=0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the rows from the corner (x, y)."""
        for row in self.rows:
            at = x
            for entry in row:
                entry.mark(pen, at, y + _HEIGHT / 2)
                first = y + _HEIGHT / 2 + 3 - (len(entry.words) - 1) * _LEADING / 2
                for line, words in enumerate(entry.words):
                    run = Run(words, Face.SANS, SMALL, Role.INK)
                    pen.text(at + entry.mark_width + _AFTER_MARK, first + line * _LEADING, [run])
                at += entry.width + _AFTER_ENTRY
            y += _HEIGHT + _BETWEEN
        for line, note in enumerate(self.notes):
            pen.text(x, y + 8 + line * _LEADING, [Run(note, Face.SANS, SMALL, Role.INK)])


def legend_of(view: View, room: float) -> Legend:
    """Return the legend of the marks that occur in `view`, in rows of at most `room` points."""
    rows: list[list[Entry]] = [[]]
    used = 0.0
    for entry in _entries(view):
        if rows[-1] and used + entry.width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += entry.width + _AFTER_ENTRY
    notes = (line for note in _notes(view) for line in wrap(note, Face.SANS, SMALL, room))
    return Legend(tuple(tuple(row) for row in rows if row), tuple(notes))


def _notes(view: View) -> list[str]:
    """Say what holds of the whole picture: who rated the steps, and that no quotation was checked."""
    cards = [card for card in view.cards.values() if card.kind is not Kind.STUB]
    raters = list(dict.fromkeys(rater for card in cards for step in card.steps for rater in step.raters))
    more = [f"{len(raters) - _NAMED} more"] if len(raters) > _NAMED else []
    found = [f"Strength of inferences as rated by {', '.join([*raters[:_NAMED], *more])}."] if raters else []
    if not view.quotes_checked and any(card.slips for card in cards):
        found.append("Quotes not checked against their sources.")
    return found


def _entries(view: View) -> list[Entry]:
    cards = [card for card in view.cards.values() if card.kind not in (Kind.STUB, Kind.JUNCTION)]
    plain = [card for card in cards if not card.objects]
    bars = {slip.bar for card in cards for slip in card.slips}
    found: list[Entry] = []
    # Where nothing but objections is sourced or inferred, the strip has their colour.
    if any(card.sourced for card in cards):
        ink = Role.SOURCED if any(card.sourced for card in plain) else Role.ATTACK
        found.append(_strip("SOURCED", ink, _told(_SOURCED, cards), filled=True))
    if any(map(_inferred, cards)):
        ink = Role.SOURCED if any(map(_inferred, plain)) else Role.ATTACK
        found.append(_strip("INFERRED", ink, _told(_INFERRED, cards)))
    if any(card.grounding in (Grounding.ASSUMED, Grounding.BARE) for card in plain):
        found.append(_strip("ASSUMED, BARE", Role.NO_SOURCE, ("no source: nothing here", "supports it"), dashed=True))
    if any(card.meter for card in cards):
        found.append(Entry(_squares, 3 * SQUARE_STEP, ("ends of the reasoning:", "filled = sourced")))
    found += _slip_entries(bars)
    supports = [edge for edge in view.edges if edge.arrow is Arrow.SUPPORT]
    rated = {edge.width for edge in supports if not edge.words}
    if len(rated) > 1:
        found.append(Entry(_grades, 30, ("inference: the thicker", "the stronger")))
    if any(edge.words for edge in supports):
        found.append(Entry(_unrated, 30, ("inference whose strength", "nobody has rated")))
    if any(edge.dashed for edge in supports):
        found.append(Entry(_dashed, 30, ("premise without", "a source")))
    if any(card.objects for card in cards):
        found.append(_strip("×", Role.ATTACK, ("double outline:", "an objection"), double=True))
    if any(edge.arrow is Arrow.ATTACK for edge in view.edges):
        found.append(Entry(_attack, 34, ("objection, rebuttal", "(bar = its target)")))
    return found


def _inferred(card: Card) -> bool:
    part = card.kind is Kind.PART
    return bool(card.steps) or ((part or bool(card.slips)) and card.grounding is Grounding.INFERRED)


def _told(words: Mapping[bool, tuple[str, str]], cards: Sequence[Card]) -> tuple[str, str]:
    """Return the words for claims; or those for parts, of which only the claim at the head is told."""
    return words[any(card.kind is Kind.PART for card in cards)]


def _slip_entries(bars: set[Bar]) -> list[Entry]:
    told = {
        Bar.SECOND_HAND: ("quoted at second hand:", "the origin was not seen"),
        Bar.FAILED: ("the quotation failed", "when it was checked"),
        Bar.NOT_CHECKED: ("the quotation could", "not be checked"),
    }
    return [Entry(_slip(bar), 14, words) for bar, words in told.items() if bar in bars]


def _strip(
    words: str, ink: Role, told: tuple[str, ...], *, filled: bool = False, dashed: bool = False, double: bool = False
) -> Entry:
    on = Role.ON_ATTACK if ink is Role.ATTACK else Role.ON_SOURCED
    run = Run(words, Face.BOLD, SMALL, on if filled else ink)
    extent = run.width + 10

    def mark(pen: Pen, x: float, middle: float) -> None:
        stroke = Stroke(ink, 1.3, _DASHES if dashed else "")
        rounded = not (filled or dashed or double)
        pen.box(Box(x, middle - 8, extent, 16), ink if filled else Role.PAPER, stroke, radius=5 if rounded else 0)
        if double:
            pen.box(Box(x + 3, middle - 5, extent - 6, 10), None, Stroke(ink, 1))
        pen.text(x + 5, middle + 3, [run])

    return Entry(mark, extent, told)


def _squares(pen: Pen, x: float, middle: float) -> None:
    for place, filled in enumerate((True, True, False)):
        box = Box(x + place * SQUARE_STEP + 0.5, middle - 4, SQUARE - 1, SQUARE - 1)
        pen.box(box, Role.SOURCED if filled else Role.PAPER, Stroke(Role.SOURCED, 1))


def _grades(pen: Pen, x: float, middle: float) -> None:
    for place, weight in enumerate((3.6, 2.4, 1.4, 0.9)):
        y = middle - 8 + place * 5.5
        pen.path(f"M{x:g},{y:g}h30", None, Stroke(Role.INK, weight))


def _unrated(pen: Pen, x: float, middle: float) -> None:
    pen.path(f"M{x:g},{middle:g}h20", None, Stroke(Role.INK, 1.4))
    pen.text(x + 23, middle + 3, [Run("?", Face.BOLD, SMALL, Role.INK)])


def _dashed(pen: Pen, x: float, middle: float) -> None:
    pen.path(f"M{x:g},{middle:g}h30", None, Stroke(Role.INK, 1.4, _DASHES))


def _attack(pen: Pen, x: float, middle: float) -> None:
    pen.path(f"M{x:g},{middle:g}h32", None, Stroke(Role.ATTACK, 1.8, _ATTACK_DASHES))
    pen.box(Box(x + 31, middle - 6, 3, 12), Role.ATTACK)


def _slip(bar: Bar) -> Callable[[Pen, float, float], None]:
    def mark(pen: Pen, x: float, middle: float) -> None:
        draw_bar(pen, bar, Role.ATTACK if bar is Bar.FAILED else Role.SOURCED, Box(x, middle - 10, 4, 20))
        pen.box(Box(x + 5, middle - 10, 9, 20), Role.PAPER if bar is Bar.FAILED else Role.SLIP)

    return mark


def draw_bar(pen: Pen, bar: Bar, ink: Role, box: Box) -> None:
    """Draw the left bar of a slip: solid, dotted (second hand) or hollow (not checked)."""
    match bar:
        case Bar.SECOND_HAND:
            middle = box.x + box.width / 2
            pen.path(f"M{middle:g},{box.y:g}V{box.y + box.height:g}", None, Stroke(ink, box.width, "3.5 3"))
        case Bar.NOT_CHECKED:
            inner = Box(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1)
            pen.box(inner, Role.PAPER, Stroke(ink, 1))
        case _:
            pen.box(box, ink)
