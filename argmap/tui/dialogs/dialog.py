"""A dialog: a question in a box over the panes, which leaves the selected row in sight, and its answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from argmap.tui.dialogs.placing import lay_over
from argmap.workspace.segments import safe

_FRAME = 2
_FEWEST = 4
"""Rows that the longest part of a box has in any case."""
DROPS = "{accepts} accepts what you wrote, {drops} again drops it"
"""Said where backing out would lose words."""


class Dialog(ModalScreen[None], inherit_bindings=False):
    """A question. Whoever opened it waits for `answered`; None means that the person backed out."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Dialog { background: transparent; align: center bottom; }
    Dialog.-above { align: center top; }
    Dialog > #box {
        width: 100%; height: auto; max-height: 80%;
        border: round $border; background: $surface; color: $foreground; padding: 0 1;
        border-title-style: bold;
    }
    Dialog.-all > #box { height: 100%; max-height: 100%; }
    Dialog > #box > * { max-width: 110; }
    Dialog .hint { color: $text-muted; height: auto; max-height: 12; }
    Dialog .fault { color: $error; height: auto; max-height: 3; }
    """

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self._heading = title
        self._hint = hint
        self._fault = Static("", classes="fault", markup=False)
        self.over: Region | None = None
        """The part of the screen that the question is about, where it is to be asked there."""
        self.answered: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()

    def compose(self) -> ComposeResult:
        """Put the fields into the box, what is wrong below them, and the keys last."""
        with Vertical(id="box") as box:
            box.border_title = Content(" ".join(safe(self._heading).split()))
            yield from self.fields()
            yield self._fault
            yield Static(Content("\n".join(map(safe, self._hint.split("\n")))), classes="hint")
        self._fault.display = False

    def fields(self) -> ComposeResult:
        """Yield what is asked."""
        raise NotImplementedError

    def first(self) -> Widget | None:
        """Return the widget that gets the keyboard when the dialog opens."""
        return None

    def on_mount(self) -> None:
        """Give the keyboard to the first field, and put the box over what it is about."""
        self.set_focus(self.first())
        if self.over is not None:
            lay_over(self.query_one("#box"), self.over, self.app.size)

    def leave_room(self, longest: Widget, height: int) -> None:
        """Let the longest part of the box take no more rows than the others leave it of a height in all."""
        others = sum(each.outer_size.height for each in self.query_one("#box").children if each is not longest)
        longest.styles.max_height = max(height - others - _FRAME, _FEWEST)

    def take_key(self, key: str) -> bool:
        """Act on a key before any field sees it, and tell whether that was all there is to do with it."""
        if key in ("esc", "ctrl+q"):
            self.answer(None)
            return True
        return False

    def go_on(self, onwards: Callable[[], None]) -> None:
        """Tell that the next field is wanted, if this one was answered or left."""
        if self.answered.done():
            onwards()

    def answer(self, value: str | None) -> None:
        """Give the answer; only the first one counts."""
        if not self.answered.done():
            self.answered.set_result(value)

    def show_fault(self, words: str) -> None:
        """Say below the fields what is wrong, or with no words that nothing is."""
        self._fault.update(Content(safe(words)))
        self._fault.display = bool(words)
