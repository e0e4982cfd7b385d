"""The list of all commands, and the keys of a pane: both made from the registry."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from argmap.workspace.asking import AskChoice, Option, ShowText
from argmap.workspace.command import Command, Group
from argmap.workspace.desk import Desk
from argmap.workspace.keymap import Keymap
from argmap.workspace.panes import Pane
from argmap.workspace.segments import cells


def ask_for_command(
    keymap: Keymap, pane: Pane, carry_out: Callable[[Command], None]
) -> Callable[[Desk], Awaitable[None]]:
    """Return a job that asks for a command of a pane and hands it to `carry_out`."""

    async def run(desk: Desk) -> None:
        options = command_options(keymap, pane, desk)
        chosen = await desk.ask(AskChoice("All commands", options))
        if chosen is not None:
            carry_out(keymap.commands[chosen])

    return run


def command_options(keymap: Keymap, pane: Pane, desk: Desk) -> list[Option]:
    """List every command with its group and keys, and why it cannot be done now."""
    return [
        Option(
            command.id,
            command.title,
            help=f"{command.group.value}: {command.help}",
            key=" ".join(keymap.keys_of(command.id)),
            why_not=_elsewhere(command, pane) or command.why_not(desk.session),
        )
        for command in keymap.commands.values()
        if command.group is not Group.FIELD
    ]


def show_keys(keymap: Keymap, pane: Pane) -> Callable[[Desk], Awaitable[None]]:
    """Return a job that shows what every key does in a pane."""

    async def run(desk: Desk) -> None:
        await desk.ask(ShowText(f"Keys: {pane.value}", keys_text(keymap, pane, desk), hint="esc closes"))

    return run


def keys_text(keymap: Keymap, pane: Pane, desk: Desk) -> str:
    """Write the keys of a pane, then those of text fields, group by group."""
    here = [command for command in keymap.in_pane(pane) if keymap.keys_of(command.id)]
    fields = keymap.in_pane(Pane.FIELD)
    width = max((cells(" ".join(keymap.keys_of(command.id))) for command in (*here, *fields)), default=0)
    lines: list[str] = []
    for group in Group:
        members = [command for command in (fields if group is Group.FIELD else here) if command.group is group]
        if members:
            lines += ["", group.value.upper()]
        for command in members:
            keys = " ".join(keymap.keys_of(command.id))
            why_not = command.why_not(desk.session)
            more = f" {command.help}" if command.help.rstrip(".") != command.title else ""
            lines.append(f"  {keys}{' ' * (width - cells(keys))}  {command.title}.{more}")
            if why_not:
                lines.append(f"  {' ' * width}  (not now: {why_not})")
    return "\n".join(lines[1:])


def _elsewhere(command: Command, pane: Pane) -> str:
    if pane in command.panes:
        return ""
    return f"only in: {', '.join(sorted(each.value for each in command.panes))}"
