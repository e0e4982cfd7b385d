"""The verification of a map that is being worked on: what was read and judged before is not read and judged again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from argmap.evidence.heldtext import Held, HeldText
from argmap.evidence.matching.judging import Searchable
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.evidence.verifying import Checker
from argmap.model.map import Map
from argmap.model.nodes import Quote, Source
from argmap.model.vocabulary import QuotationPolicy
from argmap.notation.document import Document
from argmap.store.holding import cache_folder, outside, place_of_copy, read_copy, stays_inside

Progress = Callable[[int, int], None]
"""Told how many of how many are done; what it raises ends the work."""

_READERS = 4
_MOST_COPIES = 1024
_MOST_QUOTES = 1 << 15


@dataclass(frozen=True, eq=False)
class Copy:
    """A held copy as it was read once: two of them are equal only when they are the same reading."""

    held: Held

    @cached_property
    def searchable(self) -> Searchable | None:
        """The text, indexed on first use; None where it cannot be read."""
        return searchable_in(self.held.text) if self.held.text is not None else None


Chain = tuple[tuple[Source, Copy | None], ...]
"""Sources, each with its held copy."""


def verify_session(
    document: Document, the_map: Map, progress: Progress | None = None
) -> tuple[Mapping[str, QuoteCheck], Mapping[str, Held]]:
    """Check the quotes of the map that is being worked on; return the verdicts, and the held texts by source.

    `document` says where the files are; sources and quotes that are not saved yet are in `the_map` alone. The result
    is what `verify` gives, but only files that changed are read and only quotes that changed, or whose sources did,
    are judged. `progress` may stop the work by raising.
    """
    sources, quotes = the_map.sources, the_map.quotes
    files = [source for source in sources.values() if source.file is not None]
    total = len(files) + len(quotes)
    copies: dict[str, Copy] = {}
    with ThreadPoolExecutor(_READERS) as readers:
        reading = [readers.submit(copy_of, document, source) for source in files]
        try:
            for done, (source, found) in enumerate(zip(files, reading, strict=True)):
                _tell(progress, done, total)
                copy = found.result()
                if copy is not None:
                    copies[source.id] = copy
        finally:
            readers.shutdown(wait=False, cancel_futures=True)
    checks: dict[str, QuoteCheck] = {}
    everything: Chain = tuple((sources[name], copies.get(name)) for name in sources)
    for done, quote in enumerate(quotes.values(), len(files)):
        _tell(progress, done, total)
        checks[quote.id] = _checked(quote, everything, sources, copies, the_map.head.policy)
    _tell(progress, total, total)
    return checks, {name: copy.held for name, copy in copies.items()}


def copy_of(document: Document, source: Source) -> Copy | None:
    """Read the held copy of a source, unless its file is as it was when it was read last; None when there is none."""
    if source.file is None:
        return None
    if not stays_inside(document, source, source.file):
        return _told(outside(source.file))
    path = place_of_copy(document, source, source.file)
    try:
        status = path.stat()
    except OSError:
        # Reading says which of the many reasons it is, and none is worth remembering.
        held = read_copy(path, source)
        return _told(held) if held is not None else None
    stamp = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode)
    how = Source(id="copy", title="", file=source.file, encoding=source.encoding, quality=source.quality)
    return _read(path.absolute(), stamp, how, cache_folder(document))


@lru_cache(_MOST_COPIES)
def _told(held: Held) -> Copy:
    return Copy(held)


@lru_cache(_MOST_COPIES)
def _read(path: Path, _stamp: tuple[int, ...], how: Source, cache: Path | None) -> Copy | None:
    held = read_copy(path, how, cache=cache)
    if held is None:
        return None
    if held.text is not None:
        _settle(held.text)
    return Copy(held)


def _settle(text: HeldText) -> None:
    """Find the lines and paragraphs of a text where it is read, away from the keyboard."""
    text.line_of(0)
    text.paragraph_number(0)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _checked(
    quote: Quote,
    everything: Chain,
    sources: Mapping[str, Source],
    copies: Mapping[str, Copy],
    policy: QuotationPolicy,
) -> QuoteCheck:
    chain: Chain = tuple((sources[name], copies.get(name)) for name in _named(quote, sources))
    found = _judged(quote, chain, policy)
    if Verdict.NOT_FOUND in (found.verdict, found.text_status) and len(copies) > 1:
        return _judged(quote, everything, policy)
    return found


def _named(quote: Quote, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Give the sources that a verdict depends on: the chain of the quote, and what its origin is part of."""
    containers: dict[str, None] = {}
    inside = sources.get(quote.source)
    while inside is not None and inside.part_of and inside.part_of not in containers:
        containers[inside.part_of] = None
        inside = sources.get(inside.part_of)
    named = dict.fromkeys((quote.source, *(link.source for link in quote.via), *containers))
    return tuple(name for name in named if name in sources)


@lru_cache(_MOST_QUOTES)
def _judged(quote: Quote, chain: Chain, policy: QuotationPolicy) -> QuoteCheck:
    held = {source.id: copy.held for source, copy in chain if copy is not None}
    known = {source.id: source for source, _ in chain}
    ready = {source.id: copy.searchable for source, copy in chain if copy is not None and copy.searchable is not None}
    return Checker(known, held, policy, ready).check(quote)


def check_quote(document: Document, the_map: Map, quote_id: str, progress: Progress | None = None) -> QuoteCheck:
    """Check one quote as `verify_session` does, reading only the copies that its verdict depends on."""
    quote, sources = the_map.quotes[quote_id], the_map.sources
    named = _named(quote, sources)
    copies: dict[str, Copy] = {}
    for done, name in enumerate(named):
        _tell(progress, done, len(named))
        copy = copy_of(document, sources[name])
        if copy is not None:
            copies[name] = copy
    chain: Chain = tuple((sources[name], copies.get(name)) for name in named)
    return _judged(quote, chain, the_map.head.policy)


@lru_cache(_MOST_COPIES)
def searchable_in(held: HeldText) -> Searchable:
    """Return a held text indexed for looking up words, as it was indexed before where it was."""
    return Searchable(held)
