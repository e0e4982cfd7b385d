"""The table of groundings row by row, and worked examples of depth, distance and origins."""

from __future__ import annotations

import pytest
from support.maps import as_map, attacks, claim, claims, quote, source, supports, via

from argmap.appraisal.review import Frontier, Grounding
from argmap.appraisal.reviewing import review
from argmap.appraisal.wording import drawn_sentence
from argmap.evidence.verdict import AlterationSeverity, QuoteCheck, Verdict
from argmap.model.vocabulary import LinkRole, Reading

EDITION, QUOTES = LinkRole.EDITION, LinkRole.QUOTES


def test_a_claim_that_only_reports_a_quote_is_direct() -> None:
    found = review(as_map(claims("c"), quote("q", "c", reading=Reading.VERBATIM)))["c"]
    assert (found.grounding, found.depth, found.sourced_depth, found.decided_by) == (Grounding.DIRECT, 0, 0, "q")


def test_a_claim_that_says_more_than_its_quote_is_inferred_from_it() -> None:
    found = review(as_map(claims("c"), quote("q", "c", reading=Reading.PARTIAL)))["c"]
    assert (found.grounding, found.depth, found.sourced_depth, found.decided_by) == (Grounding.INFERRED, 1, 1, "q")


def test_a_claim_drawn_from_the_wording_of_a_quote_is_inferred_from_it() -> None:
    found = review(as_map(claims("c"), quote("q"), supports("s", "c", "q")))["c"]
    assert (found.grounding, found.depth) == (Grounding.INFERRED, 1)


def test_a_claim_from_sourced_claims_is_inferred_and_its_depth_is_that_of_the_shortest_way() -> None:
    whole = as_map(
        claims("end near far"),
        quote("q", "far"),
        supports("s1", "near", "far"),
        supports("s2", "end", "near"),
        supports("s3", "end", "far near"),
        quote("q2"),
        supports("s4", "end", "q2 far"),
    )
    found = review(whole)
    assert (found["end"].grounding, found["end"].depth) == (Grounding.INFERRED, 1)
    assert found.steps("end") == ("s1", "s2", "s3", "s4")


def test_a_claim_taken_as_given_is_assumed() -> None:
    found = review(as_map(claim("c", assumed="granted")))["c"]
    assert (found.grounding, found.depth, found.sourced_depth, found.decided_by) == (Grounding.ASSUMED, 0, None, "c")


def test_a_claim_that_needs_evidence_and_an_assumption_is_mixed() -> None:
    whole = as_map(claims("end a"), claim("b", assumed="granted"), quote("q", "a"), supports("s", "end", "a b"))
    found = review(whole)
    assert (found["end"].grounding, found["end"].depth, found["end"].sourced_depth) == (Grounding.MIXED, 1, None)
    assert found.assumptions("end") == ("b",)
    assert found.assumptions("b") == ()


def test_a_claim_from_assumptions_alone_says_so() -> None:
    found = review(as_map(claims("end"), claim("a", assumed="granted"), supports("s", "end", "a")))["end"]
    assert (found.grounding, found.hops) == (Grounding.ASSUMPTION_ONLY, None)


def test_claims_that_support_only_each_other_are_circular_and_what_hangs_on_them_dangles() -> None:
    whole = as_map(claims("a b end"), supports("s", "a", "b"), supports("t", "b", "a"), supports("u", "end", "a"))
    found = review(whole)
    assert [found[name].grounding for name in ("a", "b", "end")] == [
        Grounding.CIRCULAR,
        Grounding.CIRCULAR,
        Grounding.DANGLING,
    ]
    assert [found[name].depth for name in ("a", "b", "end")] == [None, None, None]


def test_a_claim_argued_for_from_a_bare_claim_dangles() -> None:
    found = review(as_map(claims("end a"), supports("s", "end", "a")))
    assert (found["end"].grounding, found["a"].grounding) == (Grounding.DANGLING, Grounding.BARE)


def test_the_first_category_that_applies_is_shown() -> None:
    whole = as_map(
        claim("all", assumed="granted"), claims("a"), quote("q", "all a"), supports("s", "all", "a"), main=("all",)
    )
    found = review(whole)["all"]
    assert (found.grounding, found.also_argued) == (Grounding.DIRECT, True)
    assumed_and_argued = review(
        as_map(claim("c", assumed="granted"), claims("a"), quote("q", "a"), supports("s", "c", "a"))
    )
    assert assumed_and_argued["c"].grounding is Grounding.INFERRED


def test_a_grounded_claim_on_a_loop_is_told_that_the_loop_adds_nothing() -> None:
    whole = as_map(claims("a b"), quote("q", "a"), supports("s", "b", "a"), supports("t", "a", "b"))
    found = review(whole)
    assert (found["a"].loop_adds_nothing, found["b"].loop_adds_nothing) == (True, True)
    assert not found["a"].also_argued, "its only inference comes back to itself"


def test_a_directly_sourced_claim_on_a_loop_is_also_argued_when_another_way_leads_in() -> None:
    whole = as_map(
        claims("a b c"),
        quote("q", "a c"),
        supports("s", "b", "a"),
        supports("t", "a", "b"),
        supports("u", "b", "c"),
    )
    assert review(whole)["a"].also_argued


@pytest.mark.parametrize(
    ("roles", "hops"),
    [((), 0), ((EDITION,), 0), ((QUOTES,), 1), ((EDITION, QUOTES), 1), ((LinkRole.TRANSLATES, LinkRole.REPRINTS), 2)],
)
def test_an_edition_stands_for_the_document_and_every_other_link_is_a_step_away(
    roles: tuple[LinkRole, ...], hops: int
) -> None:
    found = review(as_map(claims("c"), quote("q", "c", via=via(*roles))))["c"]
    assert (found.hops, found.second_hand) == (hops, hops > 0)


