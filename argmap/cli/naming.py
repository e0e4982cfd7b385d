"""The ids that a user names on the command line: present, earlier or mistyped."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from argmap.appraisal.numbering import labels
from argmap.errors import RefusedError
from argmap.model.map import Map
from argmap.model.references import earlier_ids
from argmap.model.suggesting import Suggestions

_SHOWN = 6


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
    some = ", ".join(list(known)[:_SHOWN]) + (", ..." if len(known) > _SHOWN else "")
    remedy = f'did you mean "{close}"?' if close else f"the ids are {some}" if some else f"the map has no {what}"
    if wanted in within.nodes:
        found = within[wanted].kind
        raise RefusedError(f'"{wanted}" is not a {what}: its block is a `{found}`', remedy)
    raise RefusedError(f'no {what} is called "{wanted}"', remedy)


def known_claim(wanted: str, within: Map) -> str:
    """Return the id of the claim that `wanted` names, by its id or by the label that reviews and pictures show (C2).

    Raises RefusedError with the id that was perhaps meant.
    """
    if wanted not in within.nodes:
        labelled = [
            node_id for node_id, label in labels(within).items() if label == wanted and node_id in within.claims
        ]
        if labelled:
            return labelled[0]
    return known_id(wanted, within.claims, within, what="claim")
