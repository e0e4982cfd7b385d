"""The front page of a review as plain text: what the map says, what its headline hangs on, and what nobody checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.appraisal.card import card
from argmap.appraisal.naming import claim_name, objection_name, quote_name, source_name, step_name
from argmap.appraisal.phrasing import counted, listed, plain
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
_MOST = 20
_SAYS = (
    "This page says where the support of each claim comes from (the words of a source, inference from them, or "
    "nothing) and whether the objections drawn in this map are answered. It does not say that a source is right, "
    "genuine or means what a claim needs, and it knows no objection that nobody drew."
)
_WORST_FIRST = (
    ObjectionState.UNANSWERED,
    ObjectionState.DISPUTED,
    ObjectionState.RESIDUAL,
    ObjectionState.UNSUPPORTED,
    ObjectionState.ANSWERED,
)


def front_page(review: Review, *, width: int = WIDTH, partial: bool = False) -> str:
    """Print the front page of a review, wrapped to `width` characters, without markup.

    `partial` says that the map has errors and that some of it is missing here. A map of no claims is said to be empty.
    """
    head = review.map.head
    sections = [_title(review, width), paragraph(_SAYS, width=width)]
    if partial:
        sections.insert(1, paragraph("This map has errors: what could not be read is missing here.", width=width))
    if head.question is not None:
        sections.insert(1, paragraph(f"Question: {plain(head.question)}", width=width))
    if not review:
        sections.append(["The map holds no claims yet."])
        return _joined(sections)
    sections += [
        _section("In short", bulleted(headlines(review), width=width, indent=2)),
        *_main(review, width),
        _section("How the claims are grounded", _grounding_counts(review)),
        _section("How the claims stand", _standing_counts(review)),
        _section("Objections", bulleted(_objections(review), width=width, indent=2)),
        _section("Where the evidence ends and inference begins", bulleted(_frontier(review), width=width, indent=2)),
        _section("Origins", bulleted(_origins(review), width=width, indent=2)),
        _section("Added by the mapper", bulleted(_mappers(review), width=width, indent=2)),
        _section("Quotations that ground nothing", bulleted(_failed(review), width=width, indent=2)),
        _section("Not checked", bulleted(_unchecked(review), width=width, indent=2)),
    ]
    return _joined(sections)


def headlines(review: Review) -> list[str]:
    """Say for each main conclusion in one sentence what it rests on and hangs on, and how it stands."""
    shown = review.map.main[:MOST_MAIN]
    return [_headline(review, claim) for claim in shown] + _more(len(review.map.main) - MOST_MAIN, "main conclusion")


def _headline(review: Review, claim: str) -> str:
    grounds, standing = _lowered(grounding_summary(review, claim)), standing_words(review, claim)
    said = [f"{claim_name(review, claim)}: {grounds}. {standing}.", _hanging(review, claim)]
    said += standing_sentences(review, claim)[1:]
    quotes = review.quotes(claim)
    if quotes and all(review.map.quotes[quote].hops for quote in quotes):
        said.append(f"Read at second hand: {counted(len(quotes), 'quotation')} of {len(quotes)}.")
    return " ".join(filter(None, said))


def _hanging(review: Review, claim: str) -> str:
    """Say which claims without a source a conclusion hangs on, or how many stand under it."""
    bare = review.critical(claim).bare
    if bare:
        named = listed([claim_name(review, other) for other in bare], joint="; ")
        return f"It hangs on {counted(len(bare), 'claim')} {BARE_WORDS}: {named}."
    ends = [end for end in review.grounds(claim) if review[end].grounding is Grounding.BARE]
    if not ends:
        return ""
    return f"Of the claims under it {len(ends)} {'is' if len(ends) == 1 else 'are'} {BARE_WORDS}, none on every route."


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
    cards = [card_lines(card(review, claim, objections=False), width=width, indent=2) for claim in shown]
    if not cards:
        return []
    cards[0] = _section("Main conclusion" if len(review.map.main) == 1 else "Main conclusions", cards[0])
    return cards


def _grounding_counts(review: Review) -> list[str]:
    counts = Counter(review[claim].grounding for claim in review)
    return [f"  {counts[grounding]:6}  {words}" for grounding, words in GROUNDING_WORDS.items() if counts[grounding]]


def _standing_counts(review: Review) -> list[str]:
    counts = Counter(
        ASSERTED_WORDS
        if review[claim].standing is Standing.STANDS and review[claim].grounding is Grounding.BARE
        else STANDING_WORDS[review[claim].standing]
        for claim in review
    )
    order = [STANDING_WORDS[Standing.STANDS], ASSERTED_WORDS, *STANDING_WORDS.values()]
    return [f"  {counts[words]:6}  {words}" for words in dict.fromkeys(order) if counts[words]]


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
        return [f"None of the {counted(len(unchecked), 'quotation')} was checked against the text of its source."]
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
