"""The line in which one types what the outline is filtered by, below the panes."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.dialogs.line import LineField
from argmap.workspace.asking import AskFilter


class FilterDialog(Dialog):
    """One line; the panes are repainted at every change of it, by `changed`."""

    DEFAULT_CSS = "FilterDialog { align: center bottom; }"

    def __init__(self, prompt: AskFilter, changed: Callable[[], None]) -> None:
        super().__init__(prompt.title, prompt.hint or "enter keeps what is found, esc shows what was shown before")
        self._prompt = prompt
        self._changed = changed
        self._words = LineField(prompt.initial)
        self._told = prompt.initial

    def fields(self) -> ComposeResult:
        """Yield the line."""
        yield self._words

    def first(self) -> Widget | None:
        """Return the line."""
        return self._words

    def take_key(self, key: str) -> bool:
        """Keep what is found, or back out."""
        if key in ("enter", "down", "up"):
            self._tell()
            self.answer(self._words.value)
            return True
        return super().take_key(key) or key in ("tab", "shift+tab")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter by what is written."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        if self._words.value != self._told and not self.answered.done():
            self._told = self._words.value
            self._prompt.on_change(self._told)
            self._changed()
