"""The places visited in a map, and which of them one has gone back to, as one immutable value."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Places:
    """The ids of the nodes visited, oldest first; `at` is the one that was visited or gone back to last."""

    visited: tuple[str, ...] = ()
    at: int = -1

    @property
    def here(self) -> str:
        """The node of the present place, "" before the first."""
        return self.visited[self.at] if self.visited else ""

    def left_for(self, leaving: str, target: str) -> Places:
        """Return the places after a jump from one node to another; those that were gone back from are forgotten."""
        trail = [*self.visited[: self.at + 1]]
        for node_id in (leaving, target):
            if node_id and (not trail or trail[-1] != node_id):
                trail.append(node_id)
        kept = tuple(trail[-_REMEMBERED:])
        return Places(kept, len(kept) - 1)

    def back(self, leaving: str, standing: Container[str]) -> Places:
        """Return the places one further back than `leaving`, over nodes that are no more; unchanged at the start."""
        trail = self
        if leaving and leaving != self.here:
            trail = self.left_for(self.here, leaving)
        for at in range(trail.at - 1, -1, -1):
            if trail.visited[at] in standing and trail.visited[at] != leaving:
                return replace(trail, at=at)
        return self

    def forward(self, leaving: str, standing: Container[str]) -> Places:
        """Return the places one further forward, over nodes that are no more; unchanged at the end."""
        for at in range(self.at + 1, len(self.visited)):
            if self.visited[at] in standing and self.visited[at] != leaving:
                return replace(self, at=at)
        return self
