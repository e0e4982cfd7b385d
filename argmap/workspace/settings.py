"""The settings of a user: theme, name as a reviewer, editor, keys; read from a file in the platform's place."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from platformdirs import user_config_path

from argmap.errors import CannotDoError
from argmap.store.output import create_folder, write_output

THEMES: Final = ("auto", "light", "dark", "16", "none")
"""The colours there are: auto asks the terminal, 16 keeps to its own sixteen, none uses none."""
_KNOWN: Final = ("theme", "reviewer", "editor", "mouse", "keys")
_TABLE = re.compile(r"\s*\[")
_ASSIGNED = re.compile(r"""(\s*reviewer\s*=\s*)(?:"(?:[^"\\]|\\.)*"|'[^']*')(\s*(?:\#.*)?)""")


@dataclass(frozen=True)
class Settings:
    """What a user has chosen. `keys` maps the id of a command to its keys, in the order in which they are shown."""

    theme: str = "auto"
    reviewer: str = ""
    editor: str = ""
    mouse: bool = True
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    """What could not be read, in sentences."""


def settings_path() -> Path:
    """Return where the settings are: what ARGMAP_SETTINGS names, else settings.toml in the platform's place."""
    named = os.environ.get("ARGMAP_SETTINGS")
    return Path(named) if named else user_config_path("argmap", appauthor=False) / "settings.toml"


def load_settings() -> Settings:
    """Read the settings of the user. What is wrong with them is told by their problems, and the default is kept."""
    path = settings_path()
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(problems=(f"The settings in {path} cannot be read: {error.strerror}.",))
    except UnicodeDecodeError:
        return Settings(problems=(f"The settings in {path} are not UTF-8 text, so they are not used.",))
    return read_settings(text, name=path.name)


def read_settings(text: str, *, name: str = "settings.toml") -> Settings:
    """Read settings from the text of a settings file called `name`."""
    try:
        written: Mapping[str, object] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(problems=(f"{name} is not well-formed TOML, so it is not used: {error}.",))
    problems = [
        f'{name}: there is no setting "{key}"; there are {_listed(_KNOWN)}.' for key in written if key not in _KNOWN
    ]
    standard = Settings()
    theme = written.get("theme", standard.theme)
    if theme not in THEMES:
        problems.append(f"{name}: theme is one of {_listed(THEMES)}, so {standard.theme} is used.")
        theme = standard.theme
    mouse = written.get("mouse", standard.mouse)
    if not isinstance(mouse, bool):
        problems.append(f"{name}: mouse is true or false, so the mouse stays on.")
        mouse = standard.mouse
    keys = written.get("keys", {})
    if not isinstance(keys, dict):
        problems.append(f"{name}: [keys] is a table of commands and their keys, so the keys stay as they are.")
        keys = {}
    return Settings(
        theme=str(theme),
        reviewer=_line(written, "reviewer", name, problems),
        editor=_line(written, "editor", name, problems),
        mouse=mouse,
        keys=dict(_keys(keys, name, problems)),
        problems=tuple(problems),
    )


def remember(*, reviewer: str) -> None:
    """Write the name of the reviewer into the settings file, whose other lines stay as they are.

    Raises CannotDoError when the name is not one line, or the file cannot be written or is not a settings file.
    """
    path = settings_path()
    if not reviewer.isprintable():
        raise CannotDoError("The name of a reviewer is one line of text.", "Leave out line breaks and control signs.")
    try:
        before = path.read_bytes().decode() if path.exists() else ""
        known = tomllib.loads(before)
    except (OSError, ValueError) as error:
        raise CannotDoError(
            f"The settings in {path} cannot be read: {error}.", "Mend the file, or remove it."
        ) from error
    after = _with_reviewer(before, reviewer)
    if not _says(after, {**known, "reviewer": reviewer}):
        raise CannotDoError(f"The name cannot be written into {path}.", f'Write there: reviewer = "{reviewer}"')
    if after != before:
        create_folder(path.parent)
        write_output(path, after.encode())


def _says(text: str, expected: Mapping[str, object]) -> bool:
    try:
        return tomllib.loads(text) == expected
    except tomllib.TOMLDecodeError:
        return False


def _with_reviewer(text: str, reviewer: str) -> str:
    value = json.dumps(reviewer, ensure_ascii=False)
    lines = text.splitlines(keepends=True)
    end = next((place for place, line in enumerate(lines) if _TABLE.match(line)), len(lines))
    for place, line in enumerate(lines[:end]):
        found = _ASSIGNED.fullmatch(line.rstrip("\r\n"))
        if found:
            ending = line[len(line.rstrip("\r\n")) :]
            return "".join([*lines[:place], f"{found[1]}{value}{found[2]}{ending}", *lines[place + 1 :]])
    new = f"reviewer = {value}\n"
    if end == len(lines):
        return text + ("" if not text or text.endswith("\n") else "\n") + new
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1  # comments above a table are about the table
    gap = "" if end else "\n"
    return "".join([*lines[:end], new, gap, *lines[end:]])


def _line(written: Mapping[str, object], setting: str, name: str, problems: list[str]) -> str:
    value = written.get(setting, "")
    if isinstance(value, str) and (value.isprintable() or not value):
        return value
    problems.append(f"{name}: {setting} is one line of text in quotes, so it is left empty.")
    return ""


def _keys(written: Mapping[str, object], name: str, problems: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each command with its keys; `edit.delete` may be written in quotes or as a table within a table."""
    waiting = list(written.items())[::-1]
    while waiting:
        command, value = waiting.pop()
        match value:
            case dict():
                waiting += [(f"{command}.{part}", within) for part, within in list(value.items())[::-1]]
            case str():
                yield command, (value,)
            case list() if all(isinstance(key, str) for key in value):
                yield command, tuple(value)
            case _:
                problems.append(f'{name}: the keys of "{command}" are a text in quotes, or a list of them.')


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"
