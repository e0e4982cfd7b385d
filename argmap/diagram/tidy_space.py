"""The free room between the boxes of a layout, cut into rectangles, and the ways that lines find through it."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from argmap.diagram.layout import Point

CLEARANCE = 3.0
"""How far a line keeps off a box, in points."""
_NONE = -1
_LEAST_DOOR, _MOST_ROOMS, _PULLS, _LANE = 1.0, 1500, 6, 4.5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its sides at right angles to the direction of growth, then in that direction, in points."""

    left: float
    right: float
    start: float
    end: float


@dataclass(slots=True)
class Room:
    """A free rectangle with the rooms that it opens on in the direction of growth and against it."""

    left: float
    right: float
    start: float
    end: float
    doors: list[int] = field(default_factory=list)


def space_around(boxes: Sequence[Box], points: Sequence[Point], bounds: Box) -> tuple[list[Room], list[int]]:
    """Cut what boxes leave free of `bounds` into rectangles, by a sweep in the direction of growth.

    Returns the rooms, and for every point (across, along) the number of its room, or -1 where it stands in a box.
    Boxes keep off each other by more than twice the clearance.
    """
    sweep = _Sweep(bounds)
    events: dict[float, tuple[list[Box], list[Box]]] = {}
    for box in boxes:
        events.setdefault(box.start - CLEARANCE, ([], []))[1].append(box)
        events.setdefault(box.end + CLEARANCE, ([], []))[0].append(box)
    found = [_NONE] * len(points)
    asked = sorted(range(len(points)), key=lambda place: points[place][1])
    answered = 0
    for at in sorted(events):
        while answered < len(asked) and points[asked[answered]][1] < at:
            found[asked[answered]] = sweep.room_at(points[asked[answered]][0])
            answered += 1
        sweep.pass_(at, *events[at])
    for place in asked[answered:]:
        found[place] = sweep.room_at(points[place][0])
    return sweep.rooms, found


class _Sweep:
    """The free intervals across the direction of growth where the sweep has come to, each with its room."""

    def __init__(self, bounds: Box) -> None:
        self.rooms = [Room(bounds.left, bounds.right, bounds.start, bounds.end)]
        self.lefts = [bounds.left]
        self.open = [0]
        self.bounds = bounds

    def room_at(self, across: float) -> int:
        place = bisect_right(self.lefts, across) - 1
        if place < 0 or self.rooms[self.open[place]].right < across:
            return _NONE
        return self.open[place]

    def pass_(self, at: float, ending: Sequence[Box], starting: Sequence[Box]) -> None:
        """Let boxes end and start at a place along the direction of growth."""
        closed: dict[int, Room] = {}
        fresh: dict[float, float] = {}
        for box in ending:
            left, right = box.left - CLEARANCE, box.right + CLEARANCE
            place = bisect_right(self.lefts, left) - 1
            if place >= 0 and self._right(place, fresh) == left:
                left = self._take(place, closed, fresh)[0]
            place = bisect_right(self.lefts, right) - 1
            if place >= 0 and self.lefts[place] == right:
                right = self._take(place, closed, fresh)[1]
            self._give(left, right, fresh)
        for box in starting:
            place = bisect_right(self.lefts, box.left - CLEARANCE) - 1
            left, right = self._take(place, closed, fresh)
            self._give(left, box.left - CLEARANCE, fresh)
            self._give(box.right + CLEARANCE, right, fresh)
        self._furnish(at, closed, fresh)

    def _right(self, place: int, fresh: dict[float, float]) -> float:
        number = self.open[place]
        return fresh[self.lefts[place]] if number == _NONE else self.rooms[number].right

    def _take(self, place: int, closed: dict[int, Room], fresh: dict[float, float]) -> tuple[float, float]:
        left, right = self.lefts[place], self._right(place, fresh)
        number = self.open[place]
        if number == _NONE:
            del fresh[left]
        else:
            closed[number] = self.rooms[number]
        del self.lefts[place], self.open[place]
        return left, right

    def _give(self, left: float, right: float, fresh: dict[float, float]) -> None:
        if right <= left:
            return
        place = bisect_right(self.lefts, left)
        self.lefts.insert(place, left)
        self.open.insert(place, _NONE)
        fresh[left] = right

    def _furnish(self, at: float, closed: dict[int, Room], fresh: dict[float, float]) -> None:
        """Make rooms of the fresh intervals, with doors to the rooms that end here."""
        for room in closed.values():
            room.end = at
        old = sorted(closed, key=lambda number: self.rooms[number].left)
        for left, right in sorted(fresh.items()):
            place = bisect_right(self.lefts, left) - 1
            number = len(self.rooms)
            self.open[place] = number
            room = Room(left, right, at, self.bounds.end)
            self.rooms.append(room)
            for other in old:
                if min(self.rooms[other].right, right) - max(self.rooms[other].left, left) >= _LEAST_DOOR:
                    room.doors.append(other)
                    self.rooms[other].doors.append(number)


