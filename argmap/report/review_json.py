"""The review as JSON that programs may rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias

from argmap.appraisal.review import Critical, Grounding, ObjectionState, Review, Standing
from argmap.appraisal.verification import is_checked

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
        "flags": [],
    }
    return found | {"partial": True} if partial else found


def _claim(review: Review, claim: str, *, asked: bool) -> Json:
    found = review[claim]
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
        "grade": {"lo": None, "hi": None},
        "weakest": [],
        "cannot_lose": _critical(review.critical(claim)) if asked else None,
        "cannot_lose_after": _critical(review.critical(claim, after_objections=True)) if asked else None,
        "questions": {"open": [], "answered": []},
        "flags": [],
        "also_argued": found.also_argued,
        "loop_adds_nothing": found.loop_adds_nothing,
    }


def _critical(critical: Critical) -> Json:
    return {
        "claims": _ids(critical.claims),
        "steps": _ids(critical.steps),
        "quotes": _ids(critical.quotes),
        "origins": _ids(critical.origins),
        "bare": _ids(critical.bare),
        "derivable": critical.derivable,
    }


def _summary(review: Review) -> Json:
    claims = [review[claim] for claim in review]
    asserted = [each for each in claims if each.grounding is Grounding.BARE and each.standing is Standing.STANDS]
    quotes = review.map.quotes
    return {
        "claims": len(claims),
        "quotes": len(quotes),
        "origins": len({quote.source for quote in quotes.values()}),
        "steps": len(review.map.steps),
        "grounding": _counts(Grounding, (each.grounding for each in claims)),
        "standing": _counts(Standing, (each.standing for each in claims)),
        "asserted": len(asserted),
        "objections": _counts(ObjectionState, (objection.state for objection in review.objections)),
        "failed": sum(review.is_failed(quote) for quote in quotes),
        "unchecked": sum(not is_checked(review.checks.get(quote)) for quote in quotes),
    }


def _counts(words: type[StrEnum], found: Iterable[StrEnum]) -> Json:
    counts = Counter(found)
    return {word.value: counts[word] for word in words}


def _ids(ids: Iterable[str]) -> Json:
    return list(ids)
