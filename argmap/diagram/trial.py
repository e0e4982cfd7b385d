"""Whether cards fit on a page: a tidy layout of their boxes, without lines, before anything is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from argmap.diagram.composing import ABOVE_AND_BELOW, AROUND, LEAST_WIDTH
from argmap.diagram.dot import Direction, Drawing
from argmap.diagram.legend import legend_of
from argmap.diagram.paper import PageSize, rooms_on
from argmap.diagram.sheet import Sheet
from argmap.diagram.tidy_ports import GAP, RANK_GAP, Port, extent_of, head_port, margins_of
from argmap.diagram.trial_boxes import Boxes, Extent, Plot
from argmap.diagram.view import Kind, View

_REMARK, _TOGETHER = 15.5, 6
_MOST = {PageSize.A4: 40, PageSize.LETTER: 40, PageSize.A3: 90}
_STUB_ID = ""
_COLUMNS, _COLUMN_COST = (0.0, 0.3, 0.5, 0.7), 1.04
_LEAST_NEED, _FULL, _SAFE = 0.7, 0.96, 1 - 1e-9


_NOTHING = Extent(0.0, 0.0, 0.0)
_STUB = {Direction.UP: Extent(182.0, 0.0, 52.0), Direction.LEFT: Extent(52.0, 0.0, 182.0)}


def _longer(extent: Extent, direction: Direction) -> Extent:
    """Return what a card takes with another remark on it."""
    if direction is Direction.UP:
        return Extent(extent.across, extent.beside, extent.along + _REMARK)
    return Extent(extent.across + _REMARK, extent.beside, extent.along)


@dataclass(frozen=True, slots=True)
class _Room:
    """A way to lay a page out: the direction of growth, and how far it may reach, in points of the picture."""

    direction: Direction
    across: float
    along: float
    legends: tuple[tuple[float, float], ...]

    def need(self, across: float, along: float) -> float:
        """Return the share of its length that a layout needs, with a legend as wide as the layout."""
        width = across if self.direction is Direction.UP else along
        return self._share(across, along, next(extent for least, extent in self.legends if width >= least))

    def least_need(self, across: float, along: float) -> float:
        """Return the share that a layout needs at the least which reaches so far or farther."""
        return self._share(across, along, self.legends[0][1]) * _SAFE

    def most_need(self, across: float, along: float) -> float:
        """Return the share that a layout needs at the most which reaches so far or less far."""
        return self._share(across, along, self.legends[-1][1])

    def _share(self, across: float, along: float, legend: float) -> float:
        first = self.legends[0][1]
        if self.direction is Direction.UP:
            return max(across / self.across, (along + legend) / (self.along + first))
        return max(along / self.along, (across + legend) / (self.across + first))


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


@dataclass(slots=True)
class _Prospect:
    """A manner that is not measured yet; what is quick to know often tells enough."""

    room: _Room
    plot: Plot
    column: float
    order: int

    def is_within(self, most: float) -> bool:
        """Tell whether no more than a share is needed."""
        boxes = self._boxes(most)
        if boxes is None:
            return False
        if self.room.most_need(boxes.most, boxes.depth) <= most:
            return True
        return self._may_be_within(boxes, most) and self._measured(boxes).need <= most

    def manner(self, most: float = inf) -> Manner | None:
        """Return the manner, or nothing where it is quick to know that it needs more than a share."""
        boxes = self._boxes(most)
        return self._measured(boxes) if boxes is not None and self._may_be_within(boxes, most) else None

    def _boxes(self, most: float) -> Boxes | None:
        # Columns make trees deeper, never less deep.
        return self.plot.boxes(self.column) if self.room.least_need(0, self.plot.plain.depth) <= most else None

    def _may_be_within(self, boxes: Boxes, most: float) -> bool:
        return most == inf or self.room.least_need(boxes.least, boxes.depth) <= most

    def _measured(self, boxes: Boxes) -> Manner:
        need = self.room.need(*boxes.reach(self.room.across))
        return Manner(self.room.direction, self.column, self.room.across, need, self.order)


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
    areas: Mapping[str, float]
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
                extents[direction][card] = _longer(extent, direction) if len(heads.get(card, ())) > 1 else extent
        below: dict[str, dict[str, int]] = {}
        for place, edge in enumerate(view.edges):
            if edge.tail != edge.head:
                below.setdefault(edge.head, {}).setdefault(edge.tail, place)
        room = rooms[0]
        whole = room.across * room.along
        areas = {
            card: (extent.across + GAP) * (extent.along + RANK_GAP) / whole
            for card, extent in extents[room.direction].items()
        }
        return cls(view, rooms, most or _MOST.get(size, len(view.cards)), below, extents, ports, heads, areas)

    def area(self, cards: Iterable[str]) -> float:
        """Return how much of a page cards take with the room around them, the whole page being 1."""
        return sum(map(self.areas.__getitem__, cards))

    def fits(self, roots: Sequence[str], cards: Collection[str]) -> bool:
        """Tell whether cards can be read on one page, with stubs for what bears on them from elsewhere."""
        if sum(self.view.cards[card].kind is not Kind.JUNCTION for card in cards) > self.most:
            return False
        return any(prospect.is_within(_FULL) for prospect in self._prospects(roots, cards))

    def manner(self, roots: Sequence[str], cards: Collection[str]) -> Manner:
        """Return the way of laying some cards out in which they come out largest, with low columns."""
        best: Manner | None = None
        for prospect in self._prospects(roots, cards):
            if best is None:
                best = prospect.manner()
                continue
            cost = _COLUMN_COST**prospect.order
            if _cost(best) <= _LEAST_NEED * cost:
                break
            manner = prospect.manner(_cost(best) / cost)
            if manner is not None and _cost(manner) < _cost(best):
                best = manner
        if best is None:
            raise ValueError("no way to lay anything out")
        return best

    def manners(self, roots: Sequence[str], cards: Collection[str]) -> list[Manner]:
        """Return the ways of laying some cards out, the best first."""
        found = (prospect.manner() for prospect in self._prospects(roots, cards))
        return sorted((manner for manner in found if manner is not None), key=_cost)

    def _prospects(self, roots: Sequence[str], cards: Collection[str]) -> Iterator[_Prospect]:
        """Yield ways of laying some cards out, those without columns first."""
        grove = self._grove(roots, cards)
        plots: dict[Direction, Plot] = {}
        for order, share in enumerate(_COLUMNS):
            for room in self.rooms:
                if room.direction not in plots:
                    plots[room.direction] = self._set(grove, room.direction, several=len(roots) > 1)
                plot, column = plots[room.direction], share * room.along
                if not share or column >= plot.shortest:
                    yield _Prospect(room, plot, column, order)

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

    def _set(self, grove: _Grove, direction: Direction, *, several: bool) -> Plot:
        """Order trees as the layout itself does, and give their boxes sizes."""
        extents, ports = self.extents[direction], self.ports[direction]
        sizes = [_NOTHING, *(extents[name] if name else _STUB[direction] for name in grove.names[1:])]
        if several:
            for root in grove.children[0]:
                if grove.names[root] in self.heads:
                    sizes[root] = _longer(sizes[root], direction)
        children: list[Sequence[int]] = [grove.children[0]]
        aims = [size.across / 2 for size in sizes]
        for box, under in enumerate(grove.children[1:], 1):
            arriving = {child: ports[grove.lines[child]] for child in under if grove.lines[child] >= 0}
            places = [port.across for port in arriving.values() if not port.beside]
            if places:
                aims[box] = (min(places) + max(places)) / 2
            # As in the layout itself, the leaves of a step stand together.
            keys = {child: (port.beside, port.across, not grove.children[child]) for child, port in arriving.items()}
            children.append(sorted(under, key=keys.__getitem__) if len(under) > 1 else under)
        return Plot.of(children, sizes, aims)


@dataclass(frozen=True, slots=True)
class _Grove:
    """Trees of cards: their names, stubs as "", what stands under each, and the place of the edge that leads up."""

    names: Sequence[str]
    children: Sequence[Sequence[int]]
    lines: Sequence[int]
