"""The editor with a person at it: keys pressed, text typed, the mouse clicked, and what is then to be seen.

    with editor(MAP, size=(80, 24)) as ed:
        ed.press("j", "a").types("It rained.").press("enter").sees("It rained.")
        assert "It rained." in ed.saved_text()

Keys are named as commands name them (`ctrl+s`, `pgdn`, `?`). Every step waits until the editor has dealt with all of
it, workers among them; the keys of one step arrive at once, as from someone who types fast.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from unittest import mock

from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from argmap.tui.app import ArgmapApp
from argmap.tui.keyboard import Job
from argmap.tui.pane import PaneWidget
from argmap.tui.panes import every_pane
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session
from argmap.workspace.settings import Settings

T = TypeVar("T")
_TURNS = 2_000
_TEXTUAL = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "del": "delete", "ins": "insert"}
_CHARACTERS = {"enter": "\r", "tab": "\t", "space": " ", "esc": "\x1b", "backspace": "\x7f"}


def key_event(name: str) -> Key:
    """Make the event that a terminal would report for a key."""
    if len(name) == 1:
        return Key(_character_to_key(name), name)
    *modifiers, base = name.split("+")
    return Key("+".join([*modifiers, _TEXTUAL.get(base, base)]), None if modifiers else _CHARACTERS.get(name))


class Editor:
    """A running editor."""

    def __init__(self, app: ArgmapApp, path: Path, runner: asyncio.Runner, pilot: Pilot[None]) -> None:
        self.app = app
        self.path = path
        self.pilot = pilot
        self._runner = runner

    @property
    def session(self) -> Session:
        """What is being worked on."""
        return self.app.session

    @property
    def pane(self) -> Pane:
        """The pane that has the keyboard."""
        return self.app.main.frame.focused

    @property
    def screen(self) -> str:
        """All that is to be seen, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def has_left(self) -> bool:
        """Tell whether the editor has ended."""
        return self.app._exit

    @property
    def message(self) -> str:
        """The message above the status line, "" for none."""
        return self.app.main.messages.words

    def press(self, *keys: str) -> Editor:
        """Press keys, one right after the other."""
        return self._send(map(key_event, keys))

    def types(self, text: str) -> Editor:
        """Type text, one letter right after the other; a line break is enter."""
        return self._send(key_event({"\n": "enter", " ": "space"}.get(letter, letter)) for letter in text)

    def pastes(self, text: str) -> Editor:
        """Paste text, as a terminal with bracketed paste does."""
        return self._send([Paste(text)])

    def clicks(self, words: str, *, at: int = 0) -> Editor:
        """Click on the first place where words are to be seen, `at` cells into them."""
        for row, line in enumerate(self.screen.splitlines()):
            if words in line:
                self._run(self.pilot.click(offset=(line.index(words) + at, row)))
                return self.settle()
        raise AssertionError(f"{words!r} is not on the screen:\n{self.screen}")

    def resize(self, width: int, height: int) -> Editor:
        """Change the size of the terminal."""
        self._run(self.pilot.resize_terminal(width, height))
        return self.settle()

    def sees(self, *words: str) -> Editor:
        """Check that words are on the screen; line breaks and frames may stand between them."""
        seen = _flat(self.screen)
        for each in words:
            assert each in self.screen or _flat(each) in seen, f"{each!r} is not on the screen:\n{self.screen}"
        return self

    def sees_not(self, *words: str) -> Editor:
        """Check that words are not on the screen."""
        for each in words:
            assert each not in self.screen, f"{each!r} is on the screen:\n{self.screen}"
        return self

    def says(self, words: str) -> Editor:
        """Check that the message contains words."""
        assert words in self.message, f"the message is {self.message!r}, not {words!r}"
        return self

    def selects(self, node_id: str) -> Editor:
        """Move the cursor of the outline to a node."""
        self.session.select(node_id)
        assert self.session.selected == node_id
        self.app.main.repaint()
        return self.settle()

    def saved_text(self) -> str:
        """Save, and return the text of the map file."""
        self.press("ctrl+s")
        return self.path.read_text(encoding="utf-8")

    def settle(self) -> Editor:
        """Wait until all that was typed and all that follows from it is dealt with."""
        self._run(self._settled())
        return self

    def until(self, condition: Callable[[], bool]) -> Editor:
        """Wait until something is so."""
        self._run(self._until(condition))
        return self

    def during(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do something in the loop of the editor."""
        return self._run(work())

    def _send(self, events: Sequence[Key | Paste] | Iterator[Key | Paste]) -> Editor:
        async def post() -> None:
            for event in events:
                event.set_sender(self.app)
                self.app.post_message(event)

        self._run(post())
        return self.settle()

    def _run(self, work: Awaitable[T]) -> T:
        async def awaited() -> T:
            return await work

        return self._runner.run(awaited())

    async def _until(self, condition: Callable[[], bool]) -> None:
        for _ in range(_TURNS):
            if condition():
                return
            await asyncio.sleep(0.005)
        raise AssertionError("it never came about")

    async def _settled(self) -> None:
        calm = 0
        for _ in range(_TURNS):
            if self.has_left or self.app._exception is not None:
                return
            await self.pilot.pause(0)
            at_work = [worker for worker in self.app.workers if worker.group != "command" and not worker.is_finished]
            if at_work:
                with suppress(WorkerCancelled):  # another took its place
                    await self.app.workers.wait_for_complete(at_work)
                calm = 0
            elif not self.app.keyboard.quiet or not self.app.workers_of_session.idle:
                await asyncio.sleep(0.005)  # a thread is at work for a command
                calm = 0
            elif (calm := calm + 1) > 4:  # messages may bubble through as many widgets
                return
        raise AssertionError(f"the editor does not come to rest:\n{self.screen}")


@contextmanager
def editor(
    content: str | Path,
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    panes: Sequence[PaneWidget] | None = None,
    read_only: str = "",
    first: Sequence[Job] = (),
    tour: bool = False,
) -> Iterator[Editor]:
    """Open a map, given as its text or its path, in an editor of some size; what breaks in it breaks the test."""
    with ExitStack() as stack:
        environment = stack.enter_context(mock.patch.dict(os.environ))
        environment.pop("NO_COLOR", None)
        if isinstance(content, Path):
            path = content
        else:
            path = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "map.argmap.yaml"
            path.write_text(content, encoding="utf-8")
        runner = stack.enter_context(asyncio.Runner())
        session = Session.open(path, settings or Settings(theme="dark"), read_only=read_only)
        app = runner.run(_made(session, panes, first, tour=tour))
        running = app.run_test(size=size)
        pilot = runner.run(_entered(running.__aenter__()))
        ended = False
        try:
            yield Editor(app, path, runner, pilot).settle()
        except BaseException as error:
            ended = True
            runner.run(_entered(running.__aexit__(type(error), error, error.__traceback__)))
            raise
        finally:
            if not ended:
                runner.run(_entered(running.__aexit__(None, None, None)))


async def _made(session: Session, panes: Sequence[PaneWidget] | None, first: Sequence[Job], *, tour: bool) -> ArgmapApp:
    return ArgmapApp(session, every_pane() if panes is None else panes, first, tour=tour)


async def _entered(work: Awaitable[T]) -> T:
    return await work


def _flat(text: str) -> str:
    return " ".join(text.translate(str.maketrans("│║─═╭╮╰╯╔╗╚╝▁▔", " " * 14)).split())
