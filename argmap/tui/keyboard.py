"""The keyboard: keys in the order in which they were pressed, each dealt with before the next is looked at."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump

from argmap.errors import ArgmapError
from argmap.tui.dialogs.dialog import Dialog
from argmap.tui.keys import readable_key
from argmap.tui.wording import sentence
from argmap.workspace.command import Command
from argmap.workspace.desk import Cancelled, Desk
from argmap.workspace.keymap import Keymap
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be carried out at the desk, one after the other: a command, or a question of the editor itself."""

    title: str
    run: Callable[[Desk], Awaitable[None]]


class Stage(Protocol):
    """What the keyboard needs of the application."""

    @property
    def session(self) -> Session:
        """The map being worked on."""

    @property
    def desk(self) -> Desk:
        """Where commands are carried out."""

    @property
    def pane(self) -> Pane | None:
        """The pane that has the keyboard, None where a field of one has it."""

    @property
    def dialog(self) -> Dialog | None:
        """The dialog that is open and ready."""

    def carry_out(self, work: Callable[[], Awaitable[None]]) -> None:
        """Begin work that may ask questions."""

    async def pass_on(self, event: Event) -> MessagePump:
        """Give an event to what has the focus, and return that."""

    def stop_work(self) -> bool:
        """Stop what runs in the background for a command, if anything does."""

    def finished(self, what: Job | Command) -> None:
        """Show what has come of something that was carried out."""


class Keyboard:
    """What was typed or asked for and is not yet dealt with.

    While a command runs, keys wait; while a dialog of it is open they go there, one after the other. So nothing that is
    typed fast is lost or overtakes what was typed before.
    """

    def __init__(self, stage: Stage, keymap: Keymap) -> None:
        self._stage = stage
        self._keymap = keymap
        self._typed: deque[Event] = deque()
        self._jobs: deque[Job | Command] = deque()
        self._digesting = False
        self.running = ""
        """The title of the command that runs, "" for none."""

    @property
    def quiet(self) -> bool:
        """Tell whether all that was typed is dealt with."""
        if self._typed or self._digesting:
            return False
        return self._stage.dialog is not None or not (self.running or self._jobs)

    async def pressed(self, event: Key | Paste) -> None:
        """Deal with a key or a paste, now or when its turn comes."""
        stops = isinstance(event, Key) and event.key in ("escape", "ctrl+c")
        if stops and self.running and self._stage.dialog is None and self._stage.stop_work():
            self._typed.clear()
            return
        self._typed.append(event)
        await self.go_on()

    async def asked(self, what: Job | Command) -> None:
        """Carry something out, now or when its turn comes."""
        self._jobs.append(what)
        await self.go_on()

    def next(self, what: Job | Command) -> None:
        """Carry something out right after what runs now, before anything else."""
        self._jobs.appendleft(what)

    async def turned(self) -> None:
        """Go on, now that a dialog has opened or closed."""
        self._digesting = False
        await self.go_on()

    async def go_on(self) -> None:
        """Deal with what waits, as far as it can be dealt with now: in a dialog what is typed, else jobs first."""
        while not self._digesting:
            if self._stage.dialog is None and self.running:
                return
            if self._stage.dialog is None and self._jobs:
                self._begin(self._jobs.popleft())
            elif self._typed:
                await self._deal(self._typed.popleft())
            else:
                return

    async def _deal(self, what: Event) -> None:
        dialog, pane = self._stage.dialog, self._stage.pane
        if isinstance(what, Key):
            key = readable_key(what)
            if dialog is not None and dialog.take_key(key):
                return
            command = self._keymap.command(pane, key) if dialog is None and pane is not None else None
            if command is not None:
                self._begin(command)
                return
        self._digesting = True
        self._follow(await self._stage.pass_on(what))

    def _begin(self, what: Job | Command) -> None:
        """Carry something out, or say why it cannot be done now."""
        why_not = what.why_not(self._stage.session) if isinstance(what, Command) else ""
        if why_not:
            asks = what.title.endswith("?")
            self._stage.desk.say(f"{what.title}{'' if asks else ':'} {why_not}", urgent=True)
            return
        self.running = what.title
        self._stage.carry_out(partial(self._run, what))

    async def _run(self, what: Job | Command) -> None:
        try:
            await what.run(self._stage.desk)
        except Cancelled:
            self._stage.desk.say(f"{what.title}: stopped")
        except ArgmapError as refusal:
            self._stage.desk.say(sentence(refusal), urgent=True)
        finally:
            self.running = ""
        self._stage.finished(what)
        await self.go_on()

    def _follow(self, at: MessagePump | DOMNode | None) -> None:
        """Walk up behind a key that may bubble from a widget to the application: when this is there, so was the key."""
        while at is not None:
            above = at.parent if isinstance(at, DOMNode) else None
            if at.call_later(self._digested if above is None else partial(self._follow, above)):
                return
            at = above
        self._digesting = False

    async def _digested(self) -> None:
        self._digesting = False
        await self.go_on()
