"""A command: what can be done in the editor, by which keys, in which panes, and why it may be impossible now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from argmap.workspace.desk import Desk
from argmap.workspace.panes import EVERYWHERE, Pane
from argmap.workspace.session import Session


class Group(StrEnum):
    """The groups under which commands are listed, in order."""

    MOVE = "move"
    FOLD = "fold"
    FIND = "find"
    EDIT = "edit"
    REVIEW = "review"
    HISTORY = "history"
    PANES = "panes"
    FILE = "file"
    HELP = "help"
    SOURCE = "in the source text"
    FIELD = "in a text field"


def always(_: Session) -> str:
    """Say that nothing stands in the way."""
    return ""


@dataclass(frozen=True)
class Command:
    """One thing that can be done.

    `id` is what the settings file calls it. `keys` are written as people read them (`g`, `ctrl+s`, `alt+up`, `?`,
    `pgdn`), the one that is shown first. `why_not` says in one sentence why it cannot be done now, "" when it can: it
    is asked for every listed command, so it must be quick. `run` does it; it raises ArgmapError when it is refused.
    """

    id: str
    group: Group
    title: str
    help: str
    keys: tuple[str, ...]
    run: Callable[[Desk], Awaitable[None]]
    panes: frozenset[Pane] = EVERYWHERE
    why_not: Callable[[Session], str] = always
