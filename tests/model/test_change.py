"""How a map differs from an earlier one, and that what it takes over from it is what it would find itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.maps import attacks, claim, quote, small_maps, source, supports
from support.patience import PATIENT
from support.revisions import edited

from argmap.model.change import carry_over, change_between
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.rechecking import check_after
from argmap.model.shape import shape_of

MAP = Map.of([claim("a"), claim("b"), source("book"), quote("q", "b"), supports("s", "a", "b")])


def with_nodes(*nodes: Node) -> Map:
    return Map.of([*MAP, *nodes])


any_edit = st.one_of(edited(), edited(small_maps()))


@PATIENT
@given(any_edit)
def test_the_indexes_carried_over_are_those_that_the_map_would_find_itself(pair: tuple[Map, Map]) -> None:
    earlier, later = pair
    carried = carry_over(later, earlier)
    assert carried == later
    assert carried.foreign == later.foreign
    assert carried.shape == shape_of(later)
    assert [list(carried.by_sort.get(sort, {}).items()) for sort in later.by_sort] == [
        list(nodes.items()) for nodes in later.by_sort.values()
    ]
    assert carried.by_sort.keys() == later.by_sort.keys()
    assert carried.main == later.main


@PATIENT
@given(any_edit, any_edit)
def test_the_taken_ids_carried_over_are_those_that_the_map_would_find_itself(
    pair: tuple[Map, Map], other: tuple[Map, Map]
) -> None:
    earlier, later = pair
    taken = earlier.taken_ids
    assert taken == Map(earlier.head, earlier.nodes).taken_ids
    assert carry_over(later, earlier).taken_ids == later.taken_ids
    assert carry_over(other[0], earlier).taken_ids == other[0].taken_ids


@PATIENT
@given(any_edit)
def test_a_map_checked_after_an_edit_has_the_problems_of_one_checked_anew(pair: tuple[Map, Map]) -> None:
    earlier, later = pair
    found = check_after(earlier, check(earlier), carry_over(later, earlier))
    assert found == check(later)


@PATIENT
@given(any_edit)
def test_a_change_tells_apart_what_was_added_removed_changed_and_moved(pair: tuple[Map, Map]) -> None:
    earlier, later = pair
    change = change_between(earlier, later)
    assert {node.id for node in change.added} == later.nodes.keys() - earlier.nodes.keys()
    assert {node.id for node in change.removed} == earlier.nodes.keys() - later.nodes.keys()
    both = [name for name in earlier.nodes if name in later.nodes]
    assert {before.id for before, _ in change.changed} == {
        name for name in both if earlier.nodes[name] is not later.nodes[name]
    }
    assert change.moved == (both != [name for name in later.nodes if name in earlier.nodes])


def test_an_edit_of_words_leaves_the_shape_the_very_same() -> None:
    later = with_nodes(claim("b", note="Another note."))
    assert carry_over(later, MAP).shape is MAP.shape


def test_a_new_step_that_closes_a_circle_is_warned_of_at_once() -> None:
    found = check_after(MAP, check(MAP), with_nodes(supports("t", "b", "a")))
    assert [problem.code for problem in found] == ["W306"]


def test_a_node_that_loses_what_it_refers_to_has_a_problem_although_it_did_not_change() -> None:
    earlier = with_nodes(attacks("x", "s", "b"))
    later = Map.of([node for node in earlier if node.id != "s"])
    found = check_after(earlier, check(earlier), later)
    assert [(problem.code, problem.id) for problem in found] == [("E301", "x")]
