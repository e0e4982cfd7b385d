"""The problems view: all that should be looked into, each entry leading to its node."""

from __future__ import annotations

from typing import ClassVar

from argmap.tui.views.lines import SETTLED, LinesPane, rest_before
from argmap.workspace.inspecting.known import Known, known_of
from argmap.workspace.inspecting.lines import Line
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session


class ProblemsView(LinesPane):
    """Errors, warnings, quotes that did not verify, and questions that the map raises."""

    pane: ClassVar[Pane] = Pane.PROBLEMS

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None

    def show_session(self, session: Session) -> None:
        """Show the problems where what is known of the map is another than before."""
        known = known_of(session)
        if known.same(self._known):
            return
        before, self._known = self._known, known
        self._begin(rest_before(known, before))

    def width_changed(self) -> None:
        """Wrap everything anew."""
        self._begin()

    def next_line(self, by: int) -> int:
        """Go from entry to entry: the lines of one are passed over."""
        node = self.line.node
        at = self.at + by
        while node and 0 < at < len(self.lines) - 1 and self.lines[at].node == node:
            at += by
        return at

    def _begin(self, rest: float = SETTLED) -> None:
        known, width = self._known, self.width
        if known is None or not self.is_laid_out() or known.awaits_review:
            return

        def work() -> list[Line]:
            from argmap.workspace.problem_page import problem_page

            return problem_page(known, width)

        self.later(work, lambda lines: self.show_lines(lines, at=self.at, keep=True), rest=rest)
