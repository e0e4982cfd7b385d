"""The front page of a review as plain text: what the map says, what its headline hangs on, and what nobody checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.appraisal.card import brief
from argmap.appraisal.grade_wording import grade_counts, grade_words
from argmap.appraisal.naming import claim_name, objection_name, quote_name, source_name, step_name
from argmap.appraisal.overturn_wording import assumption_sentences
from argmap.appraisal.phrasing import counted, listed, plain
from argmap.appraisal.raters import raters_sentence
from argmap.appraisal.review import Grounding, ObjectionState, Review, Standing
from argmap.appraisal.verification import is_checked
from argmap.appraisal.wording import (
    ASSERTED_WORDS,
    BARE_WORDS,
    GROUNDING_WORDS,
    STANDING_WORDS,
    failure_words,
    grounding_summary,
    objection_sentence,
    standing_sentences,
    standing_words,
)
from argmap.report.paragraphs import WIDTH, bulleted, card_lines, paragraph

MOST_MAIN = 12
"""Main conclusions that the page shows in full."""
_MOST = 12
SAYS = (
    "This page says where the support of each claim comes from (the words of a source, inference from them, or "
    "nothing) and whether the objections drawn in this map are answered. It does not say that a source is right, "
    "genuine or means what a claim needs, and it knows no objection that nobody drew."
)
HOW_TO_READ = (
    "Stands: something is put forward for it, sourced or not, and no objection drawn here is left unanswered; that "
    "does not say that it is so. "
    "Asserted: stated without support, and nothing drawn here tells against it. "
    "Contested: both its support and an objection to it hold up here, or it is open whether the objection does. "
    "Unsettled: it depends on something contested. "
    "Unsupported: no support for it is drawn, or what was drawn has failed; where an objection holds up besides, only "
    "objections stand. "
    "Support is how good the best route to a claim is, never better than its weakest link: none, weak, moderate, "
    "strong or established."
)
_WORST_FIRST = (
    ObjectionState.UNANSWERED,
    ObjectionState.DISPUTED,
    ObjectionState.RESIDUAL,
    ObjectionState.UNSUPPORTED,
    ObjectionState.ANSWERED,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page below the main conclusions: sentences, or how many claims each of some words holds for."""

    title: str
    items: tuple[str, ...] = ()
    counts: tuple[tuple[int, str], ...] = ()


def front_page(review: Review, *, width: int = WIDTH, partial: bool = False) -> str:
    """Print the front page of a review, wrapped to `width` characters, without markup.

    `partial` says that the map has errors and that some of it is missing here. A map of no claims is said to be empty.
    """
    head = review.map.head
    sections = [_title(review, width), paragraph(SAYS, width=width)]
    if partial:
        sections.insert(1, paragraph("This map has errors: what could not be read is missing here.", width=width))
    if head.subject is not None:
        sections.insert(1, paragraph(whose_argument(plain(head.subject)), width=width))
    if head.question is not None:
        sections.insert(1, paragraph(f"Question: {plain(head.question)}", width=width))
    if not review:
        sections.append(["The map holds no claims yet."])
        return _joined(sections)
    sections += [
        _section("How to read this", paragraph(how_to_read(review), width=width, indent=2)),
        _section("In short", bulleted(headlines(review), width=width, indent=2)),
        *_main(review, width),
        *(_section(part.title, _part_lines(part, width)) for part in summary(review)),
        paragraph("One claim in full: argmap review MAP --claim ID, where ID is a label (C1) or an id.", width=width),
    ]
    return _joined(sections)


def whose_argument(subject: str) -> str:
    """Say that the claims are the subject's, so that nobody takes them for argmap's or the mapper's."""
    return (
        f"The argument is {subject}'s: every claim here is theirs in paraphrase, unless it is marked as a document's, "
        "somebody else's or the mapper's."
    )


def how_to_read(review: Review) -> str:
    """Say what the words of the review mean, and whose ratings it goes by."""
    return " ".join(filter(None, [HOW_TO_READ, raters_sentence(review)]))


