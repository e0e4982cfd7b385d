"""What a report tells of and in which order: the claims, and under which claim every step and quotation stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.model.map import Map
from argmap.model.nodes import Attack, Step


@dataclass(frozen=True)
class Plan:
    """The claims of a report in order, and what stands under each of them, in file order.

    `main` are the conclusions it starts with. What hangs on no claim (a ring of objections, an unused quotation) is
    under the empty string.
    """

    main: tuple[str, ...]
    claims: tuple[str, ...]
    quotes: Mapping[str, tuple[str, ...]]
    arguments: Mapping[str, tuple[str, ...]]
    objections: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]

    @property
    def told(self) -> frozenset[str]:
        """Everything that the report has a place for."""
        found: set[str] = {*self.claims, *self.sources}
        for index in (self.quotes, self.arguments, self.objections):
            for nodes in index.values():
                found.update(nodes)
        return frozenset(found)


def plan_of(whole: Map, claim: str | None = None) -> Plan:
    """Plan a report of a map, or of one claim and what bears on it."""
    main = whole.main if claim is None else (claim,)
    reached = _in_argument_order(whole, main)
    claims = [each for each in reached if each in whole.claims]
    if claim is None:
        for other in whole.claims:
            if other not in reached:
                more = _in_argument_order(whole, (other,))
                claims += [each for each in more if each in whole.claims and each not in reached]
                reached |= more
        kept = frozenset(whole.nodes)
    else:
        kept = frozenset(reached)
    order = (*main, *(each for each in claims if each not in frozenset(main)))
    homes = _homes(whole, kept)
    steps = [step for step in whole.steps if step in kept]
    quotes = [quote for quote in whole.quotes if quote in kept]
    return Plan(
        main,
        order,
        _grouped(quotes, homes),
        _grouped((step for step in steps if not isinstance(whole.steps[step], Attack)), homes),
        _grouped((step for step in steps if isinstance(whole.steps[step], Attack)), homes),
        tuple(whole.sources) if claim is None else _sources(whole, quotes),
    )


def _in_argument_order(whole: Map, roots: Iterable[str]) -> dict[str, None]:
    """Return what bears on `roots`: each claim, then what its steps rest on, then what is said against it."""
    shape = whole.shape
    found: dict[str, None] = {}
    for root in roots:
        stack = [root]
        while stack:
            node = stack.pop()
            if node in found:
                continue
            found[node] = None
            step = whole.steps.get(node)
            below = (
                *shape.attested_by.get(node, ()),
                *(step.because if step else ()),
                *shape.supports.get(node, ()),
                *shape.attacks.get(node, ()),
            )
            stack += [each for each in reversed(below) if each not in found]
    return found


def _homes(whole: Map, kept: frozenset[str]) -> Mapping[str, str]:
    """Return for every step and quotation the claim under which it is told, "" where there is none."""
    homes: dict[str, str] = {}
    for start in (*whole.steps, *whole.quotes):
        way: dict[str, None] = {}
        node = start
        while node and node not in homes and node not in whole.claims and node not in way:
            way[node] = None
            node = _bears_on(whole, node, kept)
        home = node if node in whole.claims else homes.get(node, "")
        homes |= dict.fromkeys(way, home)
    return homes


def _bears_on(whole: Map, node: str, kept: frozenset[str]) -> str:
    """Return what a step aims at, or the first claim or step that a quotation serves."""
    step = whole.steps.get(node)
    if isinstance(step, Step):
        return step.target
    serves = (*whole.quotes[node].attests, *whole.shape.premise_of.get(node, ()))
    return next((each for each in serves if each in kept and each in whole.nodes), "")


def _grouped(nodes: Iterable[str], homes: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for node in nodes:
        groups.setdefault(homes[node], []).append(node)
    return {home: tuple(group) for home, group in groups.items()}


def _sources(whole: Map, quotes: Iterable[str]) -> tuple[str, ...]:
    """Return the sources of quotations, what they were read through and what contains these."""
    waiting = [source for quote in quotes for source in _named(whole, quote)]
    wanted: set[str] = set()
    while waiting:
        source = waiting.pop()
        if source in wanted or source not in whole.sources:
            continue
        wanted.add(source)
        node = whole.sources[source]
        waiting += [other for other in (node.part_of, node.derived_from) if other]
    return tuple(source for source in whole.sources if source in wanted)


def _named(whole: Map, quote: str) -> Iterable[str]:
    node = whole.quotes[quote]
    return (node.source, *(link.source for link in node.via))
