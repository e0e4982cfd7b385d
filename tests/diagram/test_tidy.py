"""Our own layout: cards never overlap, lines keep off them, and any map has one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.grain import grain_map

from argmap.appraisal.reviewing import review
from argmap.diagram.composing import drawing_of
from argmap.diagram.dot import Direction, Drawing
from argmap.diagram.layout import Layout
from argmap.diagram.tidy import tidy
from argmap.diagram.tidy_space import Box, space_around
from argmap.diagram.tidy_tree import Tree, starts_across, starts_along
from argmap.diagram.viewing import view_of
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Support

SIZES = st.floats(10, 300)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw a tree of boxes of any shape."""
    count = draw(st.integers(1, 40))
    children: list[list[int]] = [[] for _ in range(count)]
    for box in range(1, count):
        children[draw(st.integers(max(0, box - draw(st.integers(1, 30))), box - 1))].append(box)
    across, along = ([draw(SIZES) for _ in range(count)] for _ in range(2))
    return Tree(children, across, along, [draw(st.floats(0, extent)) for extent in across], [e / 2 for e in across])


@settings(max_examples=150, deadline=None)
@given(trees())
def test_no_two_boxes_of_a_tree_overlap(tree: Tree) -> None:
    along = starts_along(tree)
    across = starts_across(tree, along)
    boxes = list(zip(across, tree.across, along, tree.along, strict=True))
    for place, (left, wide, start, deep) in enumerate(boxes):
        for other_left, other_wide, other_start, other_deep in boxes[:place]:
            apart = left >= other_left + other_wide - 1e-6 or other_left >= left + wide - 1e-6
            assert apart or start >= other_start + other_deep - 1e-6 or other_start >= start + deep - 1e-6


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), unique=True, max_size=25))
def test_the_rooms_between_boxes_fill_what_these_leave(cells: list[tuple[int, int]]) -> None:
    boxes = [Box(50 * x + 5, 50 * x + 45, 50 * y + 5, 50 * y + 45) for x, y in cells]
    rooms, found = space_around(boxes, [(50 * x + 25.0, 50 * y + 25.0) for x, y in cells], Box(-10, 510, -10, 510))
    assert set(found) <= {-1}
    free = sum((room.right - room.left) * (room.end - room.start) for room in rooms)
    assert abs(free + len(boxes) * 46 * 46 - 520 * 520) < 1e-3
    for number, room in enumerate(rooms):
        assert all(number in rooms[other].doors for other in room.doors)


def _overlaps(drawing: Drawing, layout: Layout) -> list[tuple[str, str]]:
    found = []
    cards = list(drawing.sheets.items())
    for place, (card, sheet) in enumerate(cards):
        x, y = layout.centres[card]
        for other, beside in cards[:place]:
            a, b = layout.centres[other]
            if abs(x - a) < (sheet.width + beside.width) / 2 and abs(y - b) < (sheet.height + beside.height) / 2:
                found.append((card, other))
    return found


def _through(drawing: Drawing, layout: Layout) -> list[tuple[str, str]]:
    """Return the lines that run through a card, sampled along their curves."""
    found = []
    for edge, route in zip(drawing.view.edges, layout.routes, strict=True):
        assert route is not None
        points = []
        for start in range(0, len(route.curve) - 3, 3):
            four = route.curve[start : start + 4]
            for share in (n / 12 for n in range(13)):
                weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
                points.append(tuple(sum(w * p[axis] for w, p in zip(weights, four, strict=True)) for axis in (0, 1)))
        for card, sheet in drawing.sheets.items():
            x, y = layout.centres[card]
            if any(abs(px - x) < sheet.width / 2 - 1 and abs(py - y) < sheet.height / 2 - 1 for px, py in points):
                found.append((edge.step, card))
    return found


def _drawn(map_: Map, direction: Direction, column: float = 0) -> tuple[Drawing, Layout]:
    drawing = drawing_of(view_of(map_, review(map_)), direction, column=column)
    return drawing, tidy(drawing)


def test_the_grain_map_has_no_overlap_and_no_line_through_a_card() -> None:
    for direction in Direction:
        for column in (0, 300, 600):
            drawing, layout = _drawn(grain_map(), direction, column)
            assert not _overlaps(drawing, layout)
            assert not _through(drawing, layout)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_map_has_a_layout_even_with_circles(data: st.DataObject) -> None:
    names = [f"c{number}" for number in range(data.draw(st.integers(1, 14)))]
    pick = st.sampled_from(names)
    steps = [
        data.draw(st.sampled_from((Support, Attack)))(
            id=f"s{number}",
            target=data.draw(pick),
            because=tuple(data.draw(st.lists(pick, min_size=1, max_size=3, unique=True))),
        )
        for number in range(data.draw(st.integers(0, 12)))
    ]
    map_ = Map.of([*(Claim(id=name, text=f"Claim {name} says something.") for name in names), *steps])
    for direction in Direction:
        drawing, layout = _drawn(map_, direction)
        assert not _overlaps(drawing, layout)
        assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in layout.centres.values())


def test_a_chain_longer_than_the_stack_has_a_layout() -> None:
    names = [f"c{number}" for number in range(3000)]
    steps = [Support(id=f"s{n}", target=names[n], because=(names[n + 1],)) for n in range(len(names) - 1)]
    _, layout = _drawn(Map.of([*(Claim(id=name, text="So.") for name in names), *steps]), Direction.UP)
    heights = [layout.centres[name][1] for name in names]
    assert heights == sorted(heights)
