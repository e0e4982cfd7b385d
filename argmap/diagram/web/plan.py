"""The order of the outline: every claim, step and quotation premise once, under what it bears on first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.model.map import Map

DEEPEST = 24
"""Lists are nested this deep; what stands deeper says its level."""


class Sort(StrEnum):
    """What an item of the outline is."""

    CLAIM = "claim"
    STEP = "step"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the outline: its node, how deep it stands, and what stands directly under it.

    `again` marks what is told in full at another place, or not on this page.
    """

    node: str
    sort: Sort
    level: int
    below: tuple[str, ...] = ()
    again: bool = False


def planned(map_: Map, claims: Collection[str], roots: Collection[str]) -> tuple[Item, ...]:
    """Plan the outline of `claims`, `roots` first, then what none of these leads to."""
    told: set[str] = set()
    found: list[Item] = []
    kept = frozenset(claims)
    for start in _starts(map_, kept, roots):
        if start in told:
            continue
        stack = [(start, 0)]
        while stack:
            node, level = stack.pop()
            sort = Sort.CLAIM if node in map_.claims else Sort.STEP if node in map_.steps else Sort.QUOTE
            if node in told or (sort is Sort.CLAIM and node not in kept) or _has_home(map_, kept, node):
                found.append(Item(node, sort, level, again=True))
                continue
            told.add(node)
            below = tuple(child for child in _below(map_, node) if child in map_.claims or child not in told)
            found.append(Item(node, sort, level, below))
            stack += [(child, level + 1) for child in reversed(below)]
    return tuple(found)


def _starts(map_: Map, kept: Collection[str], roots: Collection[str]) -> Iterator[str]:
    yield from roots
    yield from (claim for claim in map_.claims if claim in kept)
    if len(kept) == len(map_.claims):
        yield from map_.steps
        yield from (quote for quote in map_.quotes if not _has_home(map_, kept, quote))


def _has_home(map_: Map, kept: Collection[str], node: str) -> bool:
    """Tell whether a quote is told with a claim that it attests."""
    quote = map_.quotes.get(node)
    return quote is not None and any(claim in kept for claim in quote.attests)


def _below(map_: Map, node: str) -> Iterator[str]:
    """Yield what stands directly under a node: steps and attacks under a claim, premises and attacks under a step."""
    shape = map_.shape
    step = map_.steps.get(node)
    if step is not None:
        yield from dict.fromkeys(step.because)
    elif node in map_.claims:
        yield from shape.supports.get(node, ())
    yield from shape.attacks.get(node, ())
    for quote in shape.attested_by.get(node, ()):
        yield from shape.attacks.get(quote, ())
