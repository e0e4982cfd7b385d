"""What the flags are raised from: the map, its review, the verdicts, and its words, gathered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from argmap.appraisal.flags.layers import Layers, layers
from argmap.appraisal.flags.lexicon import telling_word, words_of_all
from argmap.appraisal.flags.scales import scales
from argmap.appraisal.flags.wording import Wording, common_language, telling, wording
from argmap.appraisal.review import Review
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map

_LISTS = ("doubt", "plans", "hearsay", "part", "often", "silence", "persons", "institutions")
_ENOUGH_TEXTS = 50
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Setting:
    """A map under review. What is costly is made when first asked for, and kept."""

    within: Map
    review: Review
    checks: Mapping[str, QuoteCheck]
    _wordings: dict[str, Wording] = field(default_factory=dict)

    @cached_property
    def layers(self) -> Layers:
        """The claims in the order of their support."""
        return layers(self.within)

    @cached_property
    def language(self) -> str:
        """The language most of the map is written in; "" if that cannot be told."""
        claims, quotes = self.within.claims.values(), self.within.quotes.values()
        texts = [claim.text for claim in islice(claims, _ENOUGH_TEXTS)]
        return common_language(texts + [quote.text for quote in islice(quotes, _ENOUGH_TEXTS)])

    def telling_words(self, node: str) -> frozenset[str]:
        """Return which words that may matter to a flag a claim or quote holds."""
        return self._telling.get(node, _NONE)

    def holders(self, words: frozenset[str]) -> frozenset[str]:
        """Return the claims and quotes that hold any of `words`, which may matter to a flag."""
        return frozenset(node for node, held in self._telling.items() if not words.isdisjoint(held))

    def wording(self, node: str) -> Wording:
        """Take the text of a claim or quote apart."""
        found = self._wordings.get(node)
        if found is None:
            found = self._wordings[node] = self._read(node)
        return found

    def prose(self, text: str) -> Wording:
        """Take a text of the map apart that is no node's own, such as a warrant."""
        return wording(text, likely=self.language)

    @cached_property
    def _telling(self) -> Mapping[str, frozenset[str]]:
        words = words_of_all(*_LISTS) | {telling_word(word) for scale in scales() for word, _ in scale.heights}
        texts = {name: claim.text for name, claim in self.within.claims.items()}
        return telling(texts | {name: quote.text for name, quote in self.within.quotes.items()}, words)

    def _read(self, node: str) -> Wording:
        quote = self.within.quotes.get(node)
        if quote is None:
            return self.prose(self.within.claims[node].text)
        return wording(quote.text, quote.language) if quote.language else self.prose(quote.text)
