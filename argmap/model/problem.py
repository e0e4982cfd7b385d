"""A problem: what is wrong with a map, where, and what to do about it, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error makes a map partial; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a map.

    `line` and `column` count from 1 in `path` and are 0 while the place is not known; the model names the node, the
    field and the item of the list (from 0), and the reader of the file turns these into a place.
    """

    code: str
    message: str
    help: str = ""
    severity: Severity = Severity.ERROR
    id: str = ""
    field: str = ""
    item: int | None = None
    path: str = ""
    line: int = 0
    column: int = 0
