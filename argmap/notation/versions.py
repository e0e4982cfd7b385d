"""The versions of the map file format: which one this argmap writes, and which it reads."""

from __future__ import annotations

VERSION = 1
"""The version that this argmap writes."""


def can_read(version: int, readable_by: int | None) -> bool:
    """Tell whether files of `version`, which say that readers of `readable_by` understand them, can be read."""
    return 1 <= version <= VERSION or (version > VERSION and readable_by is not None and readable_by <= VERSION)
