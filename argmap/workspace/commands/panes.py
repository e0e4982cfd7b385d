"""The panes: which has the keyboard, which view is shown, how much room it has."""

from __future__ import annotations

from argmap.workspace.actions import Action
from argmap.workspace.command import Command, Group
from argmap.workspace.desk import Desk
from argmap.workspace.panes import EVERYWHERE


def _acting(name: str, action: Action, keys: str, words: tuple[str, str]) -> Command:
    async def run(desk: Desk) -> None:
        desk.act(action)

    title, more = words
    return Command(f"pane.{name}", Group.PANES, title, more, tuple(keys.split()), run, EVERYWHERE)


COMMANDS = (
    _acting(
        "next",
        Action.NEXT_PANE,
        "tab",
        ("Go to the next pane", "Move the keyboard from the outline to the inspector, the view."),
    ),
    _acting(
        "previous",
        Action.PREVIOUS_PANE,
        "shift+tab",
        ("Go to the pane before", "Move the keyboard to the pane before."),
    ),
    _acting(
        "view",
        Action.NEXT_VIEW,
        "v",
        ("Show the next view", "Show the next view: focus diagram, source text, review, problems."),
    ),
    _acting("zoom", Action.ZOOM, "z", ("Zoom this pane", "Give this pane the whole screen, or its part of it again.")),
)
