"""The card of a claim: everything the review says of it, as labelled lines that every output prints alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.appraisal.grade_wording import grade_reasons, grade_sentence
from argmap.appraisal.naming import claim_name, quote_name, source_name, step_name
from argmap.appraisal.overturn import overturn
from argmap.appraisal.overturn_wording import open_question_sentences, overturn_sentences, questions_sentence
from argmap.appraisal.phrasing import plain
from argmap.appraisal.review import Critical, Grounding, Review
from argmap.appraisal.wording import (
    BARE_WORDS,
    checking_sentence,
    drawn_sentence,
    failure_sentences,
    grounding_sentence,
    grounding_summary,
    objection_sentence,
    sources_sentence,
    standing_sentences,
)

_MOST = 12
_MOST_BRIEF = 6


@dataclass(frozen=True, slots=True)
class CardLine:
    """One labelled line of a card: its head, a sentence, and further items, one a line."""

    head: str
    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What the review says of one claim, in the order in which it is read."""

    id: str
    label: str
    text: str
    lines: tuple[CardLine, ...]


def card(review: Review, claim: str) -> Card:
    """Make the card of a claim."""
    return _card(review, claim, _lines(review, claim))


def brief(review: Review, claim: str) -> Card:
    """Make the short card of a claim: where its support comes from, how it stands, what it cannot lose first."""
    return _card(review, claim, _brief_lines(review, claim))


def outlined(review: Review, claim: str) -> Card:
    """Make the shortest card of a claim: what it rests on and how it stands, without what has to be searched for."""
    return _card(review, claim, _outlined_lines(review, claim))


def _card(review: Review, claim: str, lines: Iterable[CardLine]) -> Card:
    text = plain(review.map.claims[claim].text)
    return Card(id=claim, label=review.labels[claim], text=text, lines=tuple(lines))


def _outlined_lines(review: Review, claim: str) -> Iterator[CardLine]:
    yield _grounding(review, claim, grounding_summary(review, claim))
    yield _standing(review, claim)
    yield CardLine("Support", grade_sentence(review, claim))
    yield CardLine("Sources", sources_sentence(review, claim))
    yield from _quotations(review, claim)


def _brief_lines(review: Review, claim: str) -> Iterator[CardLine]:
    yield from _outlined_lines(review, claim)
    cannot_lose = _cannot_lose(review, claim)
    more = len(cannot_lose) - _MOST_BRIEF
    rest = [f"and {more} more: argmap review MAP --claim {review.labels[claim]}"] if more > 0 else []
    yield CardLine("Cannot lose", cannot_lose[0], (*cannot_lose[1:_MOST_BRIEF], *rest))


def _lines(review: Review, claim: str) -> Iterator[CardLine]:
    node = review.map.claims[claim]
    yield _grounding(review, claim, grounding_sentence(review, claim))
    if node.assumed is not None and plain(node.assumed):
        yield CardLine("Taken as given", plain(node.assumed))
    yield _standing(review, claim)
    resolution = review.resolution(claim)
    if resolution is not None and resolution.because is not None:
        yield CardLine("Reviewer's reason", plain(resolution.because))
    if review[claim].objections:
        told = [objection_sentence(review, objection.step) for objection in review[claim].objections]
        yield CardLine("Objections", _count_of(told), tuple(_most(told)))
    yield CardLine("Support", grade_sentence(review, claim), grade_reasons(review, claim))
    yield CardLine("Sources", sources_sentence(review, claim))
    yield from _quotations(review, claim)
    yield from _losses(review, claim)
    yield from _asked(review, claim)
    flags = [flag.message for flag in review.flags_on(claim)]
    if flags:
        yield CardLine("To look into", flags[0], tuple(_most(flags[1:])))


def _grounding(review: Review, claim: str, said: str) -> CardLine:
    drawn = drawn_sentence(review, claim)
    return CardLine("Grounding", said, (drawn,) if drawn else ())


def _standing(review: Review, claim: str) -> CardLine:
    standing = standing_sentences(review, claim)
    return CardLine("Standing", standing[0], standing[1:])


def _quotations(review: Review, claim: str) -> Iterator[CardLine]:
    failed, unchecked = failure_sentences(review, claim), checking_sentence(review, claim)
    said = [*failed, *([unchecked] if unchecked else [])]
    if said:
        yield CardLine("Quotations", said[0], tuple(_most(said[1:])))


def _asked(review: Review, claim: str) -> Iterator[CardLine]:
    told = overturn_sentences(review, claim, overturn(review, claim))
    if told:
        yield CardLine("To overturn it", told[0], tuple(_most(list(told[1:]))))
    questions = review.questions(claim)
    if questions:
        still_open = open_question_sentences(review, questions)
        yield CardLine("Questions", questions_sentence(questions), tuple(_most(list(still_open))))


def _losses(review: Review, claim: str) -> Iterator[CardLine]:
    drawn, items = review.critical(claim), _cannot_lose(review, claim)
    yield CardLine("Cannot lose", items[0], tuple(_most(items[1:])))
    if not drawn.derivable:
        return
    left = review.critical(claim, after_objections=True)
    if not left.derivable:
        yield CardLine("After objections", "no complete argument for it is left")
    elif left != drawn:
        more = [item for item in critical_items(review, left) if item not in items]
        if more:
            yield CardLine(
                "After objections", "cannot lose these either, as the other ways are closed:", tuple(_most(more))
            )


def _cannot_lose(review: Review, claim: str) -> list[str]:
    """Name what a conclusion cannot lose, or say in one item why there is nothing to name."""
    drawn = review.critical(claim)
    if not drawn.derivable:
        return ["nothing: no complete argument for it is drawn"]
    return critical_items(review, drawn) or [_nothing(review, claim)]


def _nothing(review: Review, claim: str) -> str:
    if review[claim].grounding in (Grounding.BARE, Grounding.ASSUMED):
        return "nothing stands under it"
    return "no single item: every part of its support has an alternative"


def critical_items(review: Review, critical: Critical) -> list[str]:
    """Name what a conclusion cannot lose: bare claims first, then the other claims, steps, quotations, origins."""
    others = [claim for claim in critical.claims if claim not in frozenset(critical.bare)]
    return [
        *(f"{BARE_WORDS}: {claim_name(review, claim)}" for claim in critical.bare),
        *(f"{_sort_of(review, claim)}: {claim_name(review, claim)}" for claim in others),
        *(step_name(review, step) for step in critical.steps),
        *(f"the quotation {quote_name(review, quote)}" for quote in critical.quotes),
        *(f"the origin {source_name(review, origin)}" for origin in critical.origins),
    ]


def _sort_of(review: Review, claim: str) -> str:
    match review[claim].grounding:
        case Grounding.DIRECT:
            return "directly sourced"
        case Grounding.ASSUMED:
            return "assumed"
        case _:
            return "argued for"


def _count_of(told: list[str]) -> str:
    return "1 objection" if len(told) == 1 else f"{len(told)} objections"


def _most(items: list[str]) -> list[str]:
    return [*items[:_MOST], f"and {len(items) - _MOST} more"] if len(items) > _MOST else items
