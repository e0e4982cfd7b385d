"""Which quotations count as evidence, by what was found when they were checked."""

from __future__ import annotations

from argmap.evidence.verdict import AlterationSeverity, QuoteCheck, Verdict

_FAILED = frozenset([Verdict.NOT_FOUND, Verdict.SPLICED])
_UNCHECKED = frozenset([Verdict.SOURCE_NOT_HELD, Verdict.UNREADABLE, Verdict.STALE])


def is_checked(check: QuoteCheck | None) -> bool:
    """Tell whether the words of a quotation were compared with a text that is the recorded one."""
    return check is not None and check.verdict not in _UNCHECKED


def is_evidence(check: QuoteCheck | None, *, reject_unverified: bool = False) -> bool:
    """Tell whether a quotation grounds anything.

    Not when its words were not found, were joined from several places, or were changed by more than spelling; where the
    held file has changed, only when its present text agrees. What could not be checked counts, unless
    `reject_unverified`.
    """
    if not is_checked(check) and reject_unverified:
        return False
    if check is None:
        return True
    verdict = check.text_status if check.verdict is Verdict.STALE else check.verdict
    if verdict is None or verdict in _FAILED:
        return False
    return verdict is not Verdict.ALTERED or check.severity is AlterationSeverity.MINOR
