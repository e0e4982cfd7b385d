"""A terminal multiplexer with a shell in it: what is typed there, and what is then to be seen."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_PATIENCE = 60.0
_LOOK_EVERY = 0.05
_AFTER_ESCAPE = 0.3
"""Seconds in which a terminal takes an escape and the key behind it for one key held with alt."""
_PROMPT = "ready>"
_NOT_INHERITED = ("NO_COLOR", "COLUMNS", "LINES", "COLORTERM", "COLORFGBG", "VISUAL", "EDITOR")
_FRAMES = str.maketrans("│║─═╭╮╰╯╔╗╚╝▁▔", " " * 14)


class Tmux:
    """A session of tmux on a server of its own, with one window of a size and a plain shell in it."""

    def __init__(self, program: str, socket: Path) -> None:
        self._program = program
        self._socket = socket

    @property
    def screen(self) -> str:
        """What is to be seen, line by line."""
        return self.runs("capture-pane", "-p", "-t", "main")

    def has(self, flag: str) -> bool:
        """Tell whether something holds of the window: alternate_on, cursor_flag, mouse_any_flag and so on."""
        return self.runs("display-message", "-p", "-t", "main", f"#{{{flag}}}").strip() == "1"

    def types(self, words: str) -> Tmux:
        """Type words."""
        self.runs("send-keys", "-t", "main", "-l", "--", words)
        return self

    def press(self, *keys: str) -> Tmux:
        """Press keys, named as tmux names them (`Enter`, `C-s`, `Escape`); letters are themselves."""
        for key in keys:
            self.runs("send-keys", "-t", "main", "--", key)
            if key == "Escape":
                time.sleep(_AFTER_ESCAPE)
        return self

    def sees(self, *words: str) -> Tmux:
        """Wait until all these words are on the screen; line breaks and frames may stand between them."""
        return self._waits(lambda seen: all(each in seen for each in words), f"not all of {words} are on the screen")

    def sees_not(self, *words: str) -> Tmux:
        """Wait until none of these words is on the screen."""
        return self._waits(lambda seen: not any(each in seen for each in words), f"some of {words} are on the screen")

    def begins(self, command: str) -> Tmux:
        """Begin a command of the shell."""
        return self.types(f"clear; {command}; echo status=$?").press("Enter")

    def ends(self) -> int:
        """Wait until the command that was begun has ended and the shell is ready again; return the exit status."""
        statuses: list[str] = []

        def is_ready(seen: str) -> bool:
            statuses[:] = re.findall(r"(?<!echo )status=(\d+)", seen)
            return bool(statuses) and seen.endswith(_PROMPT)

        self._waits(is_ready, "the command does not end")
        return int(statuses[-1])

    def runs(self, *arguments: str) -> str:
        """Carry out a command of tmux, and return what it says."""
        command = [self._program, "-S", str(self._socket), *arguments]
        surroundings = {name: value for name, value in os.environ.items() if name != "TMUX"}
        ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=surroundings)
        return ran.stdout

    def _waits(self, condition: Callable[[str], bool], otherwise: str) -> Tmux:
        end = time.monotonic() + _PATIENCE
        while not condition(_flat(screen := self.screen)):
            assert time.monotonic() < end, f"{otherwise}:\n{screen}"
            time.sleep(_LOOK_EVERY)
        return self


@contextmanager
def tmux(
    folder: Path, *, size: tuple[int, int] = (80, 24), environment: Mapping[str, str] | None = None
) -> Iterator[Tmux]:
    """Start a shell in a folder, in which `argmap` is the program under test; without tmux the test is skipped."""
    program = shutil.which("tmux")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("tmux is not installed, and CI must use the editor in it")
        pytest.skip("tmux is not installed")
    settings = {"PS1": f"{_PROMPT} ", "ARGMAP_SETTINGS": os.environ["ARGMAP_SETTINGS"], **(environment or {})}
    left_out = [word for name in _NOT_INHERITED for word in ("-u", name)]
    inner = ["env", *left_out, *(f"{name}={value}" for name, value in settings.items()), "/bin/sh"]
    place = ["-x", str(size[0]), "-y", str(size[1]), "-c", str(folder)]
    with TemporaryDirectory() as short:  # the paths of sockets have an end, which the folders of tests may be beyond
        terminal = Tmux(program, Path(short) / "socket")
        terminal.runs("-f", os.devnull, "new-session", "-d", "-s", "main", *place, shlex.join(inner))
        try:
            terminal.sees(_PROMPT).types(f'argmap() {{ {shlex.join([sys.executable, "-m", "argmap"])} "$@"; }}')
            yield terminal.press("Enter")
        finally:
            terminal.runs("kill-server")


def _flat(screen: str) -> str:
    return " ".join(screen.translate(_FRAMES).split())
