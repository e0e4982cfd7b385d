"""Numbers as values: 1,200 and 1200 and twelve hundred are one number, 1.200 is so too in German."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from argmap.evidence.matching.wordlists import WordList

_FIGURE = re.compile(r"(-?)(\d+(?:[.,]\d+)*)(\D*)")
_ORDINAL_ENDINGS = frozenset("st nd rd th e er re \u00e8me eme \u00ba \u00aa".split())
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_THOUSAND = 1000
_HUNDRED = 100

Value = tuple[str, Decimal]
"""What is counted ("" for a plain number, "ordinal", or the letters stuck to it) and how many."""


def value_of(words: Sequence[str], lists: WordList) -> Value | None:
    """Read `words` as one number; None when they are not one."""
    total, current, sort = Decimal(0), Decimal(0), ""
    read = False
    for word in words:
        folded = word.casefold()
        if read and folded in lists.number_joiners:
            continue
        if sort:
            return None
        figure = _figure(word, lists)
        if figure is not None:
            sort, number = figure
            if read and not (total == 0 and current and _is_group(word)):
                return None
            current = current * _THOUSAND + number if read else number
        elif folded in lists.scales:
            scale = lists.scales[folded]
            if scale < _THOUSAND:
                current = (current or Decimal(1)) * scale
            else:
                total += (current or Decimal(1)) * scale
                current = Decimal(0)
        elif folded in lists.numbers or folded in lists.ordinals:
            sort = "" if folded in lists.numbers else "ordinal"
            added = _added(current, lists.numbers.get(folded, lists.ordinals.get(folded, 0)))
            if added is None or (read and not current and not total):
                return None
            current = added
        else:
            return None
        read = True
    return (sort, total + current) if read else None


def _added(current: Decimal, number: int) -> Decimal | None:
    if current == 0:
        return Decimal(number)
    place = 10 ** len(str(number))
    if number == 20 and current % _HUNDRED == 4:  # noqa: PLR2004 -- quatre-vingt
        return current + 76
    if current % place == 0 or (current % _HUNDRED in (60, 80) and number < 20):  # noqa: PLR2004 -- soixante-dix
        return current + number
    return None


def _is_group(word: str) -> bool:
    return len(word) == 3 and word.isdigit()  # noqa: PLR2004 -- 12 345


def _figure(word: str, lists: WordList) -> Value | None:
    found = _FIGURE.fullmatch(_in_ascii(word))
    if found is None:
        return None
    sign, digits, letters = found.groups()
    sort = "ordinal" if letters.casefold() in _ORDINAL_ENDINGS else letters.casefold()
    return sort, Decimal(sign + _with_point(digits, comma=lists.decimal_comma))


def _with_point(digits: str, *, comma: bool) -> str:
    """Drop the separators of thousands from `digits` and write a point for the decimal sign."""
    if "." in digits and "," in digits:
        decimal = max(".,", key=digits.rfind)
        return digits.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    separator = "." if "." in digits else ","
    grouping = "." if comma else ","
    if digits.count(separator) > 1:
        return digits.replace(separator, "")
    if _GROUPED.fullmatch(digits) and separator == grouping and not digits.startswith("0"):
        return digits.replace(separator, "")
    return digits.replace(separator, ".")


def _in_ascii(word: str) -> str:
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in word)


def continues_number(before: str, after: str, lists: WordList) -> bool:
    """Tell whether two neighbouring words are parts of one number: 5 million, three hundred, twenty five."""
    first, second = before.casefold(), after.casefold()
    if second in lists.scales:
        return before[:1].isdigit() or first in lists.numbers or first in lists.scales
    if first in lists.numbers:
        return lists.numbers[first] >= 20 and lists.numbers[first] % 10 == 0 and 0 < lists.numbers.get(second, 99) < 10  # noqa: PLR2004 -- tens and units
    return first in lists.scales and second in lists.numbers
