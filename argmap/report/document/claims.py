"""A claim in the report: its heading and card, then its quotations, steps and objections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.appraisal.card import card
from argmap.appraisal.phrasing import plain, shortened
from argmap.appraisal.wording import GROUNDING_WORDS, standing_words
from argmap.model.nodes import Claim
from argmap.model.vocabulary import Stance
from argmap.report.document.arguments import Questions, argument, objection
from argmap.report.document.mentions import Anchors
from argmap.report.document.parts import (
    Block,
    Fact,
    Facts,
    FactsKind,
    Heading,
    Inline,
    Panel,
    Paragraph,
    Style,
    Tone,
    Words,
    plainly,
    words_of,
)
from argmap.report.document.plan import Plan
from argmap.report.document.quotations import quotation
from argmap.report.document.reviewers import remarks, written

_LONGEST = 240
_FALSE_IF = "False if"
_USERS_WORDS = frozenset(("Taken as given", "Reviewer's reason"))
_STANCES = {
    Stance.ASSERTED: "asserted by the arguer",
    Stance.REPORTED: "reported by the arguer, who does not assert it",
    Stance.DISPUTED: "disputed by the arguer",
}


def claim_blocks(anchors: Anchors, claim: str, plan: Plan, questions: Questions) -> Iterator[Block]:
    """Yield the blocks of a claim."""
    review = anchors.review
    node = review.map.claims[claim]
    text = plain(node.text)
    yield Heading(2, anchors.of(claim), shortened(text, _LONGEST), review.labels[claim])
    if len(text) > _LONGEST:
        yield Paragraph(plainly(text), Tone.LEAD)
    words = f"{GROUNDING_WORDS[review[claim].grounding]}. {standing_words(review, claim)}."
    yield Paragraph(plainly(words), Tone.STATUS)
    lines = tuple(_card(anchors, claim))
    told = [words_of(line) for fact in lines for line in (fact.line, *fact.items)]
    own = (fact for fact in _own(anchors, node) if fact.head != _FALSE_IF or not _is_in(fact, told))
    yield Facts((*lines, *own), FactsKind.CARD)
    yield from _under(anchors, claim, plan, questions)


def _is_in(fact: Fact, told: Sequence[str]) -> bool:
    return any(words_of(fact.line) in line for line in told)


def unplaced_panels(anchors: Anchors, plan: Plan, questions: Questions) -> Iterator[Panel]:
    """Yield what the map holds and no claim of it leads to."""
    yield from _under(anchors, "", plan, questions)


def _under(anchors: Anchors, claim: str, plan: Plan, questions: Questions) -> Iterator[Panel]:
    yield from (quotation(anchors, quote) for quote in plan.quotes.get(claim, ()))
    yield from (argument(anchors, step, questions) for step in plan.arguments.get(claim, ()))
    yield from (objection(anchors, step, questions) for step in plan.objections.get(claim, ()))


def _card(anchors: Anchors, claim: str) -> Iterator[Fact]:
    for line in card(anchors.review, claim).lines:
        told = plainly(line.text) if line.head in _USERS_WORDS else anchors.linked(line.text)
        yield Fact(line.head, told, tuple(anchors.linked(item) for item in line.items))


def _own(anchors: Anchors, claim: Claim) -> Iterator[Fact]:
    """Yield what the map itself says about a claim beside its words."""
    whole = anchors.review.map
    elsewhere = [
        quote for quote in whole.shape.attested_by.get(claim.id, ()) if whole.quotes[quote].attests[0] != claim.id
    ]
    if elsewhere:
        yield Fact("Also attested by", anchors.labels(tuple(elsewhere)))
    used = whole.shape.premise_of.get(claim.id, ())
    if used:
        line: list[Inline] = []
        for step in used:
            line += [Words("; " if line else ""), *_use(anchors, step)]
        yield Fact("Used in", tuple(word for word in line if word.text))
    if whole.is_mappers(claim):
        yield Fact("By", plainly("the mapper, who adds this to the argument"))
    else:
        yield from written("By", claim.by)
    if claim.stance is not None:
        yield Fact("Stance", plainly(_STANCES[claim.stance]))
    yield from written("Happened", claim.event_date)
    yield from written("Senses", "; ".join((claim.senses or "").splitlines()))
    yield from written(_FALSE_IF, claim.false_if)
    yield from remarks(whole, claim)


def _use(anchors: Anchors, step: str) -> tuple[Inline, ...]:
    node = anchors.review.map.steps[step]
    joint = " against " if node.kind == "attacks" else " to "
    return (anchors.label(step), Words(joint, Style.PLAIN), anchors.label(node.target))
