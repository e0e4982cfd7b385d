"""The editing of a map in the terminal, from opening it to what is said when the terminal is as it was again."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
import traceback
from pathlib import Path

from argmap.store.journal import leftovers
from argmap.tui.app import ArgmapApp
from argmap.tui.first import first_jobs
from argmap.tui.panes import every_pane
from argmap.tui.terminal import check_terminal
from argmap.workspace.segments import safe
from argmap.workspace.session import Session
from argmap.workspace.settings import load_settings

DONE, BROKEN = 0, 2
_BY_SIGNAL = 128
"""What a shell adds to the number of a signal that ended a program."""
PRIMER = Path(__file__).parents[1] / "workspace" / "primer"
"""The primer with its source, as the package carries them."""


def edit(path: str, *, read_only: bool = False, tour: bool = False) -> int:
    """Open a map in the editor, and return the exit status when that is left: 0, or 2 when it broke down.

    Raises CannotDoError where there is no terminal, or the map cannot be opened.
    """
    check_terminal(os.environ)
    session = Session.open(path, load_settings(), read_only="it was opened for reading only" if read_only else "")
    app = ArgmapApp(session, every_pane(), [] if tour else first_jobs(), tour=tour)
    asyncio.run(_run(app))
    if app.return_code == DONE:
        if session.unsaved and not tour:
            sys.stderr.write(f"What was not saved is kept, and offered when {path} is opened again.\n")
        else:
            session.close()
        return DONE
    sys.stderr.write(f"{after_breakdown(session, app.ended_by)}\n")
    if app.fault is not None:
        sys.stderr.write(fault_text(app.fault))
    return app.ended_by + _BY_SIGNAL if app.ended_by else BROKEN


def tour() -> int:
    """Show around in a copy of the primer, in a folder that goes away; return the exit status of the editor."""
    with tempfile.TemporaryDirectory(prefix="argmap-tour-") as folder:
        shutil.copytree(PRIMER, folder, dirs_exist_ok=True)
        return edit(str(Path(folder, "primer.argmap.yaml")), tour=True)


async def _run(app: ArgmapApp) -> None:
    """Run the editor; a signal to end ends it in order, so that the terminal is left as it was."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and sys.platform != "win32":
            loop.add_signal_handler(number, app.end_by, number)
    await app.run_async(mouse=app.session.settings.mouse)


def fault_text(fault: BaseException) -> str:
    """Write where in the program something went wrong, for whoever mends it; no values that could be of the map."""
    lines = "".join(traceback.format_exception(fault)).splitlines()
    return "".join(f"{safe(line)}\n" for line in ("", "What went wrong, for a report of it:", *lines))


def after_breakdown(session: Session, signal_number: int = 0) -> str:
    """Say why the editor ended unasked, and where the person's work is."""
    why = "argmap was ended from outside" if signal_number else "argmap has a fault and had to end"
    if not session.unsaved:
        return f"{why}. Everything you did was saved."
    kept = "\n".join(str(file) for file in leftovers(session.document.path))
    if not kept or session.unjournalled:
        return f"{why}. What was not saved is lost: no journal could be written ({session.unjournalled})."
    return (
        f"{why}. What you had not saved is kept, in\n{kept}\n"
        f"Open the map again, and it is offered to you: argmap edit {session.document.path}"
    )
