"""The words of a reference: names in order, dates, ordinals, page ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.evidence.bibliography.dates import MONTHS, SEASONS
from argmap.evidence.bibliography.entry import Date, Name

_OTHERS = Name(literal="others")
_MOST_NAMES = 10
_SHOWN_OF_MANY = 7
_RANGE = re.compile(r"(?<=[\dA-Za-z])\s*-{1,2}\s*(?=[\dA-Za-z])")
_EDITION = re.compile(r"\bed(?:n|ition)?\b", re.IGNORECASE)
_TEENS = range(11, 14)


def in_order(name: Name) -> str:
    """Write a name as it is spoken: `Vincent van Gogh`."""
    if name.literal:
        return name.literal
    parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    return " ".join(filter(None, parts))


def inverted(name: Name) -> str:
    """Write a name as it is sorted: `van Gogh, Vincent`."""
    if name.literal:
        return name.literal
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return ", ".join(filter(None, (family, given, name.suffix)))


def listed(names: Sequence[Name], *, first_inverted: bool = False) -> str:
    """Write names as a list: `Snow, John, Jane Roe, and Ann Poe`; the last are dropped if they are over ten."""
    others = _OTHERS in names or len(names) > _MOST_NAMES
    named = [name for name in names if name != _OTHERS]
    if len(named) > _MOST_NAMES:
        named = named[:_SHOWN_OF_MANY]
    written = [inverted(name) if first_inverted and not place else in_order(name) for place, name in enumerate(named)]
    if others:
        return f"{', '.join(written)}{',' if len(written) > 1 or ',' in written[0] else ''} et al." if written else ""
    if len(written) <= 1:
        return "".join(written)
    # A name with its parts exchanged holds a comma, so one stands after it as well.
    comma = "," if len(written) > 2 or (first_inverted and "," in written[0]) else ""  # noqa: PLR2004 - a series
    return f"{', '.join(written[:-1])}{comma} and {written[-1]}"


def dated(date: Date) -> str:
    """Write a date in words: `18 April 1918`, `c. 1855`, `1914–1918`, `Spring 1918`."""
    if not date.parts:
        return date.literal
    ends = [_one_date(part, date.season) for part in date.parts]
    return f"{'c. ' if date.circa else ''}{'–'.join(ends)}"


def year_of(date: Date) -> str:
    """Write the year or years of a date, or its words."""
    if not date.parts:
        return date.literal
    years = list(dict.fromkeys(_year(part[0]) for part in date.parts))
    return f"{'c. ' if date.circa else ''}{'–'.join(years)}"


def edition(words: str) -> str:
    """Write an edition: `2` is `2nd ed.`."""
    if words.isascii() and words.isdigit():
        return f"{ordinal(int(words[:9]))} ed."
    return words if _EDITION.search(words) else f"{words} ed."


def ordinal(number: int) -> str:
    """Write a number as an ordinal: `1st`, `12th`, `23rd`."""
    suffix = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def pages(words: str) -> str:
    """Write page numbers with dashes between them."""
    return _RANGE.sub("–", words)


def page_locator(words: str) -> str:
    """Write page numbers with what they are: `p. 245`, `pp. 245–250`."""
    dashed = pages(words)
    if not words[:1].isdigit():
        return dashed
    return f"{'pp.' if '–' in dashed or ',' in dashed else 'p.'} {dashed}"


def _one_date(part: tuple[int, ...], season: int) -> str:
    words = [_year(part[0])]
    if season:
        words.insert(0, SEASONS[season - 1])
    if len(part) > 1:
        words.insert(0, MONTHS[part[1] - 1])
    if len(part) > 2:  # noqa: PLR2004 - year, month and day
        words.insert(0, str(part[2]))
    return " ".join(words)


def _year(year: int) -> str:
    return f"{-year} BC" if year < 0 else str(year)
