"""A field of several lines of text, with an undo of its own that is safe after any paste."""

from __future__ import annotations

from rich.text import Text
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.widgets import TextArea

from argmap.tui.dialogs.line import shown

_MOST = 200
"""How many states are kept for undo."""


class TextField(TextArea):
    """Several lines of text. Characters that a terminal would obey are shown as signs, and kept as they are."""

    DEFAULT_CSS = """
    TextField { height: auto; min-height: 3; max-height: 12; border: none; padding: 0; background: $panel;
        scrollbar-size-vertical: 1; }
    TextField:focus { border: none; }
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, highlight_cursor_line=False
        )
        self._past: list[tuple[str, Selection]] = []
        self._future: list[tuple[str, Selection]] = []
        self._typed_to: tuple[int, int] | None = None
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is shown."""
        return Text(shown(self.document.get_line(line_index)), end="", no_wrap=True)

    def edit(self, edit: Edit) -> EditResult:
        """Carry out an edit; a run of letters typed one after the other is one step of undo."""
        before = (self.text, self.selection)
        result = super().edit(edit)
        letter = len(edit.text) == 1 and not edit.text.isspace()
        if not letter or edit.from_location != edit.to_location or edit.from_location != self._typed_to:
            self._past = [*self._past[-_MOST:], before]
        self._future.clear()
        self._typed_to = result.end_location
        return result

    def undo(self) -> None:
        """Take back the last step. The text is laid out anew, as Textual's own undo fails after some pastes."""
        self._go(self._past, self._future)

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        self._go(self._future, self._past)

    def _go(self, back: list[tuple[str, Selection]], forth: list[tuple[str, Selection]]) -> None:
        if not back:
            return
        forth.append((self.text, self.selection))
        text, selection = back.pop()
        self._typed_to = None
        self.load_text(text)
        self.selection = selection

    def replace_all(self, text: str) -> None:
        """Put another text in place of the whole, as one step of undo."""
        self._past = [*self._past[-_MOST:], (self.text, self.selection)]
        self._future.clear()
        self._typed_to = None
        self.load_text(text)
        self.move_cursor(self.document.end)
