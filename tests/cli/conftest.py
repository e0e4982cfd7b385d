"""The command line as a fixture."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli import GOOD, Argmap


@pytest.fixture
def argmap(capsys: pytest.CaptureFixture[str]) -> Argmap:
    """Run a command in this process."""
    return Argmap(capsys)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return the path of a small map without problems."""
    path = tmp_path / "good.argmap.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path
