"""Time the import of 10,000 statements in every format that can be imported.

    python tests/benchmarks/exchange.py                   # the table
    python tests/benchmarks/exchange.py --statements 1000 kialo sadface
    python tests/benchmarks/exchange.py --branches 1      # each statement bears on the one before: 10,000 levels

`reading` is the processor time of the importer alone, `command` that of `argmap import FILE -o MAP`, start to finish
(user and system). Exit status 1 when a command takes more than three seconds.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_inputs import BRANCHES, INPUTS, plain_map

from argmap.appraisal.reviewing import review
from argmap.exchange.format import Export, Format
from argmap.exchange.registry import FORMATS, format_called, reader, writer
from argmap.store.loading import collector_off

STATEMENTS = 10_000
LIMIT = 3.0


@dataclass(frozen=True, slots=True)
class Timed:
    """What it cost to import one input, in seconds, and what came of it."""

    megabytes: float
    reading: float
    command: float
    nodes: int
    losses: int


def input_of(known: Format, count: int) -> str:
    """Return an input of a format: the one written here, or what argmap exports."""
    if known.name in INPUTS:
        return INPUTS[known.name](count)
    the_map = plain_map(count)
    return writer(known).write(Export(the_map, review(the_map))).text


def timed(known: Format, count: int) -> Timed:
    """Import `count` statements of a format, once in this process and once as a command."""
    text = input_of(known, count)
    module = reader(known)
    with collector_off():
        start = time.process_time()
        found = module.read(text, "input")
        reading = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input")
        path.write_text(text, encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [
            sys.executable,
            "-m",
            "argmap",
            "import",
            str(path),
            "-o",
            str(Path(folder, "m.argmap.yaml")),
        ]
        subprocess.run([*command, "--lossy", "--from", known.name], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timed(len(text.encode()) / 1e6, reading, spent, len(found.map), len(found.losses))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="NAME", help="some formats only")
    parser.add_argument("--statements", type=int, default=STATEMENTS, metavar="N")
    parser.add_argument("--branches", type=int, default=BRANCHES[0], metavar="N", help="statements for each one")
    arguments = parser.parse_args(argv)
    BRANCHES[0] = arguments.branches
    among = tuple(known for known in FORMATS if known.reads)
    chosen = [format_called(name, among) for name in arguments.formats] or among
    print(
        "| format | input | reading | command | nodes | losses |\n|---|---|---|---|---|---|",
        flush=True,
    )
    slow = False
    for known in chosen:
        cost = timed(known, arguments.statements)
        slow |= cost.command > LIMIT
        print(
            f"| {known.name} | {cost.megabytes:.1f} MB | {cost.reading:.2f} s | {cost.command:.2f} s "
            f"| {cost.nodes:,} | {cost.losses:,} |",
            flush=True,
        )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
