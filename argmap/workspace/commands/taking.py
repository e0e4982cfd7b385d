"""Taking an edited map over into the session: nothing is done where nothing has changed."""

from __future__ import annotations

from argmap.model.map import Map
from argmap.workspace.desk import Desk


def take(desk: Desk, new: Map, what: str, *, select: str = "") -> bool:
    """Make `new` the present map, unless it is; return whether it was taken over.

    `what` says what was done, for undo; `select` is the node that the cursor goes to. Raises what `Session.change`
    raises.
    """
    session = desk.session
    if new is session.map:
        desk.say("Nothing has changed.")
        return False
    session.change(new, what, select=select)
    return True
