"""The registry: every command of the editor, in the order in which they are listed."""

from __future__ import annotations

from argmap.workspace.command import Command, Group
from argmap.workspace.commands import (
    citing,
    editing,
    files,
    finding,
    folding,
    history,
    inspecting,
    moving,
    panes,
    reviewing,
)
from argmap.workspace.commands import help as helping

_ORDER = list(Group)

COMMANDS: tuple[Command, ...] = tuple(
    sorted(
        (
            *moving.COMMANDS,
            *folding.COMMANDS,
            *finding.COMMANDS,
            *editing.COMMANDS,
            *inspecting.COMMANDS,
            *citing.COMMANDS,
            *reviewing.COMMANDS,
            *history.COMMANDS,
            *panes.COMMANDS,
            *files.COMMANDS,
            *helping.COMMANDS,
        ),
        key=lambda command: _ORDER.index(command.group),
    )
)
