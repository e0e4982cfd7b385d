"""The person's own editor: which one it is, and what it made of a text, while the terminal is left to it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import CannotDoError
from argmap.model.ids import slug

if TYPE_CHECKING:
    from argmap.tui.app import ArgmapApp

_USUAL = ("sensible-editor", "nano", "vim", "vi", "micro", "emacs", "notepad")
_TAKES_LINE = ("vi", "vim", "nvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ee", "ne")
"""Editors that take `+LINE` before the file; the others open it at its top."""
_REMEDY = "name one that is installed: the setting `editor`, or the variable EDITOR"


def editor_command(chosen: str, environment: Mapping[str, str]) -> list[str]:
    """Return the program and arguments of the person's editor: the setting, $VISUAL, $EDITOR, or a usual one.

    Raises CannotDoError when there is none, or what was named cannot be read as a command.
    """
    for named in (chosen, environment.get("VISUAL", ""), environment.get("EDITOR", "")):
        if not named.strip():
            continue
        try:
            command = shlex.split(named, posix=os.name != "nt")
        except ValueError as error:
            raise CannotDoError(f'the editor "{named}" cannot be read as a command', _REMEDY) from error
        if shutil.which(command[0], path=environment.get("PATH")) is None:
            raise CannotDoError(f'there is no editor "{command[0]}"', _REMEDY)
        return command
    found = next((name for name in _USUAL if shutil.which(name, path=environment.get("PATH"))), None)
    if found is None:
        raise CannotDoError("no editor was found", _REMEDY)
    return [found]


class ExternalEditor:
    """The editor of the person at the terminal."""

    def __init__(self, app: ArgmapApp) -> None:
        self._app = app

    def edited(self, text: str, name: str) -> str | None:
        """Let a text be changed; None when it was left as it was. Raises CannotDoError."""
        command = editor_command(self._app.session.settings.editor, os.environ)
        with tempfile.TemporaryDirectory(prefix="argmap-") as folder:
            file = Path(folder, f"{slug(name, taken=set(), fallback='text')}.txt")
            file.write_text(text, encoding="utf-8", newline="")
            self._run([*command, str(file)])
            try:
                after = file.read_bytes().decode().replace("\r\n", "\n")
            except (OSError, UnicodeDecodeError) as error:
                raise CannotDoError(
                    "what the editor wrote cannot be read as UTF-8 text", "nothing has changed"
                ) from error
        if after.endswith("\n") and not text.endswith("\n"):
            after = after[:-1]  # editors end every file with a line break
        return None if after == text else after

    def edit_file(self, path: Path, line: int) -> None:
        """Let a file be changed. Raises CannotDoError when no editor can be run."""
        command = editor_command(self._app.session.settings.editor, os.environ)
        at = [f"+{line}"] if Path(command[0]).stem in _TAKES_LINE and line > 0 else []
        self._run([*command, *at, str(path.absolute())])

    def _run(self, command: Sequence[str]) -> None:
        failure: OSError | None = None
        status = 0
        with _terminal_left(self._app):
            try:
                status = subprocess.run(command, check=False).returncode  # noqa: S603 - the person named it
            except OSError as error:  # raised again when the terminal is back
                failure = error
        if failure is not None:
            raise CannotDoError(f"{command[0]} cannot be run: {failure.strerror}", _REMEDY)
        if status:
            raise CannotDoError(f"{command[0]} ended with status {status}", "nothing was taken over")


@contextmanager
def _terminal_left(app: ArgmapApp) -> Iterator[None]:
    """Leave the terminal to another program; what happens in the block must not raise.

    An interrupt typed there is the other program's: a handler of its own is not inherited, an ignored signal would be.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        if app.is_headless:
            yield
        else:
            with app.suspend():
                yield
    finally:
        signal.signal(signal.SIGINT, before)
        app.refresh(layout=True)
