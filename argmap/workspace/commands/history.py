"""The history: taking edits back and doing them again."""

from __future__ import annotations

from argmap.workspace.command import Command, Group
from argmap.workspace.commands.obstacles import changeable, first_of
from argmap.workspace.desk import Desk
from argmap.workspace.panes import EVERYWHERE
from argmap.workspace.session import Session


async def _undo(desk: Desk) -> None:
    undone = desk.session.undo()
    desk.say(f"Taken back: {undone}." if undone else "There is nothing to take back.")


async def _redo(desk: Desk) -> None:
    redone = desk.session.redo()
    desk.say(f"Done again: {redone}." if redone else "There is nothing to do again.")


def _undoable(session: Session) -> str:
    return "" if session.history.undoable else "There is nothing to take back."


def _redoable(session: Session) -> str:
    return "" if session.history.redoable else "There is nothing to do again."


COMMANDS = (
    Command(
        "history.undo",
        Group.HISTORY,
        "Undo",
        "Take the last change back. Every change can be taken back, also those saved already.",
        ("u", "ctrl+z"),
        _undo,
        EVERYWHERE,
        first_of(changeable, _undoable),
    ),
    Command(
        "history.redo",
        Group.HISTORY,
        "Redo",
        "Do again what was taken back.",
        ("ctrl+r", "ctrl+y"),
        _redo,
        EVERYWHERE,
        first_of(changeable, _redoable),
    ),
)
