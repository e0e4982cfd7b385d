"""Kill 300 saves and 300 editing sessions, write 1,500 times behind each, and print what was torn or lost.

python tests/benchmarks/hostility.py [KILLS [WRITES]]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.hostility import Writings, kill_saves, kill_sessions, write_during_saves, write_during_sessions

_ROUND = 150


def main(kills: int = 300, writes: int = 1500) -> int:
    """Run all, the writes in rounds on a new file each, and return 1 when anything was torn or lost."""
    with tempfile.TemporaryDirectory() as folder:
        killings = kill_saves(Path(folder), kills=kills, seed=1)
    print(f"saves: kills {killings.kills}, saves that got through {killings.saves}, torn files {killings.torn}")
    with tempfile.TemporaryDirectory() as folder:
        crashes = kill_sessions(Path(folder), kills=kills, seed=2)
    print(f"sessions: kills {crashes.kills}, edits that counted {crashes.edits}, ", end="")
    print(f"lost edits {len(crashes.lost)}, torn files {crashes.torn}")
    lost = [
        *crashes.lost,
        *_disturbed("saves", write_during_saves, writes),
        *_disturbed("sessions", write_during_sessions, writes),
    ]
    for token in lost:
        print(f"lost {token}")
    return int(killings.torn > 0 or crashes.torn > 0 or bool(lost))


def _disturbed(what: str, disturb: Callable[..., Writings], writes: int) -> list[str]:
    written = saves = conflicts = 0
    lost: list[str] = []
    for number in range(max(1, writes // _ROUND)):
        with tempfile.TemporaryDirectory() as folder:
            outcome = disturb(Path(folder), writes=min(writes, _ROUND), seed=number)
        written, saves, conflicts = written + outcome.written, saves + outcome.saves, conflicts + outcome.conflicts
        lost += outcome.lost
    print(f"{what}: outside writes {written}, saves meanwhile {saves}, conflicts shown {conflicts}, lost {len(lost)}")
    return lost


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
