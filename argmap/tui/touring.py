"""The panel of the tour, which says what to do next."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from argmap.workspace.keymap import Keymap
from argmap.workspace.tour import TOUR, told


class TourPanel(Static):
    """What to do next, above the status line."""

    DEFAULT_CSS = """
    TourPanel {
        dock: bottom; width: 100%; height: auto; max-height: 6; margin-bottom: 2; padding: 0 1;
        background: $panel; color: $foreground; text-style: bold;
    }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__("", markup=False)
        self._keymap = keymap
        self.at = 0

    def on_mount(self) -> None:
        """Show the first step."""
        self._show()

    def saw(self, command: str) -> None:
        """Go on where a command finishes the step."""
        if self.at < len(TOUR) and command in TOUR[self.at].finished_by:
            self.at += 1
            self._show()

    def _show(self) -> None:
        self.display = self.at < len(TOUR)
        if self.display:
            self.update(Content(f"Tour {self.at + 1} of {len(TOUR)}. {told(TOUR[self.at], self._keymap)}"))
