"""The verdicts on quotes with the map they were made of: which of them still hold for another map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Quote


@dataclass(frozen=True, eq=False)
class Checked:
    """Verdicts by quote, the held texts they were made from, and the map they were made of."""

    of: Map = field(default_factory=Map)
    checks: Mapping[str, QuoteCheck] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)

    def still_true(self, present: Map) -> Mapping[str, QuoteCheck]:
        """Return the verdicts on quotes that are in `present` as they were, with the sources they name."""
        if present is self.of or not self.checks:
            return self.checks
        before, now = self.of.nodes, present.nodes
        changed = {source for source in {**self.of.sources, **present.sources} if before.get(source) != now.get(source)}
        return {
            quote_id: found
            for quote_id, found in self.checks.items()
            if isinstance(quote := now.get(quote_id), Quote)
            and (quote is (was := before.get(quote_id)) or (isinstance(was, Quote) and _words(quote) == _words(was)))
            and not (changed and not changed.isdisjoint((found.source, found.read_in, *_sources(quote))))
        }


def _sources(quote: Quote) -> tuple[str, ...]:
    return (quote.source, *(link.source for link in quote.via))


def _words(quote: Quote) -> tuple[object, ...]:
    """Return what a verdict is about: not what the quote is used for."""
    return (quote.text, quote.source, quote.at, quote.via, quote.translation_of, quote.language)
