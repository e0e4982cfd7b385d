"""Parts of a picture: a claim with what bears on it, and stubs for what is drawn elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.diagram.view import Card, Edge, Kind, Remark, View

_MANY = 5
"""From so many premises on another page on one stub stands for all of them."""


def bearing_on(view: View) -> Mapping[str, tuple[str, ...]]:
    """Return for every card the cards whose edges arrive at it, in file order."""
    found: dict[str, dict[str, None]] = {}
    for edge in view.edges:
        found.setdefault(edge.head, {})[edge.tail] = None
    return {head: tuple(tails) for head, tails in found.items()}


def cone(view: View, roots: Iterable[str], *, depth: int | None = None) -> list[str]:
    """Return the cards that bear on `roots`, these first, nearest first, at most `depth` edges away."""
    below = bearing_on(view)
    seen = dict.fromkeys(roots)
    level = list(seen)
    distance = 0
    while level and (depth is None or distance < depth):
        following = []
        for card in level:
            # What meets in a junction is as near as the junction.
            for tail in below.get(card, ()):
                for met in (tail, *(below.get(tail, ()) if view.cards[tail].kind is Kind.JUNCTION else ())):
                    if met not in seen:
                        seen[met] = None
                        following.append(met)
        level = following
        distance += 1
    return list(seen)


@dataclass(frozen=True)
class Links:
    """The edges of a view by the cards that they reach and leave, each with its place among all."""

    view: View
    arriving: Mapping[str, Sequence[tuple[int, Edge]]]
    leaving: Mapping[str, Sequence[tuple[int, Edge]]]
    places: Mapping[str, int]

    @classmethod
    def of(cls, view: View) -> Links:
        """Sort the edges of a view."""
        arriving: dict[str, list[tuple[int, Edge]]] = {}
        leaving: dict[str, list[tuple[int, Edge]]] = {}
        for place, edge in enumerate(view.edges):
            arriving.setdefault(edge.head, []).append((place, edge))
            leaving.setdefault(edge.tail, []).append((place, edge))
        return cls(view, arriving, leaving, {card: place for place, card in enumerate(view.cards)})


def with_stubs(
    view: View, ids: Collection[str], pages: Mapping[str, int], *, here: int = 0, links: Links | None = None
) -> View:
    """Return the picture of `ids`, with a stub for every card elsewhere from which an edge arrives.

    `pages` says on which page a card is drawn; `here` is the page of this part. A junction comes with what it joins.
    Many premises of a claim that stand together on another page have one stub. `links` are those of the view.
    """
    links = links or Links.of(view)
    kept = set(ids)
    edges = [edge for _, edge in sorted((found for card in kept for found in links.arriving.get(card, ())), key=_place)]
    missing = dict.fromkeys(edge.tail for edge in edges if edge.tail not in kept)
    gathered = _gathered(edges, missing, pages) if len(missing) >= _MANY else {}
    stubs = {
        card: stub(view.cards[card], pages.get(card, 0), here=here, more=gathered.get(card, 0))
        for card in missing
        if gathered.get(card, 0) >= 0
    }
    drawn = [
        replace(edge, tail_port="") if edge.tail in stubs else edge
        for edge in edges
        if edge.tail in stubs or edge.tail in kept
    ]
    cards = {
        card: stubs.get(card) or view.cards[card] for card in sorted(kept | stubs.keys(), key=links.places.__getitem__)
    }
    return replace(view, cards=cards, edges=tuple(_once(drawn)))


def _place(found: tuple[int, Edge]) -> int:
    return found[0]


def _gathered(edges: Iterable[Edge], missing: Collection[str], pages: Mapping[str, int]) -> dict[str, int]:
    """Return for the first of many cards of another page how many it stands for beside itself, for the others -1."""
    heads: dict[str, set[tuple[str, str]]] = {}
    for edge in edges:
        if edge.tail in missing:
            heads.setdefault(edge.tail, set()).add((edge.head, edge.step))
    groups: dict[tuple[int, tuple[str, str]], list[str]] = {}
    for card, found in heads.items():
        if len(found) == 1 and pages.get(card):
            groups.setdefault((pages[card], next(iter(found))), []).append(card)
    told: dict[str, int] = {}
    for cards in groups.values():
        if len(cards) >= _MANY:
            told |= dict.fromkeys(cards, -1) | {cards[0]: len(cards) - 1}
    return told


def heads_of(links: Links, cards: Iterable[str]) -> list[Edge]:
    """Return the edges by which cards bear on others, those that meet in a junction straight to what it aims at."""
    found = []
    for _, edge in sorted((found for card in cards for found in links.leaving.get(card, ())), key=_place):
        joint = links.view.cards[edge.head].kind is Kind.JUNCTION
        aims = links.leaving.get(edge.head, ()) if joint else ()
        found += [replace(aim, tail=edge.tail, tail_port=edge.tail_port) for _, aim in aims] if joint else [edge]
    return found


def with_heads(links: Links, part: View, roots: Sequence[str], pages: Mapping[str, int], *, here: int) -> View:
    """Return a part of a view that also says what its cards bear on elsewhere: over a single root with a stub.

    Any other card names it in a line under its words.
    """
    away = [edge for edge in heads_of(links, _own(part)) if edge.head not in part.cards]
    view = links.view
    over = [edge for edge in away if len(roots) == 1 and edge.tail == roots[0]]
    stubs = {edge.head: stub(view.cards[edge.head], pages.get(edge.head, 0), here=here) for edge in over[:1]}
    drawn = [replace(edge, port="", tail_port="") for edge in over if edge.head in stubs]
    named: dict[str, dict[str, None]] = {}
    for edge in away:
        if edge.head not in stubs and pages.get(edge.head):
            named.setdefault(edge.tail, {})[f"{view.cards[edge.head].label}, p. {pages[edge.head]}"] = None
    cards = {
        card.id: replace(
            card, remarks=(*card.remarks, Remark("", f"bears on {'; '.join(named[card.id])}", grave=False))
        )
        if card.id in named
        else card
        for card in part.cards.values()
    }
    return replace(part, cards={**stubs, **cards}, edges=(*_once(drawn), *part.edges))


def _own(part: View) -> list[str]:
    return [card.id for card in part.cards.values() if card.kind not in (Kind.STUB, Kind.JUNCTION)]


def _once(edges: Iterable[Edge]) -> list[Edge]:
    """Two slips of one card elsewhere are one line from its stub."""
    return list({(edge.step, edge.tail, edge.head, edge.port, edge.tail_port): edge for edge in edges}.values())


def stub(card: Card, page: int, *, here: int = 0, more: int = 0) -> Card:
    """Return a small card that stands for `card`, and for `more` beside it, and says where these are drawn."""
    if card.kind is Kind.JUNCTION:
        return card
    where = f"see {card.label}, p. {page}" if page and page != here else "not drawn here"
    text = card.text or (card.slips[0].words if card.slips else "")
    if more:
        text = f"and {more} more: {text}"
    return Card(
        card.id,
        card.label,
        Kind.STUB,
        card.heading,
        where,
        card.grounding,
        text,
        sentence=f"{card.label}: {text} {where.capitalize()}.",
        page=page if page != here else 0,
    )
