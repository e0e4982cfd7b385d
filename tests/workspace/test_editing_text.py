"""One block edited as text: what is changed, renamed and added, and where the text cannot be read."""

from __future__ import annotations

import pytest
from support.maps import as_map, claims, supports

from argmap.errors import EditError
from argmap.model.map import Map
from argmap.model.nodes import Step, Support
from argmap.workspace.editing_text import block_for_editor, edited


@pytest.fixture
def small() -> Map:
    return as_map(claims("a b c"), supports("s", "a", "b c"), title="T")


def test_the_text_is_the_block_and_left_as_it_was_it_changes_nothing(small: Map) -> None:
    text = block_for_editor(small, "s")

    assert text == "s:\n  supports: a\n  because:\n    - b\n    - c\n"
    assert edited(small, "s", text).map is small


def test_changed_fields_are_changed_in_the_place_of_the_node(small: Map) -> None:
    found = edited(small, "b", "b:\n  claim: |\n    Other words.\n  tags: [new]\n")

    assert list(found.map.nodes) == list(small.nodes)
    assert found.map.claims["b"].text == "Other words."
    assert found.map.claims["b"].tags == ("new",)
    assert (found.what, found.selected) == ("edited the text of b", "b")


def test_a_changed_id_is_a_rename_that_every_reference_follows(small: Map) -> None:
    found = edited(small, "b", block_for_editor(small, "b").replace("b:", "better:"))
    step = found.map["s"]

    assert isinstance(step, Step)
    assert step.because == ("better", "c")
    assert found.map["better"].was == ("b",)
    assert list(found.map.nodes)[:4] == ["a", "better", "c", "s"]


def test_further_blocks_are_added(small: Map) -> None:
    more = "\nd:\n  claim: |\n    New.\n\ns2:\n  supports: b\n  because:\n    - d\n"
    found = edited(small, "b", block_for_editor(small, "b") + more)

    assert isinstance(found.map["s2"], Support)
    assert found.what == "edited the text of b, with 2 blocks more"


def test_the_head_is_edited_like_a_block(small: Map) -> None:
    found = edited(small, "argmap", "argmap:\n  version: 1\n  title: Other\n")

    assert found.map.head.title == "Other"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("b:\n  claim: |\n    Words.\n  nonsense: x\n", "Line 4"),
        ("b:\n\tclaim: x\n", "Line 2, column 1"),
        ("b\n", "Line 1"),
        ("", "no block"),
        ("a:\n  claim: |\n    Taken.\n", "no block"),
        ("b:\n  claim: |\n    B.\n\na:\n  claim: |\n    Taken.\n", "cannot be added"),
        ("b:\n  claim: |\n    B.\n\nb:\n  claim: |\n    Twice.\n", "twice"),
        ("argmap:\n  version: 1\n", "no block"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_place(small: Map, text: str, said: str) -> None:
    with pytest.raises(EditError, match=said):
        edited(small, "b", text)
