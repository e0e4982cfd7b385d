"""What is found by typing a few letters: every word typed is in what is found, and the likeliest comes first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.patience import PATIENT

from argmap.workspace.seeking import Sought, sought

NAMES = (
    Sought("pump", ("C1", "pump-was-source", "Water from the pump was the source")),
    Sought("handle", ("C2", "handle-off", "The handle of the pump was taken off")),
    Sought("board", ("Q1", "q-guardians", "I had an interview with the Board of Guardians")),
)


def test_without_words_everything_is_found_in_its_order() -> None:
    assert sought("  ", NAMES) == ["pump", "handle", "board"]


def test_a_whole_name_comes_before_the_start_of_one_and_that_before_what_is_inside() -> None:
    names = [Sought("inside", ("xc1",)), Sought("start", ("c10",)), Sought("whole", ("C1",)), Sought("word", ("a c1",))]
    assert sought("c1", names) == ["whole", "start", "word", "inside"]


def test_what_has_the_words_in_its_chief_name_comes_before_what_has_them_elsewhere() -> None:
    names = [
        Sought("edit", ("Edit the words", "edit: quote, claim", "e"), chief="Edit the words"),
        Sought("cite", ("Cite: quote a source", "edit: open a text", "c"), chief="Cite: quote a source"),
        Sought("key", ("Fold", "hide", "quote"), chief="Fold"),
    ]
    assert sought("quote", names) == ["key", "cite", "edit"]
    assert sought("quote edit", names) == ["edit", "cite"]


def test_every_word_must_be_there_in_any_order_and_case() -> None:
    assert sought("PUMP handle", NAMES) == ["handle"]


def test_a_slip_of_the_fingers_finds_what_is_like_it() -> None:
    assert sought("gaurdians", NAMES) == ["board"]


def test_what_is_not_there_is_not_found() -> None:
    assert sought("zzzzzz", NAMES) == []


@PATIENT
@given(st.lists(st.text(max_size=12), max_size=12), st.text(max_size=8))
def test_what_is_found_is_among_what_there_is_and_found_once(names: list[str], query: str) -> None:
    among = [Sought(str(number), (name,)) for number, name in enumerate(names)]
    found = sought(query, among)
    assert len(found) == len(set(found))
    assert set(found) <= {each.value for each in among}
    words = query.casefold().split()
    assert {each.value for each in among if all(word in each.joined for word in words)} <= set(found)
