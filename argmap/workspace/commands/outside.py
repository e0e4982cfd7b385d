"""Editing in the person's own editor: one block of the map file, or the whole file of a map with errors."""

from __future__ import annotations

from pathlib import Path

from argmap.errors import EditError
from argmap.model.problem import Severity
from argmap.workspace.asking import AskYes, Option
from argmap.workspace.commands.taking import take
from argmap.workspace.desk import Desk
from argmap.workspace.editing_text import block_for_editor, edited
from argmap.workspace.faults import why_partial
from argmap.workspace.inspecting.fields import HEAD
from argmap.workspace.session import Session

_AGAIN = (Option("yes", "Edit it again", key="e"), Option("no", "Give it up", key="g"))


async def edit_outside(desk: Desk) -> None:
    """Open the block of the selected node, or of the head; of a map with errors, the file at the first of them."""
    if desk.session.document.partial:
        await _mend(desk)
        return
    session = desk.session
    node_id = session.selected or HEAD
    before = block_for_editor(session.map, node_id)
    text: str | None = before
    while text is not None:
        text = await desk.in_editor(text, name=node_id)
        if text is None or text == before:
            desk.say("Left as it was.")
            return
        try:
            found = edited(session.map, node_id, text)
            take(desk, found.map, found.what, select="" if found.selected == HEAD else found.selected)
        except EditError as refusal:  # what was written would be lost
            words = f"{refusal.message} {refusal.remedy}".strip()
            if await desk.ask(AskYes("The text cannot be taken over", words, _AGAIN)) != "yes":
                return
            continue
        return


async def _mend(desk: Desk) -> None:
    session = desk.session
    errors = [problem for problem in session.document.problems if problem.severity is Severity.ERROR]
    await desk.edit_file(Path(errors[0].path), errors[0].line)
    outcome = session.look_outside(again=True)
    if outcome is None:
        desk.say("The file is as it was.")
        return
    if session.document.partial:
        desk.say(f"The map cannot be changed yet: {session.read_only}.", urgent=True)
        return
    desk.say("Nothing is in the way any more: the map can be changed.")


def why_not(session: Session) -> str:
    """Say why nothing can be changed in the person's own editor; a map with errors is mended there."""
    if not session.read_only or session.read_only == why_partial(session.document):
        return ""
    return f"The map cannot be changed: {session.read_only}."
