"""The ids that a user names on the command line: present, earlier or mistyped."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from argmap.errors import RefusedError
from argmap.model.map import Map
from argmap.model.references import earlier_ids
from argmap.model.suggesting import Suggestions


def known_id(wanted: str, ids: Iterable[str], within: Map, *, what: str = "block") -> str:
    """Return the id of `ids` that `wanted` names; an earlier id gives the present one, and says so.

    Raises RefusedError with the id that was perhaps meant.
    """
    known = dict.fromkeys(ids)
    if wanted in known:
        return wanted
    present = earlier_ids(within).get(wanted)
    if present in known:
        print(f'note: "{wanted}" is now called "{present}"', file=sys.stderr)
        return present
    folded = {one.casefold(): one for one in known}
    close = folded.get(wanted.casefold()) or Suggestions(known).closest(wanted)
    remedy = f'did you mean "{close}"?' if close else "argmap review PATH lists the claims with their ids"
    if wanted in within.nodes:
        found = within[wanted].kind
        raise RefusedError(f'"{wanted}" is not a {what}: its block is a `{found}`', remedy)
    raise RefusedError(f'no {what} is called "{wanted}"', remedy)
