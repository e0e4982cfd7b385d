"""A terminal of its own for the real program: what it paints, what is typed at it, and how it is left."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 60.0
ALTERNATE, ORDINARY = "\x1b[?1049h", "\x1b[?1049l"
"""What a program writes to begin and to end painting on a screen of its own."""


class Terminal:
    """A pseudo-terminal with a program in it."""

    def __init__(self, program: subprocess.Popen[bytes], master: int, slave: int) -> None:
        self.program = program
        self.output = ""
        self._master = master
        self._slave = slave
        self._before = termios.tcgetattr(slave)

    @property
    def is_as_before(self) -> bool:
        """Tell whether the terminal echoes and reads lines as it did at the beginning, on its ordinary screen."""
        same_modes = termios.tcgetattr(self._slave)[:4] == self._before[:4]
        return same_modes and self.output.rfind(ORDINARY) >= self.output.rfind(ALTERNATE)

    def shows(self, words: str) -> Terminal:
        """Wait until the program has written words, since something was typed last."""
        end = time.monotonic() + _PATIENCE
        while words not in self.output:
            assert time.monotonic() < end, f"{words!r} was never written; this was:\n{self.output[-3000:]}"
            self._read(0.2)
        return self

    def types(self, keys: str) -> Terminal:
        """Send what a keyboard sends."""
        self.output = ""
        os.write(self._master, keys.encode())
        return self

    def ends(self) -> int:
        """Wait for the end of the program, and return its exit status, negative for a signal."""
        end = time.monotonic() + _PATIENCE
        while self.program.poll() is None:
            assert time.monotonic() < end, "the program does not end"
            self._read(0.2)
        self._read(0.2)
        return self.program.returncode

    def _read(self, seconds: float) -> None:
        while select.select([self._master], [], [], seconds)[0]:
            self.output += os.read(self._master, 65_536).decode("utf-8", "replace")
            seconds = 0


@contextmanager
def argmap_in_terminal(
    *arguments: str | Path, size: tuple[int, int] = (80, 24), environment: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """Run argmap at a terminal of a size."""
    with program_in_terminal([sys.executable, "-m", "argmap", *map(str, arguments)], size, environment or {}) as found:
        yield found


@contextmanager
def program_in_terminal(
    command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str]
) -> Iterator[Terminal]:
    """Run a program at a terminal of a size."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    surroundings = {**os.environ, "TERM": "xterm-256color", **environment}
    program = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=surroundings, start_new_session=True
    )
    try:
        yield Terminal(program, master, slave)
    finally:
        program.kill()
        program.wait()
        os.close(master)
        os.close(slave)
