"""The registry: every command of the editor, in the order in which they are listed."""

from __future__ import annotations

from argmap.workspace.command import Command
from argmap.workspace.commands import editing, files, finding, folding, history, inspecting, moving, panes
from argmap.workspace.commands import help as helping

COMMANDS: tuple[Command, ...] = (
    *moving.COMMANDS,
    *folding.COMMANDS,
    *finding.COMMANDS,
    *editing.COMMANDS,
    *inspecting.COMMANDS,
    *history.COMMANDS,
    *panes.COMMANDS,
    *files.COMMANDS,
    *helping.COMMANDS,
)
