"""How good a quotation can be as evidence: established, unless a visible and configurable cap holds it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.appraisal.interval import ESTABLISHED, Interval, grades_by_reviewer, spread
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.nodes import Assessment, Head, Quote
from argmap.model.vocabulary import Faithful, Grade, LinkRole


class CapReason(StrEnum):
    """Why a quotation is no better evidence than it is; the words that head each `cap-` field of a map."""

    ONE_HOP = "one-hop"
    TWO_HOPS = "two-hops"
    NOT_LOCATED = "not-located"
    ANONYMOUS = "anonymous"
    TRANSLATION = "translation"
    UNRELIABLE = "unreliable"
    DOUBTFUL = "doubtful"
    IMPROBABLE = "improbable"


CapPolicy = Mapping[CapReason, Grade]

DEFAULT_CAPS: CapPolicy = {
    CapReason.ONE_HOP: Grade.MODERATE,
    CapReason.TWO_HOPS: Grade.WEAK,
    CapReason.NOT_LOCATED: Grade.WEAK,
    CapReason.ANONYMOUS: Grade.WEAK,
    CapReason.TRANSLATION: Grade.MODERATE,
    CapReason.UNRELIABLE: Grade.WEAK,
    CapReason.DOUBTFUL: Grade.WEAK,
    CapReason.IMPROBABLE: Grade.NONE,
}
"""The highest grade under each cap where the head of the map says nothing else."""

FAITHFUL_GRADES: Mapping[Faithful, Grade] = {
    Faithful.YES: Grade.ENTAILS,
    Faithful.PARTLY: Grade.MODERATE,
    Faithful.NO: Grade.NONE,
}
"""What a reviewer's word on whether the source says what the claim needs comes to as a rating."""

_UNRELIABLE = frozenset("DE")


@dataclass(frozen=True, slots=True)
class Cap:
    """One reason why a quotation is at most `limit`."""

    reason: CapReason
    limit: Grade


@dataclass(frozen=True, slots=True)
class Evidence:
    """How good a quotation is as evidence: the grade, the caps on it, and the reviewers' ratings by name."""

    grade: Interval
    caps: tuple[Cap, ...] = ()
    ratings: tuple[tuple[str, Grade], ...] = ()


_PLAIN = Evidence(ESTABLISHED)


def cap_policy(head: Head) -> CapPolicy:
    """Return the caps of a map: those its head sets, the default ones for the rest."""
    chosen = {
        CapReason.ONE_HOP: head.cap_one_hop,
        CapReason.TWO_HOPS: head.cap_two_hops,
        CapReason.NOT_LOCATED: head.cap_not_located,
        CapReason.ANONYMOUS: head.cap_anonymous,
        CapReason.TRANSLATION: head.cap_translation,
        CapReason.UNRELIABLE: head.cap_unreliable,
        CapReason.DOUBTFUL: head.cap_doubtful,
        CapReason.IMPROBABLE: head.cap_improbable,
    }
    return {reason: DEFAULT_CAPS[reason] if limit is None else limit for reason, limit in chosen.items()}


def evidence(
    quote: Quote, policy: CapPolicy, *, check: QuoteCheck | None = None, words: Sequence[Assessment] = ()
) -> Evidence:
    """Grade a quotation, `check` being what was found in its source and `words` what reviewers say of it.

    Evidence is established. A reviewer lowers it with a `grade`, or with `faithful`: `yes` leaves it, `partly` makes it
    moderate, `no` none; of both the lower counts. Several reviewers give the lowest and the highest. Then the caps
    hold down both ends; reliability and credibility are two of them and are never merged, and F and 6 (unknown) are
    no caps.
    """
    reasons = _reasons(quote, check, words)
    ratings = _ratings(words) if words else {}
    if not reasons and not ratings:
        return _PLAIN
    caps = tuple(Cap(reason, policy[reason]) for reason in reasons)
    grade = spread(ratings.values(), default=ESTABLISHED)
    for cap in caps:
        grade = grade.capped(cap.limit)
    return Evidence(grade, caps, tuple(ratings.items()))


def _reasons(quote: Quote, check: QuoteCheck | None, words: Iterable[Assessment]) -> list[CapReason]:
    """Return the caps that apply.

    The origin counts as seen when `seen-by` names who saw it. A quotation is not located when a text was read and its
    words are not there; such a quotation is no evidence at all, and the cap says why. Where no text could be
    read, or nobody looked, the place is unknown, which is no cap: holding fewer copies never changes a grade.
    """
    found: list[CapReason] = []
    if quote.via and not quote.seen_by:
        hops = quote.hops
        if hops:
            found.append(CapReason.ONE_HOP if hops == 1 else CapReason.TWO_HOPS)
    if check is not None and Verdict.NOT_FOUND in (check.verdict, check.text_status):
        found.append(CapReason.NOT_LOCATED)
    if quote.anonymous is not None:
        found.append(CapReason.ANONYMOUS)
    if _is_translation(quote) and not _is_faithful(words):
        found.append(CapReason.TRANSLATION)
    if quote.reliability in _UNRELIABLE:
        found.append(CapReason.UNRELIABLE)
    if quote.credibility == "4":
        found.append(CapReason.DOUBTFUL)
    if quote.credibility == "5":
        found.append(CapReason.IMPROBABLE)
    return found


def _is_translation(quote: Quote) -> bool:
    return quote.translation_of is not None or any(link.role is LinkRole.TRANSLATES for link in quote.via)


def _is_faithful(words: Iterable[Assessment]) -> bool:
    return Faithful.YES in _faithful(words).values()


def _faithful(words: Iterable[Assessment]) -> dict[str, Faithful]:
    judged = sorted((word for word in words if word.faithful is not None), key=lambda word: word.date or "")
    return {word.by or word.id: word.faithful for word in judged if word.faithful is not None}


def _ratings(words: Sequence[Assessment]) -> dict[str, Grade]:
    """Return what each reviewer's grade and word on faithfulness come to, the lower of the two."""
    ratings = dict(grades_by_reviewer(words))
    for reviewer, faithful in _faithful(words).items():
        ratings[reviewer] = min(ratings.get(reviewer, Grade.ENTAILS), FAITHFUL_GRADES[faithful])
    return ratings
