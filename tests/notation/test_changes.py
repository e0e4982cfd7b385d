"""What changed between two maps can be done again from its texts, and does not fit any other map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.edits import EDITS
from support.maps import as_map, claims, supports
from support.nodes import maps
from support.patience import PATIENT

from argmap.errors import EditError
from argmap.model.map import Map
from argmap.notation.changes import MisfitError, changes, redone


@given(st.data())
@PATIENT
def test_any_edits_are_done_again_from_their_changes(data: st.DataObject) -> None:
    old = new = data.draw(maps())
    for _ in range(data.draw(st.integers(1, 4))):
        edit = EDITS[data.draw(st.sampled_from(sorted(EDITS) if new.claims else ["add"]))]
        try:
            new = edit(data.draw, new)
        except EditError:
            continue

    assert redone(old, changes(old, new)) == new
    assert redone(new, changes(new, old)) == old


@given(maps(), maps())
@PATIENT
def test_any_map_becomes_any_other(old: Map, new: Map) -> None:
    assert redone(old, changes(old, new)) == new


@given(maps(), st.data())
@PATIENT
def test_any_other_order_is_found_again(old: Map, data: st.DataObject) -> None:
    new = Map.of(data.draw(st.permutations(list(old))), old.head)

    assert redone(old, changes(old, new)) == new


def test_nothing_changed_is_no_change() -> None:
    whole = as_map(claims("a b"), title="T")

    assert changes(whole, Map.of(list(whole), whole.head)) == ()


def test_a_node_moved_alone_is_one_change() -> None:
    whole = as_map(claims("a b c d"), supports("s", "a", "b"))
    nodes = list(whole)
    moved = Map.of([nodes[3], *nodes[:3], *nodes[4:]], whole.head)

    assert [change.id for change in changes(whole, moved)] == ["d"]


def test_changes_of_another_map_are_refused() -> None:
    whole = as_map(claims("a b"))
    changed = replace(whole, nodes={**whole.nodes, "a": whole.claims["a"].model_copy(update={"text": "Other."})})
    other = replace(whole, nodes={**whole.nodes, "a": whole.claims["a"].model_copy(update={"text": "Third."})})

    with pytest.raises(MisfitError):
        redone(other, changes(whole, changed))
