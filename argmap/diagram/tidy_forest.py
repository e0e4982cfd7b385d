"""The forest that a tidy layout stands on: every card under the first card it bears on, in the order of the ports."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.diagram.dot import Drawing
from argmap.diagram.tidy_ports import head_port
from argmap.diagram.view import Kind


@dataclass(frozen=True, slots=True)
class Forest:
    """Cards from the roots down, the cards under each, and by card the edge that leads to the card above it."""

    roots: tuple[str, ...]
    order: tuple[str, ...]
    children: Mapping[str, Sequence[str]]
    stems: Mapping[str, int]


def forest_of(drawing: Drawing) -> Forest:
    """Give every card to the card it bears on that is nearest to a root.

    Roots are the conclusions, then what bears on nothing, then in every circle its first card.
    """
    view = drawing.view
    arriving: dict[str, dict[str, int]] = {}
    for place, edge in enumerate(view.edges):
        if edge.tail != edge.head:
            arriving.setdefault(edge.head, {}).setdefault(edge.tail, place)
    using = {tail for tails in arriving.values() for tail in tails}
    mains = [card.id for card in view.cards.values() if card.kind is Kind.CONCLUSION]
    roots: list[str] = []
    children: dict[str, list[str]] = {}
    stems: dict[str, int] = {}
    seen: set[str] = set()
    order: list[str] = []
    for starts in ([main for main in mains if main not in using], mains, view.cards):
        free = [card for card in starts if card not in seen and (starts is not view.cards or card not in using)]
        _grow(free, arriving, (roots, order, seen), (children, stems))
    for card in view.cards:
        if card not in seen:
            _grow([card], arriving, (roots, order, seen), (children, stems))
    ported = {card: _by_port(drawing, found, (stems, children)) for card, found in children.items()}
    return Forest(tuple(roots), tuple(order), ported, stems)


def _grow(
    starts: Sequence[str],
    arriving: Mapping[str, Mapping[str, int]],
    reached: tuple[list[str], list[str], set[str]],
    made: tuple[dict[str, list[str]], dict[str, int]],
) -> None:
    """Let trees grow from some cards at the same pace over all that no tree has reached."""
    roots, order, seen = reached
    children, stems = made
    roots.extend(starts)
    seen.update(starts)
    queue = deque(starts)
    while queue:
        card = queue.popleft()
        order.append(card)
        for tail, place in arriving.get(card, {}).items():
            if tail not in seen:
                seen.add(tail)
                stems[tail] = place
                children.setdefault(card, []).append(tail)
                queue.append(tail)


def _by_port(
    drawing: Drawing, found: Sequence[str], made: tuple[Mapping[str, int], Mapping[str, Sequence[str]]]
) -> list[str]:
    """Order cards as the ports stand at which their lines arrive, so that these do not cross; leaves stand together."""
    if len(found) == 1:
        return list(found)
    stems, children = made
    edges = drawing.view.edges
    ports = {child: head_port(drawing, edges[stems[child]]) for child in found}
    return sorted(found, key=lambda child: (ports[child].beside, ports[child].across, child not in children))


def columns_of(children: Sequence[Sequence[int]], along: Sequence[float], length: float) -> list[list[int]]:
    """Stand neighbours with nothing under them below each other, in columns of at most `length` points.

    Takes and returns the numbers of what stands under every box; `along` are the sizes of the boxes, gaps included.
    """
    found = [list(under) for under in children]
    if not length:
        return found
    for box, under in enumerate(children):
        if not under:
            continue
        tops: list[int] = []
        last, used = -1, 0.0
        for child in under:
            used += along[child]
            if last >= 0 and not children[child] and used <= length:
                found[last] = [child]
            else:
                tops.append(child)
                used = along[child]
            last = -1 if children[child] else child
        found[box] = tops
    return found


def pillars_of(forest: Forest, along: Mapping[str, float], length: float) -> dict[str, str]:
    """Name for every card that stands in a column below another one that other card."""
    numbers = {card: place for place, card in enumerate(forest.order)}
    children = [[numbers[child] for child in forest.children.get(card, ())] for card in forest.order]
    columns = columns_of(children, [along[card] for card in forest.order], length)
    return {
        forest.order[below]: forest.order[box]
        for box, under in enumerate(columns)
        for below in under
        if not children[box]
    }
