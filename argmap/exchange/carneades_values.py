"""The values in a Carneades file, taken in every form that its reader takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.evidence.json_array import Json
from argmap.exchange.json_text import mapping, sequence, words

NOTES = ("note", "notes", "description")
"""What remarks are called."""


def named(value: Json, by: str) -> Iterator[tuple[str, Json]]:
    """Give the entries of a map by name, or of a list by what they are called under `by`, else by their number."""
    if isinstance(value, Mapping):
        yield from value.items()
        return
    for number, each in enumerate(sequence(value), start=1):
        yield words(mapping(each).get(by)) or str(number), each


def listed(value: Json) -> Sequence[Json]:
    """Return a list, or one value as a list of it; an empty value is an empty list."""
    return sequence(value) if not isinstance(value, str) else (value,) if value else ()


def in_roles(value: Json) -> Iterator[tuple[str, str]]:
    """Give premises with their roles, "" where they have none: a list, a map of roles, or a single one."""
    for each in [value] if isinstance(value, Mapping) else listed(value):
        if isinstance(each, Mapping):
            yield from ((role, words(said)) for role, said in each.items())
        elif words(each):
            yield "", words(each)


def note(about: Mapping[str, Json]) -> str:
    """Return the remarks in a `meta`, a line each."""
    return "\n".join(said for name in NOTES if (said := words(about.get(name)).strip()))


def is_yes(value: Json) -> bool:
    """Tell whether a value is one of those that mean yes in YAML."""
    return words(value).lower() in ("true", "yes", "on", "1")


def shown(value: Json) -> str:
    """Return a value as one line: words, `a, b` or `a: b; c: d`; lists within lists in brackets."""
    return _inner(value, outermost=True)


def _inner(value: Json, *, outermost: bool = False) -> str:
    if isinstance(value, Mapping):
        said = "; ".join(f"{name}: {_inner(each)}" for name, each in value.items())
        return said if outermost else f"{{{said}}}" if said else ""
    if isinstance(value, str):
        return " ".join(value.split())
    said = ", ".join(_inner(each) for each in sequence(value))
    return said if outermost else f"[{said}]" if said else ""
