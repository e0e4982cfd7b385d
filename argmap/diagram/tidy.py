"""Our own layout, for maps of any size and without Graphviz: tidy trees, and lines through the room they leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from argmap.diagram.dot import Direction, Drawing, edge_words
from argmap.diagram.layout import Layout, Point
from argmap.diagram.tidy_forest import Forest, forest_of
from argmap.diagram.tidy_lines import LABEL_PAD, lines_of
from argmap.diagram.tidy_ports import extent_of, head_port
from argmap.diagram.tidy_space import Box
from argmap.diagram.tidy_tree import Tree, starts_across, starts_along

_RANK_GAP, _GAP, _SHELF_GAP, _LANE, _FAN, _MOST_FAN = 20.0, 12.0, 26.0, 14.0, 1.5, 12
_SHAPE = 1.4


@dataclass(frozen=True, slots=True)
class Places:
    """The boxes of the cards, across and along the direction of growth, and how far they reach."""

    boxes: Mapping[str, Box]
    across: float
    along: float


def tidy(drawing: Drawing, *, room: float | None = None) -> Layout:
    """Lay a drawing out in time linear in its cards, trees side by side as far as `room` points go.

    Cards never overlap; a line runs through a card only where no way around it is near.
    """
    if not drawing.sheets:
        return Layout(0, 0, {}, ())
    forest = forest_of(drawing)
    places = places_of(drawing, forest, room=room)
    routes, whole = lines_of(drawing, forest, places.boxes)
    upward = drawing.direction is Direction.UP
    centres: dict[str, Point] = {}
    for card in drawing.sheets:
        box = places.boxes[card]
        across, along = (box.left + box.right) / 2 - whole.left, (box.start + box.end) / 2 - whole.start
        centres[card] = (across, along) if upward else (along, across)
    width, height = whole.right - whole.left, whole.end - whole.start
    return Layout(*((width, height) if upward else (height, width)), centres, routes)


def places_of(drawing: Drawing, forest: Forest, *, room: float | None = None) -> Places:
    """Place the cards of a forest, its trees on shelves of at most `room` points, without any lines."""
    plot = _Plot.of(drawing, forest)
    shelves = _shelves(plot, forest, room)
    boxes: dict[str, Box] = {}
    across, along = 0.0, 0.0
    for shelf in shelves:
        placed, extent = _placed(plot, forest, shelf)
        for card, box in placed.items():
            boxes[card] = Box(box.left, box.right, box.start + along, box.end + along)
        across = max(across, extent[0])
        along += extent[1] + _SHELF_GAP
    return Places(boxes, across, along - _SHELF_GAP)


@dataclass(frozen=True, slots=True)
class _Plot:
    """What every card needs: its own size, room beside it and before it, and where lines arrive."""

    across: Mapping[str, float]
    along: Mapping[str, float]
    beside: Mapping[str, float]
    before: Mapping[str, float]
    aims: Mapping[str, float]

    @classmethod
    def of(cls, drawing: Drawing, forest: Forest) -> _Plot:
        upward = drawing.direction is Direction.UP
        extents = {card: extent_of(sheet, drawing.direction) for card, sheet in drawing.sheets.items()}
        beside = dict.fromkeys(extents, 0.0)
        words = dict.fromkeys(extents, 0.0)
        aims: dict[str, list[float]] = {}
        for place, edge in enumerate(drawing.view.edges):
            told, extent, height = edge_words(edge)
            if told:
                words[edge.tail] = max(words[edge.tail], (height if upward else extent) + LABEL_PAD)
            port = head_port(drawing, edge)
            if port.beside:
                beside[edge.head] = _LANE
            elif forest.stems.get(edge.tail) == place:
                aims.setdefault(edge.head, []).append(port.across)
        before = {}
        for card in forest.order:
            fan = 0.0
            if card in forest.stems:
                fan = _FAN * min(_MOST_FAN, len(forest.children[drawing.view.edges[forest.stems[card]].head]) - 1)
            before[card] = _RANK_GAP + fan + words[card]
        return cls(
            {card: extent[0] for card, extent in extents.items()},
            {card: extent[1] for card, extent in extents.items()},
            beside,
            before,
            {card: (min(found) + max(found)) / 2 for card, found in aims.items()},
        )


def _shelves(plot: _Plot, forest: Forest, room: float | None) -> list[Sequence[str]]:
    if len(forest.roots) == 1:
        return [forest.roots]
    extents = {root: _placed(plot, forest, (root,))[1] for root in forest.roots}
    whole = sum((across + _GAP) * (along + _SHELF_GAP) for across, along in extents.values())
    widest = max(across for across, _ in extents.values())
    limit = room if room is not None else max(widest, sqrt(whole) * _SHAPE)
    shelves: list[list[str]] = [[]]
    used = 0.0
    for root in forest.roots:
        if shelves[-1] and used + extents[root][0] > limit:
            shelves.append([])
            used = 0.0
        shelves[-1].append(root)
        used += extents[root][0] + _GAP
    return list(shelves)


def _placed(plot: _Plot, forest: Forest, roots: Sequence[str]) -> tuple[dict[str, Box], tuple[float, float]]:
    """Place trees side by side; returns the boxes and how far they reach."""
    cards = list(roots)
    for card in cards:
        cards.extend(forest.children.get(card, ()))
    numbers = {card: place for place, card in enumerate(cards, 1)}
    top = set(roots)
    children: list[Sequence[int]] = [[numbers[root] for root in roots]]
    children += [[numbers[child] for child in forest.children.get(card, ())] for card in cards]
    before = [0.0, *(0.0 if card in top else plot.before[card] for card in cards)]
    along = [0.0, *(plot.along[card] for card in cards)]
    halves = [0.0, *(plot.across[card] / 2 for card in cards)]
    tree = Tree(
        children,
        [0.0, *(plot.across[card] + plot.beside[card] + _GAP for card in cards)],
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
