"""Editing in the person's own editor: one block of the map file, or the whole file of a map with errors."""

from __future__ import annotations

from pathlib import Path

from argmap.model.problem import Severity
from argmap.workspace.desk import Desk
from argmap.workspace.session import Session


async def edit_outside(desk: Desk) -> None:
    """Open the whole file at its first error."""
    session = desk.session
    errors = [problem for problem in session.document.problems if problem.severity is Severity.ERROR]
    first = errors[0]
    await desk.edit_file(Path(first.path), first.line)
    outcome = session.look_outside()
    desk.say("The file is as it was." if outcome is None else outcome.words)


def why_not(session: Session) -> str:
    """Say why nothing can be changed in the person's own editor."""
    return "" if session.document.partial else "The map has no errors."
