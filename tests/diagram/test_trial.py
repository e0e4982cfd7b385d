"""What a trial knows quickly is true of what it measures."""

from __future__ import annotations

from itertools import permutations
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st
from support.grain import grain_map

from argmap.appraisal.reviewing import review
from argmap.diagram.composing import sheets_both_ways
from argmap.diagram.paper import PageSize
from argmap.diagram.planning import plan
from argmap.diagram.tidy_ports import RANK_GAP, fan_of
from argmap.diagram.trial import Trial
from argmap.diagram.trial_boxes import Extent, Plot
from argmap.diagram.viewing import view_of

SIZES = st.builds(Extent, st.floats(10, 300), st.floats(0, 40), st.floats(10, 300))


@st.composite
def plots(draw: st.DrawFn) -> Plot:
    """Draw trees of boxes of any shape, set for a direction."""
    count = draw(st.integers(2, 30))
    children: list[list[int]] = [[] for _ in range(count)]
    for box in range(1, count):
        children[draw(st.integers(max(0, box - draw(st.integers(1, 20))), box - 1))].append(box)
    children = [draw(st.permutations(under)) for under in children]
    sizes = [Extent(0, 0, 0), *(draw(SIZES) for _ in range(count - 1))]
    return Plot.of(children, sizes, [draw(st.floats(0, size.across)) for size in sizes])


@settings(max_examples=200, deadline=None)
@given(plots(), st.floats(0, 900))
def test_trees_reach_no_less_far_than_their_least_and_no_farther_than_their_most(plot: Plot, length: float) -> None:
    for boxes in (plot.plain, plot.boxes(length)):
        across, along = boxes.reach(inf)
        assert boxes.least <= across + 1e-6
        assert across <= boxes.most + 1e-6
        assert along == boxes.depth


@settings(max_examples=100, deadline=None)
@given(plots(), st.floats(0, 900))
def test_columns_make_trees_deeper_and_stand_only_where_two_leaves_have_room(plot: Plot, length: float) -> None:
    columned = plot.boxes(length)
    assert columned.depth >= plot.plain.depth - 1e-6
    stacked = [list(under) for under in columned.tree.children] != [list(under) for under in plot.children]
    assert stacked == (length >= plot.shortest)


def test_a_column_is_as_deep_as_all_that_stands_in_it_in_any_order() -> None:
    sizes = [Extent(0, 0, 0), *(Extent(50, 0, along) for along in (30, 40, 60, 80))]
    for under in permutations((2, 3, 4)):
        column = Plot.of([[1], under, [], [], []], sizes, [0.0] * 5).boxes(inf)
        assert column.depth == 30 + 40 + 60 + 80 + 3 * (RANK_GAP + fan_of(3))


def test_the_manner_that_is_chosen_early_is_the_best_of_all() -> None:
    map_ = grain_map()
    view = view_of(map_, review(map_))
    trial = Trial.of(view, PageSize.A4, sheets_both_ways(view))
    parts = plan(view, trial, map_.main)
    assert len(parts) > 1
    for part in parts:
        assert trial.manner(part.roots, part.cards) == trial.manners(part.roots, part.cards)[0]
