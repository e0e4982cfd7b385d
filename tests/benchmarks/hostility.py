"""Kill 300 saves and write 1,500 times behind argmap's back, and print what was torn or lost.

python tests/benchmarks/hostility.py [KILLS [WRITES]]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.hostility import kill_saves, write_during_saves

_ROUND = 150


def main(kills: int = 300, writes: int = 1500) -> int:
    """Run both, the writes in rounds on a new file each, and return 1 when anything was torn or lost."""
    with tempfile.TemporaryDirectory() as folder:
        killings = kill_saves(Path(folder), kills=kills, seed=1)
    print(f"kills {killings.kills}, saves that got through {killings.saves}, torn files {killings.torn}")
    written = saves = conflicts = 0
    lost: list[str] = []
    for number in range(writes // _ROUND):
        with tempfile.TemporaryDirectory() as folder:
            outcome = write_during_saves(Path(folder), writes=_ROUND, seed=number)
        written, saves, conflicts = written + outcome.written, saves + outcome.saves, conflicts + outcome.conflicts
        lost += outcome.lost
    print(f"outside writes {written}, saves meanwhile {saves}, conflicts shown {conflicts}, lost writes {len(lost)}")
    for token in lost:
        print(f"lost {token}")
    return int(killings.torn > 0 or bool(lost))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
