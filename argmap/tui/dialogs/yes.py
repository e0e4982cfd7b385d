"""The dialog that asks before what undo does not cover."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.dialogs.reader import Reader
from argmap.workspace.asking import AskYes, Option
from argmap.workspace.segments import one_line


class _Chosen(Message):
    """An answer was clicked."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option


class _Answer(Static):
    """One answer: its key, and its words."""

    def __init__(self, option: Option, *, here: bool) -> None:
        super().__init__("", markup=False)
        self.option = option
        self.show(here=here)

    def show(self, *, here: bool) -> None:
        """Show whether the answer is the one that enter gives."""
        key = f"{self.option.key}  " if self.option.key else ""
        why_not = f"  (not now: {one_line(self.option.why_not)})" if self.option.why_not else ""
        more = f"  {one_line(self.option.help)}" if self.option.help else ""
        self.update(Content(f"{'> ' if here else '  '}{key}{one_line(self.option.title)}{more}{why_not}"))
        self.set_class(here, "-here")

    def on_click(self, _: Click) -> None:
        """Give this answer."""
        self.post_message(_Chosen(self.option))


class YesDialog(Dialog):
    """A question with a few answers, each with its letter; enter gives the one that is marked, the first to begin with.

    Escape gives none of them.
    """

    DEFAULT_CSS = "YesDialog _Answer { height: auto; } YesDialog _Answer.-here { text-style: bold reverse; }"

    def __init__(self, prompt: AskYes) -> None:
        super().__init__(prompt.title, "a letter or enter chooses, esc backs out")
        self._words = prompt.words
        self._answers = [_Answer(option, here=at == 0) for at, option in enumerate(prompt.options)]
        self._at = 0

    def fields(self) -> ComposeResult:
        """Yield the words, and the answers."""
        if self._words:
            yield Reader(self._words)
        yield from self._answers

    def take_key(self, key: str) -> bool:
        """Move between the answers, give one, or back out."""
        by_letter = next((each.option for each in self._answers if each.option.key == key), None)
        step = {"up": -1, "left": -1, "shift+tab": -1, "down": 1, "right": 1, "tab": 1}.get(key)
        if by_letter is not None:
            self._give(by_letter)
        elif step is not None:
            self._at = (self._at + step) % len(self._answers)
            for at, answer in enumerate(self._answers):
                answer.show(here=at == self._at)
        elif key == "enter":
            self._give(self._answers[self._at].option)
        else:
            super().take_key(key)
        return True

    def on__chosen(self, message: _Chosen) -> None:
        """Give the answer that was clicked."""
        self._give(message.option)

    def _give(self, option: Option) -> None:
        if option.why_not:
            self.show_fault(f"not now: {option.why_not}")
            return
        self.answer(option.value)
