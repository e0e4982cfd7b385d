"""Why a file has no readable text, as a value, and the limits within which argmap reads one."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file from which no text could be read; `reason` is a clause that goes on from the name of the file."""

    reason: str


class UnreadableError(Exception):
    """Ends the reading of a file; never leaves this package, whose functions answer with `Unreadable` instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: sizes in bytes, `ratio` inflated to packed, times in seconds."""

    file: int = 512 * MEBIBYTE
    inflated: int = 256 * MEBIBYTE
    ratio: int = 200
    members: int = 20_000
    pages: int = 20_000
    depth: int = 10_000
    memory: int = 1024 * MEBIBYTE
    cpu: int = 120
    wall: int = 180


LIMITS = Limits()
"""The limits in force unless a caller sets others."""
