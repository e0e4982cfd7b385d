"""The smallest sets of grounds, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli.main import main

MAP = """\
argmap:
  version: 1
  main: [end]

end:
  claim: The line was closed.

s-one:
  supports: end
  because:
    - order
    - cable

s-two:
  supports: end
  because:
    - witness

order:
  claim: There was an order.

cable:
  claim: The cable arrived.

witness:
  claim: A witness saw it closed.
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    pytest.importorskip("pysat", reason="the optional solver is not installed")
    file = tmp_path / "line.argmap.yaml"
    file.write_text(MAP, encoding="utf-8")
    return str(file)


def test_the_smallest_sets_and_cuts_are_given_smallest_first(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--evidence-sets", "--claim", "end", "--format", "json", path]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["evidence_sets"] == [["witness"], ["order", "cable"]]
    assert sorted(map(sorted, told["cuts"])) == [["cable", "witness"], ["order", "witness"]]


def test_the_text_names_the_claims(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--evidence-sets", "--claim", "H", path]) == 0
    told = capsys.readouterr().out.partition("SMALLEST SETS THAT CARRY H")[2]
    assert "A witness saw it closed" in told.splitlines()[1]
    assert "WHOSE LOSS BRINGS H DOWN" in told


def test_without_a_claim_they_are_refused(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--evidence-sets", path]) == 2
    assert "--claim" in capsys.readouterr().err
