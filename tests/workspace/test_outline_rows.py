from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from support.maps import as_map, attacks, claim, claims, quote, settles, small_maps, source, supports
from support.nodes import maps
from support.patience import PATIENT
from support.revisions import edited

from argmap.model.change import carry_over
from argmap.model.map import Map
from argmap.model.nodes import Claim, Head, Scheme
from argmap.workspace.outline.rows import (
    HEAD,
    LOOSE,
    REVIEWS,
    SCHEMES,
    SOURCES,
    Row,
    RowKind,
    rows_after,
    rows_of,
    same_rows,
)

ANY = st.one_of(small_maps(), small_maps(), maps())
RICH = settings(PATIENT, max_examples=40)
"""Maps with every field take long to draw."""


def drawn(within: Map) -> list[str]:
    signs = {RowKind.LINK: "= ", RowKind.OBJECTION: "x ", RowKind.HEADING: "# "}
    return ["  " * row.depth + signs.get(row.kind, "") + (row.id or row.heading.lower()) for row in rows_of(within)]


def test_the_argument_is_laid_out_from_the_conclusion_down_to_the_words_of_a_source() -> None:
    within = as_map(
        claims("top left right but"),
        supports("s", "top", "left right"),
        attacks("x", "s", "but"),
        quote("q", "left"),
        attacks("y", "q", "but"),
    )
    assert drawn(within) == [
        "# argmap",
        "top",
        "  s",
        "    left",
        "      q",
        "        x y",
        "          but",
        "    right",
        "    x x",
        "      = but",
        "# sources",
        "  book",
        "    = q",
    ]


def test_a_main_conclusion_is_in_full_at_the_top_and_a_link_where_it_serves_another() -> None:
    within = as_map(claims("one two"), supports("s", "one", "two"), main=("one", "two"))
    assert drawn(within)[1:5] == ["one", "  s", "    = two", "two"]


def test_a_circle_ends_in_a_link() -> None:
    within = as_map(claims("a b"), supports("s", "a", "b"), supports("t", "b", "a"), main=("a",))
    assert drawn(within)[1:6] == ["a", "  s", "    b", "      t", "        = a"]


def test_what_no_conclusion_reaches_is_loose_and_a_closed_ring_is_not_forgotten() -> None:
    within = as_map(
        claims("main alone a b"),
        supports("s", "a", "b"),
        supports("t", "b", "a"),
        quote("q"),
        main=("main",),
    )
    rows = drawn(within)
    at = rows.index("# loose: not connected to a main conclusion")
    assert rows[at + 1 : at + 8] == ["  alone", "  q", "  a", "    s", "      b", "        t", "          = a"]


def test_sources_reviews_and_schemes_have_headings_where_there_are_any() -> None:
    bare = {row.key for row in rows_of(as_map(claims("a"), source("book")))}
    assert SOURCES in bare
    assert not bare & {LOOSE, REVIEWS, SCHEMES}
    full = as_map(claims("a"), settles("r", "a", "stands"), Scheme(id="own", name="Own"))
    assert {REVIEWS, SCHEMES} <= {row.key for row in rows_of(full)}


def test_an_empty_map_has_the_row_of_the_map_itself() -> None:
    assert [row.key for row in rows_of(Map())] == [HEAD]
    assert rows_of(Map(Head(title="On wells")))[0].heading == "On wells"


@RICH
@given(ANY)
def test_every_node_stands_in_full_exactly_once(within: Map) -> None:
    rows = rows_of(within)
    full = Counter(row.id for row in rows if row.kind not in (RowKind.LINK, RowKind.HEADING))
    assert full == Counter(node.id for node in within)
    assert len({row.key for row in rows}) == len(rows)


