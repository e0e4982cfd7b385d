"""The words of the support grade: how good the best route is, what holds it down, and which proof standards are met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from argmap.appraisal.caps import CapReason
from argmap.appraisal.interval import Interval
from argmap.appraisal.naming import claim_name, quote_name, step_name
from argmap.appraisal.phrasing import counted, listed
from argmap.appraisal.raters import raters_words
from argmap.appraisal.review import Review
from argmap.appraisal.standards import Ruling, Shortfall, Standard
from argmap.appraisal.weakest import Weakest
from argmap.model.vocabulary import Grade

GRADE_WORDS: Mapping[Grade, str] = {grade: grade.word for grade in Grade} | {Grade.ENTAILS: "established"}
"""What the grade of a claim or of evidence is called; that of an inference is called `entails` at the top."""

CAP_WORDS: Mapping[CapReason, str] = {
    CapReason.ONE_HOP: "read at second hand, the origin not seen",
    CapReason.TWO_HOPS: "read at third hand or further, the origin not seen",
    CapReason.NOT_LOCATED: "its words are not in the text",
    CapReason.ANONYMOUS: "the origin is anonymous",
    CapReason.TRANSLATION: "a translation that no reviewer has called faithful",
    CapReason.UNRELIABLE: "the source is rated unreliable (D or E)",
    CapReason.DOUBTFUL: "what it says is rated doubtful (4)",
    CapReason.IMPROBABLE: "what it says is rated improbable (5)",
}

STANDARD_WORDS: Mapping[Standard, str] = {
    Standard.SCINTILLA: "a scintilla of evidence",
    Standard.PREPONDERANCE: "preponderance of the evidence",
    Standard.CLEAR_AND_CONVINCING: "clear and convincing evidence",
    Standard.BEYOND_REASONABLE_DOUBT: "beyond reasonable doubt",
    Standard.DIALECTICAL_VALIDITY: "dialectical validity",
}

SHORTFALL_WORDS: Mapping[Shortfall, str] = {
    Shortfall.SETTLED_AGAINST: "a reviewer has settled that it falls",
    Shortfall.NO_ARGUMENT: "no argument for it stands",
    Shortfall.OBJECTION_LEFT: "an argument against it is not answered",
    Shortfall.NOT_STRONGER: "the best argument for it does not outweigh the best against it",
    Shortfall.NOT_STRONG: "the best argument for it is not shown to be strong",
    Shortfall.NOT_FAR_STRONGER: "the best argument for it is less than two grades above the best against it",
    Shortfall.DOUBT_LEFT: "an argument against it that may be weak or better is not answered",
}

_MOST = 3


def grade_words(grade: Interval) -> str:
    """Return the words of a grade: moderate, or none to weak."""
    lo, hi = GRADE_WORDS[grade.lo], GRADE_WORDS[grade.hi]
    return lo if lo == hi else f"{lo} to {hi}"


def grade_counts(review: Review) -> tuple[tuple[int, str], ...]:
    """Count the claims by how good their best route can be at most, the best first."""
    counts = Counter(review.grade(claim).hi for claim in review)
    return tuple(
        (counts[grade], f"at most {GRADE_WORDS[grade]}" if grade else "none, whatever the steps are worth")
        for grade in reversed(Grade)
        if counts[grade]
    )


def grade_sentence(review: Review, claim: str) -> str:
    """Say how good the best route to a claim is, at least and at most, and as rated by whom."""
    grade, found = review.grade(claim), review.weakest(claim)
    counts = [f"{counted(len(found.at_level), 'link')} at that level"] if found.at_level else []
    counts += [f"{counted(len(found.rate_first), 'step')} not yet rated"] if found.rate_first else []
    counted_words = f" ({'; '.join(counts)})" if counts else ""
    words = grade_words(grade)
    if grade.hi is Grade.NONE and not found.at_level:
        return f"{words}: no complete argument for it is left"
    if grade.is_settled or grade.hi is Grade.ENTAILS:
        said = f"{words}{counted_words}"
    else:
        said = f"{words}: no better than {GRADE_WORDS[grade.hi]}{counted_words}"
    return ", ".join(filter(None, [said, raters_words(review, claim)]))


def grade_reasons(review: Review, claim: str) -> tuple[str, ...]:
    """Say what holds the grade of a claim down, which caps are on its evidence, and what should be rated first."""
    found = review.weakest(claim)
    said = [_links(review, found), *_caps(review, claim, found)]
    if found.rate_first:
        said.append(f"rate first: {_rated(review, found.rate_first)}")
    if found.differing:
        said.append(f"reviewers differ on {_named(review, found.differing)}")
    return tuple(filter(None, said))


def _links(review: Review, found: Weakest) -> str:
    if found.alternatives:
        return f"no single weakest link, {counted(found.alternatives, 'alternative route')}"
    if not found.links:
        return ""
    head = "weakest link" if len(found.links) == 1 else "weakest links, each on every route that good"
    return f"{head}: {_named(review, found.links)}"


def _caps(review: Review, claim: str, found: Weakest) -> list[str]:
    """Name the caps that hold quotations at the level of the claim, the quotations by their short labels."""
    level = review.grade(claim).hi
    capped: dict[CapReason, list[str]] = {}
    for quote in found.at_level:
        if quote in review.map.quotes:
            for cap in review.evidence(quote).caps:
                if cap.limit is level:
                    capped.setdefault(cap.reason, []).append(review.labels[quote])
    return [
        f"at most {GRADE_WORDS[level]}: {listed(labels, most=12)}, {CAP_WORDS[reason]}"
        for reason, labels in capped.items()
    ]


def _named(review: Review, links: tuple[str, ...]) -> str:
    return listed([link_name(review, link) for link in links], most=_MOST, joint="; ")


def _rated(review: Review, links: tuple[str, ...]) -> str:
    """Name steps to be rated: of a quotation it is the reading."""
    named = [step_name(review, link) if link in review.map.quotes else link_name(review, link) for link in links]
    return listed(named, most=_MOST, joint="; ")


def link_name(review: Review, link: str) -> str:
    """Name a link of a route: a step, a quotation, an assumption or a bare claim."""
    if link in review.map.quotes:
        return f"the quotation {quote_name(review, link)}"
    if link not in review.map.claims:
        return step_name(review, link)
    assumed = review.map.claims[link].assumed is not None
    return f"the {'assumption' if assumed else 'bare claim'} {claim_name(review, link)}"


def ruling_sentence(review: Review, found: Ruling) -> str:
    """Say whether a claim meets a proof standard, and why not."""
    words = STANDARD_WORDS[found.standard]
    if found.met:
        return f"{claim_name(review, found.claim)} meets the standard: {words}."
    reasons = listed([SHORTFALL_WORDS[shortfall] for shortfall in found.shortfalls], joint="; ")
    hope = " It could once the steps are rated that are not." if found.possible else ""
    return f"{claim_name(review, found.claim)} does not meet the standard: {words}. Why: {reasons}.{hope}"
