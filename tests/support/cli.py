"""Run the command line, in this process or as a program of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from argmap.cli.main import main

GOOD = """\
argmap:
  version: 1
  title: Pump
  main: [pump]

# what is to be shown
pump:
  claim: |
    The pump did it.

s:
  supports: pump
  because:
    - deaths

deaths:
  claim: |
    They died near it.

q:
  quote: |
    nearly all the deaths
  source: snow
  attests: [deaths]

snow:
  source: Cholera
"""
"""A small map without problems."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: exit status, standard output and standard error."""

    status: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A standard stream that is a terminal."""

    def isatty(self) -> bool:
        return True


class Argmap:
    """The command line as a function of its arguments, run in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str | Path) -> Ran:
        self._capture.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = self._capture.readouterr()
        return Ran(status, out, err)


def run_program(
    arguments: Sequence[str | Path],
    *,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Ran:
    """Run `python -m argmap` with these arguments, and wait for it for a minute at most."""
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        cwd=folder,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
