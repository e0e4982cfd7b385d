"""Which characters of a map file are refused, and which are suspicious."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from argmap.model.problem import Problem, Severity
from argmap.notation.scalars import UNPRINTABLE

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BYTES_OF_TEXT = bytes([9, 10, *range(32, 127), *range(128, 256)])
_MOST = 20
_REMEDIES = {
    "\r": "end lines with a line feed, or with carriage return and line feed",
    "\x85": "use an ordinary line break",
    "\u2028": "use an ordinary line break",
    "\u2029": "use an ordinary line break",
    "\ufeff": "remove it; it can stand at the very start of the file only",
}
_NAMES = {"\r": "a lone carriage return", "\x85": "the line break U+0085", "\ufeff": "a byte order mark (U+FEFF)"}


def check_characters(text: str, path: str) -> Iterator[Problem]:
    """Give what is wrong with the characters of a file's text, at most 20 of each kind.

    `text` has line feeds only and no byte order mark at its start.
    """
    ascii_only = text.isascii()
    if not ascii_only or text.encode("ascii").translate(None, _BYTES_OF_TEXT):
        for count, match in enumerate(UNPRINTABLE.finditer(text)):
            if count == _MOST:
                break
            character = match[0]
            name = _NAMES.get(character, f"the character U+{ord(character):04X}")
            remedy = _REMEDIES.get(
                character, f'remove it, or write it as an escape in double quotes: "\\u{ord(character):04X}"'
            )
            yield _problem(
                "E101", f"{name} cannot stand in a map file", remedy, Severity.ERROR, (text, path, match.start())
            )
    if ascii_only:
        return
    for count, match in enumerate(_DIRECTION.finditer(text)):
        if count == _MOST:
            break
        message = f"an invisible character (U+{ord(match[0]):04X}) changes the direction of the text here"
        remedy = "remove it unless you know why it is there: it can make text read differently from what it says"
        yield _problem("W102", message, remedy, Severity.WARNING, (text, path, match.start()))
    if not unicodedata.is_normalized("NFC", text):
        yield from _uncomposed(text, path)


def _uncomposed(text: str, path: str) -> Iterator[Problem]:
    count = 0
    for line, written in enumerate(text.split("\n"), 1):
        if written.isascii() or unicodedata.is_normalized("NFC", written):
            continue
        composed = unicodedata.normalize("NFC", written)
        column = (
            next((at for at, (one, other) in enumerate(zip(written, composed, strict=False)) if one != other), 0) + 1
        )
        message = "letters on this line are not composed (Unicode NFC), so equal words may compare unequal"
        yield Problem("W101", message, "save the file in NFC", Severity.WARNING, path=path, line=line, column=column)
        count += 1
        if count == _MOST:
            return


def _problem(code: str, message: str, remedy: str, severity: Severity, place: tuple[str, str, int]) -> Problem:
    text, path, at = place
    line = text.count("\n", 0, at) + 1
    return Problem(code, message, remedy, severity, path=path, line=line, column=at - text.rfind("\n", 0, at))
