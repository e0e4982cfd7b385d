"""The benchmark of the imports has an input of every format, and each comes in whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.exchange.registry import readable

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "exchange.py"


@pytest.mark.parametrize(("statements", "branches"), [(20, 4), (1_500, 1)])
def test_every_format_has_an_input_of_so_many_statements_however_deep(statements: int, branches: int) -> None:
    ran = subprocess.run(
        [sys.executable, str(BENCHMARK), "--statements", str(statements), "--branches", str(branches)],
        capture_output=True,
        text=True,
        check=False,
    )
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in ran.stdout.splitlines()[2:]]
    assert [row[0] for row in rows] == [known.name for known in readable()], ran.stderr
    assert all(int(row[4].replace(",", "")) >= statements for row in rows)
