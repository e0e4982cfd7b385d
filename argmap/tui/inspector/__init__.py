"""The inspector: the fields of the selected node and what the review says of it."""

from argmap.tui.inspector.pane import InspectorPane

__all__ = ["InspectorPane"]
