"""Sets of small integers as the bits of one integer."""

from __future__ import annotations


def members(bits: int) -> list[int]:
    """Return the places of the bits that are set, in ascending order."""
    written = f"{bits:b}"[::-1]
    found: list[int] = []
    place = written.find("1")
    while place >= 0:
        found.append(place)
        place = written.find("1", place + 1)
    return found
