"""The dialog that shows two versions of a text beside each other, and asks which to keep."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.dialogs.reader import Reader
from argmap.workspace.asking import AskSide

_KEYS = "o or left keeps ours, t or right takes theirs, up and down scroll, esc backs out"
_NOT_THERE = "(not there in this version)"


class SideDialog(Dialog):
    """Ours at the left, theirs at the right; below them what both were made from."""

    DEFAULT_CSS = """
    SideDialog Horizontal { height: 1fr; }
    SideDialog Vertical.version { border: round $border-blurred; width: 1fr; }
    SideDialog Vertical.base { border: round $border-blurred; height: auto; max-height: 30%; }
    """

    def __init__(self, prompt: AskSide) -> None:
        super().__init__(prompt.title, "\n".join(filter(None, (prompt.hint, _KEYS))))
        self.add_class("-all")
        self._prompt = prompt
        self._ours = Reader(_NOT_THERE if prompt.ours is None else prompt.ours)
        self._theirs = Reader(_NOT_THERE if prompt.theirs is None else prompt.theirs)

    def fields(self) -> ComposeResult:
        """Yield the versions."""
        with Horizontal():
            for title, reader in (("ours", self._ours), ("theirs, from the file", self._theirs)):
                with Vertical(classes="version") as version:
                    version.border_title = Content(title)
                    yield reader
        if self._prompt.base is not None:
            with Vertical(classes="base") as base:
                base.border_title = Content("before")
                yield Reader(self._prompt.base)

    def take_key(self, key: str) -> bool:
        """Choose a version, scroll both, or back out."""
        if key in ("o", "left"):
            self.answer("ours")
        elif key in ("t", "right"):
            self.answer("theirs")
        elif self._ours.take_key(key):
            self._theirs.take_key(key)
        else:
            super().take_key(key)
        return True
