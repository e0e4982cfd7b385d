"""The words of grades, questions, standards and changes say what the review found, in the terms of a reader."""

from __future__ import annotations

import pytest
from support.maps import as_map, attacks, claim, claims, quote, supports, via

from argmap.appraisal.caps import CapReason
from argmap.appraisal.card import card
from argmap.appraisal.comparing import compare
from argmap.appraisal.grade_wording import (
    CAP_WORDS,
    SHORTFALL_WORDS,
    STANDARD_WORDS,
    grade_counts,
    grade_reasons,
    grade_sentence,
    ruling_sentence,
)
from argmap.appraisal.overturn_wording import assumption_sentences, change_sentence
from argmap.appraisal.reviewing import review
from argmap.appraisal.standards import Shortfall, Standard, ruling
from argmap.model.map import Map
from argmap.model.nodes import QuestionAnswer
from argmap.model.vocabulary import Grade, LinkRole, QuestionState, Reading


def telegram() -> Map:
    """A telegram read in a book, a rated and an unrated inference, and an objection."""
    return as_map(
        claim("top", false_if="The cabinet met on the day before."),
        claims("policy cable o"),
        supports("s-top", "top", "policy", scheme="expert-opinion"),
        supports("s-policy", "policy", "cable", grade=Grade.MODERATE),
        quote("q", "cable", via=via(LinkRole.QUOTES)),
        attacks("x", "top", "o"),
        main=("top",),
    )


def lines(whole: Map, name: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {line.head: (line.text, line.items) for line in card(review(whole), name).lines}


def test_the_card_says_how_good_the_support_is_at_most_and_what_to_rate_first() -> None:
    text, items = lines(telegram(), "top")["Support"]
    assert text == (
        "none to moderate: no better than moderate (2 links at that level; 1 step not yet rated), "
        "as rated by the map's author"
    )
    assert items == (
        (
            "weakest links, each on every route that good: "
            "the step S2 from C2 to C1; the quotation Q1 “Words of q” (The book)"
        ),
        "at most moderate: Q1, read at second hand, the origin not seen",
        "rate first: the step S1 from C1 to H",
    )


def test_the_card_counts_critical_questions_by_whose_turn_it_is() -> None:
    text, items = lines(telegram(), "top")["Questions"]
    assert text == "0 of 6 critical questions answered; open: 4 for the arguer, 2 for a challenger"
    assert items[0] == (
        "S1 (Expert opinion: An expert in field F asserts p, p is in F; so p), "
        "for the arguer: How good are the credentials?"
    )
    assert items[1].startswith("S1, for the arguer: ")
    assert len(items) == 6
    answers = tuple(
        QuestionAnswer(number=number, state=state, words="cable")
        for number, state in enumerate([QuestionState.ANSWERED, QuestionState.RAISED, QuestionState.NOT_APPLICABLE], 1)
    )
    changed = [node.model_copy(update={"questions": answers}) if node.id == "s-top" else node for node in telegram()]
    assert lines(Map.of(changed), "top")["Questions"][0] == (
        "1 of 6 critical questions answered, 1 raised as an objection, 1 not applicable; "
        "open: 1 for the arguer, 2 for a challenger"
    )


def test_the_card_says_what_would_overturn_a_conclusion_in_the_words_of_the_map() -> None:
    text, items = lines(telegram(), "top")["To overturn it"]
    assert text == "the map notes that it would be false if: The cabinet met on the day before."
    assert items == (
        "6 critical questions open on steps that it cannot lose: S1",
        "answering this one objection would be enough for it to stand: O1 “Claim o”",
    )


def two_weak_routes() -> Map:
    steps = [supports(f"s-{premise}", "c", premise, grade=Grade.WEAK) for premise in "pr"]
    return as_map(claims("c p r"), steps, quote("q", "p r"))


@pytest.mark.parametrize(
    ("whole", "sentence", "first"),
    [
        (as_map(claims("c"), quote("q", "c")), "established", ""),
        (as_map(claims("c")), "none (1 link at that level)", "weakest link: the bare claim H “Claim c”"),
        (
            as_map(claim("c", assumed="both sides agree")),
            "none to established (1 step not yet rated)",
            "rate first: the assumption H “Claim c”",
        ),
        (
            as_map(claims("c"), quote("q", "c", reading=Reading.PARTIAL)),
            "none to established (1 step not yet rated)",
            "rate first: the reading of Q1 “Words of q” (The book)",
        ),
        (
            two_weak_routes(),
            "weak (2 links at that level), as rated by the map's author",
            "no single weakest link, 2 alternative routes",
        ),
        (
            as_map(claims("a b"), supports("s", "a", "b"), supports("t", "b", "a"), main=("a",)),
            "none: no complete argument for it is left",
            "",
        ),
    ],
)
def test_the_words_of_small_arguments(whole: Map, sentence: str, first: str) -> None:
    reviewed = review(whole)
    [asked] = reviewed.map.main[:1]
    assert grade_sentence(reviewed, asked) == sentence
    assert next(iter(grade_reasons(reviewed, asked)), "") == first


def test_a_ruling_gives_the_standard_and_every_reason() -> None:
    reviewed = review(telegram())
    assert ruling_sentence(reviewed, ruling(reviewed, "cable", Standard.PREPONDERANCE)) == (
        "C2 “Claim cable” meets the standard: preponderance of the evidence."
    )
    assert ruling_sentence(reviewed, ruling(reviewed, "top", Standard.DIALECTICAL_VALIDITY)) == (
        "H “Claim top” does not meet the standard: dialectical validity. Why: an argument against it is not answered."
    )
    assert ruling_sentence(reviewed, ruling(reviewed, "top", Standard.PREPONDERANCE)).endswith(
        " It could once the steps are rated that are not."
    )


def test_a_change_is_told_in_one_sentence() -> None:
    before, after = review(telegram()), review(Map.of([node for node in telegram() if node.id != "q"], telegram().head))
    found = {change.id: change_sentence(before, after, change) for change in compare(before, after).changed}
    assert found["cable"] == (
        "C2 “Claim cable”: Directly sourced -> Stated without support, depth 0 -> none, support moderate -> none."
    )
    assert found["top"].endswith("no longer hangs on Q1 “Words of q” (The book); the origin The book.")


def test_the_front_page_can_count_grades_and_put_the_open_assumptions() -> None:
    reviewed = review(telegram())
    assert grade_counts(reviewed) == ((3, "at most moderate"), (1, "none, whatever the steps are worth"))
    assert assumption_sentences(reviewed, ["top"]) == (
        (
            "the step S1 from C1 to H (Expert opinion: An expert in field F asserts p, p is in F; so p): "
            "Is the assertion based on evidence?"
        ),
    )


def test_every_cap_standard_and_shortfall_has_words() -> None:
    assert CAP_WORDS.keys() == set(CapReason)
    assert STANDARD_WORDS.keys() == set(Standard)
    assert SHORTFALL_WORDS.keys() == set(Shortfall)
