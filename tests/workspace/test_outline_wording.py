from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.maps import as_map, claim, claims, quote, small_maps, source, supports
from support.nodes import maps
from support.patience import PATIENT

from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Head, Source, Support
from argmap.model.vocabulary import Grade, Reading
from argmap.workspace.outline.rows import rows_of
from argmap.workspace.outline.state import OutlineState, outline_state
from argmap.workspace.outline.wording import CLOSED, LEAF, OPEN, Look, Told, row_words
from argmap.workspace.segments import cells, safe, width_of


def words(within: Map, key: str, *, width: int = 100, reviewed: bool = True, state: OutlineState | None = None) -> str:
    found = review(within) if reviewed else None
    told = Told(within, found, labels=found.labels if found else {})
    state = state or outline_state(within)
    index = state.layout.place[key]
    row = state.rows[index]
    fold = LEAF if row.end == index + 1 else CLOSED if key in state.folded else OPEN
    return row_words(row, told, Look(width, fold, attacks=state.layout.attacks_above[index])).text


ARGUED = as_map(
    claim("top", text="The pump was the cause"),
    claim("told", text="The handle was taken off"),
    claim("held", text="Water carries the disease", assumed="by the book"),
    claim("but", text="The attacks had declined", by="mapper"),
    claim("still", text="Not in that street"),
    Support(id="s", target="top", because=("told", "held"), scheme="sign", warrant="No pump, no deaths."),
    Support(id="t", target="top", because=("told",), grade=Grade.WEAK),
    Attack(id="x", target="s", because=("but",), by="mapper"),
    Attack(id="y", target="x", because=("still",)),
    quote("q", "told", at="p. 12"),
    Source(id="book", title="On the Mode", author="John Snow"),
    Assessment(id="r", target="t", by="ed", grade=Grade.STRONG),
)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("top", ["H The pump was the cause", "□ INFER 1", "stands"]),
        ("told", ["C1 The handle was taken off", "■ DIRECT"]),
        ("held", ["┄ ASSUMED"]),
        ("but", ["O1 The attacks had declined by the mapper", "○ BARE!"]),
        ("s", ["S1 because (sign): No pump, no deaths.", "& 2 linked", "unrated"]),
        ("t", ["S2 also because:", "weak-strong"]),
        ("x", ["x S3 objection to this step by the mapper:", "○ BARE!", "answered"]),
        ("y", ["x S4 answer to this objection:", "UNANSWERED"]),
        ("q", ["Q1 “Words of q” On the Mode, p. 12", "? unchecked"]),
        ("book", ["John Snow: On the Mode", "1 quote"]),
        ("told@t", ["= C1 The handle was taken off", "■ DIRECT"]),
        ("argmap", ["Untitled map"]),
    ],
)
def test_a_row_says_what_its_node_is_and_where_it_stands(key: str, expected: list[str]) -> None:
    said = words(ARGUED, key)
    for part in expected:
        assert part in said


def test_a_folded_step_goes_by_the_words_of_its_premises() -> None:
    folded = outline_state(ARGUED).reveal("s").toggle_fold()
    assert "because: The handle was taken off + Water carries" in words(ARGUED, "s", state=folded)


def test_what_is_not_known_yet_is_pending() -> None:
    assert "…" in words(ARGUED, "top", reviewed=False)
    assert "unchecked" in words(ARGUED, "q", reviewed=False)


def test_a_partial_reading_says_so() -> None:
    within = as_map(claims("a"), quote("q", "a", reading=Reading.PARTIAL))
    assert "in part: “Words of q”" in words(within, "q")


def test_where_there_is_little_room_a_standing_that_matters_stands_before_the_words() -> None:
    said = words(ARGUED, "y", width=60)
    assert "UNANSWERED answer" in said
    assert said.rstrip().endswith("!")
    assert "stands" not in words(ARGUED, "top", width=60)


def test_marks_and_problems_stand_in_the_margin() -> None:
    within = as_map(claims("a"))
    row = rows_of(within)[1]
    told = Told(within, troubled=frozenset({"a"}))
    assert row_words(row, told, Look(60, marked=True)).text.startswith("*!")


def test_a_review_of_an_earlier_map_does_no_harm() -> None:
    older = review(as_map(claims("top"), supports("q", "top", "top")))
    told = Told(ARGUED, older, labels=older.labels)
    for row in rows_of(ARGUED):
        assert row_words(row, told, Look(80)).text


@settings(PATIENT, max_examples=40)
@given(st.one_of(small_maps(), maps()), st.integers(1, 160))
def test_every_row_is_as_wide_as_was_asked_for_with_its_columns_at_one_place(within: Map, width: int) -> None:
    found = review(within)
    state = outline_state(within)
    for told in (Told(within), Told(within, found, labels=found.labels)):
        for index, row in enumerate(state.rows):
            painted = row_words(row, told, Look(width, OPEN, attacks=state.layout.attacks_above[index], hit=True))
            assert painted.text == safe(painted.text)
            if row.id not in within.nodes:
                assert cells(painted.text) == width
                continue
            columns = 23 if width >= 80 else 13
            assert width_of(painted.segments[-3:]) == columns
            assert cells(painted.text) == max(width, columns + 1)


def test_a_heading_has_the_whole_width() -> None:
    title = "What an article argues, and what the documents that it names say of it"
    within = Map(head=Head(id="argmap", title=title))
    row = outline_state(within).rows[0]
    assert title in row_words(row, Told(within), Look(len(title) + 4)).text
    assert row_words(row, Told(within), Look(len(title))).text.rstrip().endswith("…")
    assert cells(row_words(row, Told(within), Look(len(title))).text.rstrip()) >= len(title) - 4


def test_rows_deeper_than_can_be_indented_tell_their_depth() -> None:
    nodes = [claim(f"c{at}") for at in range(40)]
    within = as_map(nodes, [supports(f"s{at}", f"c{at}", f"c{at + 1}") for at in range(39)], source("book"))
    assert "78›" in words(within, "c39", width=60)
