"""The dialog that shows a text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Resize

from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.dialogs.reader import Reader
from argmap.workspace.asking import ShowText

_KEYS = "up, down, pgup and pgdn scroll, esc closes"


class TextDialog(Dialog):
    """A text that can be scrolled until it is closed."""

    def __init__(self, prompt: ShowText) -> None:
        super().__init__(prompt.title, prompt.hint or _KEYS)
        self._reader = Reader(prompt.text)

    def fields(self) -> ComposeResult:
        """Yield the text."""
        yield self._reader

    def on_resize(self, event: Resize) -> None:
        """Leave room for the keys below a long text."""
        self.call_after_refresh(self.leave_room, self._reader, event.size.height * 4 // 5)

    def take_key(self, key: str) -> bool:
        """Scroll or close; no other key does anything."""
        if key in ("esc", "enter", "q", "ctrl+q"):
            self.answer("")
        else:
            self._reader.take_key(key)
        return True
