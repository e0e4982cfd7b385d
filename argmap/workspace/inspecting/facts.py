"""Labelled facts as lines: a head, words beside it or below it, and further items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.appraisal.card import CardLine
from argmap.workspace.inspecting.lines import Line, Words, lines_of, linked

_HEAD = 16
_NARROW = 48


class Fact(NamedTuple):
    """What the review or the map says under one head: words, and further items, one a line."""

    head: str
    words: Sequence[Words] = ()
    items: Sequence[Sequence[Words]] = ()


def fact_lines(facts: Iterable[Fact], width: int) -> Iterator[Line]:
    """Give the lines of facts: beside their heads, or below them where there is little room."""
    for fact in facts:
        head = Words(f"{fact.head}:", "title")
        items = [(Words("- ", "dim"), *item) for item in fact.items]
        words = fact.words or ((Words("nothing", "dim"),) if not items else ())
        aside = _HEAD if width >= _NARROW else 2
        if width < _NARROW:
            yield from lines_of((head,), width)
            yield from lines_of(words, width, indent=aside)
        else:
            gap = Words(" " * max(_HEAD - len(head.text), 1))
            first = words or items.pop(0)
            yield from lines_of((head, gap, *first), width, hanging=aside + (0 if words else 2))
        for item in items:
            yield from lines_of(item, width, indent=aside, hanging=2)


def from_card(line: CardLine, named: Mapping[str, str]) -> Fact:
    """Make a fact of a line of a card; `named` gives the node of each short label."""
    return Fact(line.head, linked(line.text, named), [linked(item, named) for item in line.items])
