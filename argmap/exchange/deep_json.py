"""JSON of any depth, read and written without recursion, for the library's own gives up some thousand levels down."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from json import JSONDecodeError, JSONDecoder, dumps
from typing import TypeAlias, cast

from argmap.evidence.json_array import Json

MAX_DEPTH = 1_000_000
"""No file of a person is deeper, and a hostile one would fill the memory with lists."""

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder()
_Open: TypeAlias = dict[str, Json] | list[Json]


def decode(text: str) -> Json:
    """Read a JSON text as `json.loads` does, and refuse what it refuses: JSONDecodeError, ValueError for long numbers.

    Refused as well are more than a million levels. The grammar is that of RFC 8259 with NaN and the infinities. Linear.
    """
    return _Reading(text).value()


def encode(value: Json) -> str:
    """Write a value on one line as `json.dumps` does, every character as itself. Linear."""
    parts: list[str] = []
    waiting: list[tuple[bool, Json]] = [(False, value)]
    while waiting:
        is_written, each = waiting.pop()
        if is_written:
            parts.append(str(each))
        elif isinstance(each, Mapping):
            waiting.append((True, "}"))
            for place, (key, inner) in reversed(list(enumerate(each.items()))):
                waiting += [(False, inner), (True, f"{', ' if place else ''}{dumps(key, ensure_ascii=False)}: ")]
            waiting.append((True, "{"))
        elif isinstance(each, Sequence) and not isinstance(each, str):
            waiting.append((True, "]"))
            for place, inner in reversed(list(enumerate(each))):
                waiting += [(False, inner), (True, ", " if place else "")]
            waiting.append((True, "["))
        else:
            parts.append(dumps(each, ensure_ascii=False))
    return "".join(parts)


class _Reading:
    """One text while it is read: the lists and objects that are open, and the key that each object waits at."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._open: list[_Open] = []
        self._keys: list[str] = []

    def value(self) -> Json:
        self._skip()
        while True:
            opened = self._begin()
            if opened is not None:
                self._open.append(opened)
                if len(self._open) > MAX_DEPTH:
                    raise JSONDecodeError(f"More than {MAX_DEPTH:,} levels", self._text, self._at)
                if not self._is_empty(opened):
                    continue
                value: Json = self._close()
            else:
                value = self._scalar()
            while self._open:
                if not self._put(value):
                    break
                value = self._close()
            else:
                return self._ended(value)

    def _begin(self) -> _Open | None:
        mark = self._text[self._at : self._at + 1]
        if mark not in ("{", "["):
            return None
        self._at += 1
        self._skip()
        return {} if mark == "{" else []

    def _is_empty(self, opened: _Open) -> bool:
        """Go past the end of what has just begun, if it ends here; else read its first key, if it has keys."""
        if self._text.startswith("}" if isinstance(opened, dict) else "]", self._at):
            self._at += 1
            if isinstance(opened, dict):
                self._keys.append("")
            return True
        if isinstance(opened, dict):
            self._keys.append(self._key())
        return False

    def _put(self, value: Json) -> bool:
        """Put a value where it belongs; tell whether that is complete with it."""
        within = self._open[-1]
        if isinstance(within, dict):
            within[self._keys[-1]] = value
        else:
            within.append(value)
        self._skip()
        end = "}" if isinstance(within, dict) else "]"
        mark = self._text[self._at : self._at + 1]
        if mark == end:
            self._at += 1
            return True
        if mark != ",":
            raise JSONDecodeError("Expecting ',' delimiter", self._text, self._at)
        self._at += 1
        self._skip()
        if isinstance(within, dict):
            self._keys[-1] = self._key()
        return False

    def _close(self) -> Json:
        closed = self._open.pop()
        if isinstance(closed, dict):
            self._keys.pop()
        return closed

    def _key(self) -> str:
        if not self._text.startswith('"', self._at):
            what = "Expecting property name enclosed in double quotes"
            raise JSONDecodeError(what, self._text, self._at)
        key = self._scalar()
        self._skip()
        if not self._text.startswith(":", self._at):
            raise JSONDecodeError("Expecting ':' delimiter", self._text, self._at)
        self._at += 1
        self._skip()
        return str(key)

    def _scalar(self) -> Json:
        """Read what is neither a list nor an object, as the library does."""
        value, self._at = cast("tuple[Json, int]", _DECODER.raw_decode(self._text, self._at))
        return value

    def _ended(self, value: Json) -> Json:
        self._skip()
        if self._at != len(self._text):
            raise JSONDecodeError("Extra data", self._text, self._at)
        return value

    def _skip(self) -> None:
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space is not None else self._at
