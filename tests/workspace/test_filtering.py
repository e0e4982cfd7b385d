from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.maps import as_map, claim, quote, small_maps, source
from support.patience import PATIENT

from argmap.appraisal.review import Grounding
from argmap.appraisal.reviewing import review
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Attack, Link, Quote, Support
from argmap.workspace.filtering import CHOICES, folded, matches, query_fault

WITHIN = as_map(
    claim("top", text="Trotsky met Lockhart in Brest-Litovsk", tags=("headline",)),
    claim("told", text="Café Métropole was the place"),
    claim("bare", text="They spoke of the weather", by="Critics"),
    claim("but", text="Lockhart was away", by="mapper"),
    claim("lonely", text="Elsewhere"),
    Support(id="s", target="top", because=("told", "bare"), scheme="sign", warrant="Places tell."),
    Attack(id="x", target="top", because=("but",), by="mapper"),
    quote("q", "told"),
    Quote(id="far", text="Far words", source="letter", via=(Link(source="book"),)),
    source("book"),
    source("letter", title="A letter to Balfour"),
    subject="The author",
    main=("top",),
)
CHECKS = {"q": QuoteCheck("q", Verdict.VERIFIED, "book"), "far": QuoteCheck("far", Verdict.NOT_FOUND, "letter")}
REVIEW = review(WITHIN, checks=CHECKS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lockhart", "top but"),
        ("LOCKHART trotsky", "top"),
        ("metropole cafe", "told"),
        ('"met lockhart"', "top"),
        ('"lockhart met"', ""),
        ('"met lock', "top"),
        ("h", "top"),
        ("C1", "told"),
        ("q2", "far"),
        ("brest-litovsk", "top"),
        ("lonely", "lonely"),
        ("places", "s"),
        ("balfour", "letter"),
        ("is:bare", "bare but lonely"),
        ("is:BARE lock", "but"),
        ("is:direct", "told"),
        ("is:dangling", "top"),
        ("is:open-ends", "top"),
        ("is:contested", "top"),
        ("is:cont", "top"),
        ("is:objection", "x"),
        ("is:unanswered", "x"),
        ("is:answered", ""),
        ("is:loose", "lonely far"),
        ("is:unverified", "far"),
        ("is:verbatim", ""),
        ("is:open", "s"),
        ("is:unrated", "s x"),
        ("is:mapper", "x but"),
        ("is:main", "top"),
        ("is:quote", "q far"),
        ("is:problem", "bare"),
        ("is:step", "s"),
        ("source:book", "book q far"),
        ("source:let", "letter far"),
        ("by:critics", "bare"),
        ("by:author", "top told lonely s"),
        ("#headline", "top"),
        ("#HEAD", "top"),
        ("#", "top"),
        ("#other", ""),
        ("is:objection by:mapper", "x"),
        ("zebra", ""),
    ],
)
def test_a_query_finds_what_all_its_parts_mean(query: str, expected: str) -> None:
    assert matches(query, WITHIN, REVIEW, problems=frozenset({"bare"})) == frozenset(expected.split())


@pytest.mark.parametrize("query", ["", "  ", "is:", "source:", '""'])
def test_a_query_that_says_nothing_yet_finds_everything(query: str) -> None:
    assert matches(query, WITHIN, REVIEW) == frozenset(WITHIN.nodes)


def test_what_the_review_would_tell_is_not_found_before_there_is_one_and_words_are() -> None:
    assert matches("is:bare", WITHIN) == frozenset()
    assert matches("is:contested lockhart", WITHIN) == frozenset()
    assert matches("lockhart", WITHIN) == {"top", "but"}


def test_an_unknown_choice_is_told_with_those_there_are_and_the_beginning_of_one_is_not() -> None:
    assert 'no "is:nonsense"' in query_fault("lockhart is:nonsense")
    assert "contested" in query_fault("is:nonsense")
    assert query_fault("is:cont") == ""
    assert query_fault('is: lockhart "is:nonsense" source:x') == ""


def test_a_review_of_an_earlier_map_finds_only_what_is_still_there() -> None:
    later = Map.of([node for node in WITHIN if node.id not in ("bare", "s", "q")], WITHIN.head)
    for choice in CHOICES:
        assert matches(f"is:{choice}", later, REVIEW) <= set(later.nodes)
    assert matches("c1", later, REVIEW) == {"told"}
    assert matches("q1", later, REVIEW) == frozenset()


@settings(PATIENT, max_examples=40)
@given(small_maps())
def test_the_groundings_part_the_claims(within: Map) -> None:
    found = review(within)
    parts = [matches(f"is:{grounding.value}", within, found) for grounding in Grounding]
    assert sum(map(len, parts)) == len(within.claims)
    assert frozenset().union(*parts) == frozenset(within.claims)


@settings(PATIENT, max_examples=40)
@given(st.text(max_size=30))
def test_no_query_is_refused(query: str) -> None:
    assert matches(query, WITHIN, REVIEW) <= set(WITHIN.nodes)
    assert isinstance(query_fault(query), str)


@settings(PATIENT, max_examples=40)
@given(st.sampled_from(["lockhart", "is:bare", "source:book", "trot"]), st.sampled_from(["was", "is:mapper", "#head"]))
def test_parts_narrow_each_other_in_any_order(one: str, other: str) -> None:
    both = matches(f"{one} {other}", WITHIN, REVIEW)
    assert both == matches(f"{other} {one}", WITHIN, REVIEW)
    assert both == matches(one, WITHIN, REVIEW) & matches(other, WITHIN, REVIEW)


def test_folding_takes_case_and_accents_away() -> None:
    assert folded("Straße  MÉTRO\nÅngström") == "strasse metro angstrom"
