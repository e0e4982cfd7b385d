"""The status line, what is running, the keys a newcomer needs here, and the messages that go away by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.text import Text
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from argmap.model.problem import Severity
from argmap.tui.hints import Situation, hint_line, situation_of
from argmap.tui.theme import style_in
from argmap.workspace.keymap import Keymap
from argmap.workspace.panes import Pane
from argmap.workspace.segments import safe
from argmap.workspace.session import Session

_BRIEF, _LONG = 5.0, 15.0
"""How many seconds a message stays."""


class StatusLine(Widget):
    """Two lines: the map and what is happening to it; the most useful keys of the pane."""

    DEFAULT_CSS = "StatusLine { height: 2; width: 100%; dock: bottom; background: $panel; color: $foreground; }"

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap
        self._words: tuple[tuple[str, str], ...] = ()
        self._at_work: Mapping[str, str] = {}
        self._pane = Pane.OUTLINE
        self._situation = Situation.USUAL

    def show(self, session: Session, pane: Pane) -> None:
        """Show the counts of a session, and the keys of a pane."""
        shown = status_words(session), pane, situation_of(session)
        if shown != (self._words, self._pane, self._situation):
            self._words, self._pane, self._situation = shown
            self.refresh()

    def show_running(self, running: Mapping[str, str]) -> None:
        """Show what is running and how far it is, by name."""
        self._at_work = dict(running)
        self.refresh()

    def render(self) -> Text:
        """Write both lines."""
        room = self.size.width
        help_keys = self._keymap.keys_of("help.keys")
        help_words = f" {help_keys[0]} help " if help_keys else " "
        line = Text(no_wrap=True, overflow="ellipsis")
        for words, style in self._words:
            line.append(f" {words} ", style_in(self, style))
        for what, how_far in self._at_work.items():
            line.append(f" {what} {how_far} ".replace("  ", " "), style_in(self, "warn"))
        line.truncate(max(room - len(help_words), 1), overflow="ellipsis", pad=True)
        line.append(help_words, style_in(self, "key"))
        hints = Text(" ", no_wrap=True, overflow="ellipsis")
        for key, words in hint_line(self._keymap, self._pane, room, self._situation):
            hints.append(key, style_in(self, "key"))
            hints.append(f" {words}   ", style_in(self, "dim"))
        return Text("\n").join([line, hints])


def status_words(session: Session) -> tuple[tuple[str, str], ...]:
    """Return what the status line says of a map: words, each with the name of a style."""
    the_map = session.map
    name = Path(session.document.path).name or session.document.path
    errors = sum(problem.severity is Severity.ERROR for problem in session.problems)
    problems = len(session.problems)
    words = [
        (safe(f"{name} *" if session.unsaved else name), "title"),
        (_counted(len(the_map.claims), "claim"), ""),
        (_counted(len(the_map.quotes), "quote"), ""),
        (_counted(problems, "problem"), "problem" if errors else "warn" if problems else "ok"),
    ]
    if session.document.partial:
        words.append(("partial", "problem"))
    if session.read_only:
        words.append(("read only", "warn"))
    return tuple(words)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class MessageLine(Static):
    """The last message, above the status line; it goes away after a while, or when the next key is pressed."""

    DEFAULT_CSS = """
    MessageLine {
        dock: bottom; layer: over; offset-y: -2; width: 100%; height: auto; max-height: 6; padding: 0 1;
        background: $panel; color: $foreground; display: none; text-style: bold;
    }
    MessageLine.-urgent { color: $error; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.words = ""
        self._going: Timer | None = None

    def say(self, message: str, *, urgent: bool) -> None:
        """Show a message."""
        self.clear()
        self.words = message
        self.update(Content(f"! {safe(message)}" if urgent else safe(message)))
        self.set_class(urgent, "-urgent")
        self.display = True
        self._going = self.set_timer(_LONG if urgent else _BRIEF, self.clear)

    def clear(self) -> None:
        """Take the message away."""
        if self._going is not None:
            self._going.stop()
            self._going = None
        self.words = ""
        self.display = False
