"""The anchors of a report, and the labels in a sentence of the review turned into links to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from argmap.appraisal.naming import source_name
from argmap.appraisal.review import Review
from argmap.diagram.cleaning import picture_id
from argmap.report.document.parts import Inline, Line, Mention, Words

# What stands in quotation marks or brackets is the map's own words or a title, which may look like a label.
_QUOTED = r"“[^”]*”|\([^()]*\)"
_LABEL = (
    r"\b[HCORQS]\d+\b|(?:(?<=\bto )|(?<=\bagainst )|(?<=\bAgainst )|(?<=\bfrom )|(?<=\band )|(?<=, )|(?<=^))H\b(?!\.\w)"
)
_TOKEN = re.compile(f"(?P<kept>{_QUOTED})|(?P<label>{_LABEL})|(?P<lone>\\bH(?= “))")
_ORIGIN = "the origin "


@dataclass(frozen=True)
class Anchors:
    """Where claims, quotes, steps and sources stand in a report; only what is in `within` is linked to."""

    review: Review
    within: frozenset[str]

    def of(self, node: str) -> str:
        """Return the anchor of a node: letters, digits, `-` and `_`, the same in every format."""
        found = self.review.map
        if node in found.claims:
            return picture_id("claim", node)
        if node in found.quotes:
            return picture_id("quote", node)
        return picture_id("step" if node in found.steps else "source", node)

    def mention(self, node: str, text: str) -> Inline:
        """Name a node, with a link where the report has it."""
        return Mention(text, self.of(node)) if node in self.within else Words(text)

    def label(self, node: str) -> Inline:
        """Name a node by its short label."""
        return self.mention(node, self.review.labels[node])

    def labels(self, nodes: tuple[str, ...]) -> Line:
        """Name nodes by their labels: C1, C2 and C3."""
        line: list[Inline] = []
        for place, node in enumerate(nodes):
            if place:
                line.append(Words(" and " if place == len(nodes) - 1 else ", "))
            line.append(self.label(node))
        return tuple(line)

    def source(self, source: str, *, most: int = 120) -> Inline:
        """Name a source by its title."""
        return self.mention(source, source_name(self.review, source, most=most))

    def linked(self, sentence: str) -> Line:
        """Return a sentence of the review with its labels, and the origin it names, as links."""
        if sentence.startswith(_ORIGIN) and (origin := self._origins.get(sentence.removeprefix(_ORIGIN))):
            return (Words(_ORIGIN), self.mention(origin, sentence.removeprefix(_ORIGIN)))
        line: list[Inline] = []
        place = 0
        for found in _TOKEN.finditer(sentence):
            node = self._labelled.get(found.group()) if found["kept"] is None else None
            if node is None or node not in self.within:
                continue
            if sentence[place : found.start()]:
                line.append(Words(sentence[place : found.start()]))
            line.append(Mention(found.group(), self.of(node)))
            place = found.end()
        return (*line, Words(sentence[place:])) if sentence[place:] else tuple(line)

    @cached_property
    def _labelled(self) -> dict[str, str]:
        return {label: node for node, label in self.review.labels.items()}

    @cached_property
    def _origins(self) -> dict[str, str]:
        origins = dict.fromkeys(quote.source for quote in self.review.map.quotes.values())
        return {source_name(self.review, origin): origin for origin in origins}
