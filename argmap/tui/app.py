"""The application: one session, its screen and desk, and what is typed; everything else is behind these."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Sequence

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.worker import WorkerFailed

from argmap.tui.background import Background
from argmap.tui.desk import TerminalDesk
from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.external import ExternalEditor
from argmap.tui.keyboard import Job, Keyboard
from argmap.tui.pane import CommandAsked, NodeChosen, OutlineMoved, PaneWidget
from argmap.tui.screen import MainScreen
from argmap.tui.status import StatusLine
from argmap.tui.theme import ANSI, PLAIN, THEMES, theme_named
from argmap.tui.touring import TourPanel
from argmap.tui.workers import Workers
from argmap.workspace.command import Command
from argmap.workspace.keymap import keymap_of
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session


class ArgmapApp(App[None], inherit_bindings=False):
    """The terminal editor. `first` is what is carried out when it has opened; `tour` shows around."""

    CSS_PATH = "layout.tcss"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False

    def __init__(
        self, session: Session, panes: Sequence[PaneWidget], first: Sequence[Job] = (), *, tour: bool = False
    ) -> None:
        theme = theme_named(session.settings.theme, os.environ)
        no_colour = os.environ.get("NO_COLOR")
        super().__init__(ansi_color=theme in (ANSI, PLAIN))
        if no_colour is not None:  # Textual takes it away, and the person's own editor should still see it
            os.environ["NO_COLOR"] = no_colour
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.session = session
        self.keymap = keymap_of(session.settings)
        self.keyboard = Keyboard(self, self.keymap)
        self.desk = TerminalDesk(self)
        self.tour = TourPanel(self.keymap) if tour else None
        self.main = MainScreen(session, panes, StatusLine(self.keymap), self.tour)
        self.background = Background(self.main.status.show_running)
        self.workers_of_session = Workers(self)
        self.outside = ExternalEditor(self)
        self._dialog: Dialog | None = None
        self.ended_by = 0
        """The number of the signal that ended the editor, 0 for none."""
        self._first = first

    def get_default_screen(self) -> MainScreen:
        """Return the screen on which one works."""
        return self.main

    def on_mount(self) -> None:
        """Paint before anything else."""
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        """Ask what is to be asked at first, and let the long work begin."""
        for job in self._first:
            await self.keyboard.asked(job)
        self.workers_of_session.begin()

    async def on_event(self, event: Event) -> None:
        """Put keys into their order; everything else goes its usual way."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self.main.messages.clear()
            await self.keyboard.pressed(event)
            return
        await super().on_event(event)

    async def pass_on(self, event: Event) -> MessagePump:
        """Give an event to what has the focus, and return that."""
        target = self.focused or self.screen
        await super().on_event(event)
        return target

    @property
    def pane(self) -> Pane | None:
        """The pane that has the keyboard, None where a field within one has it."""
        return self.focused.pane if isinstance(self.focused, PaneWidget) else None

    @property
    def dialog(self) -> Dialog | None:
        """The dialog that waits for an answer."""
        return None if self._dialog is None or self._dialog.answered.done() else self._dialog

    def carry_out(self, work: Callable[[], Awaitable[None]], group: str = "command") -> None:
        """Begin work; that of commands may ask questions. What goes wrong in it unexpectedly ends the editor."""
        self.run_worker(work, group=group)

    def end_by(self, signal_number: int) -> None:
        """End in order, as a signal asks for; nothing is saved, and the journal stays."""
        self.ended_by = signal_number
        self.exit(return_code=1)

    def _fatal_error(self) -> None:
        """End. Whoever began the editor says why: Textual would print pages, with values of the map in them."""
        self._close_messages_no_wait()

    @property
    def fault(self) -> BaseException | None:
        """What went wrong unexpectedly, and ended the editor."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def stop_work(self) -> bool:
        """Stop what runs in the background for a command."""
        return self.background.stop()

    def finished(self, what: Job | Command) -> None:
        """Show what has come of a command."""
        self.repaint()
        if self.tour is not None and isinstance(what, Command):
            self.tour.saw(what.id)

    def repaint(self) -> None:
        """Show what there is now, reviewed at once where the map is small."""
        self.workers_of_session.follow()
        self.main.repaint()

    async def ask(self, dialog: Dialog) -> str | None:
        """Open a dialog, and return its answer once it is given."""
        dialog.set_class(self.main.selected_is_low, "-above")
        await self.push_screen(dialog)
        self._dialog = dialog
        await self.keyboard.turned()
        answer = await dialog.answered
        self._dialog = None
        await self.pop_screen()
        self.main.repaint()
        return answer

    async def on_command_asked(self, message: CommandAsked) -> None:
        """Carry out a command that was clicked."""
        command = self.keymap.commands.get(message.command)
        if command is not None:
            await self.keyboard.asked(command)

    def on_node_chosen(self, message: NodeChosen) -> None:
        """Move the cursor of the outline to a node that was chosen in a view."""
        self.session.select(message.node_id)
        self.main.repaint()

    def on_outline_moved(self, message: OutlineMoved) -> None:
        """Show what the mouse has changed in the outline."""
        message.stop()
        self.main.repaint()
