"""A JSON document of another tool, read whole, and its parts taken as what they should be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from argmap.errors import RefusedError
from argmap.evidence.json_array import Json
from argmap.exchange.deep_json import decode, encode


def read_json(text: str, path: str) -> Json:
    """Read a JSON text, however deep it is. Raises RefusedError with the line where it cannot be read."""
    try:
        return _read(text)
    except json.JSONDecodeError as fault:
        said = f"{fault.msg[:1].lower()}{fault.msg[1:]}".removesuffix(" starting at")
        ends = fault.pos >= len(text.rstrip())
        remedy = "the file seems to be cut off: fetch it again" if ends else "mend it there, or export it again"
        raise RefusedError(f"{path}:{fault.lineno}: this is no JSON that can be read: {said}", remedy) from None
    except ValueError:
        raise RefusedError(f"{path} holds a number of too many digits", "take that number out") from None


def _read(text: str) -> Json:
    try:
        return cast("Json", json.loads(text))
    except RecursionError:
        return decode(text)


def written(value: Json) -> str:
    """Return a value as JSON on one line, however deep it is."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return encode(value)


def begins_json(text: str) -> bool:
    """Tell whether a text begins as a JSON object or array does."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def mapping(value: Json) -> Mapping[str, Json]:
    """Return a value that is an object; anything else counts as an empty one."""
    return value if isinstance(value, Mapping) else {}


def sequence(value: Json) -> Sequence[Json]:
    """Return a value that is an array; anything else counts as an empty one."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def mappings(value: Json) -> Iterator[Mapping[str, Json]]:
    """Give the objects of an array."""
    return (each for each in sequence(value) if isinstance(each, Mapping))


def words(value: Json) -> str:
    """Return a string or a number as text, "" for anything else: ids are written either way."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
