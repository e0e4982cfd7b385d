"""The focus view: the selected node between what it serves and what bears on it."""

from __future__ import annotations

from typing import ClassVar

from argmap.tui.views.lines import LinesPane
from argmap.workspace.inspecting.known import Known, known_of
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session


class FocusView(LinesPane):
    """The selected node in the middle of its neighbours."""

    pane: ClassVar[Pane] = Pane.FOCUS

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._node = ""

    def show_session(self, session: Session) -> None:
        """Show the selected node where it, or what is known of it, is another than before."""
        known, node = known_of(session), session.selected
        if node == self._node and known.same(self._known):
            return
        self._known, self._node = known, node
