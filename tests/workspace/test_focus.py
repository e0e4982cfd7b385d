from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.maps import as_map, attacks, claim, claims, quote, small_maps, source, supports
from support.nodes import HOSTILE, maps
from support.patience import PATIENT

from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.workspace.focus import NARROWEST, Direction, FocusDiagram, focus_lines
from argmap.workspace.segments import cells, safe

WITHIN = as_map(
    claim("top", text="The pump was the cause"),
    claim("near", text="Deaths were near the pump"),
    claim("clear", text="The brewery was spared"),
    claim("but", text="The attacks had declined"),
    supports("s", "top", "near clear", scheme="sign"),
    attacks("x", "s", "but"),
    quote("q", "near"),
)
FOUND = review(WITHIN)


def shown(node_id: str, *, width: int = 60, ascii_only: bool = False) -> str:
    return "\n" + focus_lines(WITHIN, FOUND, node_id, width, ascii_only=ascii_only).text + "\n"


def test_a_claim_stands_between_what_it_supports_and_the_words_it_reports() -> None:
    assert (
        shown("near")
        == """
 ┌── supports H The pump was the…  ○ OPEN ENDS - unsupported
 │    by, with 1 other S1 (sign)                  & 2 linked
╔╧═════════════════════════════════════════════════════════╗
║ C1 claim  ■ DIRECT  + stands                             ║
║ Deaths were near the pump                                ║
╚╤═════════════════════════════════════════════════════════╝
 ╘══ source Q1 “Words of q”                      ? unchecked
"""
    )


def test_a_step_stands_over_its_premises_and_the_objection_to_it() -> None:
    assert (
        shown("s")
        == """
 ┌── supports H The pump was the…  ○ OPEN ENDS - unsupported
╭┴─────────────────────────────────────────────────────────╮
│ S1 step  & 2 linked                                      │
│ (sign)                                                   │
╰┬─────────────────────────────────────────────────────────╯
 ├── C1 Deaths were near the pump                   ■ DIRECT
 ├── and C2 The brewery was spared                   ○ BARE!
 └╌╳ objection S2 x                     ! UNANSWERED ○ BARE!
     └── O1 The attacks had declined                 ○ BARE!
"""
    )


def test_without_box_characters_the_lines_still_differ() -> None:
    drawn = shown("near", ascii_only=True)
    assert (
        drawn
        == """
 ,-- supports H The pump was the~  . OPEN ENDS - unsupported
 |    by, with 1 other S1 (sign)                  & 2 linked
#==========================================================#
# C1 claim  # DIRECT  + stands                             #
# Deaths were near the pump                                #
#==========================================================#
 `== source Q1 "Words of q"                      ? unchecked
"""
    )
    assert drawn.isascii()
    assert shown("s", ascii_only=True).isascii()


def test_without_a_review_the_diagram_is_there_and_says_that_it_is_pending() -> None:
    drawn = focus_lines(WITHIN, None, "near", 60).text
    assert "Deaths were near the pump" in drawn
    assert "…" in drawn


def test_of_no_node_the_map_is_shown_with_its_conclusions() -> None:
    for node_id in ("argmap", "", "nowhere"):
        drawn = focus_lines(WITHIN, FOUND, node_id, 60)
        assert "Untitled map" in drawn.text
        assert "concludes H The pump was" in drawn.text


def test_of_long_lists_the_first_are_drawn_and_the_others_counted() -> None:
    many = [f"c{at}" for at in range(40)]
    within = as_map(
        claims("top hub"),
        claims(" ".join(many)),
        [supports(f"s{name}", "top", name) for name in many],
        supports("wide", "hub", " ".join(many)),
        [supports(f"h{name}", name, "hub") for name in many],
    )
    found = review(within)
    assert "and 28 more" in focus_lines(within, found, "top", 80).text
    drawn = focus_lines(within, found, "hub", 80)
    assert "and 36 more" in drawn.text
    assert "and 34 more" in drawn.text
    assert len(drawn.lines) < 30


@settings(PATIENT, max_examples=40)
@given(within=st.one_of(small_maps(), maps()), width=st.integers(1, 120), data=st.data(), ascii_only=st.booleans())
def test_every_line_is_as_wide_as_was_asked_for_and_names_nodes_that_there_are(
    within: Map, width: int, data: st.DataObject, *, ascii_only: bool
) -> None:
    node_id = data.draw(st.sampled_from(sorted(within.nodes)))
    for found in (None, review(within)):
        drawn = focus_lines(within, found, node_id, width, ascii_only=ascii_only)
        for line in drawn.lines:
            text = "".join(segment.text for segment in line)
            assert cells(text) == max(width, NARROWEST)
            assert text == safe(text)
        assert drawn.places[drawn.home].id == node_id
        assert {place.id for place in drawn.places} <= set(within.nodes)
        assert all(drawn.place_at(place.start) == at for at, place in enumerate(drawn.places))


@settings(PATIENT, max_examples=40)
@given(small_maps(), st.data())
def test_every_node_of_the_diagram_can_be_reached_and_left_for_home(within: Map, data: st.DataObject) -> None:
    node_id = data.draw(st.sampled_from(sorted(within.nodes)))
    drawn = focus_lines(within, review(within), node_id, 80)
    assert _reached(drawn, drawn.home) == set(range(len(drawn.places)))
    for start in range(len(drawn.places)):
        at = start
        for _ in range(3):
            at = drawn.neighbour(at, Direction.LEFT)
        assert at == drawn.home


def _reached(drawn: FocusDiagram, start: int) -> set[int]:
    seen, left = {start}, [start]
    while left:
        at = left.pop()
        for direction in Direction:
            there = drawn.neighbour(at, direction)
            if there not in seen:
                seen.add(there)
                left.append(there)
    return seen


@pytest.mark.parametrize("width", [1, 30, 43, 90])
def test_hostile_words_are_words(width: int) -> None:
    words = [*HOSTILE, "[/]", "\x1b[2J", "\u202eback", "漢字" * 40, "x" * 10_000, "e\u0301" * 99]
    nodes = [claim(f"c{at}", text=text) for at, text in enumerate(words)]
    within = as_map(nodes, supports("s", "c0", " ".join(node.id for node in nodes[1:])), source("book"))
    found = review(within)
    for node in nodes:
        for line in focus_lines(within, found, node.id, width).lines:
            text = "".join(segment.text for segment in line)
            assert text == safe(text)
            assert cells(text) == max(width, NARROWEST)
