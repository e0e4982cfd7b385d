"""A map that takes a copy of its source, and the text of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.held import DEATHS, HANDLE, SNOW, put, quoting, recorded, write_map


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a map with two quotes from a source of which no copy is held."""
    return write_map(tmp_path / "case", quoting("q", DEATHS), quoting("r", HANDLE), recorded(""))


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return the path of a text of that source."""
    return put(tmp_path / "in" / "snow.txt", SNOW)
