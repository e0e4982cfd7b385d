"""Small maps for flags: their nodes in few words, and the flags that they raise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.raising import raise_flags
from argmap.appraisal.reviewing import review
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Link, Node, Quote, Source, Support
from argmap.model.vocabulary import LinkRole


def claim(name: str, text: str = "", **fields: Any) -> Claim:
    """Make a claim; without a text it says its name."""
    return Claim(id=name, text=text or f"It is so with {name}.", **fields)


def claims(names: str) -> list[Node]:
    """Make claims of these names."""
    return [claim(name) for name in names.split()]


def quote(name: str, text: str, *attests: str, source: str = "letter", **fields: Any) -> Quote:
    """Make a quote."""
    return Quote(id=name, text=text, source=source, attests=attests, **fields)


def source(name: str, title: str = "", **fields: Any) -> Source:
    """Make a source; without a title it is called by its name."""
    return Source(id=name, title=title or name.capitalize(), **fields)


def supports(name: str, target: str, *because: str, **fields: Any) -> Support:
    """Make a supporting step."""
    return Support(id=name, target=target, because=because, **fields)


def attacks(name: str, target: str, *because: str, **fields: Any) -> Attack:
    """Make an attacking step."""
    return Attack(id=name, target=target, because=because, **fields)


def link(name: str, locator: str = "", role: LinkRole = LinkRole.QUOTES) -> Link:
    """Make a link of a chain."""
    return Link(source=name, locator=locator, role=role)


def flags_of(
    *nodes: Node, head: Head | None = None, checks: Mapping[str, QuoteCheck] | None = None
) -> tuple[Flag, ...]:
    """Raise the flags of a map of these nodes; sources that are not among them are added."""
    known = {node.id for node in nodes}
    named = {
        each for node in nodes if isinstance(node, Quote) for each in (node.source, *(text.source for text in node.via))
    }
    whole = Map.of([*nodes, *(source(name) for name in sorted(named - known))], head)
    return raise_flags(whole, review(whole, checks=checks), checks or {})


def flags_with(code: str, *nodes: Node, **given: Any) -> list[Flag]:
    """Raise the flags of a map of these nodes, and return those of one code."""
    return [flag for flag in flags_of(*nodes, **given) if flag.code == code]
