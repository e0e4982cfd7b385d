"""Help: the keys of the pane, and those of text fields, which the fields know themselves."""

from __future__ import annotations

from argmap.workspace.command import Command, Group
from argmap.workspace.desk import Desk
from argmap.workspace.panes import EVERYWHERE, Pane


async def _list_keys(desk: Desk) -> None:
    desk.list_keys()


async def _known_to_the_field(_: Desk) -> None:
    """Do nothing: a text field takes these keys itself."""


def _in_a_field(name: str, key: str, title: str, more: str) -> Command:
    return Command(f"field.{name}", Group.FIELD, title, more, (key,), _known_to_the_field, frozenset({Pane.FIELD}))


COMMANDS = (
    Command(
        "help.keys",
        Group.HELP,
        "Keys of this pane",
        "Show what every key does here.",
        ("?", "f1"),
        _list_keys,
        EVERYWHERE,
    ),
    _in_a_field(
        "enter",
        "enter",
        "Accept one line or sentence; in paragraphs and lists: new line",
        "Every field says below it which of the two it does.",
    ),
    _in_a_field(
        "leave",
        "esc",
        "Back out of one line or sentence; in paragraphs and lists: accept",
        "Where something was written, backing out asks once more.",
    ),
    _in_a_field("accept", "ctrl+s", "Accept", "Take over what was written, in any field."),
    _in_a_field("drop", "ctrl+q", "Back out", "Leave everything as it was; asks once more before words go."),
    _in_a_field("line", "ctrl+j", "New line", "Begin a new line where enter accepts."),
    _in_a_field("editor", "ctrl+g", "In your editor", "Write this field in the editor of your own ($EDITOR)."),
    _in_a_field("next", "tab", "Next field", "Go to the next field."),
)
