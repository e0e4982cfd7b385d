"""A claim on the page: its words and its state, the quotations under it, and what the review says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from argmap.appraisal.card import Card as ReviewCard
from argmap.appraisal.phrasing import counted
from argmap.appraisal.review import Grounding, Review
from argmap.appraisal.wording import BARE_WORDS, standing_words
from argmap.diagram.view import Card, Kind
from argmap.diagram.web.markup import facts, folded, isolated, link, listed, words
from argmap.diagram.web.quotations import quotation
from argmap.diagram.web.reviewers import reviewers, written
from argmap.diagram.web.steps import mention
from argmap.model.nodes import Claim

_MOST_HANGING = 12
_MARKS: Mapping[Grounding | None, str] = {
    Grounding.DIRECT: "direct",
    Grounding.ASSUMED: "none",
    Grounding.BARE: "none",
}


def badge(card: Card) -> str:
    """Return the words of a card's header strip, framed as the card is: filled, outlined or dashed."""
    return f'<span class="{badge_class(card)}">{words(card.heading.capitalize())}</span>'


def badge_class(card: Card) -> str:
    """Name the frame of a card: what its claim rests on, and whether it objects."""
    mark = _MARKS.get(card.grounding, "inferred")
    return f"b b-{mark}" + (" b-against" if card.kind is Kind.OBJECTION else "")


def state(review: Review, card: Card) -> str:
    """Return where a claim's support comes from, how it stands, and for a main conclusion what it hangs on."""
    told = [badge(card), f'<span class="st">{words(standing_words(review, card.id))}.</span>']
    if card.tally:
        told.append(f"{words(card.tally[:1].upper() + card.tally[1:].lower())}.")
    if card.meter is not None:
        told.append(f"{card.meter.sourced} of {counted(card.meter.total, 'end')} of the reasoning sourced.")
    return f'<p class="s">{" ".join(told)}</p>{_hangs(review, card.id)}'


def _hangs(review: Review, claim: str) -> str:
    """Name the claims without a source that a main conclusion cannot lose: where to look first."""
    if claim not in review.map.main:
        return ""
    bare = [mention(review, node) for node in review.critical(claim).bare if node != claim]
    more = [f"{len(bare) - _MOST_HANGING} more"] if len(bare) > _MOST_HANGING else []
    return f'<p class="h">Hangs on {listed([*bare[:_MOST_HANGING], *more])}: {BARE_WORDS}.</p>' if bare else ""


def body(review: Review, card: Card, reviewed: ReviewCard, quoted: Collection[str]) -> str:
    """Return all that stands under the words of a claim, but for its steps; quotes in `quoted` were shown before."""
    claim = review.map.claims[card.id]
    quotes = "".join(quotation(review, slip, first=slip.id not in quoted) for slip in card.slips)
    used = "; ".join(_use(review, step) for step in review.map.shape.premise_of.get(card.id, ()))
    below = f'<p class="u">Used in {used}.</p>' if used else ""
    lines = [
        (line.head, [isolated(line.text), *map(isolated, line.items)]) for line in (reviewed.lines if reviewed else ())
    ]
    label = words(card.label)
    review_lines = folded(f"Review of {label}", facts([*lines, *_own(review, claim)]), kind="x rv")
    return f"{quotes}{below}{review_lines}"


def _use(review: Review, step: str) -> str:
    node = review.map.steps[step]
    joint = "against" if node.kind == "attacks" else "to"
    return f"{mention(review, step)} {joint} {mention(review, node.target)}"


def _own(review: Review, claim: Claim) -> Iterator[tuple[str, list[str]]]:
    if review.map.is_mappers(claim):
        yield "By", ["the mapper, who adds this to the argument"]
    else:
        yield from written(("By", claim.by))
    if claim.stance is not None:
        yield "Stance", [claim.stance.value]
    yield from written(("Happened", claim.event_date), ("Senses", claim.senses), ("False if", claim.false_if))
    yield from reviewers(review, claim.id)
    yield from written(("Note", claim.note), ("Tags", ", ".join(claim.tags)))


def reference(review: Review, node: str, card: Card | None, where: str) -> str:
    """Return a line for what is told in full at another place: `where` says above, below, or not on this page."""
    label = words(review.labels[node])
    text = ""
    if node in review.map.claims:
        text = f" {isolated(review.map.claims[node].text)}" + (f" {badge(card)}" if card is not None else "")
    elif node in review.map.quotes:
        text = f' <q class="w">{isolated(review.map.quotes[node].text)}</q>'
    named = f"<b>{label}</b>" if where not in ("above", "below") else link(node, label)
    return f"{named}{text} ({where})"
