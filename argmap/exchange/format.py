"""A format of another tool: its name, how it is recognised, and what reads and writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from argmap.appraisal.review import Review
from argmap.evidence.heldtext import HeldTexts
from argmap.evidence.json_array import Json
from argmap.evidence.verdict import QuoteCheck
from argmap.exchange.loss import Loss
from argmap.model.map import Map


@dataclass(frozen=True)
class Imported:
    """What was made of another tool's file: a map without errors, and what it could not carry.

    `files` are texts that belong to the map and are held beside it, by the path that its sources name (the text that
    was annotated, for one), relative to the map. `asides` say in a clause each what was left aside because it is not
    about the argument: where boxes are drawn, and when they were.
    """

    map: Map
    losses: tuple[Loss, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    asides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exported:
    """A map in another tool's format, as text, and what that format cannot carry."""

    text: str
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True)
class Export:
    """What an exporter may use: the map, its review, the verdicts on its quotes, and the held texts of its sources.

    `reviewed` is what `argmap review --format json` tells, for a format with `carries_review`; else it is empty.
    """

    map: Map
    review: Review
    checks: Mapping[str, QuoteCheck] = field(default_factory=dict)
    reviewed: Mapping[str, Json] = field(default_factory=dict)
    held: HeldTexts = field(default_factory=dict)


class Reader(Protocol):
    """The module of a format that can be imported."""

    def recognises(self, text: str) -> bool:
        """Tell from the content alone whether it is of this format; quick, and True for no other format's samples."""

    def read(self, text: str, path: str) -> Imported:
        """Read it. Raises RefusedError, with the place and the remedy, when it cannot be read at all."""


class Writer(Protocol):
    """The module of a format that can be exported."""

    def write(self, export: Export) -> Exported:
        """Write a map. The same map gives the same text."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for `--from` and `--to`, what it is called, its usual suffixes, and the module that knows it.

    `reads` and `writes` say what the module offers. `carried` and `not_carried` are the words of the README's table.
    A format with `sources_only` knows no claims: what is read of it may be added to a map that is there already.
    """

    name: str
    title: str
    module: str
    suffixes: tuple[str, ...]
    reads: bool
    writes: bool
    carried: str
    not_carried: str
    sources_only: bool = False
    carries_review: bool = False
