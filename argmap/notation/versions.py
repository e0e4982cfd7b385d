"""The versions of the map file format: which this argmap reads, and how older ones become the present one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

VERSION = 1
"""The version that this argmap writes."""

Upgrade = Callable[[str], str]

UPGRADES: Mapping[int, Upgrade] = MappingProxyType({})
"""By version, the function that turns the text of a file of that version into one of the next."""


def upgrade(text: str, version: int) -> str:
    """Return the text of a file of an older `version` as one of the present version.

    Each step is a pure function of the text, so that every old version stays readable for ever.
    """
    for step in range(version, VERSION):
        text = UPGRADES[step](text)
    return text


def can_read(version: int, readable_by: int | None) -> bool:
    """Tell whether files of `version`, which say that readers of `readable_by` understand them, can be read."""
    return 1 <= version <= VERSION or (version > VERSION and readable_by is not None and readable_by <= VERSION)
