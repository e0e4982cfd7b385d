"""The dialog that shows two versions of a text beside each other, and asks which to keep."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize

from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.dialogs.reader import Reader
from argmap.tui.dialogs.version import Version
from argmap.workspace.asking import AskSide
from argmap.workspace.differing import differing

_KEYS = "o or left keeps ours, t or right takes theirs, up and down scroll, esc backs out"
_SIGNS = "^ stands under the words that differ"
_LEAST = 4
"""Rows that the version before has at least where it is long."""
_NOT_THERE = "(not there in this version)"


class SideDialog(Dialog):
    """Ours at the left, theirs at the right, with the words marked that differ; below what both were made from."""

    DEFAULT_CSS = """
    SideDialog > #box { max-height: 100%; }
    SideDialog > #box > Horizontal { height: auto; max-width: 100%; }
    SideDialog Vertical.version { border: round $border-blurred; width: 1fr; height: auto; max-height: 100%; }
    SideDialog > #box > Vertical.base { border: round $border-blurred; height: auto; max-width: 100%; }
    """

    def __init__(self, prompt: AskSide) -> None:
        both = prompt.ours is not None and prompt.theirs is not None
        keys = f"{_SIGNS}\n{_KEYS}" if both else _KEYS
        super().__init__(prompt.title, "\n".join(filter(None, (prompt.hint, keys))))
        self._prompt = prompt
        self._base = Reader((prompt.base or "").rstrip("\n"))
        ours, theirs = differing((prompt.ours or "").rstrip("\n"), (prompt.theirs or "").rstrip("\n"))
        self._ours = Version(ours) if both else Reader(_NOT_THERE if prompt.ours is None else prompt.ours)
        self._theirs = Version(theirs) if both else Reader(_NOT_THERE if prompt.theirs is None else prompt.theirs)

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
                yield self._base

    def on_resize(self, event: Resize) -> None:
        """Leave the versions as many rows as what stands below them does not need."""
        del event
        self.call_after_refresh(self._share)

    def _share(self) -> None:
        height = self.size.height
        if self._prompt.base is not None:
            self.query_one(".base").styles.max_height = max(height * 3 // 10, _LEAST)
        self.call_after_refresh(self.leave_room, self.query_one(Horizontal), height)

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
