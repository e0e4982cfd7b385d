"""The pane of the inspector: the fields of the selected node at once, what the review says as soon as it is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Region

from argmap.tui.pane import CommandAsked
from argmap.tui.views.lines import LinesPane, rest_before
from argmap.workspace.actions import Action
from argmap.workspace.inspecting.fields import HEAD
from argmap.workspace.inspecting.inspection import MORE_FIELDS, field_lines, notice, review_lines
from argmap.workspace.inspecting.known import Known, known_of
from argmap.workspace.inspecting.lines import EMPTY, Line, rule
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session

EDIT_FIELD = "inspect.edit-field"


class InspectorPane(LinesPane):
    """The selected node, or the map where a heading is selected."""

    pane: ClassVar[Pane] = Pane.INSPECTOR

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._node = ""
        self._more = False
        self._fields: list[Line] = []
        self._said: Sequence[Line] | None = None
        self._asked: Known | None = None
        """What was known when the review was asked last."""
        self._notice = EMPTY

    @property
    def field(self) -> str:
        """The field that a command would change: the one under the cursor, unless a node named in it is chosen."""
        if self.place >= 0 or self.line.field == MORE_FIELDS:
            return ""
        return self.line.field

    @property
    def field_region(self) -> Region:
        """Where on the screen the lines of the field under the cursor are seen, empty where there is none."""
        lit, shown = self.lit(), self.scrollable_content_region
        if not self.field:
            return Region()
        top = max(lit.start - self.scroll_offset.y, 0)
        bottom = min(lit.stop - self.scroll_offset.y, shown.height)
        return Region(self.content_region.x, self.content_region.y + top, shown.width, max(bottom - top, 0))

    def show_session(self, session: Session) -> None:
        """Show the selected node where it, or what is known of it, is another than before."""
        known, node = known_of(session), session.selected or HEAD
        if node == self._node and known.same(self._known):
            return
        stays = node == self._node
        self._known, self._node = known, node
        if not stays:
            self._said, self._notice = None, EMPTY
        self._show(keep=stays)

    def width_changed(self) -> None:
        """Wrap everything anew."""
        if self._known is not None:
            self._show(keep=True)

    def enter(self) -> None:
        """Fold or unfold the fields that the node does not have, or go to the node that is chosen."""
        if self.place < 0 and self.line.field == MORE_FIELDS:
            self._more = not self._more
            self._show(keep=True)
            return
        super().enter()

    def act(self, action: Action) -> None:
        """Go to the field that follows, or do what every pane of lines does."""
        if action is not Action.NEXT_FIELD:
            super().act(action)
        elif self.line.field and self.lit().stop < len(self.lines) and self.lines[self.lit().stop].field:
            self.move_to(self.lit().stop)

    def clicked_twice(self) -> None:
        """Edit the field that was clicked."""
        self.place = -1
        if self.line.field:
            self.post_message(CommandAsked(EDIT_FIELD))
        else:
            super().clicked_twice()

    def next_line(self, by: int) -> int:
        """Go from field to field, and line by line where a field is longer than the pane or there is none."""
        lit = self.lit()
        if len(lit) >= self.scrollable_content_region.height:
            return self.at + by
        target = lit.stop if by > 0 else lit.start - 1
        if 0 <= target < len(self.lines) and by < 0 and self.lines[target].field:
            while target > 0 and self.lines[target - 1].field == self.lines[target].field:
                target -= 1
        return target

    def lit(self) -> range:
        """Return the lines of the field that the cursor is in."""
        field = self.line.field
        start, stop = self.at, self.at + 1
        if not field:
            return range(start, stop)
        while start > 0 and self.lines[start - 1].field == field:
            start -= 1
        while stop < len(self.lines) and self.lines[stop].field == field:
            stop += 1
        return range(start, stop)

    def _show(self, *, keep: bool) -> None:
        known, node, width = self._known, self._node, self.width
        if known is None or not self.is_laid_out():
            return
        field, before = self.line.field, self.at
        self._fields = field_lines(known, node, width, more=self._more)
        shown = [*self._above(), *(self._said if self._said is not None else _waiting(width))]
        self.show_lines(shown, at=_same(shown, field, before) if keep else _first(shown), keep=keep, is_final=False)
        if known.awaits_review:
            return
        asked, self._asked = self._asked, known
        self.later(
            lambda: (notice(known, node, width), review_lines(known, node, width)),
            lambda found: self._take(known, node, found),
            rest=rest_before(known, asked),
        )

    def _take(self, known: Known, node: str, found: tuple[Line, Sequence[Line]]) -> None:
        """Show what the review says, unless another node has been selected since."""
        if known is not self._known or node != self._node:
            return
        self._notice, self._said = found
        self.show_lines([*self._above(), *self._said], at=self.at, keep=True)

    def _above(self) -> Sequence[Line]:
        """Return the title and the fields, with what must not be missed between them."""
        return [self._notice if line is EMPTY else line for line in self._fields]


def _waiting(width: int) -> tuple[Line, ...]:
    return (EMPTY, rule("computing…", width))


def _first(lines: Sequence[Line]) -> int:
    """Return the first line of a field."""
    return next((number for number, line in enumerate(lines) if line.field), 0)


def _same(lines: Sequence[Line], field: str, before: int) -> int:
    """Return the line to stay on when lines are made anew: of the same field, else where the cursor was."""
    if before < len(lines) and lines[before].field == field:
        return before
    return next((number for number, line in enumerate(lines) if field and line.field == field), before)
