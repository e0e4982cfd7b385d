"""Flags on two documents that are given the same place in one edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import source_name
from argmap.appraisal.phrasing import listed
from argmap.evidence.locators import places_of
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.model.vocabulary import LinkRole

_PINNED = frozenset(["page", "folio", "paragraph", "line"])
_SHARED_PAGES = frozenset(
    "article-magazine article-newspaper classic dataset entry-dictionary periodical post post-weblog webpage".split()
)
"""Kinds of container where several texts on one page are the rule."""

Spot = tuple[str, tuple[tuple[str, str], ...]]


def same_locators(setting: Setting) -> Iterator[Flag]:
    """Ask whether different documents that begin at the same place of one edition are all cited rightly.

    The place is that of a source in what it is part of, or that of a link `(edition)`. Documents of the same date, or
    one of which contains or derives from the other, may well share a page.
    """
    within, review = setting.within, setting.review
    spots: dict[Spot, dict[str, str]] = {}
    read: Mapping[str, list[str]] = {}
    for document, container, locator in _placements(within):
        spot = _spot(container, locator)
        if spot is not None:
            spots.setdefault(spot, {}).setdefault(document, locator)
    for (container, _), documents in spots.items():
        if len(documents) < 2 or _shares_pages(within.sources.get(container)):  # noqa: PLR2004 -- one is alone there
            continue
        strangers = _strangers(list(documents), within.sources)
        if not strangers:
            continue
        names = listed([_dated(source_name(review, name), within.sources.get(name)) for name in strangers], joint="; ")
        message = (
            f"{names} are given the same place, {documents[strangers[0]]} of {source_name(review, container)}. "
            "Do they both stand there, or is one of the references a slip?"
        )
        read = read or _quotes_by_text(within)
        quotes = [quote for name in strangers for quote in read.get(name, ())]
        yield Flag("same-locator", tuple(dict.fromkeys((*strangers, container, *quotes))), message)


def _placements(within: Map) -> Iterator[tuple[str, str, str]]:
    for name, source in within.sources.items():
        if source.part_of is not None and source.at:
            yield name, source.part_of, source.at
    for quote in within.quotes.values():
        document = quote.source
        for link in quote.via:
            if link.role is LinkRole.EDITION and link.locator:
                yield document, link.source, link.locator
            document = link.source


def _spot(container: str, locator: str) -> Spot | None:
    places = tuple((place.kind, place.first) for place in places_of(locator) if place.kind in _PINNED)
    return (container, places) if places else None


def _shares_pages(container: Source | None) -> bool:
    return container is not None and container.type in _SHARED_PAGES


def _strangers(documents: list[str], sources: Mapping[str, Source]) -> list[str]:
    """Return the documents of which at least two have nothing to do with each other."""
    related = {name for name in documents for other in _parents(sources.get(name)) if other in documents}
    left = [name for name in documents if name not in related]
    dates = {source.date if (source := sources.get(name)) is not None else None for name in left}
    same_day = len(dates) == 1 and None not in dates
    return left if len(left) > 1 and not same_day else []


def _parents(source: Source | None) -> tuple[str, ...]:
    return () if source is None else tuple(filter(None, (source.part_of, source.derived_from)))


def _dated(name: str, source: Source | None) -> str:
    return f"{name} ({source.date})" if source is not None and source.date else name


def _quotes_by_text(within: Map) -> Mapping[str, list[str]]:
    """Return the quotes that go through each source, as their origin or as a link."""
    found: dict[str, list[str]] = {}
    for name, quote in within.quotes.items():
        for text in dict.fromkeys((quote.source, *(link.source for link in quote.via))):
            found.setdefault(text, []).append(name)
    return found
