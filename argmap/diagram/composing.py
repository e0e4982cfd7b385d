"""From a view to a placed drawing: cards set, a direction chosen, places found."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.diagram.dot import Direction, Drawing
from argmap.diagram.engine import Engine
from argmap.diagram.layout import Layout
from argmap.diagram.legend import legend_of
from argmap.diagram.placing import place
from argmap.diagram.setting import set_card
from argmap.diagram.view import View

_MOST_UPWARD = 60


@dataclass(frozen=True, slots=True)
class Composition:
    """A drawing with its layout."""

    drawing: Drawing
    layout: Layout

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points with margins and legend, without a title."""
        room = max(self.layout.width, 420)
        legend = legend_of(self.drawing.view, room)
        return max(self.layout.width, legend.width) + 24, self.layout.height + 26 + legend.height


def direction_for(view: View, wanted: str = "auto") -> Direction:
    """Return the direction that is wanted; by itself upward for a small picture, leftward for a large one."""
    if wanted != "auto":
        return Direction(wanted)
    return Direction.UP if len(view.cards) <= _MOST_UPWARD else Direction.LEFT


def compose(view: View, direction: Direction, engine: Engine, *, tries: int | None = None) -> Composition:
    """Set the cards of a view and place them."""
    drawing = drawing_of(view, direction)
    return Composition(drawing, place(drawing, engine, tries=tries))


def drawing_of(view: View, direction: Direction) -> Drawing:
    """Set the cards of a view."""
    sheets = {card.id: set_card(card, stacked=direction is Direction.LEFT) for card in view.cards.values()}
    return Drawing(view, sheets, direction)
