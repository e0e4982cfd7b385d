"""A reviewer's word goes into one block of the reviewer's own for each node, and is sound or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.maps import claim, quote, source, supports
from support.patience import PATIENT

from argmap.edit.assessing import Word, answer, judge, rate, resolve, word_of
from argmap.errors import EditError
from argmap.model.checking import check
from argmap.model.map import Map
from argmap.model.nodes import Assessment, QuestionAnswer, Step
from argmap.model.problem import Severity
from argmap.model.vocabulary import Faithful, Grade, QuestionState, Resolution
from argmap.notation.parsing import parse_document
from argmap.notation.printing import print_map

SCHEME = "cause-to-effect"
MAP = Map.of(
    [claim("a"), claim("b"), source("book"), quote("q", "b"), supports("s-ab", "a", "b", scheme=SCHEME)],
)
ANNA = Word("anna", "2026-11-23")


def words_on(the_map: Map, target: str) -> list[Assessment]:
    return [word for word in the_map.assessments if word.target == target]


def said(number: int, state: QuestionState, words: str = "") -> QuestionAnswer:
    return QuestionAnswer(number=number, state=state, words=words)


def answers_of(the_map: Map, step: str) -> list[tuple[int, str, str]]:
    return [(one.number, one.state.value, one.words) for one in the_map.steps[step].questions]


def test_a_rating_makes_a_block_of_the_reviewer_called_after_both() -> None:
    new = rate(MAP, "s-ab", grade=Grade.WEAK, word=Word("anna", "2026-11-23", "Other causes fit."))
    assert words_on(new, "s-ab") == [
        Assessment(
            id="r-anna-ab", target="s-ab", by="anna", date="2026-11-23", grade=Grade.WEAK, because="Other causes fit."
        )
    ]


def test_every_word_of_one_reviewer_on_one_step_goes_into_one_block_with_the_latest_date() -> None:
    new = rate(MAP, "s-ab", grade=Grade.WEAK, word=Word("anna", "2026-11-23", "Why."))
    new = rate(new, "s-ab", grade=Grade.STRONG, word=Word("anna", "2026-11-24"))
    new = answer(new, "s-ab", said(1, QuestionState.ANSWERED, "q"), word=Word("anna", "2026-11-25"))
    new = resolve(new, "s-ab", resolution=Resolution.STANDS, word=Word("anna", "2026-11-25"))
    (word,) = words_on(new, "s-ab")
    assert (word.grade, word.resolution, word.because, word.date) == (
        Grade.STRONG,
        Resolution.STANDS,
        "Why.",
        "2026-11-25",
    )
    assert word.questions == (said(1, QuestionState.ANSWERED, "q"),)


def test_reviewers_do_not_write_into_the_blocks_of_each_other() -> None:
    new = rate(MAP, "s-ab", grade=Grade.WEAK, word=ANNA)
    new = rate(new, "s-ab", grade=Grade.STRONG, word=Word("ben", "2026-11-23"))
    assert [(word.by, word.grade) for word in words_on(new, "s-ab")] == [("anna", Grade.WEAK), ("ben", Grade.STRONG)]


def test_of_several_blocks_of_one_reviewer_the_latest_is_changed() -> None:
    older = Assessment(id="r-old", target="s-ab", by="anna", date="2026-01-01", grade=Grade.WEAK)
    newer = Assessment(id="r-new", target="s-ab", by="anna", date="2026-02-01", grade=Grade.WEAK)
    new = rate(Map.of([*MAP, newer, older]), "s-ab", grade=Grade.STRONG, word=ANNA)
    assert [(word.id, word.grade) for word in words_on(new, "s-ab")] == [
        ("r-new", Grade.STRONG),
        ("r-old", Grade.WEAK),
    ]


def test_the_same_word_again_changes_nothing() -> None:
    new = rate(MAP, "s-ab", grade=Grade.WEAK, word=ANNA)
    assert rate(new, "s-ab", grade=Grade.WEAK, word=Word("anna", "2027-01-01")) is new


def test_a_block_in_which_nothing_is_left_goes() -> None:
    new = judge(MAP, "q", faithful=Faithful.PARTLY, word=ANNA)
    assert words_on(new, "q")[0].faithful is Faithful.PARTLY
    assert judge(new, "q", faithful=None, word=ANNA) == MAP


def test_the_author_answers_a_question_on_the_step_and_opens_it_again() -> None:
    new = answer(MAP, "s-ab", said(2, QuestionState.NOT_APPLICABLE, "there is\none cause"))
    assert answers_of(new, "s-ab") == [(2, "not-applicable", "there is one cause")]
    assert answer(new, "s-ab", said(2, QuestionState.OPEN)) == MAP


def test_a_reviewer_who_opens_a_question_again_says_so() -> None:
    answered = answer(MAP, "s-ab", said(1, QuestionState.ANSWERED, "b"))
    new = answer(answered, "s-ab", said(1, QuestionState.OPEN), word=ANNA)
    assert words_on(new, "s-ab")[0].questions == (said(1, QuestionState.OPEN),)
    assert answers_of(new, "s-ab") == [(1, "answered-by", "b")]


@pytest.mark.parametrize("word", [None, ANNA])
@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (said(1, QuestionState.ANSWERED, "nowhere"), "no block is called"),
        (said(1, QuestionState.ANSWERED, "book"), "is a source"),
        (said(1, QuestionState.NOT_APPLICABLE, "  "), "needs a reason"),
        (said(99, QuestionState.OPEN), "no question 99"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(word: Word | None, question: QuestionAnswer, fact: str) -> None:
    if word is None and question.state is QuestionState.OPEN:
        assert answer(MAP, "s-ab", question) is MAP
        return
    with pytest.raises(EditError, match=fact):
        answer(MAP, "s-ab", question, word=word)


def test_reviewers_speak_of_claims_quotes_and_steps_by_name() -> None:
    with pytest.raises(EditError, match="reviewers speak of claims"):
        rate(MAP, "book", grade=Grade.WEAK, word=ANNA)
    with pytest.raises(EditError, match="name of the reviewer"):
        rate(MAP, "s-ab", grade=Grade.WEAK, word=Word(" ", "2026-11-23"))
    with pytest.raises(EditError, match="is a claim, not a quote"):
        judge(MAP, "a", faithful=Faithful.YES, word=ANNA)
    with pytest.raises(EditError, match="cannot be the id"):
        rate(MAP, "s-ab", grade=Grade.WEAK, word=Word("anna", "2026-11-23", id="a"))


words = st.builds(
    Word, st.sampled_from(["anna", "ben", "A. N. Other"]), st.just("2026-11-23"), st.none() | st.text(max_size=20)
)
grades = st.none() | st.sampled_from(Grade)


@PATIENT
@given(st.lists(st.tuples(st.sampled_from(["a", "q", "s-ab"]), grades, words), max_size=6))
def test_any_ratings_leave_one_block_a_reviewer_and_a_map_that_is_read_as_it_is(
    given_ratings: list[tuple[str, Grade | None, Word]],
) -> None:
    new = MAP
    for target, grade, word in given_ratings:
        try:
            new = rate(new, target, grade=grade, word=word)
        except EditError:
            continue
        own = word_of(new, target, word.by)
        assert (own.grade if own else None) == grade
    pairs = [(word.target, word.by) for word in new.assessments]
    assert len(pairs) == len(set(pairs))
    assert not [problem for problem in check(new) if problem.severity is Severity.ERROR]
    assert parse_document([("map", print_map(new))]).map == new
    assert isinstance(new.nodes["s-ab"], Step)
