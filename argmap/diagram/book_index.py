"""The indexes of a book of pages: where every claim is drawn and how it fares, and what is quoted of every source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.appraisal.review import Grounding, Review
from argmap.appraisal.wording import standing_words
from argmap.diagram.cleaning import plain
from argmap.diagram.measure import Face, width
from argmap.diagram.view import Card, View
from argmap.diagram.viewing import STRIPS
from argmap.diagram.wrap import fit, wrap
from argmap.model.map import Map
from argmap.model.nodes import Source

TYPE, SMALL_TYPE = 7.6, 7.1
"""Sizes of type in an index, in points."""
_GAP = 5.0
_SMALL = ("faint", "reference")
_SIGNS = {Grounding.DIRECT: "■", Grounding.INFERRED: "□", Grounding.MIXED: "□"}
_NO_SIGN = "·"
_MOST_CHARACTERS, _MOST_TITLE_LINES = 90, 2
_SPACE, _ELLIPSIS = width(" ", Face.SANS, TYPE), width("…", Face.SANS, TYPE)
_LETTERS = "HCORQ"
_LABEL = re.compile(r"([A-Z]+)(\d*)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the book: a page, and points from its top left corner."""

    page: int
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an index in one tone (strong, plain, faint, reference), and where they lead."""

    text: str
    tone: str = "plain"
    to: Spot | None = None

    @property
    def width(self) -> float:
        """Width in points."""
        return width(self.text, Face.BOLD if self.tone == "strong" else Face.SANS, self.size)

    @property
    def size(self) -> float:
        """Size of the type in points."""
        return SMALL_TYPE if self.tone in _SMALL else TYPE


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an entry: what begins at its left, what ends at its right, and where all of it leads."""

    left: tuple[Words, ...]
    right: Words | None = None
    to: Spot | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What an index says of one node."""

    id: str
    lines: tuple[Line, ...]


def claims_index(review: Review, view: View, drawn: Mapping[str, Spot], limit: float) -> tuple[Entry, ...]:
    """Return an entry of at most `limit` points for every claim that is drawn, by label."""
    claims = [card for card in view.cards.values() if card.id in drawn and card.id in review.map.claims]
    return tuple(_claim(review, card, drawn[card.id], limit) for card in sorted(claims, key=_by_label))


def _by_label(card: Card) -> tuple[int, str, int]:
    found = _LABEL.match(card.label)
    letter, digits = (found[1], found[2]) if found else ("", "")
    return _LETTERS.find(letter), letter, int(digits or 0)


def _claim(review: Review, card: Card, spot: Spot, limit: float) -> Entry:
    label, page = Words(card.label, "strong"), Words(f"p. {spot.page}", "reference")
    room = limit - label.width - page.width - 3 * _GAP
    words = Words(_first_words(card.text, room))
    grounding = review[card.id].grounding
    fares = f"{_SIGNS.get(grounding, _NO_SIGN)} {STRIPS[grounding]}. {standing_words(review, card.id)}"
    return Entry(
        card.id, (Line((label, words), page, spot), Line((Words(fit(fares, Face.SANS, SMALL_TYPE, limit), "faint"),)))
    )


def _first_words(text: str, room: float) -> str:
    """Return as many whole words as there is room for, or a part of the first."""
    words = text.split()
    taken, extent = 0, 0.0
    for taken, word in enumerate(words):
        extent += width(word, Face.SANS, TYPE) + (_SPACE if taken else 0)
        if extent > room:
            break
    else:
        return text
    while taken and extent - width(words[taken], Face.SANS, TYPE) + _ELLIPSIS > room:
        extent -= width(words[taken], Face.SANS, TYPE) + _SPACE
        taken -= 1
    return f"{' '.join(words[:taken])} …" if taken else fit(text, Face.SANS, TYPE, room)


def sources_index(map_: Map, view: View, drawn: Mapping[str, Spot], limit: float) -> tuple[Entry, ...]:
    """Return an entry of at most `limit` points for every source of which a quote is drawn, by title."""
    quoted: dict[str, dict[tuple[str, int], Spot]] = {}
    for card in view.cards.values():
        for slip in card.slips if card.id in drawn else ():
            spot = drawn[card.id]
            quoted.setdefault(map_.quotes[slip.id].source, {}).setdefault((slip.label, spot.page), spot)
    titles = {source: _title(map_, source) for source in quoted}
    order = sorted(quoted, key=lambda source: (titles[source].casefold().lstrip("“‘'\""), source))
    return tuple(_source(source, titles[source], quoted[source], limit) for source in order)


def _title(map_: Map, source: str) -> str:
    node = map_.nodes.get(source)
    if not isinstance(node, Source):
        return plain(source)
    author = plain((node.author or "").replace("{", "").replace("}", ""))
    date = plain(node.date or "")
    told = [
        author if author.casefold() not in node.title.casefold() else "",
        date if date[:4] not in node.title else "",
    ]
    return ", ".join([plain(node.title), *(part for part in told if part)])


def _source(source: str, title: str, quotes: Mapping[tuple[str, int], Spot], limit: float) -> Entry:
    lines = wrap(title[: 2 * _MOST_CHARACTERS], Face.BOLD, TYPE, limit)
    if len(lines) > _MOST_TITLE_LINES:
        lines = (*lines[: _MOST_TITLE_LINES - 1], fit(" ".join(lines[_MOST_TITLE_LINES - 1 :]), Face.BOLD, TYPE, limit))
    told = [Line((Words(line, "strong"),)) for line in lines]
    return Entry(source, (*told, *_references(quotes, limit)))


def _references(quotes: Mapping[tuple[str, int], Spot], limit: float) -> Iterator[Line]:
    """Yield lines of quotes, each with its page."""
    line: list[Words] = []
    for label, page in sorted(quotes, key=lambda quote: (len(quote[0]), quote)):
        words = Words(f"{label} p.\u00a0{page}", "reference", quotes[label, page])
        if line and sum(other.width + _GAP for other in line) + words.width > limit:
            yield Line(tuple(line))
            line = []
        line.append(words)
    yield Line(tuple(line))
