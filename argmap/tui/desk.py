"""The desk of the terminal: what commands ask of it becomes dialogs, messages, panes and programs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from argmap.errors import ArgmapError
from argmap.tui.dialogs.opening import Surroundings, dialog_for
from argmap.tui.inspector import InspectorPane
from argmap.tui.keyboard import Job
from argmap.tui.opener import open_with_platform
from argmap.tui.palette import ask_for_command, show_keys
from argmap.tui.views.source import SourceView
from argmap.tui.wording import sentence
from argmap.workspace.actions import Action
from argmap.workspace.asking import Prompt
from argmap.workspace.desk import Progress
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.tui.app import ArgmapApp

T = TypeVar("T")


class TerminalDesk:
    """Where the commands of the editor are carried out."""

    def __init__(self, app: ArgmapApp) -> None:
        self._app = app

    @property
    def session(self) -> Session:
        """The map being worked on."""
        return self._app.session

    async def ask(self, prompt: Prompt[T]) -> T | None:
        """Ask in a dialog, about a field of the inspector where that field is."""
        surroundings = Surroundings(self.session.map, self._app.outside.edited, self._app.main.repaint)
        dialog, pane = dialog_for(prompt, surroundings), self._app.main.panes[self.pane]
        if isinstance(pane, InspectorPane):
            dialog.over = pane.field_region
        answer = await self._app.ask(dialog)
        return cast("T | None", answer)  # every prompt there is asks for words of one kind or another

    def say(self, message: str, *, urgent: bool = False) -> None:
        """Show a message above the status line."""
        self._app.main.messages.say(message, urgent=urgent)

    def show(self, pane: Pane) -> None:
        """Bring a pane to the front and move the keyboard to it."""
        self._app.main.show_pane(pane)

    @property
    def pane(self) -> Pane:
        """The pane that has the keyboard."""
        return self._app.main.frame.focused

    @property
    def passage(self) -> tuple[str, int, int] | None:
        """The words selected in the source view."""
        view = self._app.main.panes[Pane.SOURCE]
        return view.passage if isinstance(view, SourceView) else None

    @property
    def field(self) -> str:
        """The field under the cursor of the inspector."""
        pane = self._app.main.panes[Pane.INSPECTOR]
        return pane.field if isinstance(pane, InspectorPane) else ""

    async def in_background(self, what: str, work: Callable[[Progress], T]) -> T:
        """Do long work in a thread; escape stops it."""
        return await self._app.background.do(what, work)

    def beside(self, what: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        """Begin long work in a thread, which nobody waits for."""
        self._app.carry_out(partial(self._beside, what, work, then), "beside")

    async def _beside(self, what: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        try:
            found = await self._app.background.beside(what, work)
        except ArgmapError as refusal:
            self.say(sentence(refusal), urgent=True)
            return
        then(found)

    async def in_editor(self, text: str, *, name: str) -> str | None:
        """Let the person change a text in their own editor."""
        return self._app.outside.edited(text, name)

    async def edit_file(self, path: Path, line: int) -> None:
        """Let the person change a file in their own editor."""
        self._app.outside.edit_file(path, line)

    def open_outside(self, path: Path) -> None:
        """Open a file with the program the platform has for it."""
        self.say(open_with_platform(path))

    def copy(self, text: str) -> None:
        """Put a text on the clipboard of the terminal."""
        self._app.copy_to_clipboard(text)

    def act(self, action: Action) -> None:
        """Move within the pane that has the keyboard, or between panes."""
        self._app.main.act(action)

    @property
    def page_rows(self) -> int:
        """How many rows the pane that has the keyboard shows at once."""
        return max(self._app.main.panes[self.pane].content_size.height, 1)

    def list_commands(self) -> None:
        """Open the list of all commands."""
        self._app.keyboard.next(
            Job("All commands", ask_for_command(self._app.keymap, self.pane, self._app.keyboard.next))
        )

    def list_keys(self) -> None:
        """Show what every key does in the pane that has the keyboard."""
        self._app.keyboard.next(Job("Keys", show_keys(self._app.keymap, self.pane)))

    def leave(self) -> None:
        """End the editor."""
        self._app.exit()
