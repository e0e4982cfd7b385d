"""The key table: every command with its keys, as the Markdown that the README shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.workspace.command import Command, Group
from argmap.workspace.registry import COMMANDS

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"
"""What stands before and after the table in the README."""
_NUMBERED = re.compile(r"(.*)-(\d)")


def key_table(commands: Sequence[Command] = COMMANDS) -> str:
    """Write the table, one command a line, by groups; commands that differ only in a number share a line."""
    lines = ["| | keys | does | its name in the settings |", "|---|---|---|---|"]
    for group in Group:
        shown = ""
        for keys, title, name in _rows([command for command in commands if command.group is group]):
            lines.append(f"| {group.value if group.value != shown else ''} | {keys} | {title} | {name} |")
            shown = group.value
    return "\n".join(lines) + "\n"


def _rows(commands: Sequence[Command]) -> Iterator[tuple[str, str, str]]:
    for stem, together in groupby(commands, key=_stem):
        alike = list(together)
        first, last = alike[0], alike[-1]
        if first is last:
            yield " ".join(map(_code, first.keys)), first.title, _name(first)
            continue
        keys = f"{_code(first.keys[0])} to {_code(last.keys[0])}"
        yield keys, f"{first.title} … {last.title}", f"`{stem}-{_number(first)}` and so on"


def _name(command: Command) -> str:
    return "" if command.group is Group.FIELD else f"`{command.id}`"


def _stem(command: Command) -> str:
    found = _NUMBERED.fullmatch(command.id)
    return found[1] if found else command.id


def _number(command: Command) -> str:
    return command.id.rpartition("-")[2]


def _code(key: str) -> str:
    return f"`{key}`"
