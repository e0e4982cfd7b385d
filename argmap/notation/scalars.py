"""One-line values: which are plain, and how the others are quoted, so that every YAML reader reads the same string."""

from __future__ import annotations

import re
import sys

UNPRINTABLE = re.compile("[^\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that cannot stand in a map file: controls, U+0085, U+2028, U+2029, U+FEFF, noncharacters, surrogates."""

_NOT_FIRST = frozenset("?:,[]{}#&*!|>'\"%@`")
_NOT_IN_BRACKETS = re.compile(r"[][{}\"'#&*!|>%@`:?,\t]")
_DOUBLE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_SINGLE = re.compile(r"'[^']*(?:''[^']*)*'")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"} | {
    same: same for same in ' "/\\'
}
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BEYOND_BMP = 0x10000
_LEFT_OUT = {"&": "an anchor", "*": "an alias", "!": "a tag", "{": "a map"}
_SURROGATES = range(0xD800, 0xE000)

IN_QUOTES = 'put it in quotes, "...", or on lines of its own under `|`'


class ScalarFaultError(ValueError):
    """A value that cannot be read; `best` is its text as far as it could be."""

    def __init__(self, code: str, message: str, remedy: str, *, best: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
        self.best = best


def is_plain(value: str) -> bool:
    """Tell whether `value` can be written as it is after `name: `."""
    return (
        value != ""
        and value[0] not in _NOT_FIRST
        and value[0] != " "
        and value[-1] not in " :"
        and ": " not in value
        and " #" not in value
        and "\t" not in value
        and "\n" not in value
        and not (value[0] == "-" and value[1:2] in ("", " "))
        and UNPRINTABLE.search(value) is None
    )


def is_plain_item(value: str) -> bool:
    """Tell whether `value` can be written as it is in a list in brackets."""
    return is_plain(value) and value[0].isalnum() and _NOT_IN_BRACKETS.search(value) is None


def read_scalar(written: str) -> str:
    """Return the string that `written`, a value on one line without spaces around it, stands for.

    Raises ScalarFaultError when YAML readers would read anything else, or nothing.
    """
    first = written[0]
    if first not in _NOT_FIRST:
        if (
            ": " not in written
            and " #" not in written
            and "\t" not in written
            and written[-1] != ":"
            and not (first == "-" and written[1:2] in ("", " "))
        ):
            return written
    elif first == '"':
        return _read_double(written)
    elif first == "'":
        return _read_single(written)
    raise _fault_of(written)


def write_scalar(value: str) -> str:
    """Write `value` on one line: plain if it can be, else between double quotes."""
    return value if is_plain(value) else quoted(value)


def quoted(value: str) -> str:
    """Write `value` between double quotes; a lone surrogate, which no file can hold, becomes U+FFFD."""
    return '"' + "".join(map(_write_character, value)) + '"'


def _write_character(character: str) -> str:
    if character in _WRITTEN:
        return _WRITTEN[character]
    if UNPRINTABLE.match(character) is None:
        return character
    code = ord(character)
    if code in _SURROGATES:
        return "\\uFFFD"
    return f"\\u{code:04X}" if code < _BEYOND_BMP else f"\\U{code:08X}"


def _read_single(written: str) -> str:
    if "\t" in written:
        raise _tab(written)
    match = _SINGLE.match(written)
    if match is None:
        raise _unclosed(written, "'")
    if match.end() != len(written):
        raise _trailing(written, match.end())
    return written[1:-1].replace("''", "'")


def _read_double(written: str) -> str:
    if "\t" in written:
        raise _tab(written)
    match = _DOUBLE.match(written)
    if match is None:
        raise _unclosed(written, '"')
    if match.end() != len(written):
        raise _trailing(written, match.end())
    inner = written[1:-1]
    return _ESCAPE.sub(_read_escape, inner) if "\\" in inner else inner


def _read_escape(match: re.Match[str]) -> str:
    escape = match[1]
    if len(escape) == 1:
        if escape in _ESCAPES:
            return _ESCAPES[escape]
        raise ScalarFaultError(
            "E109",
            f'"\\{escape}" is not an escape',
            'a backslash itself is written "\\\\"; in single quotes, or under `|`, it stands for itself',
            best=match.string,
        )
    code = int(escape[1:], 16)
    if code in _SURROGATES or code > sys.maxunicode:
        raise ScalarFaultError(
            "E109", f'"\\{escape}" is not a character', "write the character itself", best=match.string
        )
    return chr(code)


def _tab(written: str) -> ScalarFaultError:
    return ScalarFaultError(
        "E102", "a tab stands in a one-line value", "use a space, or \\t in double quotes", best=written
    )


def _unclosed(written: str, mark: str) -> ScalarFaultError:
    return ScalarFaultError(
        "E109",
        f"the text opened with {mark} does not end on its line",
        "close it, or write the text under `|`",
        best=written[1:],
    )


def _trailing(written: str, end: int) -> ScalarFaultError:
    rest = written[end:].lstrip(" ")
    if rest.startswith("#"):
        message, remedy = "a comment follows the value on its line", "put the comment on a line of its own"
    else:
        message, remedy = "something follows the closing quotation mark", "write the whole text under `|`"
    return ScalarFaultError("E109", message, remedy, best=written)


def _fault_of(written: str) -> ScalarFaultError:
    first = written[0]
    if "\t" in written:
        return _tab(written)
    if first in _LEFT_OUT:
        what = f'"{first}" starts {_LEFT_OUT[first]} in YAML, which map files leave out'
        return ScalarFaultError("E108", what, IN_QUOTES, best=written)
    if first == ">":
        return ScalarFaultError(
            "E108", "folded text (`>`) is not in the format", "use `|`, which keeps the lines as they are", best=written
        )
    if first == "|":
        return ScalarFaultError(
            "E108",
            f'"{written}" is not in the format',
            "write `|` alone and the text below it (`|2` when its first line starts with spaces)",
            best=written,
        )
    if first in _NOT_FIRST or first == "-":
        return ScalarFaultError("E107", f'a plain value cannot start with "{first}"', IN_QUOTES, best=written)
    if " #" in written:
        return ScalarFaultError(
            "E107",
            '" #" would start a comment here in YAML and cut the value',
            f"{IN_QUOTES}; a comment goes on a line of its own",
            best=written,
        )
    return ScalarFaultError("E107", 'a plain value cannot hold ": " or end with ":"', IN_QUOTES, best=written)
