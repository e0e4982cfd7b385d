"""Rearranging the argument: deleting, moving, copying, linking, and turning one kind of step into another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from argmap.edit.copying import copied, lost_by_pasting, paste
from argmap.edit.fields import set_field
from argmap.edit.linking import link
from argmap.edit.nesting import indent, outdent
from argmap.edit.ordering import move
from argmap.edit.quoting import unattest
from argmap.edit.removing import delete, removed_with
from argmap.edit.retyping import retype
from argmap.edit.steps import remove_premise
from argmap.errors import EditError
from argmap.model.nodes import Attack, Claim, Quote, Source, Step
from argmap.workspace.asking import AskChoice, Option
from argmap.workspace.commands.naming import called, counted_kinds
from argmap.workspace.commands.taking import take
from argmap.workspace.commands.wording import edit_field
from argmap.workspace.desk import Desk
from argmap.workspace.inspecting.controls import options_of
from argmap.workspace.outline.rows import Row, RowKind
from argmap.workspace.session import Session

_TURN = "\0turn"
_NO_SCHEME = "\0none"
_MOST_TOLD = 3


async def delete_selected(desk: Desk) -> None:
    """Delete the selected node and what cannot be without it; where it only occurs again, take it away from there."""
    session = desk.session
    row, node_id = session.outline.row, session.selected
    if row.kind is RowKind.LINK:
        await _unlink(desk, row)
        return
    before = session.map
    gone = (node_id, *(each for each in removed_with(before, (node_id,)) if each != node_id))
    what = called(before, node_id)
    if take(desk, delete(before, (node_id,)), f"deleted {what}"):
        others = [before.nodes[each] for each in gone[1:]]
        more = f", and with it {counted_kinds(others)}" if others else ""
        desk.say(f"Deleted {what}{more}: u to undo.")


async def _unlink(desk: Desk, row: Row) -> None:
    session = desk.session
    parent = parent_id(session, row)
    match session.map.nodes.get(parent), session.map.nodes[row.id]:
        case Step() as step, _ if row.id in step.because:
            new = remove_premise(session.map, parent, row.id)
        case Claim(), Quote():
            new = unattest(session.map, row.id, parent)
        case _:
            raise EditError("This only shows it again.", "Go to where it stands in full (l), and delete it there.")
    what = f"took {called(session.map, row.id)} away from {called(session.map, parent)}"
    if take(desk, new, what, select=parent):
        desk.say(f"{what[0].upper()}{what[1:]}; it stays elsewhere: u to undo.")


async def change_type(desk: Desk) -> None:
    """Change what kind of thing the selected node is, in the way that its kind has.

    A step's scheme or whether it supports or attacks; a claim's stance; how a quote is read; the kind of a source.
    """
    match desk.session.node:
        case Step() as step:
            await _change_step(desk, step)
        case Claim() as claim:
            await edit_field(desk, claim, "stance")
        case Quote() as quote:
            await edit_field(desk, quote, "reading")
        case Source() as source:
            await edit_field(desk, source, "kind")
        case _:
            raise EditError("This has no type.", "Move to a claim, a quote, a step or a source.")


async def _change_step(desk: Desk, step: Step) -> None:
    the_map = desk.session.map
    turned = "a reason for" if isinstance(step, Attack) else "an objection to"
    claim_aimed = isinstance(the_map.nodes.get(step.target), Claim)
    options = (
        Option(
            _TURN,
            f"Turn it into {turned} its target",
            "supports and attacks change places",
            why_not="" if claim_aimed else "only claims are supported, and its target is none",
        ),
        *options_of(the_map, step.kind, "scheme"),
        Option(_NO_SCHEME, "No scheme", "leave open what form of argument it is"),
    )
    answer = await desk.ask(AskChoice("What form of argument is it?", options, initial=step.scheme or ""))
    if answer is None:
        return
    name = called(the_map, step.id)
    if answer == _TURN:
        new = retype(the_map, step.id, "supports" if isinstance(step, Attack) else "attacks")
        take(desk, new, f"turned {name} into {turned} its target", select=step.id)
        return
    new = set_field(the_map, step.id, "scheme", None if answer == _NO_SCHEME else answer)
    take(desk, new, f"changed the scheme of {name}", select=step.id)


def moving_by(by: int) -> Callable[[Desk], Awaitable[None]]:
    """Return what moves the selected row among those beside it, down by `by`, up where it is negative."""

    async def run(desk: Desk) -> None:
        session = desk.session
        row = session.outline.row
        parent = "" if row.depth == 0 else parent_id(session, row)
        among = _under_heading(session, row) if row.depth and not parent else ()
        new = move(session.map, row.id, parent, by, among=among)
        stays = row.kind is RowKind.LINK  # with the cursor, and does not send it to where the node is in full
        what = f"moved {called(session.map, row.id)} {'down' if by > 0 else 'up'}"
        take(desk, new, what, select="" if stays else row.id)

    return run


async def indent_selected(desk: Desk) -> None:
    """Put the selected row under the one before it."""
    session = desk.session
    row = session.outline.row
    new = indent(session.map, row.id, parent_id(session, row))
    take(desk, new, f"moved {called(session.map, row.id)} in", select=row.id)


async def outdent_selected(desk: Desk) -> None:
    """Put the selected row beside what it stands under."""
    session = desk.session
    row = session.outline.row
    new = outdent(session.map, row.id, parent_id(session, row), into=_above(session, row, 3))
    take(desk, new, f"moved {called(session.map, row.id)} out", select=row.id)


async def copy_selected(desk: Desk) -> None:
    """Copy the marked nodes, or the selected one, as the text of a map file."""
    session = desk.session
    ids = _marked_or_selected(session)
    session.clipboard = copied(session.map, ids)
    desk.copy(session.clipboard)
    named = called(session.map, ids[0]) if len(ids) == 1 else counted_kinds([session.map.nodes[each] for each in ids])
    desk.say(f"Copied {named}: p puts it under the cursor.")


async def paste_under(desk: Desk) -> None:
    """Put what was copied under the selected node, with new ids where the old ones are taken."""
    session = desk.session
    under = session.selected if session.node is not None else ""
    lost = lost_by_pasting(session.map, session.clipboard, under=under)
    new, ids = paste(session.map, session.clipboard, under=under)
    pasted = f"pasted {counted_kinds([new.nodes[each] for each in ids])}"
    if take(desk, new, pasted, select=ids[0] if ids else ""):
        left_out = f" Left out: {_counted_off(lost)}." if lost else ""
        desk.say(f"{pasted.capitalize()}: u to undo.{left_out}", urgent=bool(lost))


async def mark(desk: Desk) -> None:
    """Mark the selected node, or take its mark away, and go on to the next row."""
    session = desk.session
    was_marked = session.selected in session.outline.marked
    session.outline = session.outline.mark(session.selected)
    named = called(session.map, session.selected)
    desk.say(f"No longer marked: {named}." if was_marked else f"Marked {named}: M links it to where the cursor is.")


async def link_marked(desk: Desk) -> None:
    """Link the marked nodes to the selected one: a claim to a step as its premise, a quote to a claim it attests."""
    session = desk.session
    target = session.selected
    marked = [node.id for node in session.map if node.id in session.outline.marked and node.id != target]
    new, done = session.map, []
    for node_id in marked:
        new, what = link(new, node_id, target)
        done.append(what)
    if take(desk, new, "; ".join(done), select=target):
        session.outline = session.outline.unmarked()
        desk.say(f"Linked to {called(session.map, target)}: u to undo.")


def _counted_off(clauses: Sequence[str]) -> str:
    """Write the first few of several clauses, and how many more there are."""
    more = len(clauses) - _MOST_TOLD
    return "; ".join((*clauses[:_MOST_TOLD], f"and {more} more") if more > 0 else clauses)


def parent_id(session: Session, row: Row) -> str:
    """Return the id of what a row stands under, "" at the top and under a heading."""
    parent = session.outline.rows[row.parent] if row.parent >= 0 else None
    return parent.id if parent is not None and parent.id in session.map.nodes else ""


def _above(session: Session, row: Row, levels: int) -> str:
    """Return the id of the step so many levels above a row, "" when there is none."""
    rows = session.outline.rows
    for _ in range(levels):
        if row.parent < 0:
            return ""
        row = rows[row.parent]
    return row.id if isinstance(session.map.nodes.get(row.id), Step) else ""


def _under_heading(session: Session, row: Row) -> tuple[str, ...]:
    """Return the ids of what is listed with a row under its heading."""
    return tuple(each.id for each in session.outline.rows if each.parent == row.parent)


def _marked_or_selected(session: Session) -> tuple[str, ...]:
    marked = tuple(node.id for node in session.map if node.id in session.outline.marked)
    return marked or (session.selected,)
