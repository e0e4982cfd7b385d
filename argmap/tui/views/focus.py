"""The focus view: the selected node between what it serves and what bears on it."""

from __future__ import annotations

from typing import ClassVar

from argmap.tui.views.lines import LinesPane
from argmap.workspace.actions import Action
from argmap.workspace.focus import Direction, FocusDiagram, focus_lines
from argmap.workspace.inspecting.known import Known, known_of
from argmap.workspace.inspecting.lines import Line
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session

_DIRECTIONS = {
    Action.UP: Direction.UP,
    Action.DOWN: Direction.DOWN,
    Action.LEFT: Direction.LEFT,
    Action.RIGHT: Direction.RIGHT,
}


class FocusView(LinesPane):
    """The selected node in the middle of its neighbours: arrows go from one to the next, enter makes it the middle."""

    pane: ClassVar[Pane] = Pane.FOCUS
    IDLE: ClassVar[str] = "card-idle"

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._node = ""
        self._diagram: FocusDiagram | None = None

    def show_session(self, session: Session) -> None:
        """Draw the selected node where it, or what is known of it, is another than before."""
        known, node = known_of(session), session.selected
        if node == self._node and known.same(self._known):
            return
        keep = node == self._node
        self._known, self._node = known, node
        self._draw(keep=keep)

    def width_changed(self) -> None:
        """Draw everything anew."""
        self._draw(keep=True)

    def act(self, action: Action) -> None:
        """Go from node to node of the diagram."""
        diagram, direction = self._diagram, _DIRECTIONS.get(action)
        here = -1 if diagram is None else diagram.place_at(self.at)
        if diagram is None or direction is None or here < 0:
            super().act(action)
            return
        self.move_to(diagram.places[diagram.neighbour(here, direction)].start)

    def lit(self) -> range:
        """Return the lines of the node that the cursor is on."""
        here = -1 if self._diagram is None else self._diagram.place_at(self.at)
        if self._diagram is None or here < 0:
            return super().lit()
        place = self._diagram.places[here]
        return range(place.start, place.end)

    def _draw(self, *, keep: bool) -> None:
        known, width = self._known, self.width
        if known is None or not self.is_laid_out():
            return
        diagram = self._diagram = focus_lines(known.map, known.review, self._node, width)
        about = {line: place.id for place in diagram.places for line in range(place.start, place.end)}
        lines = [Line(segments, node=about.get(number, "")) for number, segments in enumerate(diagram.lines)]
        self.show_lines(lines, at=self.at if keep else diagram.places[diagram.home].start)
