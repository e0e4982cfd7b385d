from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from support.maps import as_map, attacks, claim, claims, quote, small_maps, supports
from support.patience import PATIENT

from argmap.model.map import Map
from argmap.model.nodes import Claim
from argmap.workspace.outline.rows import HEAD, SOURCES
from argmap.workspace.outline.state import OutlineState, outline_state

MOVES: dict[str, Callable[[OutlineState], OutlineState]] = {
    "down": OutlineState.down,
    "up": OutlineState.up,
    "page down": lambda state: state.page(5),
    "page up": lambda state: state.page(-5),
    "first": OutlineState.first,
    "last": OutlineState.last,
    "left": OutlineState.parent_or_fold,
    "right": OutlineState.child_or_unfold,
    "next sibling": OutlineState.next_sibling,
    "previous sibling": OutlineState.previous_sibling,
    "next hit": OutlineState.next_hit,
    "previous hit": OutlineState.previous_hit,
    "toggle": OutlineState.toggle_fold,
    "fold all": OutlineState.fold_all,
    "unfold all": OutlineState.unfold_all,
    "two levels": lambda state: state.unfold_to(2),
    "filter": lambda state: state.filtered("c1", ["c1"]),
    "find nothing": lambda state: state.filtered("nothing", []),
    "clear": lambda state: state.filtered("", ()),
    "mark": lambda state: state.mark(state.selected),
    "reveal": lambda state: state.reveal("c0"),
}
walks = st.lists(st.sampled_from(sorted(MOVES)), max_size=12)

SMALL = as_map(
    claims("top left right but"),
    supports("s", "top", "left right"),
    supports("t", "top", "right"),
    attacks("x", "top", "but"),
    quote("q", "left"),
)


def walked(state: OutlineState, walk: list[str]) -> OutlineState:
    for move in walk:
        state = MOVES[move](state)
    return state


def sees(state: OutlineState) -> list[str]:
    return [state.rows[index].key for index in state.shown]


@settings(PATIENT, max_examples=40)
@given(small_maps(), walks)
def test_whatever_is_done_the_cursor_is_on_a_row_that_is_shown_under_rows_that_are(
    within: Map, walk: list[str]
) -> None:
    state = walked(outline_state(within), walk)
    shown = set(state.shown)
    assert 0 <= state.cursor < len(state.shown)
    assert list(state.shown) == sorted(shown)
    for index in state.shown:
        above = state.rows[index].parent
        assert above < 0 or (above in shown and state.rows[above].key not in state.folded)


@settings(PATIENT, max_examples=40)
@given(small_maps(), walks)
def test_folding_and_unfolding_a_row_shows_what_was_shown_before(within: Map, walk: list[str]) -> None:
    state = walked(outline_state(within), walk)
    if state.can_fold(state.row):
        again = state.toggle_fold().toggle_fold()
        assert (again.shown, again.cursor, again.folded) == (state.shown, state.cursor, state.folded)


@settings(PATIENT, max_examples=40)
@given(small_maps(), walks)
def test_a_cleared_filter_gives_the_folds_back_but_for_what_hides_the_cursor(within: Map, walk: list[str]) -> None:
    state = walked(outline_state(within), walk).filtered("", ())
    cleared = state.filtered("x", within.claims).filtered("", ())
    hidden = {state.rows[above].key for above in cleared.layout.above(cleared.shown[cleared.cursor])}
    assert cleared.folded == state.folded - hidden
    assert cleared.query == ""


@settings(PATIENT, max_examples=40)
@given(small_maps(), st.data())
def test_a_filter_shows_what_it_finds_and_what_that_stands_under_and_nothing_else(
    within: Map, data: st.DataObject
) -> None:
    found = frozenset(data.draw(st.lists(st.sampled_from(sorted(within.nodes)))))
    state = outline_state(within).filtered("some", found)
    keys = sees(state)
    assert found <= set(keys)
    for at, index in enumerate(state.shown):
        row = state.rows[index]
        leads = any(state.rows[each].key in found and index < each < row.end for each in state.shown)
        assert row.key in found or leads or at == 0


@settings(PATIENT, max_examples=40)
@given(small_maps(), walks, st.data())
def test_any_node_can_be_revealed_from_anywhere(within: Map, walk: list[str], data: st.DataObject) -> None:
    sought = data.draw(st.sampled_from(sorted(within.nodes)))
    state = walked(outline_state(within), walk).reveal(sought)
    assert state.selected == sought
    assert state.row.key == sought


@settings(PATIENT, max_examples=40)
@given(small_maps(), walks, st.data())
def test_an_edit_of_other_nodes_keeps_cursor_folds_and_marks(within: Map, walk: list[str], data: st.DataObject) -> None:
    state = walked(outline_state(within), walk).filtered("", ())
    gone = data.draw(st.sampled_from(sorted(within.nodes)))
    kept = Map.of([node for node in within if node.id != gone], within.head)
    after = outline_state(kept, like=state)
    assert 0 <= after.cursor < len(after.shown)
    assert gone not in after.marked
    assert after.marked == state.marked - {gone}
    index = after.layout.place.get(state.row.key)
    if index is not None:
        hiding = {after.rows[above].key for above in after.layout.above(index)} & after.folded
        assert after.row.key == state.row.key or after.row.key in hiding
    back = outline_state(within, like=after)
    assert back.folded == state.folded
    assert back.rows == state.rows


