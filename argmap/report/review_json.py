"""The review as JSON that programs may rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.grade_wording import grade_words
from argmap.appraisal.overturn import overturn
from argmap.appraisal.questions import Question
from argmap.appraisal.review import Critical, Grounding, ObjectionState, Review, Standing
from argmap.appraisal.verification import is_checked
from argmap.model.vocabulary import Grade, QuestionState

MOST_LINKS = 50
"""Links that are followed for the weakest of them, below a claim that nobody asked about."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"


def review_json(review: Review, path: str, *, claim: str | None = None, partial: bool = False) -> dict[str, Json]:
    """Return the review of the map at `path` as what `json.dumps` takes.

    With `claim` only this claim is given, and what it cannot lose; else all claims, and what the main conclusions
    cannot lose. Ids are those of the map; what is undefined is null.
    """
    asked = frozenset(review.map.main if claim is None else [claim])
    given = list(review) if claim is None else [claim]
    found: dict[str, Json] = {
        "map": path,
        "main": _ids(review.map.main),
        "summary": _summary(review),
        "claims": [_claim(review, each, asked=each in asked) for each in given],
        "flags": [_flag(flag) for flag in review.flags],
    }
    return found | {"partial": True} if partial else found


def _claim(review: Review, claim: str, *, asked: bool) -> Json:
    found, grade = review[claim], review.grade(claim)
    weak = review.weakest(claim, most=None if asked else MOST_LINKS)
    return {
        "id": claim,
        "text": review.map.claims[claim].text.removesuffix("\n"),
        "grounding": found.grounding.value,
        "depth": found.depth,
        "sourced_depth": found.sourced_depth,
        "hops": found.hops,
        "second_hand": found.second_hand,
        "origins": _ids(review.origins(claim)),
        "assumptions": _ids(review.assumptions(claim)),
        "standing": found.standing.value,
        "standing_supported": found.standing_supported.value,
        "standing_subject": found.standing_subject.value,
        "objections": [
            {"step": objection.step, "state": objection.state.value, "grounding": objection.grounding.value}
            for objection in found.objections
        ],
        "grade": {"lo": int(grade.lo), "hi": int(grade.hi), "words": grade_words(grade)},
        "weakest": _ids(weak.links if weak.complete else ()),
        "weakest_complete": weak.complete,
        "rate_first": _ids(weak.rate_first if weak.complete else ()),
        "cannot_lose": _critical(review.critical(claim)) if asked else None,
        "cannot_lose_after": _critical(review.critical(claim, after_objections=True)) if asked else None,
        "overturn": _overturn(review, claim) if asked else None,
        "questions": _questions(review.questions(claim)),
        "flags": [_flag(flag) for flag in review.flags_on(claim)],
        "also_argued": found.also_argued,
        "loop_adds_nothing": found.loop_adds_nothing,
    }


def _flag(flag: Flag) -> Json:
    return {"code": flag.code, "ids": _ids(flag.ids), "message": flag.message}


def _critical(critical: Critical) -> Json:
    return {
        "claims": _ids(critical.claims),
        "steps": _ids(critical.steps),
        "quotes": _ids(critical.quotes),
        "origins": _ids(critical.origins),
        "bare": _ids(critical.bare),
        "derivable": critical.derivable,
    }


def _overturn(review: Review, claim: str) -> Json:
    found = overturn(review, claim)
    return {
        "false_if": [{"id": note.id, "text": note.text.removesuffix("\n")} for note in found.false_if],
        "questions": [_question(question) for question in found.open_questions],
        "answers": _ids(found.answers),
        "tried_all": found.tried_all,
    }


def _questions(asked: Iterable[Question]) -> Json:
    found: dict[QuestionState, list[Json]] = {state: [] for state in QuestionState}
    for question in asked:
        found[question.state].append(_question(question))
    return {
        "open": found[QuestionState.OPEN],
        "answered": found[QuestionState.ANSWERED],
        "raised": found[QuestionState.RAISED],
        "not_applicable": found[QuestionState.NOT_APPLICABLE],
    }


def _question(question: Question) -> Json:
    return {
        "step": question.step,
        "number": question.number,
        "kind": question.kind.value,
        "text": question.text,
        "words": question.words,
        "by": question.by,
    }


def _summary(review: Review) -> Json:
    claims = [review[claim] for claim in review]
    asserted = [each for each in claims if each.grounding is Grounding.BARE and each.standing is Standing.STANDS]
    quotes = review.map.quotes
    highest = Counter(review.grade(claim).hi for claim in review)
    return {
        "claims": len(claims),
        "quotes": len(quotes),
        "origins": len({quote.source for quote in quotes.values()}),
        "steps": len(review.map.steps),
        "grounding": _counts(Grounding, (each.grounding for each in claims)),
        "standing": _counts(Standing, (each.standing for each in claims)),
        "asserted": len(asserted),
        "grade": {grade.word: highest[grade] for grade in Grade},
        "objections": _counts(ObjectionState, (objection.state for objection in review.objections)),
        "failed": sum(review.is_failed(quote) for quote in quotes),
        "unchecked": sum(not is_checked(review.checks.get(quote)) for quote in quotes),
    }


def _counts(words: type[StrEnum], found: Iterable[StrEnum]) -> Json:
    counts = Counter(found)
    return {word.value: counts[word] for word in words}


def _ids(ids: Iterable[str]) -> Json:
    return list(ids)
