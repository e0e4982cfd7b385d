"""Programs that save a map, or write to it behind argmap's back, as processes of their own.

python writers.py save MAP TOTAL START     save the map TOTAL times, each time with another note on the main claim
python writers.py outside MAP TOTAL SEED   write to the file TOTAL times as editors do, each time a claim of its own
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from argmap.model.map import Map
from argmap.store.loading import load
from argmap.store.saving import ConflictError, save

START = "argmap:\n  version: 1\n  title: T\n  main: [c]\n\nc:\n  claim: |\n    It is so.\n" + "".join(
    f"\np{number}:\n  claim: |\n    Premise {number}.\n" for number in range(20)
)


def with_note(whole: Map, note: str) -> Map:
    """Return the map with another note on its claim `c`."""
    changed = whole["c"].model_copy(update={"note": note})
    return replace(whole, nodes={**whole.nodes, "c": changed})


def _report(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def keep_saving(path: Path, total: int, start: int) -> None:
    """Save again and again; conflicts and broken readings are loaded anew, as a person would."""
    document = load(path)
    for number in range(start, start + total):
        while True:
            try:
                document = save(document, with_note(document.map, f"Save {number}."))
                break
            except ConflictError as conflict:
                _report(f"conflict {conflict.message}")
                document = load(path)
        _report(f"saved {number}")


def write_outside(path: Path, total: int, seed: int) -> None:
    """Add claims to the file in every way in which editors write, with and without pauses in between."""
    chance = random.Random(seed)
    for number in range(total):
        text = path.read_text(encoding="utf-8")
        if not text.endswith("\n"):
            continue
        added = f"{text}\nout-{seed}-{number}:\n  claim: |\n    Written outside.\n"
        WAYS[number % len(WAYS)](path, added)
        _report(f"wrote out-{seed}-{number}")
        time.sleep(chance.choice([0, 0, 0.0005, 0.002, 0.01]))


def _truncate(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _truncate_slowly(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        time.sleep(0.003)
        file.write(text[len(text) // 2 :])


def _rename(path: Path, text: str) -> None:
    beside = path.with_name(f".{os.getpid()}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


WAYS: list[Callable[[Path, str], None]] = [_truncate, _rename, _truncate_slowly]


if __name__ == "__main__":
    what, where, *numbers = sys.argv[1:]
    {"save": keep_saving, "outside": write_outside}[what](Path(where), *map(int, numbers))