@settings(PATIENT, max_examples=40)
@given(small_maps())
def test_parents_depths_and_ends_agree(within: Map) -> None:
    rows = rows_of(within)
    for at, row in enumerate(rows):
        inside = range(at + 1, row.end)
        assert at < row.end <= len(rows)
        assert all(rows[each].depth > row.depth for each in inside)
        assert row.end == len(rows) or rows[row.end].depth <= row.depth
        if row.parent < 0:
            assert row.depth == 0
        else:
            assert row.parent < at < rows[row.parent].end
            assert row.depth == rows[row.parent].depth + 1


@settings(PATIENT, max_examples=40)
@given(small_maps())
def test_a_link_has_its_full_row_elsewhere_and_nothing_under_it(within: Map) -> None:
    rows = rows_of(within)
    keys = {row.key for row in rows}
    for at, row in enumerate(rows):
        if row.kind is RowKind.LINK:
            assert row.end == at + 1
            assert row.id in keys
            assert row.key == f"{row.id}@{rows[row.parent].id}"


@settings(PATIENT, max_examples=40)
@given(small_maps(), st.data())
def test_a_map_with_other_words_has_the_same_rows_and_one_with_another_node_has_not(
    within: Map, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from(sorted(within.claims)))
    reworded = [
        node.model_copy(update={"text": "Other words."}) if node.id == chosen else node
        for node in within.nodes.values()
    ]
    assert same_rows(within, Map.of(reworded, within.head))
    assert not same_rows(within, Map.of([*within, Claim(id="one-more", text="One more.")], within.head))


@settings(PATIENT, max_examples=40)
@given(small_maps(), small_maps())
def test_maps_that_are_told_to_have_the_same_rows_have_them(one: Map, other: Map) -> None:
    if same_rows(one, other):
        assert rows_of(one) == rows_of(other)


def test_references_to_what_is_not_there_are_left_out() -> None:
    within = as_map(claims("a"), supports("s", "a", "gone"), attacks("x", "nowhere", "a"), quote("q", "lost"))
    full = {row.id for row in rows_of(within) if row.kind is not RowKind.LINK}
    assert {"a", "s", "x", "q"} <= full
    assert "gone" not in full


def test_a_chain_deeper_than_any_stack_is_laid_out() -> None:
    length = 10_000
    nodes = [claim(f"c{at}") for at in range(length + 1)]
    within = as_map(nodes, [supports(f"s{at}", f"c{at}", f"c{at + 1}") for at in range(length)])
    rows = rows_of(within)
    assert rows[2 * length + 1] == Row(
        f"c{length}", RowKind.CLAIM, f"c{length}", 2 * length, 2 * length, 2 * length + 2
    )


any_edit = st.one_of(edited(), edited(small_maps()), edited(small_maps()))


@PATIENT
@given(any_edit)
def test_the_rows_after_an_edit_are_those_of_the_map_laid_out_anew(pair: tuple[Map, Map]) -> None:
    earlier, later = pair
    found, anew = rows_after(earlier, rows_of(earlier), carry_over(later, earlier)), rows_of(later)
    assert list(found) == list(anew)
    assert found.attacks_above == anew.attacks_above
    assert found.place == anew.place


@PATIENT
@given(st.lists(small_maps(), min_size=2, max_size=5))
def test_rows_can_be_brought_from_any_map_to_any_other(maps_in_turn: list[Map]) -> None:
    earlier = maps_in_turn[0]
    rows = rows_of(earlier)
    for later in maps_in_turn[1:]:
        rows, earlier = rows_after(earlier, rows, later), later
        assert list(rows) == list(rows_of(later))


def test_an_edit_deep_in_a_chain_makes_the_rows_above_it_anew_and_takes_over_the_rest() -> None:
    length = 3_000
    nodes = [claim(f"c{at}") for at in range(length + 1)]
    chain = as_map(nodes, [supports(f"s{at}", f"c{at}", f"c{at + 1}") for at in range(length)])
    rows = rows_of(chain)
    broken = Map.of([node for node in chain if node.id != f"s{length // 2}"], chain.head)
    assert list(rows_after(chain, rows, broken)) == list(rows_of(broken))
    assert list(rows_after(broken, rows_of(broken), chain)) == list(rows)
