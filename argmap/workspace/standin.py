"""A plain outline of all nodes in file order, until the outline proper can be built."""

from __future__ import annotations

from dataclasses import replace

from argmap.model.map import Map
from argmap.workspace.outline.rows import Row, RowKind
from argmap.workspace.outline.state import OutlineState


class PlainOutline(OutlineState):
    """The nodes in file order."""

    @property
    def selected(self) -> str:
        """The node under the cursor."""
        return self.rows[self.cursor].id if self.rows else ""

    def reveal(self, node_id: str) -> PlainOutline:
        """Move the cursor to a node."""
        return replace(self, cursor=next((at for at, row in enumerate(self.rows) if row.id == node_id), self.cursor))


def outline_state(within: Map, like: OutlineState | None = None) -> PlainOutline:
    """Lay the nodes out."""
    kinds = {"supports": "step", "attacks": "objection"}
    rows = tuple(
        Row(node.id, RowKind(kinds.get(node.kind, node.kind)), node.id, 0, -1, at + 1) for at, node in enumerate(within)
    )
    cursor = 0
    if like is not None and like.rows:
        key = like.rows[like.cursor].key
        cursor = next((at for at, row in enumerate(rows) if row.key == key), 0)
    return PlainOutline(rows, tuple(range(len(rows))), cursor)
