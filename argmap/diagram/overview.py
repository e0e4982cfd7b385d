"""The whole of a map at a glance: a box for every page, with the claim at its head, what stands on it, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.appraisal.review import Grounding
from argmap.diagram.parts import Links, heads_of
from argmap.diagram.planning import Part
from argmap.diagram.view import Arrow, Card, Edge, Kind, Remark, View

_WORDS, _MORE_ROOTS, _LINE = 10, 3, 1.4


def overview_of(links: Links, parts: Sequence[Part], pages: Mapping[str, int]) -> View:
    """Return a view with a box for every part of another view, and a line where its first claims bear on others."""
    home = {card: part.roots[0] for part in parts for card in part.cards}
    cards = {part.roots[0]: _box(links.view, part, pages[part.roots[0]]) for part in parts}
    edges: dict[tuple[str, str, Arrow], Edge] = {}
    for part in parts:
        for edge in heads_of(links, part.roots):
            tail, head = part.roots[0], home.get(edge.head, "")
            if head and head != tail:
                line = Edge(edge.step, tail, head, edge.arrow, _LINE, dashed=cards[tail].unsourced)
                edges.setdefault((tail, head, edge.arrow), line)
    return replace(links.view, cards=cards, edges=tuple(edges.values()))


def summary_of(view: View, groups: Sequence[Sequence[Part]], pages: Mapping[str, int]) -> View:
    """Return a view with a box for every conclusion and all that is under it; lines only where these bear on others."""
    cards = {}
    for group in groups:
        root = group[0].roots[0]
        whole = Part(group[0].roots, tuple(card for part in group for card in part.cards), "")
        cards[root] = _box(view, whole, pages[root], last=max(pages[part.roots[0]] for part in group))
    edges = tuple(
        replace(edge, port="", tail_port="", words="")
        for edge in view.edges
        if edge.tail in cards and edge.head in cards
    )
    return replace(view, cards=cards, edges=edges)


def _box(view: View, part: Part, page: int, *, last: int = 0) -> Card:
    root = view.cards[part.roots[0]]
    others = [view.cards[other].label for other in part.roots[1:]]
    more = f", and {len(others) - _MORE_ROOTS} more" if len(others) > _MORE_ROOTS else ""
    words = (root.text or (root.slips[0].words if root.slips else "")).split()
    text = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    if others:
        text = f"{text.removesuffix('.')}; with {', '.join(others[:_MORE_ROOTS])}{more}"
    told = _counts(view, part)
    where = f"pp. {page}–{last}" if last > page else f"p. {page}"
    return Card(
        root.id,
        root.label,
        Kind.PART,
        root.heading,
        where,
        root.grounding,
        text,
        remarks=(Remark("", told, grave=False),) if told else (),
        sentence=f"{root.label}: {text} {told}, {where}.",
        page=page,
    )


def _counts(view: View, part: Part) -> str:
    found = Counter(card.grounding for card in map(view.cards.__getitem__, part.cards) if card.grounding is not None)
    claims = sum(found.values())
    told = [f"{claims} claim{'s' if claims != 1 else ''}"] if claims else []
    told += [f"{found[kind]} {kind.value}" for kind in (Grounding.DIRECT, Grounding.BARE) if found[kind]]
    return ", ".join(told)
