"""Finding: the outline filtered while words are typed, and every command by its words."""

from __future__ import annotations

from argmap.workspace.asking import AskFilter
from argmap.workspace.command import Command, Group
from argmap.workspace.desk import Desk
from argmap.workspace.filtering import matches, query_fault
from argmap.workspace.panes import EVERYWHERE, Pane
from argmap.workspace.session import Session
from argmap.workspace.trouble import troubled

_HINT = "words or ids; is:bare, is:contested, source:ID, #tag"


async def _filter(desk: Desk) -> None:
    session = desk.session
    before = session.outline.query
    desk.show(Pane.OUTLINE)
    query = await desk.ask(AskFilter("Find", lambda words: _show(session, words), initial=before, hint=_HINT))
    _show(session, before if query is None else query)
    if query and not session.outline.hits:
        desk.say(query_fault(query) or f"Nothing matches {query}: esc shows everything again.")


def _show(session: Session, query: str) -> None:
    if query != session.outline.query:
        session.outline = session.outline.filtered(query, found_by(session, query))


def found_by(session: Session, query: str) -> frozenset[str]:
    """Return the ids of the nodes that a query finds in the present map; none for no words."""
    if not query.strip():
        return frozenset()
    return matches(query, session.map, session.ready_review, problems=troubled(session))


async def _back_out(desk: Desk) -> None:
    session = desk.session
    if desk.pane is Pane.SOURCE and session.reading.backed_out() is not session.reading:
        session.reading = session.reading.backed_out()
        return
    if desk.pane is not Pane.OUTLINE:
        desk.show(Pane.OUTLINE)
        return
    if session.outline.query:
        _show(session, "")
        return
    session.outline = session.outline.unmarked()


async def _list_commands(desk: Desk) -> None:
    desk.list_commands()


COMMANDS = (
    Command(
        "find.filter",
        Group.FIND,
        "Find",
        f"Show only what matches, while you type: {_HINT}.",
        ("/",),
        _filter,
        EVERYWHERE - {Pane.SOURCE},
    ),
    Command(
        "find.back",
        Group.FIND,
        "Back out",
        "From a selection or another pane back to the outline; there, show everything again, then take the marks away.",
        ("esc",),
        _back_out,
        EVERYWHERE,
    ),
    Command(
        "find.command",
        Group.FIND,
        "All commands",
        "Find a command by its words, and carry it out.",
        ("ctrl+p",),
        _list_commands,
        EVERYWHERE,
    ),
)
