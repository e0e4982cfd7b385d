"""The one text that an xAIF document has room for, and which quotes of a map are marked in it."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.evidence.anchors import Anchor, digest_of
from argmap.evidence.heldtext import HeldText
from argmap.exchange.anchored import anchored, text_held
from argmap.exchange.entry import clean
from argmap.exchange.format import Export
from argmap.exchange.marked_text import DEEPEST, place_of
from argmap.model.map import Map
from argmap.model.nodes import Quote, Source
from argmap.model.vocabulary import Reading


@dataclass(frozen=True, slots=True)
class Marking:
    """The text of `source`, and the quotes marked in it, by their place, none across the end of another.

    `kept` says which fields of a node are carried by the text that would be lost without it; `lost` what is not.
    """

    source: str = ""
    text: str = ""
    url: str = ""
    marks: tuple[Anchor, ...] = ()
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lost: Mapping[str, str] = field(default_factory=dict)

    def written(self, key: Callable[[str], str]) -> str:
        """Return the text in HTML with a span around each mark; `key` gives the id of a quote's node."""
        parts: list[str] = []
        open_ends: list[int] = []
        done = 0

        def close(until: int) -> None:
            nonlocal done
            while open_ends and open_ends[-1] <= until:
                end = open_ends.pop()
                parts.extend((_escaped(self.text[done:end]), "</span>"))
                done = end

        for mark in self.marks:
            close(mark.start)
            span = html.escape(f"node{key(mark.quote)}")
            parts.extend((_escaped(self.text[done : mark.start]), f'<span class="highlighted" id="{span}">'))
            done = mark.start
            open_ends.append(mark.end)
        close(len(self.text))
        return "".join((*parts, _escaped(self.text[done:])))


def marked_in(export: Export) -> Marking:
    """Choose the text in which most quotes stand word for word, and the quotes that can be marked in it. Linear.

    A quote is marked where its source has these very words. What begins within one mark and ends outside of it cannot
    be marked, for spans of HTML do not cross.
    """
    within = export.map
    anchors = {quote: each for quote, each in anchored(export).items() if each.sha256}
    fitting = [each for quote, each in anchors.items() if not _misfit(within.quotes[quote], each)]
    if not fitting:
        return Marking()
    chosen = Counter(each.source for each in fitting).most_common(1)[0][0]
    text = clean(text_held(export, chosen))
    marks = tuple(_nested([each for each in fitting if each.source == chosen]))
    places = {each.quote for each in marks}
    lost = {
        quote: f"where in {each.source} its words stand ({_why(within.quotes[quote], each, chosen)})"
        for quote, each in anchors.items()
        if quote not in places
    }
    held = HeldText(text)
    kept = {each.quote: _kept(within.quotes[each.quote], each, held, within) for each in marks}
    for each in marks:
        quote = within.quotes[each.quote]
        if quote.reading is Reading.PARAPHRASE is not _told(quote, within):
            lost[quote.id] = "that it is paraphrased, for the claim has its words"
    source = within.sources[chosen]
    kept[chosen] = _carried(source, text)
    url = dict(source.variables).get("URL", "")
    return Marking(chosen, text, url, marks, kept, lost)


def _misfit(quote: Quote, found: Anchor) -> str:
    """Say in one clause why a quote is not marked in the text that it was found in, "" where it can be."""
    if found.source != quote.source:
        return "it is of another source"
    return "" if found.exact.split() == quote.text.split() else "the words there differ"


def _why(quote: Quote, found: Anchor, chosen: str) -> str:
    if found.source != chosen:
        return f"the document has the text of {chosen} only"
    return _misfit(quote, found) or "it crosses the end of another one, or stands in too many"


def _nested(anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    """Give the anchors by place, but those that end outside of one in which they begin, or are too deep."""
    ends: list[int] = []
    for each in sorted(anchors, key=lambda found: (found.start, -found.end)):
        while ends and ends[-1] <= each.start:
            ends.pop()
        if len(ends) < DEEPEST and (not ends or each.end <= ends[-1]):
            ends.append(each.end)
            yield each


def _kept(quote: Quote, mark: Anchor, held: HeldText, within: Map) -> frozenset[str]:
    """Return the fields of a quote that its mark tells."""
    place = {"at"} if quote.at == place_of(held, mark.start, mark.end) else set()
    return frozenset(place | ({"reading"} if quote.reading is _told(quote, within) else set()))


def _told(quote: Quote, within: Map) -> Reading:
    """Return the reading that a marked quote shows: verbatim where the claims that it attests say just its words."""
    words = quote.text.split()
    same = all(within.claims[claim].text.split() == words for claim in quote.attests if claim in within.claims)
    return Reading.VERBATIM if quote.attests and same else Reading.PARAPHRASE


def _carried(source: Source, text: str) -> frozenset[str]:
    """Return the fields of the source of the text that it tells: its copy, if that is no more than the text."""
    is_whole = (source.sha256 or "").casefold() == digest_of(text)
    return frozenset({"URL", "file", "sha256"} if is_whole else {"URL"})


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")
