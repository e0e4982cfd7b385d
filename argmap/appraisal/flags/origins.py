"""Flags on support that looks like several sources and goes back to one, or to sources that depend on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import claim_name, source_name
from argmap.appraisal.phrasing import counted, listed
from argmap.model.nodes import Source

SEVERAL = ""
"""Stands for more than one origin; None stands for none."""
_DEEPEST = 8
"""Containers of containers that are looked at: a document in an enclosure in a volume in a series is 3."""

Sole = str | None


def origins(setting: Setting) -> Iterator[Flag]:
    """Ask whether support from one origin, or from origins that depend on each other, counts as several sources."""
    found = _Origins(setting)
    asked: set[str] = set()
    for claim in setting.within.claims:
        sole = found.sole[claim]
        if sole is None:
            continue
        flag = found.dependent(claim) if sole == SEVERAL else found.one_origin(claim, sole)
        if flag is not None:
            asked.add(claim)
            yield flag
    for main in setting.within.main:
        flag = None if main in asked else found.all_from_one(main)
        if flag is not None:
            yield flag


def _join(one: Sole, other: Sole) -> Sole:
    if other is None or one == other:
        return one
    return other if one is None else SEVERAL


@dataclass(frozen=True)
class _Origins:
    setting: Setting

    @cached_property
    def sole(self) -> Mapping[str, Sole]:
        """The one origin of everything under a claim or quote."""
        within, review = self.setting.within, self.setting.review
        found: dict[str, Sole] = {
            name: None if review.is_failed(name) else quote.source for name, quote in within.quotes.items()
        }
        attested, supported, steps = within.shape.attested_by, within.shape.supports, within.steps
        for group in self.setting.layers.order:
            joined: Sole = None
            for claim in group:
                for quote in attested.get(claim, ()):
                    joined = _join(joined, found[quote])
                for step in supported.get(claim, ()):
                    for premise in steps[step].because:
                        joined = _join(joined, found.get(premise))
            for claim in group:
                found[claim] = joined
        return found

    def _below(self, claim: str) -> Iterator[str]:
        shape, steps = self.setting.within.shape, self.setting.within.steps
        yield from shape.attested_by.get(claim, ())
        for step in shape.supports.get(claim, ()):
            yield from steps[step].because

    def _lines(self, claim: str) -> Mapping[str, Sole]:
        """Return the lines of support of a claim that reach a quote, by quote or step."""
        shape, steps, sole = self.setting.within.shape, self.setting.within.steps, self.sole
        found: dict[str, Sole] = {quote: sole[quote] for quote in shape.attested_by.get(claim, ())}
        for step in shape.supports.get(claim, ()):
            joined: Sole = None
            for premise in steps[step].because:
                joined = _join(joined, sole[premise])
            found[step] = joined
        return {line: origin for line, origin in found.items() if origin is not None}

    def one_origin(self, claim: str, origin: str) -> Flag | None:
        """Ask whether lines of support that all go back to one origin are counted as several sources."""
        shape = self.setting.within.shape
        if len(shape.attested_by.get(claim, ())) + len(shape.supports.get(claim, ())) < 2:  # noqa: PLR2004 -- one line is no crowd
            return None
        lines = self._lines(claim)
        if len(lines) < 2:  # noqa: PLR2004 -- likewise
            return None
        review = self.setting.review
        message = (
            f"{claim_name(review, claim)} has {counted(len(lines), 'line')} of support, and all go back to one origin, "
            f"{source_name(review, origin)}. Are they counted as several sources?"
        )
        return Flag("one-origin", (claim, *lines, origin), message)

    def all_from_one(self, main: str) -> Flag | None:
        """Ask the same of a main conclusion under which several quotes stand, linked or not."""
        origin, review = self.sole[main], self.setting.review
        quotes = review.quotes(main) if origin else ()
        if not origin or len(quotes) < 2:  # noqa: PLR2004 -- one quote is one source
            return None
        message = (
            f"All {len(quotes)} quotations under {claim_name(review, main)} come from one origin, "
            f"{source_name(review, origin)}. Does anything independent of it speak for the conclusion?"
        )
        return Flag("one-origin", (main, *quotes, origin), message)

    def dependent(self, claim: str) -> Flag | None:
        """Ask whether origins that depend on each other are counted as independent under one claim."""
        if not self._roots:
            return None
        below = {origin: None for node in self._below(claim) if (origin := self.sole[node])}
        if len(below) < 2:  # noqa: PLR2004 -- one origin depends on no other
            return None
        kin = self._kin(list(below))
        if not kin:
            return None
        review = self.setting.review
        names = listed([source_name(review, origin) for origin in kin], joint="; ")
        message = (
            f"Under {claim_name(review, claim)} stand {names}, which depend on each other. "
            "Do they count there as independent of each other?"
        )
        return Flag("dependent-origins", (claim, *kin), message)

    @cached_property
    def _roots(self) -> Mapping[str, str]:
        """Return the text that a source derives from in the end; a source in another stands for itself."""
        sources = self.setting.within.sources
        found: dict[str, str] = {}
        for name, source in sources.items():
            if source.derived_from is not None or source.part_of is not None:
                found[name] = _followed(name, sources, found)
        return found

    def _kin(self, origins: Sequence[str]) -> list[str]:
        """Return those of `origins` that share their root, or stand in one another."""
        by_root: dict[str, list[str]] = {}
        for origin in origins:
            by_root.setdefault(self._roots.get(origin, origin), []).append(origin)
        kin = {origin for group in by_root.values() if len(group) > 1 for origin in group}
        present = set(origins)
        for origin in origins:
            for container in _containers(origin, self.setting.within.sources):
                if container in present:
                    kin |= {origin, container}
        return [origin for origin in origins if origin in kin]


def _followed(name: str, sources: Mapping[str, Source], known: Mapping[str, str]) -> str:
    """Follow `derived-from` to the text that derives from no other."""
    seen = {name}
    while True:
        source = sources.get(name)
        if source is None or source.derived_from is None or source.derived_from in seen:
            return name
        name = source.derived_from
        if name in known:
            return known[name]
        seen.add(name)


def _containers(name: str, sources: Mapping[str, Source]) -> Iterator[str]:
    source = sources.get(name)
    for _ in range(_DEEPEST):
        if source is None or source.part_of is None:
            return
        yield source.part_of
        source = sources.get(source.part_of)
