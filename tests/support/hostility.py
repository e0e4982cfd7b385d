"""What happens to a map when saves are killed, or others write to its file at the same time, counted."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from argmap.store.loading import load
from support.writers import START

_WRITERS = Path(__file__).with_name("writers.py")
_ENDLESS = 1_000_000


@dataclass(frozen=True, slots=True)
class Killings:
    """How many saving programs were killed, after which of them the file was torn, and how many saves got through."""

    kills: int
    torn: int
    saves: int


@dataclass(frozen=True, slots=True)
class Writings:
    """What came of writes from outside during saves: how many, which are not in the file, how many conflicts."""

    written: int
    lost: tuple[str, ...]
    saves: int
    conflicts: int


def kill_saves(folder: Path, *, kills: int, seed: int) -> Killings:
    """Kill programs that save a map without end, each at a random moment after it has begun."""
    chance = random.Random(seed)
    path = folder / "m.argmap.yaml"
    path.write_text(START, encoding="utf-8")
    torn = saves = 0
    for kill in range(kills):
        program = _started("save", path, _ENDLESS, kill * _ENDLESS)
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(chance.random() * 0.02)
        os.kill(program.pid, signal.SIGKILL)
        saves += 1 + program.communicate()[0].count("saved")
        text = path.read_text(encoding="utf-8")
        whole = text.startswith("argmap:") and text.endswith("Premise 19.\n")
        torn += not whole or load(path).partial
    return Killings(kills, torn, saves)


def write_during_saves(folder: Path, *, writes: int, seed: int) -> Writings:
    """Let a program save a map again and again while another one writes to the file behind its back."""
    path = folder / "m.argmap.yaml"
    path.write_text(START, encoding="utf-8")
    saver = _started("save", path, _ENDLESS, 0)
    assert saver.stdout is not None
    told = saver.stdout.readline()
    outsider = _started("outside", path, writes, seed)
    written = [line.split()[1] for line in outsider.communicate()[0].splitlines() if line.startswith("wrote")]
    told += saver.stdout.readline()
    saver.send_signal(signal.SIGINT)
    told += saver.communicate()[0]
    text = path.read_text(encoding="utf-8")
    lost = tuple(token for token in written if f"\n{token}:\n" not in text)
    return Writings(len(written), lost, told.count("saved "), told.count("conflict "))


def _started(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(_WRITERS), *map(str, arguments)]
    quiet = subprocess.DEVNULL if arguments[0] == "save" else None
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True)
