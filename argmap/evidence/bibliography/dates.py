"""Dates in one line of text: ISO 8601 with the ranges, seasons and circa dates of EDTF, else words."""

from __future__ import annotations

import re
from calendar import monthrange

from argmap.evidence.bibliography.entry import Date, one_line

MONTHS = "January February March April May June July August September October November December".split()
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_SEASON_MONTH = 20
"""EDTF writes the seasons as the months 21 to 24."""

_ISO = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_NUMERIC = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?[-/.]*")
_MONTH_FIRST = re.compile(r"([^\W\d]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d]{3,9})\.?,?\s+(\d{4})")
_MAX_YEAR = 9999


def read_date(text: str) -> Date:
    """Read a date or a range `FROM/TO`; anything but ISO 8601 and EDTF is kept as words."""
    ends = [_end(end) for end in text.strip().split("/")]
    known = [end for end in ends if end is not None]
    if len(known) != len(ends) or len(ends) > 2 or not text.strip():  # noqa: PLR2004 - a range has two ends
        return Date(literal=one_line(text))
    parts = tuple(end.parts[0] for end in known)
    season = known[0].season
    if len(known) > 1 and any(end.season for end in known):
        return Date(literal=one_line(text))
    return Date(parts, season, any(end.circa for end in known))


def write_date(date: Date) -> str:
    """Write a date so that `read_date` reads the same."""
    if not date.parts:
        return date.literal
    mark = "~" if date.circa else ""
    return "/".join(_iso(part, date.season) + mark for part in date.parts)


def guess_date(text: str) -> Date:
    """Read a date as other programs write it: ISO, `1918/04/18/`, `April 18, 1918`, `18 Apr. 1918`; else words."""
    text = one_line(text)
    found = read_date(text)
    if found.parts:
        return found
    for pattern, order in ((_NUMERIC, (0, 1, 2)), (_MONTH_FIRST, (2, 0, 1)), (_DAY_FIRST, (2, 1, 0))):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        year, month, day = (match.groups()[place] for place in order)
        date = date_of(year, month_number(month or ""), day or "")
        if date is not None:
            return date
    return found


def month_number(text: str) -> str:
    """Return the number of an English month, whole or cut to three letters or more; else `text` itself."""
    word = text.strip().strip(".").lower()
    for number, month in enumerate(MONTHS, 1):
        if len(word) > 2 and (month.lower().startswith(word) or word == "sept"):  # noqa: PLR2004 - Jun and Jul differ here
            return str(9 if word == "sept" else number)
    return text


def date_of(year: str, month: str = "", day: str = "") -> Date | None:
    """Make a date of its numbers, as text; None when they are no date."""
    numbers = [number.strip() for number in (year, month, day)]
    while numbers and not numbers[-1]:
        numbers.pop()
    if not numbers or not all(re.fullmatch(r"-?\d{1,4}", number, re.ASCII) for number in numbers):
        return None
    return valid_date([int(number) for number in numbers])


def valid_date(numbers: list[int]) -> Date | None:
    """Make a date of year, month and day as far as given; None when there is no such day."""
    if not 1 <= len(numbers) <= 3 or abs(numbers[0]) > _MAX_YEAR:  # noqa: PLR2004 - year, month and day
        return None
    if len(numbers) == 2 and 1 <= numbers[1] - _SEASON_MONTH <= len(SEASONS):  # noqa: PLR2004 - year and season
        return Date(((numbers[0],),), numbers[1] - _SEASON_MONTH)
    if len(numbers) > 1 and not 1 <= numbers[1] <= len(MONTHS):
        return None
    if len(numbers) > 2 and not 1 <= numbers[2] <= _days(numbers[0], numbers[1]):  # noqa: PLR2004 - the day
        return None
    return Date((tuple(numbers),))


def _days(year: int, month: int) -> int:
    # The calendar repeats every 400 years, and a leap day of the Julian calendar is a day as well.
    return 29 if month == 2 and year % 4 == 0 else monthrange(2001, month)[1]  # noqa: PLR2004 - February


def _end(text: str) -> Date | None:
    match = _ISO.fullmatch(text.strip())
    if match is None or not text.isascii():
        return None
    numbers = [int(number) for number in match.groups()[:3] if number is not None]
    date = valid_date(numbers)
    return date and Date(date.parts, date.season, circa=match[4] != "")


def _iso(part: tuple[int, ...], season: int) -> str:
    year = f"{part[0]:05d}" if part[0] < 0 else f"{part[0]:04d}"
    rest = (_SEASON_MONTH + season,) if season else part[1:]
    return "-".join([year, *(f"{number:02d}" for number in rest)])
