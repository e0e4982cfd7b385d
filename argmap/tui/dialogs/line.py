"""A field of one line, in which every character is shown and none is obeyed."""

from __future__ import annotations

import unicodedata

from rich.highlighter import Highlighter
from rich.text import Text
from textual.events import Paste
from textual.widgets import Input

_SIGN = "�"
_PICTURES, _C0, _DELETE = 0x2400, 0x20, 0x7F


def shown(text: str) -> str:
    """Return a text with a sign of one character for each that a terminal would obey, so that places stay the same."""
    return text if text.isascii() and text.isprintable() else "".join(map(_sign, text))


def _sign(character: str) -> str:
    code = ord(character)
    if character == "\t":
        return character
    if code < _C0:
        return chr(_PICTURES + code)
    category = unicodedata.category(character)
    hides = category in ("Cc", "Cs", "Zl", "Zp") or (category == "Cf" and character not in "\u200c\u200d")
    return _SIGN if hides or code == _DELETE else character


class _Shown(Highlighter):
    """What makes a field show signs."""

    def __call__(self, text: str | Text) -> Text:
        """Return the text with signs."""
        return Text(shown(str(text)), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Leave the looks of the text as they are."""


class LineField(Input):
    """One line of text. What is pasted becomes one line."""

    DEFAULT_CSS = """
    LineField { height: 1; border: none; padding: 0; background: $panel; }
    LineField:focus { border: none; }
    """

    def __init__(self, value: str = "", placeholder: str = "") -> None:
        super().__init__(value, placeholder=placeholder, highlighter=_Shown(), select_on_focus=False, compact=True)
        self.cursor_blink = False

    def on_paste(self, event: Paste) -> None:
        """Put the lines of a paste behind each other."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split()), *self.selection)

    def write(self, value: str) -> None:
        """Put another text in place of the whole, with the cursor at its end."""
        self.value = value
        self.cursor_position = len(value)
