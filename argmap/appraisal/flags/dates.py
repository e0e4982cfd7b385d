"""Flags on evidence from before the event that it attests, or from long after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import claim_name, quote_name, source_name
from argmap.appraisal.phrasing import counted, listed
from argmap.model.map import Map

YEARS = 5
"""Years after an event in which evidence still counts as of its time."""

Day = tuple[int, int, int]

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}[Xu]|\d{2}[Xu]{2})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?[?~%]?")


def date_drifts(setting: Setting) -> Iterator[Flag]:
    """Ask what late evidence goes by, one question a source, and how early evidence can speak of what came after it.

    Dates are ISO 8601 or EDTF; what is neither is passed over.
    """
    within, review = setting.within, setting.review
    late: dict[str, dict[str, str]] = {}
    gaps: dict[str, int] = {}
    for quote, claim in _attestations(within):
        source = within.sources.get(within.quotes[quote].source)
        event, written = span_of(within.claims[claim].event_date), span_of(source.date if source else None)
        if source is None or event is None or written is None:
            continue
        if written[1] < event[0]:
            message = (
                f"{quote_name(review, quote)} is dated {source.date}, before {within.claims[claim].event_date}, the "
                f"date of {claim_name(review, claim)}. How can it speak of that?"
            )
            yield Flag("date-drift", (claim, quote, source.id), message)
        elif written[0] > (event[1][0] + YEARS, *event[1][1:]):
            late.setdefault(source.id, {}).setdefault(claim, quote)
            gaps[source.id] = max(gaps.get(source.id, 0), written[0][0] - event[1][0])
    for name, claims in late.items():
        named = listed([claim_name(review, claim, most=60) for claim in claims], most=3, joint="; ")
        message = (
            f"{source_name(review, name)} is dated {within.sources[name].date}, "
            f"up to {counted(gaps[name], 'year')} after what it attests: {named}. What earlier record does it go by?"
        )
        yield Flag("date-drift", (*claims, *dict.fromkeys(claims.values()), name), message)


def _attestations(within: Map) -> Iterator[tuple[str, str]]:
    """Give every quote with the dated claims that it attests or is a premise for."""
    for claim, node in within.claims.items():
        if node.event_date is not None:
            for quote in within.shape.attested_by.get(claim, ()):
                yield quote, claim
            for step in within.shape.supports.get(claim, ()):
                for premise in within.steps[step].because:
                    if premise in within.quotes:
                        yield premise, claim


def span_of(text: str | None) -> tuple[Day, Day] | None:
    """Read a date, a month, a year, a decade (191X) or an interval of these as its first and its last day."""
    if text is None:
        return None
    first, slash, last = text.strip().partition("/")
    begun = _span(first)
    ended = _span(last) if slash else begun
    return (begun[0], ended[1]) if begun is not None and ended is not None else None


def _span(text: str) -> tuple[Day, Day] | None:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year = match["year"].replace("u", "X")
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    month, day = match["month"], match["day"]
    return (
        (first, int(month or 1), int(day or 1)),
        (last, int(month or 12), int(day or 31)),
    )
