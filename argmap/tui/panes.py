"""The panes of the screen, one of each."""

from __future__ import annotations

from argmap.tui.inspector import InspectorPane
from argmap.tui.outline import OutlinePane
from argmap.tui.pane import PaneWidget
from argmap.tui.views import FocusView, ProblemsView, ReviewView
from argmap.tui.views.source import SourceView


def every_pane() -> tuple[PaneWidget, ...]:
    """Make the outline, the inspector, and the views in the order in which they follow each other."""
    return (OutlinePane(), InspectorPane(), FocusView(), SourceView(), ReviewView(), ProblemsView())