@dataclass
class Ways:
    """Ways through rooms, each in a lane of its own where the doors are wide enough."""

    rooms: Sequence[Room]
    lanes: dict[tuple[int, int], list[float]] = field(default_factory=dict)

    def between(self, start: tuple[int, Point], end: tuple[int, Point]) -> list[Point]:
        """Return the doors to pass from a point in a room to a point in another; none where it is too far.

        A* search over the rooms (Hart, Nilsson and Raphael 1968); the doors are then drawn tight like a string.
        """
        if _NONE in (start[0], end[0]):
            return []
        path = self._path(start, end)
        doors = [self._door(first, second) for first, second in pairwise(path)]
        places = [start[1][0], *(min(max(start[1][0], low), high) for low, high, _ in doors), end[1][0]]
        for _ in range(_PULLS):
            for place, (low, high, _) in enumerate(doors, 1):
                places[place] = min(max((places[place - 1] + places[place + 1]) / 2, low), high)
        passed = []
        for place, (low, high, along) in enumerate(doors, 1):
            key = min(path[place - 1], path[place]), max(path[place - 1], path[place])
            passed.append((self._lane(key, places[place], low, high), along))
        return passed

    def _door(self, first: int, second: int) -> tuple[float, float, float]:
        one, other = self.rooms[first], self.rooms[second]
        along = other.start if one.end == other.start else one.start
        low, high = max(one.left, other.left), min(one.right, other.right)
        margin = min(2.0, (high - low) / 2)
        return low + margin, high - margin, along

    def _lane(self, key: tuple[int, int], wanted: float, low: float, high: float) -> float:
        taken = self.lanes.setdefault(key, [])
        tried = (wanted + sign * step * _LANE for step in range(6) for sign in (1, -1))
        free = (
            place for place in tried if low <= place <= high and all(abs(place - other) >= _LANE for other in taken)
        )
        chosen = next(free, wanted)
        taken.append(chosen)
        return chosen

    def _path(self, start: tuple[int, Point], end: tuple[int, Point]) -> list[int]:
        goal, (far_across, far_along) = end
        first, (across, along) = start
        came: dict[int, int] = {}
        best = {first: 0.0}
        queue = [(0.0, 0.0, first, across, along)]
        done: set[int] = set()
        while queue and len(done) < _MOST_ROOMS:
            _, cost, room, across, along = heapq.heappop(queue)
            if room in done:
                continue
            done.add(room)
            if room == goal:
                return _traced(came, first, goal)
            for other in self.rooms[room].doors:
                if other in done:
                    continue
                low, high, door = self._door(room, other)
                place = min(max(across, low), high)
                # A few points for every door: straight ways through large rooms are the calmest.
                spent = cost + abs(place - across) + abs(door - along) + 4
                if spent < best.get(other, float("inf")):
                    best[other] = spent
                    came[other] = room
                    ahead = abs(far_across - place) + abs(far_along - door)
                    heapq.heappush(queue, (spent + ahead, spent, other, place, door))
        return [first]


def _traced(came: dict[int, int], first: int, goal: int) -> list[int]:
    path = [goal]
    while path[-1] != first:
        path.append(came[path[-1]])
    return path[::-1]
