"""What has become of critical questions: open, answered, raised or set aside, by whose burden it is."""

from __future__ import annotations

from support.maps import as_map, attacks, claims, quote, supports

from argmap.appraisal.questions import QuestionCount, counted_questions, questions
from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import Assessment, CriticalQuestion, QuestionAnswer, Scheme
from argmap.model.vocabulary import QuestionKind, QuestionState

ANSWERED, RAISED = QuestionState.ANSWERED, QuestionState.RAISED
NOT_APPLICABLE, OPEN = QuestionState.NOT_APPLICABLE, QuestionState.OPEN


def answer(number: int, state: QuestionState, words: str = "") -> QuestionAnswer:
    return QuestionAnswer(number=number, state=state, words=words)


def reviewed_by(name: str, step: str, *answers: QuestionAnswer, **fields: object) -> Assessment:
    return Assessment.model_validate({"id": name, "target": step, "questions": answers, **fields})


def witness(*answers: QuestionAnswer) -> Map:
    """A step with the six questions of witness testimony: P, A, E, E, E, E."""
    return as_map(
        claims("c p a"),
        supports("s", "c", "p", scheme="witness-testimony", questions=answers),
        quote("q", "p"),
        attacks("x", "c", "a"),
    )


def count(whole: Map, step: str = "s") -> QuestionCount:
    return counted_questions(questions(whole)[step])


def test_a_scheme_raises_all_its_questions_as_open() -> None:
    assert count(witness()) == QuestionCount(total=6, open_arguer=2, open_challenger=4)


def test_each_answer_is_counted_as_what_it_is() -> None:
    whole = witness(
        answer(1, ANSWERED, "p"), answer(3, RAISED, "x"), answer(5, NOT_APPLICABLE, "a machine has no stake")
    )
    assert count(whole) == QuestionCount(6, answered=1, raised=1, not_applicable=1, open_arguer=1, open_challenger=2)
    found = {question.number: question for question in questions(whole)["s"]}
    assert (found[3].state, found[3].words, found[3].by) == (RAISED, "x", "")
    assert (found[2].is_open, found[2].is_arguers, found[4].is_arguers) == (True, True, False)


def test_reviewers_answer_too_and_the_last_word_holds() -> None:
    whole = Map.of(
        [
            *witness(answer(1, ANSWERED, "p")),
            reviewed_by("later", "s", answer(1, OPEN), answer(2, ANSWERED, "p"), date="2026-02-01"),
            reviewed_by("earlier", "s", answer(2, NOT_APPLICABLE, "one sentence only"), date="2026-01-01"),
        ]
    )
    found = {question.number: question for question in questions(whole)["s"]}
    assert (found[1].state, found[1].by) == (OPEN, "later")
    assert (found[2].state, found[2].words, found[2].by) == (ANSWERED, "p", "later")


def test_a_scheme_of_the_maps_own_raises_its_questions() -> None:
    own = Scheme(
        id="dendrochronology",
        name="Dating by tree rings",
        questions=(CriticalQuestion(number=1, kind=QuestionKind.ASSUMPTION, text="Is the sapwood there?"),),
    )
    whole = as_map(own, claims("c p"), supports("s", "c", "p", scheme="dendrochronology"))
    assert count(whole) == QuestionCount(1, open_arguer=1)
    assert questions(whole)["s"][0].text == "Is the sapwood there?"


def test_a_step_without_a_scheme_raises_none() -> None:
    whole = as_map(claims("c p"), supports("s", "c", "p"))
    assert questions(whole) == {}
    assert review(whole).questions("s") == ()


def test_a_claim_has_the_questions_of_all_its_steps_and_not_of_those_further_down() -> None:
    whole = as_map(
        claims("c p r d"),
        supports("s1", "c", "p", scheme="witness-testimony"),
        supports("s2", "c", "r", scheme="position-to-know"),
        supports("s3", "p", "d", scheme="expert-opinion"),
    )
    found = review(whole).questions("c")
    assert [question.step for question in found] == ["s1"] * 6 + ["s2"] * 3
    assert counted_questions(found).total == 9


def test_open_questions_change_no_label() -> None:
    plain = as_map([node.model_copy(update={"scheme": None}) if node.id == "s" else node for node in witness()])
    asked, unasked = review(witness()), review(plain)
    assert {name: asked[name] for name in asked} == {name: unasked[name] for name in unasked}
    assert asked.grade("c") == unasked.grade("c")