def summary(review: Review) -> tuple[Part, ...]:
    """Return the parts of the page below the main conclusions, in order, without those that have nothing to say."""
    parts = (
        Part("How the claims are grounded", counts=_grounding_counts(review)),
        Part("How the claims stand", counts=_standing_counts(review)),
        Part("How good the best route can be", counts=grade_counts(review)),
        Part("Objections", tuple(_objections(review))),
        Part("Where evidence ends, inference begins", tuple(_frontier(review))),
        Part("Origins", tuple(_origins(review))),
        Part("Open assumptions of steps", _assumptions(review)),
        Part(
            "To look into",
            (*(flag.message for flag in review.flags[:_MOST]), *_more(len(review.flags) - _MOST, "question")),
        ),
        Part("Added by the mapper", tuple(_mappers(review))),
        Part("Quotations that ground nothing", tuple(_failed(review))),
        Part("Not checked", tuple(_unchecked(review))),
    )
    return tuple(part for part in parts if part.items or part.counts)


def headlines(review: Review) -> list[str]:
    """Say for each main conclusion in one sentence what it rests on and hangs on, and how it stands."""
    shown = review.map.main[:MOST_MAIN]
    return [headline(review, claim) for claim in shown] + _more(len(review.map.main) - MOST_MAIN, "main conclusion")


def headline(review: Review, claim: str) -> str:
    """Say of one claim in one sentence what it rests on and hangs on, and how it stands."""
    grounds, standing = _lowered(grounding_summary(review, claim)), standing_words(review, claim)
    said = [f"{claim_name(review, claim)}: {grounds}. {standing}.", _hanging(review, claim)]
    said += [*standing_sentences(review, claim)[1:], f"Support: {grade_words(review.grade(claim))}."]
    quotes = review.quotes(claim)
    if quotes and all(review.map.quotes[quote].hops for quote in quotes):
        said.append(f"Read at second hand: {counted(len(quotes), 'quotation')} of {len(quotes)}.")
    return " ".join(filter(None, said))


def _hanging(review: Review, claim: str) -> str:
    """Say which claims without a source, which assumptions and which origin a conclusion hangs on."""
    critical = review.critical(claim)
    assumed = [other for other in critical.claims if review[other].grounding is Grounding.ASSUMED]
    said = []
    for noun, found in ((f"claim {BARE_WORDS}", critical.bare), ("assumption", assumed)):
        if found:
            named = listed([claim_name(review, other) for other in found], joint="; ")
            plural = f"claims {BARE_WORDS}" if noun.startswith("claim") else ""
            said.append(f"It hangs on {counted(len(found), noun, plural)}: {named}.")
    if not critical.bare:
        ends = [end for end in review.grounds(claim) if review[end].grounding is Grounding.BARE]
        if ends:
            verb = "is" if len(ends) == 1 else "are"
            said.append(f"Of the claims under it {len(ends)} {verb} {BARE_WORDS}, none on every route.")
    if len(review.origins(claim)) == 1 and critical.origins:
        said.append(f"All its evidence comes from one origin: {source_name(review, critical.origins[0])}.")
    return " ".join(said)


def _title(review: Review, width: int) -> list[str]:
    found = review.map
    title = plain(found.head.title) or "A map without a title"
    origins = {quote.source for quote in found.quotes.values()}
    counts = [
        counted(len(found.claims), "claim"),
        f"{counted(len(found.quotes), 'quotation')} from {counted(len(origins), 'origin')}",
        counted(len(found.steps) - len(review.objections), "step"),
        counted(len(review.objections), "objection"),
    ]
    return [*paragraph(title, width=width), *paragraph(", ".join(counts) + ".", width=width)]


def _main(review: Review, width: int) -> list[list[str]]:
    shown = review.map.main[:MOST_MAIN]
    cards = [card_lines(brief(review, claim), width=width, indent=2) for claim in shown]
    if not cards:
        return []
    cards[0] = _section("Main conclusion" if len(review.map.main) == 1 else "Main conclusions", cards[0])
    return cards


def _part_lines(part: Part, width: int) -> list[str]:
    counts = [
        line
        for count, words in part.counts
        for line in paragraph(f"{count:6}  {words}", width=width, indent=2, hanging=8)
    ]
    return counts + bulleted(part.items, width=width, indent=2)


