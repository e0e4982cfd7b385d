"""What is in trouble in a map: the nodes with a problem, and the quotes whose words were not found as they stand."""

from __future__ import annotations

from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.workspace.session import Session

_IN_ORDER = frozenset({Verdict.VERIFIED, Verdict.VERIFIED_EDITED, Verdict.SECOND_HAND, Verdict.SOURCE_NOT_HELD})


def is_in_order(check: QuoteCheck) -> bool:
    """Tell whether a verdict gives nothing to be mended; a source that is not held could not be looked at."""
    return check.verdict in _IN_ORDER


def troubled(session: Session) -> frozenset[str]:
    """Return the ids of the nodes with a problem, and of the quotes that did not verify."""
    unverified = (quote_id for quote_id, check in session.checks.items() if not is_in_order(check))
    return frozenset((*(problem.id for problem in session.problems if problem.id), *unverified))


def next_trouble(session: Session) -> str:
    """Return the first troubled node after the cursor, in the order of the outline and round its end, "" for none."""
    wanted = troubled(session)
    rows = session.outline.rows
    if not wanted or not rows:
        return ""
    here = session.outline.shown[session.outline.cursor] if session.outline.shown else -1
    order = [*range(here + 1, len(rows)), *range(min(here + 1, len(rows)))]
    return next((rows[place].id for place in order if rows[place].id in wanted), "")
