"""Whose ratings a grade goes by."""

from __future__ import annotations

import pytest
from support.maps import as_map, claim, claims, quote, supports

from argmap.appraisal.grade_wording import grade_sentence
from argmap.appraisal.raters import raters_of, raters_sentence
from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import Assessment
from argmap.model.vocabulary import Grade


def rates(name: str, target: str, by: str | None = None) -> Assessment:
    return Assessment(id=name, target=target, grade=Grade.WEAK, by=by)


def argued(*ratings: Assessment, grade: Grade | None = None) -> Map:
    return as_map(
        claims("top said"),
        claim("given", assumed="so"),
        quote("q", "said"),
        supports("s", "top", "said given", grade=grade),
        list(ratings),
        main=("top",),
    )


@pytest.mark.parametrize(
    ("whole", "names"),
    [
        (argued(), ()),
        (argued(grade=Grade.STRONG), ("the map's author",)),
        (argued(rates("r", "s", "Anna"), grade=Grade.STRONG), ("the map's author", "Anna")),
        (argued(rates("r", "s", "Anna"), rates("t", "s", "Anna"), rates("u", "q", "Ben")), ("Anna", "Ben")),
        (argued(rates("r", "given")), ("an unnamed reviewer",)),
        (argued(rates("r", "said", "Anna")), ()),
    ],
)
def test_the_support_line_names_the_author_then_the_reviewers_whose_ratings_count(
    whole: Map, names: tuple[str, ...]
) -> None:
    assert raters_of(whole, ["s", "q", "given", "said"]) == names
    said = grade_sentence(review(whole), "top")
    assert said.endswith(f", as rated by {'; '.join(names)}") if names else "as rated by" not in said


def test_a_grade_of_none_is_not_laid_at_the_door_of_those_who_rated_other_links() -> None:
    whole = as_map(claims("top bare"), supports("s", "top", "bare", grade=Grade.STRONG))
    assert "as rated by" not in grade_sentence(review(whole), "top")


def test_the_raters_of_a_map_are_named_once_with_the_number_of_steps_they_rated() -> None:
    assert raters_sentence(review(argued())) == "No step is rated."
    assert raters_sentence(review(argued(rates("r", "s", "Anna")))) == "Steps are rated by Anna, in 1 of 1 step."
    assert raters_sentence(review(as_map(claims("lone")))) == ""
