"""The panes of the editor: where the cursor can be, and which of them are views of the selected node."""

from __future__ import annotations

from enum import StrEnum


class Pane(StrEnum):
    """A part of the screen that takes keys."""

    OUTLINE = "outline"
    INSPECTOR = "inspector"
    FOCUS = "focus diagram"
    SOURCE = "source text"
    REVIEW = "review"
    PROBLEMS = "problems"
    FIELD = "text field"


VIEWS = (Pane.FOCUS, Pane.SOURCE, Pane.REVIEW, Pane.PROBLEMS)
"""The views that share one place on the screen, in the order in which they follow each other."""

EVERYWHERE = frozenset({Pane.OUTLINE, Pane.INSPECTOR, *VIEWS})
"""Every pane in which letters are commands."""

ON_A_NODE = frozenset({Pane.OUTLINE, Pane.INSPECTOR, Pane.FOCUS, Pane.REVIEW})
"""The panes in which a command means the selected node."""
