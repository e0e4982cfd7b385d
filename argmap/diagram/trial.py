"""Whether cards fit on a page: a tidy layout of their boxes, without lines, before anything is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from operator import add

from argmap.diagram.composing import ABOVE_AND_BELOW, AROUND, LEAST_WIDTH
from argmap.diagram.dot import Direction, Drawing
from argmap.diagram.legend import legend_of
from argmap.diagram.paper import PageSize, rooms_on
from argmap.diagram.sheet import Sheet
from argmap.diagram.tidy_forest import columns_of
from argmap.diagram.tidy_ports import GAP, LANE, RANK_GAP, SHELF_GAP, Port, extent_of, fan_of, head_port, margins_of
from argmap.diagram.tidy_tree import Tree, starts_across, starts_along
from argmap.diagram.view import Kind, View

_REMARK, _TOGETHER = 15.5, 6
_MOST = {PageSize.A4: 40, PageSize.LETTER: 40, PageSize.A3: 90}
_STUB_ID = ""
_COLUMNS, _COLUMN_COST = (0.0, 0.3, 0.5, 0.7), 1.04
_LEAST_NEED, _FULL = 0.7, 0.96


@dataclass(frozen=True, slots=True)
class Extent:
    """What a card takes across and along the direction of growth, with the room for lines beside it and before it."""

    across: float
    beside: float
    along: float

    def longer(self, direction: Direction) -> Extent:
        """Return what the card takes with another remark on it."""
        if direction is Direction.UP:
            return Extent(self.across, self.beside, self.along + _REMARK)
        return Extent(self.across + _REMARK, self.beside, self.along)


_NOTHING = Extent(0.0, 0.0, 0.0)
_STUB = {Direction.UP: Extent(182.0, 0.0, 52.0), Direction.LEFT: Extent(52.0, 0.0, 182.0)}


@dataclass(frozen=True, slots=True)
class _Room:
    """A way to lay a page out: the direction of growth, and how far it may reach, in points of the picture."""

    direction: Direction
    across: float
    along: float
    legends: tuple[tuple[float, float], ...]

    def need(self, across: float, along: float) -> float:
        """Return the share of its length that a layout needs, with a legend as wide as the layout."""
        upward = self.direction is Direction.UP
        width, height = (across, along) if upward else (along, across)
        legend = next((extent for least, extent in self.legends if width >= least), self.legends[-1][1])
        right, down = (self.across, self.along) if upward else (self.along, self.across)
        return max(width / right, (height + legend) / (down + self.legends[0][1]))


@dataclass(frozen=True, slots=True)
class Manner:
    """A way of laying a page out: direction, length of columns, how far trees may reach across, and what it needs.

    `need` is the share of the length of the page at the smallest scale; over 1 it does not fit.
    """

    direction: Direction
    column: float
    across: float
    need: float
    order: int


def _cost(manner: Manner) -> float:
    return max(manner.need, _LEAST_NEED) * _COLUMN_COST**manner.order


def _room(view: View, direction: Direction, width: float, height: float) -> _Room:
    """Return the room that a page has for cards, its legend under them as wide as they are."""
    right = width - AROUND
    widths = [right, *(share * right for share in (0.8, 0.6) if share * right > LEAST_WIDTH), LEAST_WIDTH]
    legends = tuple((wide if wide > LEAST_WIDTH else 0.0, legend_of(view, wide).height) for wide in widths)
    down = height - ABOVE_AND_BELOW - legends[0][1]
    return _Room(direction, *((right, down) if direction is Direction.UP else (down, right)), legends)


@dataclass(frozen=True)
class Trial:
    """Measures what a page needs, from the sizes of its cards."""

    view: View
    rooms: Sequence[_Room]
    most: int
    below: Mapping[str, Mapping[str, int]]
    extents: Mapping[Direction, Mapping[str, Extent]]
    ports: Mapping[Direction, Sequence[Port]]
    heads: Mapping[str, Collection[str]]
    gathered: set[str] = field(default_factory=set)
    """Cards that share stubs where they are missing."""

    @classmethod
    def of(
        cls, view: View, size: PageSize, sheets: Mapping[Direction, Mapping[str, Sheet]], *, most: int | None = None
    ) -> Trial:
        """Make ready to try parts of a view on paper of a size, their cards set as in `sheets` for every direction.

        A page holds at most `most` cards, or as many as can be taken in.
        """
        rooms = [_room(view, direction, *room) for room in rooms_on(size) for direction in sheets]
        heads: dict[str, set[str]] = {}
        for edge in view.edges:
            heads.setdefault(edge.tail, set()).add(edge.head)
        extents: dict[Direction, dict[str, Extent]] = {}
        ports: dict[Direction, list[Port]] = {}
        for direction, found in sheets.items():
            drawing = Drawing(view, found, direction)
            beside, before = margins_of(drawing)
            ports[direction] = [head_port(drawing, edge) for edge in view.edges]
            extents[direction] = {}
            for card, sheet in found.items():
                across, along = extent_of(sheet, direction)
                extent = Extent(across, beside[card], along + before[card])
                # On its page a card may have to name what else it bears on.
                extents[direction][card] = extent.longer(direction) if len(heads.get(card, ())) > 1 else extent
        below: dict[str, dict[str, int]] = {}
        for place, edge in enumerate(view.edges):
            if edge.tail != edge.head:
                below.setdefault(edge.head, {}).setdefault(edge.tail, place)
        return cls(
            view,
            rooms,
            most or _MOST.get(size, len(view.cards)),
            below,
            extents,
            ports,
            heads,
        )

    def area(self, card: str) -> float:
        """Return how much of a page a card takes with the room around it, the whole page being 1."""
        room = self.rooms[0]
        extent = self.extents[room.direction][card]
        return (extent.across + GAP) * (extent.along + RANK_GAP) / (room.across * room.along)

    def fits(self, roots: Sequence[str], cards: Collection[str]) -> bool:
        """Tell whether cards can be read on one page, with stubs for what bears on them from elsewhere."""
        if sum(self.view.cards[card].kind is not Kind.JUNCTION for card in cards) > self.most:
            return False
        return self.need(roots, cards) <= _FULL

    def need(self, roots: Sequence[str], cards: Collection[str]) -> float:
        """Return how much of the length of a page some cards need at the smallest scale; over 1 they do not fit."""
        return min((manner.need for manner in self._tried(roots, cards, enough=_FULL)), default=inf)

    def manners(self, roots: Sequence[str], cards: Collection[str]) -> list[Manner]:
        """Return the ways of laying some cards out, first that in which they come out largest, with low columns."""
        return sorted(self._tried(roots, cards), key=_cost)

    def _tried(self, roots: Sequence[str], cards: Collection[str], enough: float = 0.0) -> Iterator[Manner]:
        """Yield ways of laying some cards out, and none after one that needs no more than is enough."""
        grove = self._grove(roots, cards)
        groves = {direction: self._set(grove, direction, several=len(roots) > 1) for direction in self.extents}
        for order, share in enumerate(_COLUMNS):
            for room in self.rooms:
                boxes = _Boxes.of(groves[room.direction], share * room.along)
                if share and not boxes.columned:
                    continue
                # Most trees that are too deep need not be spread out to be known as such.
                if enough and boxes.depth > room.along:
                    continue
                across, along = boxes.reach(room.across)
                need = room.need(across, along)
                yield Manner(room.direction, share * room.along, room.across, need, order)
                if need <= enough:
                    return

    def _grove(self, roots: Sequence[str], cards: Collection[str]) -> _Grove:
        """Return the trees that the cards of a page make."""
        own = cards if isinstance(cards, (set, frozenset, dict)) else set(cards)
        # What bears on another card of the page stands under that card.
        tops = [root for root in roots if not any(head in own for head in self.heads.get(root, ()))] or roots[:1]
        names = ["", *tops]
        children: list[list[int]] = [list(range(1, len(names)))]
        if len(roots) == 1 and roots[0] in self.heads:
            names, children = ["", _STUB_ID, roots[0]], [[1], [2]]
        lines = [-1] * len(names)
        seen = set(tops)
        place = len(children)
        while place < len(names):
            children.append(self._under(names[place], (own, seen), (names, lines)))
            place += 1
        return _Grove(names, children, lines)

    def _under(
        self, card: str, known: tuple[Collection[str], set[str]], made: tuple[list[str], list[int]]
    ) -> list[int]:
        """Add what stands under a card, and return its numbers."""
        own, seen = known
        names, lines = made
        under: list[int] = []
        gathered = 0
        for tail, place in self.below.get(card, {}).items() if card else ():
            if tail in seen:
                continue
            if tail in own:
                seen.add(tail)
            elif tail in self.gathered:
                gathered += 1
                if gathered % _TOGETHER != 1:
                    continue
            under.append(len(names))
            names.append(tail if tail in own else _STUB_ID)
            lines.append(place)
        return under

    def _set(self, grove: _Grove, direction: Direction, *, several: bool) -> _SetGrove:
        """Order trees as the layout itself does, and give their boxes sizes."""
        extents, ports = self.extents[direction], self.ports[direction]
        sizes = [_NOTHING, *(extents[name] if name else _STUB[direction] for name in grove.names[1:])]
        if several:
            for root in grove.children[0]:
                if grove.names[root] in self.heads:
                    sizes[root] = sizes[root].longer(direction)
        arriving = [ports[line] if line >= 0 else None for line in grove.lines]
        children = [list(grove.children[0])]
        aims = [size.across / 2 for size in sizes]
        for box, under in enumerate(grove.children[1:], 1):
            # As in the layout itself, the leaves of a step stand together.
            keys = {}
            places = []
            for child in under:
                port = arriving[child]
                keys[child] = (
                    port is not None and port.beside,
                    port.across if port else 0.0,
                    not grove.children[child],
                )
                if port is not None and not port.beside:
                    places.append(port.across)
            children.append(sorted(under, key=keys.__getitem__) if len(under) > 1 else list(under))
            if places:
                aims[box] = (min(places) + max(places)) / 2
        return _SetGrove(children, sizes, aims)


@dataclass(frozen=True, slots=True)
class _Grove:
    """Trees of cards: their names, stubs as "", what stands under each, and the place of the edge that leads up."""

    names: Sequence[str]
    children: Sequence[Sequence[int]]
    lines: Sequence[int]


@dataclass(frozen=True, slots=True)
class _SetGrove:
    """Trees of boxes, ordered for a direction of growth, with where on every box the lines from its children arrive."""

    children: Sequence[Sequence[int]]
    sizes: Sequence[Extent]
    aims: Sequence[float]


@dataclass(frozen=True)
class _Boxes:
    """Trees of boxes that stand side by side, the first box an empty one over all of them."""

    tree: Tree
    starts: Sequence[float]
    depth: float
    columned: bool

    @classmethod
    def of(cls, grove: _SetGrove, column: float) -> _Boxes:
        plain, sizes = grove.children, grove.sizes
        across, along = [size.across + size.beside + GAP for size in sizes], [size.along for size in sizes]
        across[0] = 0.0
        # The trees themselves stand side by side.
        columns = columns_of([(), *plain[1:]], [extent + RANK_GAP for extent in along], column) if column else plain
        children = [plain[0], *columns[1:]]
        for under in plain[1:]:
            for box in under:
                along[box] += RANK_GAP + fan_of(len(under))
        columned = False
        if column:
            for box, under in enumerate(children):
                if under and not plain[box]:
                    columned = True
                    for member in (box, *under):
                        across[member] = sizes[member].across + max(sizes[member].beside, LANE) + GAP
        tree = Tree(children, across, along, grove.aims, [size.across / 2 for size in sizes])
        starts = starts_along(tree)
        return cls(tree, starts, max(map(add, starts, along)), columned)

    def reach(self, limit: float) -> tuple[float, float]:
        """Return how far the trees reach, on shelves of at most `limit` points."""
        whole = self._across(self.tree, self.starts)
        roots = self.tree.children[0]
        if whole <= limit or len(roots) == 1:
            return whole, self.depth
        widest, deep, used, shelf = 0.0, 0.0, 0.0, 0.0
        for root in roots:
            across, along = self._alone(root)
            if used and used + across > limit:
                deep += shelf + SHELF_GAP
                used, shelf = 0.0, 0.0
            widest = max(widest, used + across)
            used += across + GAP
            shelf = max(shelf, along)
        return widest, deep + shelf

    def _alone(self, root: int) -> tuple[float, float]:
        """Return how far one of the trees reaches by itself."""
        boxes = sorted(_under(self.tree.children, root))
        number = {box: place for place, box in enumerate(boxes)}
        tree = Tree(
            [[number[child] for child in self.tree.children[box]] for box in boxes],
            *(
                [part[box] for box in boxes]
                for part in (self.tree.across, self.tree.along, self.tree.aims, self.tree.feet)
            ),
        )
        starts = starts_along(tree)
        return self._across(tree, starts), max(map(add, starts, tree.along))

    @staticmethod
    def _across(tree: Tree, starts: Sequence[float]) -> float:
        lefts = starts_across(tree, starts)
        first = 0 if tree.across[0] else 1
        right: float = max(map(add, lefts[first:], tree.across[first:]))
        return right - min(lefts[first:]) - GAP


def _under(children: Sequence[Sequence[int]], root: int) -> Iterator[int]:
    waiting = [root]
    while waiting:
        box = waiting.pop()
        yield box
        waiting.extend(children[box])
