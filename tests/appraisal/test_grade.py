"""The support grade agrees with its definition, and with what a reader would say of small arguments."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.definitions import labels
from support.grading import best, rated_maps, weak_links
from support.maps import as_map, attacks, claim, claims, quote, supports

from argmap.appraisal.interval import Interval
from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import Assessment
from argmap.model.vocabulary import Grade, Reading


def word(name: str, target: str, grade: Grade | None = None, **fields: object) -> Assessment:
    return Assessment.model_validate({"id": name, "target": target, "grade": grade, **fields})


def grade(reviewed: Review, name: str) -> tuple[str, str]:
    found = reviewed.grade(name)
    return found.lo.word, found.hi.word


@settings(max_examples=150, deadline=None)
@given(rated_maps())
def test_a_grade_is_the_best_threshold_at_which_the_claim_can_be_reached(whole: Map) -> None:
    left, reviewed = labels(whole), review(whole)
    for name in whole.claims:
        found = reviewed.grade(name)
        assert (found.lo, found.hi) == tuple(best(whole, left, name, bound=bound) for bound in (0, 1))
        assert found.lo <= found.hi


@settings(max_examples=150, deadline=None)
@given(rated_maps())
def test_the_weakest_links_are_those_without_which_the_grade_falls(whole: Map) -> None:
    left, reviewed = labels(whole), review(whole)
    for name in whole.claims:
        found = reviewed.weakest(name)
        assert set(found.links) == weak_links(whole, left, name)
        assert set(found.at_level) >= set(found.links)
        assert not (found.links and found.alternatives)
        if found.at_level and not found.links:
            assert found.alternatives >= 2


@settings(max_examples=80, deadline=None)
@given(rated_maps(attacking=False, settled=False), st.data())
def test_another_supporting_step_never_lowers_a_grade_before_objections(whole: Map, data: st.DataObject) -> None:
    pair = data.draw(st.tuples(*[st.sampled_from([*whole.claims])] * 2))
    more = Map.of([*whole, supports("extra", pair[0], pair[1], grade=data.draw(st.sampled_from([None, *Grade])))])
    before, after = review(whole), review(more)
    for name in whole.claims:
        assert after.grade(name).lo >= before.grade(name).lo
        assert after.grade(name).hi >= before.grade(name).hi


@settings(max_examples=80, deadline=None)
@given(rated_maps(), st.data())
def test_duplicating_a_quotation_of_the_same_origin_changes_no_grade(whole: Map, data: st.DataObject) -> None:
    attesting = [each for each in whole.quotes.values() if each.attests and each.reading is not Reading.PARTIAL]
    free = [
        each for each in attesting if not whole.shape.attacks.get(each.id) and not whole.shape.reviewed_by.get(each.id)
    ]
    if not free:
        return
    twin = data.draw(st.sampled_from(free)).model_copy(update={"id": "twin"})
    before, after = review(whole), review(Map.of([*whole, twin]))
    assert {name: before.grade(name) for name in before} == {name: after.grade(name) for name in after}


@settings(max_examples=150, deadline=None)
@given(rated_maps(), st.data())
def test_rating_an_unrated_step_narrows_or_keeps_every_interval(whole: Map, data: st.DataObject) -> None:
    before = review(whole)
    unrated = [name for name in whole.steps if before.grading.is_unrated(name)]
    if not unrated:
        return
    chosen = data.draw(st.sampled_from(unrated))
    given_grade = data.draw(st.sampled_from([Grade.WEAK, Grade.MODERATE, Grade.STRONG, Grade.ENTAILS]))
    nodes = [node.model_copy(update={"grade": given_grade}) if node.id == chosen else node for node in whole]
    after = review(Map.of(nodes))
    for name in whole.claims:
        assert before.grade(name).lo <= after.grade(name).lo
        assert after.grade(name).hi <= before.grade(name).hi


@settings(max_examples=80, deadline=None)
@given(rated_maps())
def test_rating_everything_that_is_named_first_settles_the_lower_bound(whole: Map) -> None:
    before = review(whole)
    for name in whole.claims:
        found, weak = before.grade(name), before.weakest(name)
        if found.is_settled:
            assert not weak.rate_first
            assert not weak.differing
            continue
        if weak.differing:
            continue
        assert weak.rate_first
        best_words = [
            word(f"best-{number}", step, Grade.ENTAILS)
            for number, step in enumerate(weak.rate_first)
            if step not in whole.quotes
        ]
        if len(best_words) < len(weak.rate_first):
            continue
        after = review(Map.of([*whole, *best_words])).grade(name)
        assert after.lo >= found.hi


def chain() -> Map:
    return as_map(
        claims("top middle low"),
        supports("s-top", "top", "middle", grade=Grade.STRONG),
        supports("s-middle", "middle", "low", grade=Grade.MODERATE),
        quote("q", "low"),
    )


def test_a_chain_is_as_good_as_its_weakest_link() -> None:
    reviewed = review(chain())
    assert grade(reviewed, "top") == ("moderate", "moderate")
    assert reviewed.weakest("top").links == ("s-middle",)
    assert grade(reviewed, "low") == ("entails", "entails")


def test_several_weak_routes_are_no_better_than_one() -> None:
    routes = [supports(f"s{n}", "c", f"p{n}", grade=Grade.WEAK) for n in range(8)]
    evidence = [quote(f"q{n}", f"p{n}") for n in range(8)]
    reviewed = review(as_map(claims("c " + " ".join(f"p{n}" for n in range(8))), routes, evidence))
    assert grade(reviewed, "c") == ("weak", "weak")
    found = reviewed.weakest("c")
    assert (found.links, found.alternatives, len(found.at_level)) == ((), 8, 8)


def test_five_quotations_of_one_telegram_in_five_books_stay_what_one_is() -> None:
    books = [quote(f"q{n}", "c", source="telegram", via=({"source": f"book{n}"},)) for n in range(5)]
    reviewed = review(as_map(claims("c"), books))
    assert grade(reviewed, "c") == ("moderate", "moderate")


def test_a_bare_assertion_is_none_and_is_its_own_weakest_link() -> None:
    reviewed = review(as_map(claims("c p"), supports("s", "c", "p", grade=Grade.STRONG)))
    assert grade(reviewed, "p") == ("none", "none")
    assert grade(reviewed, "c") == ("none", "none")
    assert reviewed.weakest("c").links == ("p",)


def test_a_circle_lends_no_grade() -> None:
    whole = as_map(
        claims("a b"), supports("s1", "a", "b", grade=Grade.ENTAILS), supports("s2", "b", "a", grade=Grade.ENTAILS)
    )
    assert grade(review(whole), "a") == ("none", "none")


def test_an_unrated_assumption_is_open_until_a_reviewer_rates_it() -> None:
    whole = as_map(claim("c", assumed="taken as given"))
    assert grade(review(whole), "c") == ("none", "entails")
    assert review(whole).weakest("c").rate_first == ("c",)
    rated = Map.of([*whole, word("r", "c", Grade.MODERATE, by="anna")])
    assert grade(review(rated), "c") == ("moderate", "moderate")


def test_a_partial_reading_is_an_inference_to_be_rated() -> None:
    whole = as_map(claims("c"), quote("q", "c", reading=Reading.PARTIAL))
    assert grade(review(whole), "c") == ("none", "entails")
    assert review(whole).weakest("c").rate_first == ("q",)
    assert grade(review(Map.of([*whole, word("r", "q", Grade.STRONG)])), "c") == ("strong", "strong")


def test_reviewers_who_differ_give_a_spread_and_never_an_average() -> None:
    whole = as_map(
        claims("c p"), supports("s", "c", "p"), quote("q", "p"),
        word("r1", "s", Grade.WEAK, by="anna"), word("r2", "s", Grade.ENTAILS, by="bela"),
    )  # fmt: skip
    assert grade(review(whole), "c") == ("weak", "entails")
    assert review(whole).weakest("c").differing == ("s",)
    assert review(whole).weakest("c").rate_first == ()


def test_the_authors_own_grade_counts_as_one_rating_among_others() -> None:
    whole = as_map(
        claims("c p"), supports("s", "c", "p", grade=Grade.STRONG), quote("q", "p"), word("r1", "s", Grade.MODERATE)
    )
    assert grade(review(whole), "c") == ("moderate", "strong")


def test_a_reviewer_who_changes_her_mind_counts_once() -> None:
    whole = as_map(
        claims("c p"), supports("s", "c", "p"), quote("q", "p"),
        word("new", "s", Grade.STRONG, by="anna", date="2026-05-02"),
        word("old", "s", Grade.WEAK, by="anna", date="2026-05-01"),
    )  # fmt: skip
    assert grade(review(whole), "c") == ("strong", "strong")


def test_a_step_that_is_out_lends_no_grade_and_a_disputed_one_does() -> None:
    whole = as_map(
        claims("c p o"), supports("s", "c", "p", grade=Grade.STRONG), quote("q", "p"), quote("k", "o"),
        attacks("x", "s", "o"),
    )  # fmt: skip
    assert grade(review(whole), "c") == ("none", "none")
    assert review(whole).weakest("c").links == ()
    answered = Map.of([*whole, attacks("y", "x", "p")])
    assert grade(review(answered), "c") == ("strong", "strong")
    rebutted = as_map([node for node in whole if node.id != "x"], attacks("x", "c", "o"))
    assert grade(review(rebutted), "c") == ("strong", "strong")


def test_a_quotation_that_failed_lends_no_grade() -> None:
    whole = as_map(claims("c"), quote("q", "c"))
    assert grade(review(whole, reject_unverified=True), "c") == ("none", "none")


def test_what_to_rate_first_is_what_every_route_needs_then_the_nearest() -> None:
    whole = as_map(
        claims("c a b d"),
        supports("s-a", "c", "a"),
        supports("s-b", "c", "b"),
        supports("d-a", "a", "d"),
        supports("d-b", "b", "d"),
        supports("s-d", "d", "e"),
        claim("e"),
        quote("q", "e"),
    )
    assert review(whole).weakest("c").rate_first == ("s-d", "s-a", "s-b", "d-a", "d-b")


@pytest.mark.parametrize("length", [20_000])
def test_a_chain_of_any_length_is_graded(length: int) -> None:
    nodes = [claim(f"c{n}") for n in range(length)]
    steps = [supports(f"s{n}", f"c{n}", f"c{n + 1}", grade=Grade.MODERATE) for n in range(length - 1)]
    reviewed = review(as_map(nodes, steps, quote("q", f"c{length - 1}")))
    assert grade(reviewed, "c0") == ("moderate", "moderate")
    assert len(reviewed.weakest("c0").links) == length - 1


def test_a_grade_of_a_claim_that_is_no_assumption_changes_nothing() -> None:
    whole = chain()
    assert review(Map.of([*whole, word("r", "top", Grade.WEAK)])).grade("top") == review(whole).grade("top")


def test_a_cap_holds_down_both_ends_of_an_interval() -> None:
    assert Interval(Grade.WEAK, Grade.STRONG).capped(Grade.MODERATE) == Interval(Grade.WEAK, Grade.MODERATE)
    assert Interval(Grade.STRONG, Grade.STRONG).capped(Grade.WEAK) == Interval(Grade.WEAK, Grade.WEAK)


def test_the_quote_of_a_weak_partial_reading_is_no_weak_link_where_it_is_good_evidence_as_well() -> None:
    whole = as_map(
        *claims("c0 c1 c2"),
        quote("q1", "c0", reading=Reading.PARTIAL),
        supports("s0", "c0", "c1"),
        supports("s1", "c2", "c0 q1"),
        word("w0", "q1", Grade.NONE, by="anna"),
        word("w1", "q1", faithful="yes", by="boris"),
    )
    found = review(whole).weakest("c2")
    assert found.links == ()
    assert found.at_level == ("q1", "c1")


def test_a_step_that_a_reviewer_lets_stand_is_a_weak_link_though_its_premise_has_fallen() -> None:
    whole = as_map(
        *claims("c0 c1"),
        quote("q0"),
        supports("s0", "c0", "c1"),
        supports("s2", "c0", "q0", grade=Grade.WEAK),
        attacks("a0", "q0", "c0"),
        word("r0", "s2", resolution="stands"),
    )
    assert review(whole).weakest("c0").links == ("s2",)