def _grounding_counts(review: Review) -> tuple[tuple[int, str], ...]:
    counts = Counter(review[claim].grounding for claim in review)
    return tuple((counts[grounding], words) for grounding, words in GROUNDING_WORDS.items() if counts[grounding])


def _standing_counts(review: Review) -> tuple[tuple[int, str], ...]:
    counts = Counter(
        ASSERTED_WORDS
        if review[claim].standing is Standing.STANDS and review[claim].grounding is Grounding.BARE
        else STANDING_WORDS[review[claim].standing]
        for claim in review
    )
    order = [STANDING_WORDS[Standing.STANDS], ASSERTED_WORDS, *STANDING_WORDS.values()]
    return tuple((counts[words], words) for words in dict.fromkeys(order) if counts[words])


def _objections(review: Review) -> list[str]:
    found = sorted(review.objections, key=lambda objection: _WORST_FIRST.index(objection.state))
    return [objection_sentence(review, objection.step) for objection in found[:_MOST]] + _more(
        len(found) - _MOST, "objection"
    )


def _frontier(review: Review) -> list[str]:
    told = [
        f"{claim_name(review, place.claim)}, then "
        + (step_name(review, place.step) if place.step else "nothing: no step uses it")
        for place in review.frontier[:_MOST]
    ]
    return told + _more(len(review.frontier) - _MOST, "directly sourced claim")


def _origins(review: Review) -> list[str]:
    quotations = Counter(quote.source for quote in review.map.quotes.values())
    asked = review.map.main[:MOST_MAIN]
    needing = Counter(origin for claim in asked for origin in review.critical(claim).origins)
    order = {origin: place for place, origin in enumerate(quotations)}
    ranked = sorted(order, key=lambda origin: (-needing[origin], order[origin]))
    told = [
        f"{source_name(review, origin)}: {counted(quotations[origin], 'quotation')}; "
        f"{needing[origin]} of {counted(len(asked), 'main conclusion')} cannot lose it"
        for origin in ranked[:_MOST]
    ]
    return told + _more(len(ranked) - _MOST, "origin")


def _assumptions(review: Review) -> tuple[str, ...]:
    """Put the open questions about assumptions on steps that the main conclusions cannot lose."""
    told = assumption_sentences(review, review.map.main[:MOST_MAIN])
    return (*told[:_MOST], *_more(len(told) - _MOST, "question"))


def _mappers(review: Review) -> list[str]:
    found = review.map
    claims = [claim_name(review, claim.id) for claim in found.claims.values() if found.is_mappers(claim)]
    steps = [
        f"{step_name(review, step.id)}: {objection_name(review, step.id)}"
        if step.kind == "attacks"
        else step_name(review, step.id)
        for step in found.steps.values()
        if found.is_mappers(step)
    ]
    told = claims + steps
    return told[:_MOST] + _more(len(told) - _MOST, "addition")


def _failed(review: Review) -> list[str]:
    failed = [quote for quote in review.map.quotes if review.is_failed(quote)]
    told = [f"{quote_name(review, quote)} {failure_words(review, quote)}" for quote in failed[:_MOST]]
    return told + _more(len(failed) - _MOST, "quotation")


def _unchecked(review: Review) -> list[str]:
    unchecked = [quote for quote in review.map.quotes if not is_checked(review.checks.get(quote))]
    if not unchecked:
        return []
    if len(unchecked) == len(review.map.quotes):
        all_of_them = (
            "The one quotation was not" if len(unchecked) == 1 else f"None of the {len(unchecked)} quotations was"
        )
        return [f"{all_of_them} checked against the text of its source."]
    named = [quote_name(review, quote) for quote in unchecked[:_MOST]]
    return named + _more(len(unchecked) - _MOST, "quotation")


def _more(number: int, noun: str) -> list[str]:
    return [f"and {counted(number, f'further {noun}')}"] if number > 0 else []


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [title.upper(), *lines] if lines else []


def _joined(sections: Sequence[Sequence[str]]) -> str:
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"
