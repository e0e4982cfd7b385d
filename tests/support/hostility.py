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
from argmap.workspace.session import Session
from support.writers import START

_WRITERS = Path(__file__).with_name("writers.py")
_EDITORS = Path(__file__).with_name("editors.py")
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


@dataclass(frozen=True, slots=True)
class Crashes:
    """How many editing programs were killed, how many edits counted by then, which are lost, how many files torn."""

    kills: int
    edits: int
    lost: tuple[str, ...]
    torn: int


def kill_sessions(folder: Path, *, kills: int, seed: int) -> Crashes:
    """Kill programs that edit a map in a session, during journal writes and saves alike.

    Each recovers what the one before left. In the end the map, recovered, must hold every edit that counted.
    """
    chance = random.Random(seed)
    path = folder / "m.argmap.yaml"
    path.write_text(START, encoding="utf-8")
    counted: list[str] = []
    torn = 0
    for kill in range(kills):
        program = _started("edit", path, _ENDLESS, kill * _ENDLESS)
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(chance.random() * 0.08)
        os.kill(program.pid, signal.SIGKILL)
        told = program.communicate()[0].splitlines(keepends=True)
        counted += [line.split()[1] for line in told if line.startswith("edited ") and line.endswith("\n")]
        text = path.read_text(encoding="utf-8")
        torn += not text.startswith("argmap:") or load(path).partial
    return Crashes(kills, len(counted), _lost(path, counted), torn)


def _lost(path: Path, counted: list[str]) -> tuple[str, ...]:
    """Recover, save, and return which edits are not in the file."""
    session = Session.open(path)
    while session.recoverable is not None:
        session.recover()
    session.save()
    session.close()
    whole = load(path).map
    return tuple(node_id for node_id in counted if node_id not in whole)


def write_during_sessions(folder: Path, *, writes: int, seed: int) -> Writings:
    """Let a session edit and save a map again and again while another program writes to the file behind its back."""
    path = folder / "m.argmap.yaml"
    path.write_text(START, encoding="utf-8")
    editor = _started("edit", path, _ENDLESS, 0)
    assert editor.stdout is not None
    told = editor.stdout.readline()
    outsider = _started("outside", path, writes, seed)
    written = [line.split()[1] for line in outsider.communicate()[0].splitlines() if line.startswith("wrote")]
    while "saved" not in (line := editor.stdout.readline()) and line:
        told += line
    os.kill(editor.pid, signal.SIGKILL)
    told += line + editor.communicate()[0]
    edits = [line.split()[1] for line in told.splitlines(keepends=True) if line.startswith("edited ")]
    lost = _lost(path, [*written, *edits[:-1]])
    return Writings(len(written), lost, told.count("saved\n"), told.count("conflict ") + told.count("refused "))


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
    saver.terminate()  # not by an interrupt, which a program started in the background ignores
    told += saver.communicate()[0]
    text = path.read_text(encoding="utf-8")
    lost = tuple(token for token in written if f"\n{token}:\n" not in text)
    return Writings(len(written), lost, told.count("saved "), told.count("conflict "))


def _started(what: str, *arguments: object) -> subprocess.Popen[str]:
    program = [str(_EDITORS)] if what == "edit" else [str(_WRITERS), what]
    command = [sys.executable, *program, *map(str, arguments)]
    quiet = subprocess.DEVNULL if what == "save" else None
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True)