def test_the_first_row_with_the_cursor_is_the_first_conclusion() -> None:
    state = outline_state(SMALL)
    assert state.selected == "top"
    assert state.first().selected == HEAD
    assert outline_state(Map()).selected == HEAD


def test_sources_are_folded_at_first_and_a_small_argument_is_not() -> None:
    keys = sees(outline_state(SMALL))
    assert {"top", "s", "left", "q", SOURCES} <= set(keys)
    assert "book" not in keys


def test_a_large_map_is_unfolded_to_the_depth_that_can_be_read() -> None:
    tops = [claim(f"top{at}") for at in range(400)]
    nodes = [claim(f"p{at}") for at in range(400)], [claim(f"pp{at}") for at in range(400)]
    steps = [supports(f"s{at}", f"top{at}", f"p{at}") for at in range(400)]
    more = [supports(f"ss{at}", f"p{at}", f"pp{at}") for at in range(400)]
    state = outline_state(as_map(tops, *nodes, steps, more))
    assert max(state.rows[index].depth for index in state.shown) == 2


def test_left_folds_and_then_goes_to_the_parent_and_right_unfolds_and_then_goes_in() -> None:
    state = outline_state(SMALL).reveal("left")
    folded = state.parent_or_fold()
    assert (folded.selected, "q" in sees(folded)) == ("left", False)
    assert folded.parent_or_fold().selected == "s"
    unfolded = folded.child_or_unfold()
    assert (unfolded.selected, "q" in sees(unfolded)) == ("left", True)
    assert unfolded.child_or_unfold().selected == "q"
    assert outline_state(SMALL).parent_or_fold().parent_or_fold().selected == "top"


def test_right_on_a_link_goes_to_what_it_links_to() -> None:
    state = outline_state(SMALL).reveal("t").down()
    assert state.row.key == "right@t"
    assert state.child_or_unfold().row.key == "right"


def test_siblings_are_those_of_the_same_parent() -> None:
    state = outline_state(SMALL).reveal("s")
    assert state.next_sibling().selected == "t"
    assert state.next_sibling().next_sibling().selected == "x"
    assert state.next_sibling().next_sibling().next_sibling().selected == "x"
    assert state.reveal("t").previous_sibling().selected == "s"
    assert state.previous_sibling() is state
    assert outline_state(SMALL).previous_sibling().selected == HEAD


def test_hits_are_gone_through_in_a_circle() -> None:
    state = outline_state(SMALL).filtered("some", ["left", "but"])
    assert state.selected == "left"
    assert state.next_hit().selected == "but"
    assert state.next_hit().next_hit().selected == "left"
    assert state.previous_hit().selected == "but"
    assert outline_state(SMALL).next_hit().selected == "top"


def test_the_cursor_goes_to_what_followed_a_deleted_node_or_to_what_was_before_it() -> None:
    state = outline_state(SMALL).reveal("s")
    without = Map.of([node for node in SMALL if node.id != "s"], SMALL.head)
    assert outline_state(without, like=state).selected == "t"
    last = outline_state(SMALL).reveal("but")
    without = Map.of([node for node in SMALL if node.id not in ("but", "x")], SMALL.head)
    assert outline_state(without, like=last).selected == "right"


def test_a_new_node_that_the_filter_does_not_find_is_shown_when_one_goes_there() -> None:
    state = outline_state(SMALL).filtered("some", ["left"])
    more = Map.of([*SMALL, Claim(id="new", text="New."), supports("n", "top", "new")], SMALL.head)
    after = outline_state(more, like=state).reveal("new")
    assert after.selected == "new"
    assert {"left", "new"} <= set(sees(after))
    assert not after.is_hit(after.row)


def test_nothing_is_laid_out_anew_where_only_words_have_changed() -> None:
    state = outline_state(SMALL)
    nodes = [node.model_copy(update={"text": "Anew."}) if node.id == "left" else node for node in SMALL]
    after = outline_state(Map.of(nodes, SMALL.head), like=state)
    assert after.rows is state.rows
    assert after.layout.within.claims["left"].text == "Anew."


def test_moving_is_possible_on_a_chain_deeper_than_any_stack() -> None:
    length = 10_000
    nodes = [claim(f"c{at}") for at in range(length + 1)]
    within = as_map(nodes, [supports(f"s{at}", f"c{at}", f"c{at + 1}") for at in range(length)])
    state = outline_state(within).unfold_all().last().up()
    assert state.fold_all().selected in ("c0", "")
    assert outline_state(within).reveal(f"c{length}").selected == f"c{length}"
    assert outline_state(within).filtered("some", [f"c{length}"]).selected == f"c{length}"
