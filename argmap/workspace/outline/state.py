"""Where one is in the outline: cursor, folds, filter, marks, and the places visited, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.workspace.outline.rows import Row


@dataclass(frozen=True)
class OutlineState:
    """The outline as it is shown.

    `rows` are all rows, `shown` the indexes into them of the rows that no fold and no filter hides, `cursor` an index
    into `shown`. Every movement returns a new state (the same where nothing moves), and costs no more than it shows.
    """

    rows: tuple[Row, ...]
    shown: tuple[int, ...]
    cursor: int
    folded: frozenset[str] = frozenset()
    """Keys of the folded rows."""
    marked: frozenset[str] = frozenset()
    """Ids of the marked nodes."""
    query: str = ""