def test_a_linked_step_is_as_far_as_its_farthest_premise_and_a_claim_as_near_as_its_nearest_step() -> None:
    nodes = [
        *claims("end a b"),
        quote("origin", "a"),
        quote("heard", "b", via=via(QUOTES)),
        supports("linked", "end", "a b"),
    ]
    assert review(as_map(nodes))["end"].hops == 1
    assert review(as_map(nodes, supports("alone", "end", "a")))["end"].hops == 0


def test_an_assumption_beside_a_second_hand_quotation_leaves_another_route() -> None:
    nodes = [*claims("end a"), claim("b", assumed="granted"), quote("heard", "a", via=via(QUOTES))]
    linked = review(as_map(nodes, supports("s", "end", "a b")))["end"]
    assert (linked.hops, linked.second_hand) == (1, True)
    either = review(as_map(nodes, supports("s", "end", "a"), supports("t", "end", "b")))["end"]
    assert (either.hops, either.second_hand) == (1, False)


def test_five_quotations_of_one_telegram_are_one_origin_and_losing_it_loses_the_claim() -> None:
    whole = as_map(
        source("telegram"),
        claims("end"),
        *(quote(f"q{n}", "end", source="telegram", via=via(QUOTES)) for n in range(5)),
    )
    found = review(whole)
    assert (len(found.quotes("end")), found.origins("end")) == (5, ("telegram",))
    critical = found.critical("end")
    assert (critical.quotes, critical.origins) == ((), ("telegram",))


def test_of_two_origins_neither_is_critical() -> None:
    whole = as_map(
        source("telegram"),
        source("diary"),
        claims("c"),
        quote("q", "c", source="telegram"),
        quote("r", "c", source="diary"),
    )
    assert review(whole).critical("c").origins == ()


VERDICTS = [
    (Verdict.VERIFIED, None, None, True, True),
    (Verdict.VERIFIED_EDITED, None, None, True, True),
    (Verdict.SECOND_HAND, None, Verdict.VERIFIED, True, True),
    (Verdict.ALTERED, AlterationSeverity.MINOR, None, True, True),
    (Verdict.ALTERED, AlterationSeverity.WORDS, None, False, False),
    (Verdict.ALTERED, AlterationSeverity.MEANING, None, False, False),
    (Verdict.SPLICED, None, None, False, False),
    (Verdict.NOT_FOUND, None, None, False, False),
    (Verdict.STALE, None, Verdict.VERIFIED, True, False),
    (Verdict.STALE, None, Verdict.NOT_FOUND, False, False),
    (Verdict.STALE, None, None, False, False),
    (Verdict.SOURCE_NOT_HELD, None, None, True, False),
    (Verdict.UNREADABLE, None, None, True, False),
]


@pytest.mark.parametrize(("verdict", "severity", "status", "accepted", "kept"), VERDICTS)
def test_a_quote_whose_words_were_not_found_so_grounds_nothing(
    verdict: Verdict, severity: AlterationSeverity | None, status: Verdict | None, *, accepted: bool, kept: bool
) -> None:
    whole = as_map(claims("c end"), quote("q", "c"), supports("s", "end", "q"))
    checks = {"q": QuoteCheck(id="q", verdict=verdict, source="book", severity=severity, text_status=status)}
    for reject, grounds in ((False, accepted), (True, kept)):
        found = review(whole, checks=checks, reject_unverified=reject)
        assert found["c"].grounding is (Grounding.DIRECT if grounds else Grounding.DANGLING)
        assert found["end"].grounding is (Grounding.INFERRED if grounds else Grounding.DANGLING)
        assert found.failed_quotes("c") == (() if grounds else ("q",))
        assert found.origins("c") == (("book",) if grounds else ())


def test_quotes_that_nobody_checked_count_unless_they_are_rejected() -> None:
    whole = as_map(claims("c"), quote("q", "c"))
    assert review(whole)["c"].grounding is Grounding.DIRECT
    assert review(whole).unchecked_quotes("c") == ("q",)
    assert review(whole, reject_unverified=True)["c"].grounding is Grounding.DANGLING


def test_the_evidence_frontier_names_the_first_inference_from_each_sourced_claim() -> None:
    whole = as_map(claims("end a b"), quote("q", "a b"), supports("s", "end", "a"), attacks("x", "end", "a"))
    assert review(whole).frontier == (Frontier("a", "s"), Frontier("b", ""))


def test_the_ends_of_the_reasoning_are_the_claims_that_no_claim_supports() -> None:
    whole = as_map(
        claims("end a b c"),
        quote("q", "a"),
        supports("s", "end", "a b"),
        supports("t", "b", "c"),
        supports("u", "end", "q"),
    )
    found = review(whole)
    assert found.grounds("end") == ("a", "c")
    assert found.grounds("a") == ()


def test_a_directly_sourced_claim_is_an_end_of_the_reasoning_even_where_it_is_argued_for() -> None:
    whole = as_map(
        claims("top said bare round more"),
        quote("q", "said"),
        supports("s1", "top", "said"),
        supports("s2", "said", "bare"),
        supports("s3", "said", "round"),
        supports("s4", "round", "said more"),
    )
    found = review(whole)
    assert found.grounds("said") == ()
    assert found.grounds("top") == ("said",)
    assert found.grounds("round") == ("said", "more")
    assert drawn_sentence(found, "top").endswith("; 1 of 1 end of the reasoning sourced")
    assert "end" not in drawn_sentence(found, "said")
    failed = review(whole, checks={"q": QuoteCheck(id="q", verdict=Verdict.NOT_FOUND, source="book")})
    assert failed.grounds("top") == ("bare", "more")
