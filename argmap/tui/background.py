"""Long work for a command: in a thread, with its progress in the status line, until it is done or stopped."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from time import monotonic
from typing import TypeVar

from argmap.workspace.desk import Cancelled, Progress

T = TypeVar("T")
_PAUSE = 0.1
"""Seconds between two changes of what is shown, so that showing does not slow the work."""


class Background:
    """What runs in threads: by name, and how far each is. `show` is told whenever that changes."""

    def __init__(self, show: Callable[[Mapping[str, str]], None]) -> None:
        self._show = show
        self._running: dict[str, str] = {}
        self._stopping = threading.Event()
        self._given_up: asyncio.Future[None] | None = None

    async def do(self, what: str, work: Callable[[Progress], T]) -> T:
        """Do work that one waits for; raises Cancelled when it is stopped, and what `work` raises."""
        self._stopping.clear()
        self._given_up = asyncio.get_running_loop().create_future()
        done = asyncio.ensure_future(self.beside(what, work, stopping=self._stopping))
        try:
            await asyncio.wait((done, self._given_up), return_when=asyncio.FIRST_COMPLETED)
            if not done.done():
                raise Cancelled
            return done.result()
        finally:
            done.cancel()
            self._given_up = None

    def stop(self) -> bool:
        """Ask the work that one waits for to stop; asked again, wait for it no longer. Tell whether there is any."""
        if self._given_up is None:
            return False
        if self._stopping.is_set() and not self._given_up.done():
            self._given_up.set_result(None)
        self._stopping.set()
        return True

    async def beside(self, what: str, work: Callable[[Progress], T], *, stopping: threading.Event | None = None) -> T:
        """Do work in a thread of its own, which does not keep the program from ending, and show how far it is."""
        loop = asyncio.get_running_loop()
        result: asyncio.Future[T] = loop.create_future()

        told = 0.0

        def progress(done: int, of: int) -> None:
            nonlocal told
            if stopping is not None and stopping.is_set():
                raise Cancelled
            if monotonic() - told > _PAUSE:
                told = monotonic()
                _tell(loop, self._note, what, f"{done} of {of}" if of else "")

        def run() -> None:
            try:
                found = work(progress)
            except BaseException as error:  # noqa: BLE001 - it is raised where the work is waited for
                _tell(loop, _fail, result, error)
            else:
                _tell(loop, _finish, result, found)

        self._running[what] = ""
        self._show(self._running)
        threading.Thread(target=run, name=what, daemon=True).start()
        try:
            return await result
        finally:
            self._running.pop(what, None)
            self._show(self._running)

    def _note(self, what: str, how_far: str) -> None:
        if what in self._running and self._running[what] != how_far:
            self._running[what] = how_far
            self._show(self._running)


def _finish(result: asyncio.Future[T], found: T) -> None:
    if not result.done():
        result.set_result(found)


def _fail(result: asyncio.Future[T], error: BaseException) -> None:
    if not result.done():
        result.set_exception(error)


def _tell(loop: asyncio.AbstractEventLoop, call: Callable[..., None], *arguments: object) -> None:
    """Call something in the thread of the terminal, unless that has ended."""
    with suppress(RuntimeError):  # the loop is closed
        loop.call_soon_threadsafe(call, *arguments)
