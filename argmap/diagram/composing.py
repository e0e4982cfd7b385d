"""From a view to a placed drawing: cards set, a direction chosen, places found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.diagram.dot import Direction, Drawing
from argmap.diagram.engine import Engine
from argmap.diagram.layout import Layout
from argmap.diagram.legend import legend_of
from argmap.diagram.placing import place
from argmap.diagram.setting import set_card
from argmap.diagram.sheet import Sheet
from argmap.diagram.tidy_forest import forest_of, pillars_of
from argmap.diagram.tidy_ports import RANK_GAP, extent_of
from argmap.diagram.view import View

_MOST_UPWARD = 60
LEAST_WIDTH, AROUND, ABOVE_AND_BELOW = 420, 24, 26
"""What a picture without a title has beside its layout, in points."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A drawing with its layout."""

    drawing: Drawing
    layout: Layout

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points with margins and legend, without a title."""
        room = max(self.layout.width, LEAST_WIDTH)
        legend = legend_of(self.drawing.view, room)
        return max(self.layout.width, legend.width) + AROUND, self.layout.height + ABOVE_AND_BELOW + legend.height


def direction_for(view: View, wanted: str = "auto") -> Direction:
    """Return the direction that is wanted; by itself upward for a small picture, leftward for a large one."""
    if wanted != "auto":
        return Direction(wanted)
    return Direction.UP if len(view.cards) <= _MOST_UPWARD else Direction.LEFT


def compose(
    view: View,
    direction: Direction,
    engine: Engine,
    *,
    tries: int | None = None,
    column: float = 0,
) -> Composition:
    """Set the cards of a view and place them, leaves in columns of at most `column` points."""
    drawing = drawing_of(view, direction, column=column)
    return Composition(drawing, place(drawing, engine, tries=tries))


def drawing_of(
    view: View, direction: Direction, *, known: Mapping[str, Sheet] | None = None, column: float = 0
) -> Drawing:
    """Set the cards of a view, but for those whose sheets are known; leaves stand in columns of `column` points."""
    known = known or {}
    stacked = direction is Direction.LEFT
    sheets = {}
    for card in view.cards.values():
        sheet = known.get(card.id)
        sheets[card.id] = sheet if sheet is not None and sheet.card is card else set_card(card, stacked=stacked)
    drawing = Drawing(view, sheets, direction)
    if not column:
        return drawing
    along = {card: extent_of(sheet, direction)[1] + RANK_GAP for card, sheet in sheets.items()}
    return replace(drawing, pillars=pillars_of(forest_of(drawing), along, column))


def sheets_both_ways(view: View) -> Mapping[Direction, Mapping[str, Sheet]]:
    """Set the cards of a view for every direction; only where steps stand side by side do they differ."""
    beside = {card.id: set_card(card) for card in view.cards.values()}
    stacked = {
        card.id: set_card(card, stacked=True) if len(card.steps) > 1 else beside[card.id]
        for card in view.cards.values()
    }
    return {Direction.UP: beside, Direction.LEFT: stacked}
