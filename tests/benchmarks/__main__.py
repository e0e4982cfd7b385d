"""Time whole commands on the case map, and loading, checking and reviewing maps of growing size.

    python tests/benchmarks                      # the first tables of the README
    python tests/benchmarks --sizes 100 1000     # some sizes only

Every figure is the processor time of one child process (user and system, so that waiting does not count) and the
largest memory it held. What drawing takes is timed by `drawing.py`, what the editor takes by `editor.py`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installed import surroundings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CASE = ROOT / "maps" / "trotsky-1918.argmap.yaml"

PHASES = """
import sys, time
path = sys.argv[1]
start = time.process_time()
from argmap.store.loading import load
from argmap.appraisal.reviewing import review
imported = time.process_time()
document = load(path)
loaded = time.process_time()
review(document.map)
print(imported - start, loaded - imported, time.process_time() - loaded)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: processor seconds, peak memory in MiB, and what it printed."""

    seconds: float
    mebibytes: float
    printed: str


def run(command: Sequence[str], *, cwd: Path = ROOT) -> Cost:
    """Run a command to its end and return its cost; raise when it could not do its work (status above 1)."""
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen(command, cwd=cwd, stdout=out, stderr=subprocess.STDOUT, env=surroundings())
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read()
    if child.returncode > 1:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}:\n{printed}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed)


def median(command: Sequence[str], runs: int) -> Cost:
    """Run a command `runs` times after one warm-up and return the run of median processor time."""
    run(command)
    costs = sorted((run(command) for _ in range(runs)), key=lambda cost: cost.seconds)
    return costs[len(costs) // 2]


def argmap(*words: str) -> list[str]:
    """Return the command line that runs argmap with `words`."""
    return [sys.executable, "-m", "argmap", *words]


def row(*cells: str) -> None:
    """Print one row of the table."""
    print("| " + " | ".join(cells) + " |")


def whole_commands(folder: Path, runs: int) -> None:
    """Print what whole commands cost on the case map."""
    row("whole command, imports included", "CPU s", "MiB")
    row("---", "---:", "---:")
    for name, words in (
        ("argmap --help", ["--help"]),
        ("check the case map", ["check", str(CASE)]),
        ("review the case map", ["review", str(CASE)]),
        ("case map to SVG", ["render", str(CASE), "-o", str(folder / "case.svg")]),
        ("case map to PDF", ["render", str(CASE), "-o", str(folder / "case.pdf")]),
    ):
        cost = median(argmap(*words), runs)
        row(name, f"{cost.seconds:.2f}", f"{cost.mebibytes:.0f}")
    print()


def growing_maps(sizes: Sequence[int], folder: Path, runs: int) -> None:
    """Print what load and review cost on generated maps."""
    row("nodes", "import s", "load and check s", "review s", "MiB")
    row(*["---:"] * 5)
    for size in sizes:
        path = folder / f"{size}.argmap.yaml"
        run([sys.executable, str(HERE / "generate.py"), str(size), str(path)])
        phases = [run([sys.executable, "-c", PHASES, str(path)]) for _ in range(runs)]
        columns = zip(*(map(float, phase.printed.split()) for phase in phases), strict=True)
        figures = [f"{statistics.median(column):.3f}" for column in columns]
        row(f"{size:,}", *figures, f"{max(phase.mebibytes for phase in phases):.0f}")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    options.add_argument("--runs", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole_commands(Path(folder), asked.runs)
        growing_maps(asked.sizes, Path(folder), asked.runs)


if __name__ == "__main__":
    main()
