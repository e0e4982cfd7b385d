"""The desk: what a command can ask of the terminal it was given in, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from argmap.workspace.actions import Action
from argmap.workspace.asking import Prompt
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how many of how many are done; it raises Cancelled when the person has had enough."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong: the person backed out
    """The person at the terminal stopped the work."""


class Desk(Protocol):
    """Where a command is carried out: a terminal, or the scripted one of a test."""

    @property
    def session(self) -> Session:
        """The map being worked on."""

    async def ask(self, prompt: Prompt[T]) -> T | None:
        """Ask, and return the answer, or None when the person backed out."""

    def say(self, message: str, *, urgent: bool = False) -> None:
        """Show a message that goes away by itself; an urgent one stays longer and looks it."""

    def show(self, pane: Pane) -> None:
        """Bring a pane to the front and move the keyboard to it."""

    @property
    def pane(self) -> Pane:
        """The pane that has the keyboard."""

    @property
    def passage(self) -> tuple[str, int, int] | None:
        """The words selected in the source view: id of the source, start, and end (exclusive), in its held text."""

    @property
    def field(self) -> str:
        """The field of the selected node under the cursor of the inspector, by its name in the map file, or ""."""

    async def in_background(self, what: str, work: Callable[[Progress], T]) -> T:
        """Do long work in a thread with visible progress; raises Cancelled, and what `work` raises."""

    def beside(self, what: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        """Begin long work in a thread while the person goes on; `then` is told what came of it, a refusal is said."""

    async def in_editor(self, text: str, *, name: str) -> str | None:
        """Let the person change a text in their own editor; None when it was left as it was.

        Raises CannotDoError when there is no editor to be run.
        """

    async def edit_file(self, path: Path, line: int) -> None:
        """Let the person change a file in their own editor. Raises CannotDoError when none can be run."""

    def open_outside(self, path: Path) -> None:
        """Open a file with the program the platform has for it; say so where there is none."""

    def copy(self, text: str) -> None:
        """Put a text on the clipboard of the terminal."""

    def act(self, action: Action) -> None:
        """Do what only the pane that has the keyboard knows: move within it, or to another pane."""

    @property
    def page_rows(self) -> int:
        """How many rows the pane that has the keyboard shows at once, at least 1."""

    def list_commands(self) -> None:
        """Open the list of all commands, found by typing."""

    def list_keys(self) -> None:
        """Show what every key does in the pane that has the keyboard."""

    def leave(self) -> None:
        """End the editor."""
