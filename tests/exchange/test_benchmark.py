"""The benchmark of the imports has an input of every format, and each comes in whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from argmap.exchange.registry import readable

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "exchange.py"
STATEMENTS = 20


def test_every_format_has_an_input_of_so_many_statements() -> None:
    ran = subprocess.run(
        [sys.executable, str(BENCHMARK), "--statements", str(STATEMENTS)], capture_output=True, text=True, check=False
    )
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in ran.stdout.splitlines()[2:]]
    assert [row[0] for row in rows] == [known.name for known in readable()], ran.stderr
    assert all(int(row[4].replace(",", "")) >= STATEMENTS for row in rows)
