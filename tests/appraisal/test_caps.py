"""What holds a quotation down as evidence: caps with reasons, and reviewers' words."""

from __future__ import annotations

import pytest
from support.maps import quote, via

from argmap.appraisal.caps import DEFAULT_CAPS, CapReason, cap_policy, evidence
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.nodes import Assessment, Head
from argmap.model.vocabulary import Faithful, Grade, LinkRole

QUOTES, EDITION, TRANSLATES = LinkRole.QUOTES, LinkRole.EDITION, LinkRole.TRANSLATES


def faithful(name: str, said: Faithful, **fields: object) -> Assessment:
    return Assessment.model_validate({"id": name, "target": "q", "faithful": said, **fields})


@pytest.mark.parametrize(
    ("fields", "reasons", "grade"),
    [
        ({}, [], "entails"),
        ({"via": via(EDITION)}, [], "entails"),
        ({"via": via(EDITION, QUOTES)}, ["one-hop"], "moderate"),
        ({"via": via(QUOTES, QUOTES)}, ["two-hops"], "weak"),
        ({"via": via(QUOTES, QUOTES, QUOTES)}, ["two-hops"], "weak"),
        ({"via": via(QUOTES, QUOTES), "seen_by": "m.okafor"}, [], "entails"),
        ({"anonymous": "yes"}, ["anonymous"], "weak"),
        ({"translation_of": "original"}, ["translation"], "moderate"),
        ({"via": via(TRANSLATES)}, ["one-hop", "translation"], "moderate"),
        ({"reliability": "C"}, [], "entails"),
        ({"reliability": "D"}, ["unreliable"], "weak"),
        ({"reliability": "E"}, ["unreliable"], "weak"),
        ({"reliability": "F"}, [], "entails"),
        ({"credibility": "3"}, [], "entails"),
        ({"credibility": "4"}, ["doubtful"], "weak"),
        ({"credibility": "5"}, ["improbable"], "none"),
        ({"credibility": "6"}, [], "entails"),
        ({"reliability": "E", "credibility": "1"}, ["unreliable"], "weak"),
    ],
)
def test_each_cap_holds_with_its_reason(fields: dict[str, object], reasons: list[str], grade: str) -> None:
    found = evidence(quote("q", "c", **fields), DEFAULT_CAPS)
    assert [cap.reason.value for cap in found.caps] == reasons
    assert (found.grade.lo.word, found.grade.hi.word) == (grade, grade)


@pytest.mark.parametrize(
    ("verdict", "status", "capped"),
    [
        (Verdict.VERIFIED, None, False),
        (Verdict.SECOND_HAND, Verdict.VERIFIED, False),
        (Verdict.NOT_FOUND, None, True),
        (Verdict.SOURCE_NOT_HELD, None, False),
        (Verdict.UNREADABLE, None, False),
        (Verdict.STALE, Verdict.VERIFIED, False),
        (Verdict.STALE, Verdict.NOT_FOUND, True),
    ],
)
def test_a_quotation_whose_words_are_not_in_the_text_is_at_most_weak(
    verdict: Verdict, status: Verdict | None, *, capped: bool
) -> None:
    check = QuoteCheck("q", verdict, "book", text_status=status)
    found = evidence(quote("q", "c"), DEFAULT_CAPS, check=check)
    assert ([cap.reason for cap in found.caps] == [CapReason.NOT_LOCATED]) is capped
    assert (found.grade.hi is Grade.WEAK) is capped


def test_without_a_check_nothing_is_said_of_the_place() -> None:
    assert evidence(quote("q", "c"), DEFAULT_CAPS).caps == ()


def test_a_translation_that_a_reviewer_calls_faithful_is_not_capped() -> None:
    translated = quote("q", "c", translation_of="original")
    assert not evidence(translated, DEFAULT_CAPS, words=[faithful("r", Faithful.YES)]).caps
    assert evidence(translated, DEFAULT_CAPS, words=[faithful("r", Faithful.PARTLY)]).caps


@pytest.mark.parametrize(
    ("said", "lo", "hi"),
    [
        ([Faithful.YES], "entails", "entails"),
        ([Faithful.PARTLY], "moderate", "moderate"),
        ([Faithful.NO], "none", "none"),
        ([Faithful.YES, Faithful.NO], "none", "entails"),
    ],
)
def test_what_reviewers_say_of_faithfulness_is_a_rating(said: list[Faithful], lo: str, hi: str) -> None:
    words = [faithful(f"r{number}", each, by=f"reviewer {number}") for number, each in enumerate(said)]
    found = evidence(quote("q", "c"), DEFAULT_CAPS, words=words)
    assert (found.grade.lo.word, found.grade.hi.word) == (lo, hi)
    assert [by for by, _ in found.ratings] == [f"reviewer {number}" for number in range(len(said))]


def test_of_a_reviewers_grade_and_faithfulness_the_lower_counts() -> None:
    words = [faithful("r", Faithful.PARTLY, grade=Grade.STRONG)]
    assert evidence(quote("q", "c"), DEFAULT_CAPS, words=words).grade.hi is Grade.MODERATE


def test_the_head_of_a_map_sets_caps_of_its_own() -> None:
    policy = cap_policy(Head(cap_one_hop=Grade.STRONG, cap_improbable=Grade.WEAK))
    assert evidence(quote("q", "c", via=via(QUOTES)), policy).grade.hi is Grade.STRONG
    assert evidence(quote("q", "c", credibility="5"), policy).grade.hi is Grade.WEAK
    assert policy[CapReason.TWO_HOPS] is Grade.WEAK


def test_every_cap_can_be_set_in_the_head() -> None:
    fields = {f"cap_{reason.value.replace('-', '_')}" for reason in CapReason}
    assert fields == {name for name in Head.model_fields if name.startswith("cap_")}
