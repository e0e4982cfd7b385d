"""A JSON array read element by element, so that each has its line and what stands before a fault is not lost."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

Json: TypeAlias = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an array; `line` counts from 1."""

    value: Json
    line: int


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements that could be read; `fault` says in one clause what was wrong at `fault_line`, or is empty."""

    elements: tuple[Element, ...]
    fault: str = ""
    fault_line: int = 0


@dataclass(frozen=True, slots=True)
class _Fault:
    words: str
    place: int


def read_elements(text: str) -> Elements:
    """Read the elements of the array that is `text`, or `text` itself as the one element, if it is an object."""
    place = _after_space(text, 0)
    if text.startswith("[", place):
        return _read_array(text, place + 1)
    line = 1 + text.count("\n", 0, place)
    read = _read_value(text, place)
    if isinstance(read, _Fault):
        return Elements((), read.words, line + text.count("\n", place, read.place))
    value, end = read
    end = _after_space(text, end)
    if end != len(text):
        return Elements((), "something follows the end", 1 + text.count("\n", 0, end))
    return Elements((Element(value, line),))


def _read_array(text: str, place: int) -> Elements:
    elements: list[Element] = []
    line, counted = 1, 0
    place = _after_space(text, place)
    if text.startswith("]", place):
        return _ended(text, place + 1, elements)
    while True:
        line, counted = line + text.count("\n", counted, place), place
        read = _read_value(text, place)
        if isinstance(read, _Fault):
            return Elements(tuple(elements), read.words, line + text.count("\n", place, read.place))
        elements.append(Element(read[0], line))
        place = _after_space(text, read[1])
        mark = text[place : place + 1]
        if mark == "]":
            return _ended(text, place + 1, elements)
        if mark != ",":
            fault = "the text ends within the list" if not mark else 'a "," is missing'
            return Elements(tuple(elements), fault, line + text.count("\n", counted, place))
        place = _after_space(text, place + 1)


def _ended(text: str, place: int, elements: list[Element]) -> Elements:
    place = _after_space(text, place)
    if place == len(text):
        return Elements(tuple(elements))
    return Elements(tuple(elements), "something follows the end of the list", 1 + text.count("\n", 0, place))


def _read_value(text: str, place: int) -> tuple[Json, int] | _Fault:
    try:
        return cast("tuple[Json, int]", _DECODER.raw_decode(text, place))
    except json.JSONDecodeError as fault:
        return _Fault(f"{fault.msg[:1].lower()}{fault.msg[1:]}", fault.pos)
    except RecursionError:
        return _Fault("lists stand in lists too deep", place)
    except ValueError:
        return _Fault("a number is too long", place)


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place
