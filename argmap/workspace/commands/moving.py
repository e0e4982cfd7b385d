"""Moving about: within the outline by its state, in other panes by the pane itself, and to places visited before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from argmap.workspace.actions import Action
from argmap.workspace.command import Command, Group
from argmap.workspace.desk import Desk
from argmap.workspace.outline.state import OutlineState
from argmap.workspace.panes import EVERYWHERE, Pane
from argmap.workspace.session import Session
from argmap.workspace.trouble import next_trouble

Run = Callable[[Desk], Awaitable[None]]
_OUTLINE = frozenset({Pane.OUTLINE})
_NOTHING_WRONG = "This map has no errors or warnings."


def moving(action: Action, within: Callable[[OutlineState, int], OutlineState]) -> Run:
    """Return what moves in any pane; `within` moves in the outline, given the rows that a page has."""

    async def run(desk: Desk) -> None:
        if desk.pane is not Pane.OUTLINE:
            desk.act(action)
            return
        desk.session.outline = within(desk.session.outline, desk.page_rows)

    return run


async def _choose(desk: Desk) -> None:
    desk.act(Action.ENTER)


async def _to_next_trouble(desk: Desk) -> None:
    found = next_trouble(desk.session)
    if not found:
        desk.say(_NOTHING_WRONG)
        return
    desk.session.select(found)


async def _back(desk: Desk) -> None:
    if not desk.session.back():
        desk.say("There is no earlier place to go back to.")


async def _forward(desk: Desk) -> None:
    if not desk.session.forward():
        desk.say("There is no later place to go forward to.")


def _trouble(session: Session) -> str:
    return "" if session.problems or session.checks else _NOTHING_WRONG


def _move(name: str, words: tuple[str, str], keys: str, run: Run) -> Command:
    title, more = words
    return Command(f"move.{name}", Group.MOVE, title, more, tuple(keys.split()), run, EVERYWHERE)


COMMANDS = (
    _move(
        "down",
        ("Go down", "Move the cursor to the next row."),
        "j down",
        moving(Action.DOWN, lambda outline, _: outline.down()),
    ),
    _move(
        "up",
        ("Go up", "Move the cursor to the row before."),
        "k up",
        moving(Action.UP, lambda outline, _: outline.up()),
    ),
    _move(
        "left",
        ("Fold, or go out", "Hide what stands under this; where it is hidden already, go to what this belongs to."),
        "h left",
        moving(Action.LEFT, lambda outline, _: outline.parent_or_fold()),
    ),
    _move(
        "right",
        ("Unfold, or go in", "Show what stands under this; where it is shown already, go to the first of it."),
        "l right",
        moving(Action.RIGHT, lambda outline, _: outline.child_or_unfold()),
    ),
    _move(
        "first",
        ("Go to the top", "Move the cursor to the first row."),
        "g home",
        moving(Action.FIRST, lambda outline, _: outline.first()),
    ),
    _move(
        "last",
        ("Go to the bottom", "Move the cursor to the last row."),
        "G end",
        moving(Action.LAST, lambda outline, _: outline.last()),
    ),
    _move(
        "page-up",
        ("Go a page up", "Move the cursor up by as many rows as the pane shows."),
        "pgup",
        moving(Action.PAGE_UP, lambda outline, rows: outline.page(-rows)),
    ),
    _move(
        "page-down",
        ("Go a page down", "Move the cursor down by as many rows as the pane shows."),
        "pgdn",
        moving(Action.PAGE_DOWN, lambda outline, rows: outline.page(rows)),
    ),
    Command(
        "move.previous-sibling",
        Group.MOVE,
        "Go to the one before on the same level",
        "Go to the row before this one that belongs to the same claim or step.",
        ("[",),
        moving(Action.UP, lambda outline, _: outline.previous_sibling()),
        _OUTLINE,
    ),
    Command(
        "move.next-sibling",
        Group.MOVE,
        "Go to the next on the same level",
        "Go to the row after this one that belongs to the same claim or step.",
        ("]",),
        moving(Action.DOWN, lambda outline, _: outline.next_sibling()),
        _OUTLINE,
    ),
    _move(
        "next-hit",
        ("Go to the next hit", "Move the cursor to the next row that was found, and round the end."),
        "n",
        moving(Action.NEXT_HIT, lambda outline, _: outline.next_hit()),
    ),
    _move(
        "previous-hit",
        ("Go to the hit before", "Move the cursor to the row before that was found, and round the end."),
        "N",
        moving(Action.PREVIOUS_HIT, lambda outline, _: outline.previous_hit()),
    ),
    Command(
        "move.next-problem",
        Group.MOVE,
        "Go to the next problem",
        "Go to the next node with something wrong: an error, a warning, or a quote that did not verify.",
        ("!",),
        _to_next_trouble,
        EVERYWHERE,
        _trouble,
    ),
    _move(
        "back", ("Go back to where you were", "Return through the places visited, the last one first."), "ctrl+o", _back
    ),
    _move("forward", ("Go forward again", "Return to the places that were gone back from."), "ctrl+f", _forward),
    Command(
        "move.choose",
        Group.MOVE,
        "Go to what is under the cursor",
        "Go to the node, the field or the problem under the cursor.",
        ("enter",),
        _choose,
        EVERYWHERE - {Pane.OUTLINE, Pane.INSPECTOR},
    ),
)
