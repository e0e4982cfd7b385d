"""A program that edits a map in a session of its own, to be killed or disturbed.

python editors.py MAP TOTAL START     edit the map TOTAL times, saving now and then, and report every edit that counts
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

from argmap.errors import RefusedError
from argmap.model.nodes import Claim
from argmap.workspace.session import Session

_OF_UNDOING, _OF_SAVING, _OF_LOOKING = 0.1, 0.3, 0.5


def keep_editing(path: Path, total: int, start: int) -> None:
    """Recover what an earlier program left, then add a claim at each step; report every edit that counts.

    Now and then it saves, changes and undoes something else, and takes over what others write; conflicts are settled
    with ours.
    """
    session = Session.open(path)
    while session.recoverable is not None:
        outcome = session.recover()
        if outcome.conflicts:
            session.resolve({(each.id, each.field): True for each in outcome.conflicts})
    report("open")
    chance = random.Random(start)
    for number in range(start, start + total):
        claim = Claim(id=f"e{number}", text=f"Edit {number}.")
        session.change(replace(session.map, nodes={**session.map.nodes, claim.id: claim}), f"added {claim.id}")
        report(f"edited e{number}" if not session.unjournalled else f"unjournalled {session.unjournalled}")
        what = chance.random()
        if what < _OF_UNDOING:
            noted = session.map["c"].model_copy(update={"note": f"To be undone {number}."})
            session.change(replace(session.map, nodes={**session.map.nodes, "c": noted}), "noted")
            session.undo()
        elif what < _OF_SAVING:
            _save(session)
        elif what < _OF_LOOKING and (met := session.look_outside()) is not None:
            report("met" if not met.conflicts else f"conflict {met.words}")


def _save(session: Session) -> None:
    try:
        outcome = session.save()
        while outcome.conflicts:
            report(f"conflict {outcome.words}")
            session.resolve({(each.id, each.field): True for each in outcome.conflicts})
            outcome = session.save()
    except RefusedError as refusal:
        report(f"refused {refusal.message}")
        return
    report("saved")


def report(line: str) -> None:
    """Tell whoever started this program."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    where, *numbers = sys.argv[1:]
    keep_editing(Path(where), *map(int, numbers))
