"""The history of a map being worked on: the maps before and after the present one, and what led to each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.model.map import Map


@dataclass(frozen=True, slots=True)
class Moment:
    """A map, the words for the edit that made it, and the nodes selected before and after that edit."""

    map: Map
    what: str = ""
    selected_before: str = ""
    selected_after: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """All moments of a session, oldest first, and which of them is the present."""

    moments: tuple[Moment, ...]
    at: int = 0

    @property
    def present(self) -> Moment:
        """The moment that is shown."""
        return self.moments[self.at]

    @property
    def undoable(self) -> str:
        """What undo would take back, "" when there is nothing."""
        return self.moments[self.at].what if self.at else ""

    @property
    def redoable(self) -> str:
        """What redo would do again, "" when there is nothing."""
        return self.moments[self.at + 1].what if self.at + 1 < len(self.moments) else ""

    def then(self, moment: Moment) -> History:
        """Return the history with a new present; what was undone is gone."""
        return History((*self.moments[: self.at + 1], moment), self.at + 1)

    def back(self) -> History:
        """Return the history with the moment before as its present."""
        return replace(self, at=max(self.at - 1, 0))

    def forward(self) -> History:
        """Return the history with the next moment as its present."""
        return replace(self, at=min(self.at + 1, len(self.moments) - 1))

    def with_present(self, moment: Moment) -> History:
        """Return the history with another present, which is no step of its own."""
        return replace(self, moments=(*self.moments[: self.at], moment, *self.moments[self.at + 1 :]))
