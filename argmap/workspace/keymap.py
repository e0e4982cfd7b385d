"""The keymap: which key is which command in which pane, after the keys of the settings have been taken over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.workspace.command import Command, Group
from argmap.workspace.keynames import key_fault, key_name
from argmap.workspace.panes import Pane
from argmap.workspace.registry import COMMANDS
from argmap.workspace.settings import Settings


@dataclass(frozen=True)
class Keymap:
    """The commands with the keys they have now.

    `problems` says in sentences what of the settings could not be used, the settings' own problems among them.
    """

    commands: Mapping[str, Command]
    keys: Mapping[str, tuple[str, ...]]
    bindings: Mapping[tuple[Pane, str], str]
    problems: tuple[str, ...] = ()

    def command(self, pane: Pane, key: str) -> Command | None:
        """Return what a key does in a pane, or None."""
        found = self.bindings.get((pane, key_name(key)))
        return None if found is None else self.commands[found]

    def keys_of(self, command_id: str) -> tuple[str, ...]:
        """Return the keys of a command, the one to show first."""
        return self.keys.get(command_id, ())

    def in_pane(self, pane: Pane) -> tuple[Command, ...]:
        """Return the commands of a pane, in the order of the registry."""
        return tuple(command for command in self.commands.values() if pane in command.panes)


def keymap_of(settings: Settings, commands: Sequence[Command] = COMMANDS) -> Keymap:
    """Give every command the keys the settings name for it, else its own.

    A key that the settings name stays where it was when it is not known or taken in the same pane; that is a problem.
    """
    by_id = {command.id: command for command in commands}
    problems = list(settings.problems)
    wished = {name: keys for name, keys in settings.keys.items() if _may_change(name, by_id, problems)}
    taken: dict[tuple[Pane, str], str] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for command in commands:
        if command.id not in wished:
            keys[command.id] = _claim(command, command.keys, taken)
    for name, written in wished.items():
        usable = _usable(by_id[name], written, taken, problems)
        keys[name] = _claim(by_id[name], usable if usable or not written else by_id[name].keys, taken)
    return Keymap(by_id, keys, taken, tuple(problems))


def _may_change(name: str, by_id: Mapping[str, Command], problems: list[str]) -> bool:
    if name not in by_id:
        problems.append(f'[keys]: there is no command "{name}"; the list of commands shows what they are called.')
        return False
    if by_id[name].group is Group.FIELD:
        problems.append(f'[keys]: "{name}" is a key of text fields, and these cannot be changed.')
        return False
    return True


def _usable(
    command: Command, written: Sequence[str], taken: Mapping[tuple[Pane, str], str], problems: list[str]
) -> tuple[str, ...]:
    usable: list[str] = []
    for key in map(key_name, written):
        fault = key_fault(key)
        holder = next((taken[pane, key] for pane in sorted(command.panes) if (pane, key) in taken), "")
        if fault:
            problems.append(f'[keys]: "{key}" cannot be a key of {command.id}: {fault}.')
        elif holder:
            problems.append(f'[keys]: "{key}" cannot be a key of {command.id}: it is a key of {holder}.')
        else:
            usable.append(key)
    return tuple(dict.fromkeys(usable))


def _claim(command: Command, keys: Sequence[str], taken: dict[tuple[Pane, str], str]) -> tuple[str, ...]:
    """Give a command those of the keys that are free in all its panes."""
    free = tuple(key for key in keys if all((pane, key) not in taken for pane in command.panes))
    taken.update({(pane, key): command.id for key in free for pane in command.panes})
    return free
