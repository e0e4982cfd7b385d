"""What would overturn a conclusion is read off the map, and what would free it agrees with trying each objection."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from support.maps import as_map, attacks, claim, claims, quote, settles, small_maps, supports

from argmap.appraisal import overturn as overturning
from argmap.appraisal.overturn import overturn
from argmap.appraisal.review import ObjectionState, Standing
from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import QuestionAnswer
from argmap.model.vocabulary import QuestionState, Resolution


@settings(max_examples=150, deadline=None)
@given(small_maps())
def test_an_answer_is_named_exactly_when_it_alone_makes_a_contested_claim_stand(whole: Map) -> None:
    before = review(whole)
    for name in whole.claims:
        found = overturn(before, name)
        assert found.tried_all
        if before[name].standing is not Standing.CONTESTED:
            assert found.answers == ()
            continue
        settled = {each.target for each in whole.assessments}
        for objection in before.objections:
            if objection.step in settled or objection.state not in (ObjectionState.UNANSWERED, ObjectionState.DISPUTED):
                continue
            after = review(Map.of([*whole, settles("answer", objection.step, Resolution.FALLS)]))
            assert (objection.step in found.answers) is (after[name].standing is Standing.STANDS)


def test_notes_and_open_questions_are_those_of_the_conclusion_and_of_what_it_cannot_lose() -> None:
    answered = (QuestionAnswer(number=1, state=QuestionState.ANSWERED, words="p"),)
    whole = as_map(
        claim("c", false_if="the ledger shows another date"),
        claim("p", false_if="the letter is forged"),
        claims("a b"),
        supports("s", "c", "p a", scheme="position-to-know", questions=answered, false_if="he was abroad"),
        supports("t", "a", "b", scheme="expert-opinion", false_if="never asked"),
        quote("q-a", "a"),
        quote("q", "p"),
    )
    found = overturn(review(whole), "c")
    assert [(note.id, note.text) for note in found.false_if] == [
        ("c", "the ledger shows another date"),
        ("p", "the letter is forged"),
        ("s", "he was abroad"),
    ]
    assert [(question.step, question.number) for question in found.open_questions] == [("s", 2), ("s", 3)]
    assert found.critical.quotes == ("q",)


def test_the_objection_behind_two_rebuttals_is_found() -> None:
    """Two rebuttals rest on one claim, whose own answer is undercut: answering that undercut frees the conclusion."""
    whole = as_map(
        claims("c o k w"),
        quote("q", "c"),
        supports("to-o", "o", "k"),
        attacks("x1", "c", "o"),
        attacks("x2", "c", "o"),
        attacks("answer", "to-o", "w"),
        attacks("again", "answer", "z"),
        claim("z"),
    )
    assert review(whole)["c"].standing is Standing.CONTESTED
    assert overturn(review(whole), "c").answers == ("again",)


def test_where_there_is_too_much_to_try_the_nearest_are_tried_and_this_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = as_map(
        claims("c o k w z"),
        quote("q", "c"),
        attacks("x", "c", "o"),
        supports("to-o", "o", "k"),
        attacks("answer", "to-o", "w"),
        attacks("again", "answer", "z"),
    )
    assert overturn(review(whole), "c").answers == ("x", "again")
    assert overturn(review(whole), "c").tried_all
    monkeypatch.setattr(overturning, "MOST_WORK", 1)
    assert overturn(review(whole), "c").answers == ("x",)
    assert not overturn(review(whole), "c").tried_all
