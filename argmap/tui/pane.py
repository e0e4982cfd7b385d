"""What every pane of the screen has in common: which pane it is, what it asks for, and how it is repainted."""

from __future__ import annotations

from typing import ClassVar

from textual.message import Message
from textual.widget import Widget

from argmap.workspace.actions import Action
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session


class CommandAsked(Message):
    """A command was asked for by its id: with the mouse, or from a list."""

    def __init__(self, command: str) -> None:
        super().__init__()
        self.command = command


class NodeChosen(Message):
    """A node was chosen in a view: the cursor of the outline goes there."""

    def __init__(self, node_id: str) -> None:
        super().__init__()
        self.node_id = node_id


class OutlineMoved(Message):
    """The cursor or the folds of the outline were changed with the mouse: what shows the session is repainted."""


class PaneWidget(Widget, can_focus=True):
    """A pane. Subclasses say which, and how they are painted."""

    pane: ClassVar[Pane]

    def show_session(self, session: Session) -> None:
        """Show what the session holds now. Called after every command: it costs little where nothing has changed."""
        raise NotImplementedError

    def act(self, action: Action) -> None:
        """Carry out a movement within the pane; what it does not know it ignores."""
