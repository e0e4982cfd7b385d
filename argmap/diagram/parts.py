"""Parts of a picture: a claim with what bears on it, and stubs for what is drawn elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from argmap.diagram.view import Card, Edge, Kind, View


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


def with_stubs(view: View, ids: Collection[str], pages: Mapping[str, int], *, here: int = 0) -> View:
    """Return the picture of `ids`, with a stub for every card elsewhere from which an edge arrives.

    `pages` says on which page a card is drawn; `here` is the page of this part. A junction comes with what it joins.
    """
    kept = set(ids)
    edges = [edge for edge in view.edges if edge.head in kept]
    missing = dict.fromkeys(edge.tail for edge in edges if edge.tail not in kept)
    stubs = {card: stub(view.cards[card], pages.get(card, 0), here=here) for card in missing}
    cards = {card.id: stubs.get(card.id, card) for card in view.cards.values() if card.id in kept or card.id in stubs}
    drawn = [replace(edge, tail_port="") if edge.tail in stubs else edge for edge in edges]
    return replace(view, cards=cards, edges=tuple(_once(drawn)))


def _once(edges: Iterable[Edge]) -> list[Edge]:
    """Two slips of one card elsewhere are one line from its stub."""
    return list({(edge.step, edge.tail, edge.head, edge.port, edge.tail_port): edge for edge in edges}.values())


def stub(card: Card, page: int, *, here: int = 0) -> Card:
    """Return a small card that stands for `card` and says where it is drawn."""
    if card.kind is Kind.JUNCTION:
        return card
    where = f"see {card.label}, p. {page}" if page and page != here else "not drawn here"
    text = card.text or (card.slips[0].words if card.slips else "")
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
