"""A map file as the tests of the store begin with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.writers import START


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "m.argmap.yaml"
    made.write_text(START, encoding="utf-8")
    return made
