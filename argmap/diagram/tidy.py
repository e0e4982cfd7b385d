"""Our own layout, for maps of any size and without Graphviz: tidy trees, and lines through the room they leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from argmap.diagram.dot import Direction, Drawing
from argmap.diagram.layout import Layout, Point
from argmap.diagram.tidy_forest import Forest, forest_of
from argmap.diagram.tidy_lines import lines_of
from argmap.diagram.tidy_ports import GAP, LANE, RANK_GAP, SHELF_GAP, extent_of, fan_of, head_port, margins_of
from argmap.diagram.tidy_space import Box
from argmap.diagram.tidy_tree import Tree, starts_across, starts_along

_SHAPE = 1.4


def tidy(drawing: Drawing, *, room: float | None = None) -> Layout:
    """Lay a drawing out in time linear in its cards, trees side by side as far as `room` points go.

    Cards never overlap; a line runs through a card only where no way around it is near.
    """
    if not drawing.sheets:
        return Layout(0, 0, {}, ())
    forest = forest_of(drawing)
    boxes = _boxes(drawing, forest, room)
    routes, whole = lines_of(drawing, forest, boxes)
    upward = drawing.direction is Direction.UP
    centres: dict[str, Point] = {}
    for card in drawing.sheets:
        box = boxes[card]
        across, along = (box.left + box.right) / 2 - whole.left, (box.start + box.end) / 2 - whole.start
        centres[card] = (across, along) if upward else (along, across)
    width, height = whole.right - whole.left, whole.end - whole.start
    return Layout(*((width, height) if upward else (height, width)), centres, routes)


def _boxes(drawing: Drawing, forest: Forest, room: float | None) -> dict[str, Box]:
    """Place the cards of a forest, its trees on shelves of at most `room` points, without any lines."""
    plot = _Plot.of(drawing, forest)
    boxes: dict[str, Box] = {}
    along = 0.0
    for shelf in _shelves(plot, forest, room):
        placed, extent = _placed(plot, shelf)
        for card, box in placed.items():
            boxes[card] = Box(box.left, box.right, box.start + along, box.end + along)
        along += extent[1] + SHELF_GAP
    return boxes


@dataclass(frozen=True, slots=True)
class _Plot:
    """What every card needs: its own size, room beside it and before it, and where lines arrive."""

    across: Mapping[str, float]
    along: Mapping[str, float]
    beside: Mapping[str, float]
    before: Mapping[str, float]
    aims: Mapping[str, float]
    under: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, drawing: Drawing, forest: Forest) -> _Plot:
        extents = {card: extent_of(sheet, drawing.direction) for card, sheet in drawing.sheets.items()}
        beside, words = margins_of(drawing)
        aims: dict[str, list[float]] = {}
        for card, place in forest.stems.items():
            edge = drawing.view.edges[place]
            port = head_port(drawing, edge)
            if not port.beside and card not in drawing.pillars:
                aims.setdefault(edge.head, []).append(port.across)
        fans = {card: fan_of(len(found)) for card, found in forest.children.items()}
        before = {
            card: RANK_GAP + words[card] + fans.get(drawing.view.edges[place].head, 0.0)
            for card, place in forest.stems.items()
        }
        under = {
            card: [child for child in found if child not in drawing.pillars] for card, found in forest.children.items()
        }
        for below, card in drawing.pillars.items():
            under[card] = [below]
            for member in (below, card):
                beside[member] = max(beside[member], LANE)
        return cls(
            {card: extent[0] for card, extent in extents.items()},
            {card: extent[1] for card, extent in extents.items()},
            beside,
            before,
            {card: (min(found) + max(found)) / 2 for card, found in aims.items()},
            under,
        )


def _shelves(plot: _Plot, forest: Forest, room: float | None) -> list[Sequence[str]]:
    if len(forest.roots) == 1:
        return [forest.roots]
    extents = {root: _placed(plot, (root,))[1] for root in forest.roots}
    whole = sum((across + GAP) * (along + SHELF_GAP) for across, along in extents.values())
    widest = max(across for across, _ in extents.values())
    limit = room if room is not None else max(widest, sqrt(whole) * _SHAPE)
    if _placed(plot, forest.roots)[1][0] <= limit:
        return [forest.roots]
    shelves: list[list[str]] = [[]]
    used = 0.0
    for root in forest.roots:
        if shelves[-1] and used + extents[root][0] > limit:
            shelves.append([])
            used = 0.0
        shelves[-1].append(root)
        used += extents[root][0] + GAP
    return list(shelves)


def _placed(plot: _Plot, roots: Sequence[str]) -> tuple[dict[str, Box], tuple[float, float]]:
    """Place trees side by side; returns the boxes and how far they reach."""
    cards = list(roots)
    for card in cards:
        cards.extend(plot.under.get(card, ()))
    numbers = {card: place for place, card in enumerate(cards, 1)}
    top = set(roots)
    children: list[Sequence[int]] = [[numbers[root] for root in roots]]
    children += [[numbers[child] for child in plot.under.get(card, ())] for card in cards]
    before = [0.0, *(0.0 if card in top else plot.before[card] for card in cards)]
    along = [0.0, *(plot.along[card] for card in cards)]
    halves = [0.0, *(plot.across[card] / 2 for card in cards)]
    tree = Tree(
        children,
        [0.0, *(plot.across[card] + plot.beside[card] + GAP for card in cards)],
        [gap + extent for gap, extent in zip(before, along, strict=True)],
        [0.0, *(plot.aims.get(card, plot.across[card] / 2) for card in cards)],
        halves,
    )
    starts = starts_along(tree)
    lefts = starts_across(tree, starts)
    least = min(lefts[1:])
    boxes = {}
    for card, number in numbers.items():
        left, start = lefts[number] - least, starts[number] + before[number]
        boxes[card] = Box(left, left + plot.across[card], start, start + plot.along[card])
    reach = max(box.right + plot.beside[card] for card, box in boxes.items()), max(box.end for box in boxes.values())
    return boxes, reach
