"""The front page of the report: the question, whose argument this is, and what the review says in short."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.phrasing import counted, listed, plain
from argmap.appraisal.review import Review
from argmap.report.document.mentions import Anchors
from argmap.report.document.parts import (
    Block,
    Heading,
    Items,
    Paragraph,
    Style,
    Table,
    Tone,
    Words,
    plainly,
)
from argmap.report.document.plan import Plan
from argmap.report.frontpage import SAYS, Part, headline, headlines, summary


def title_of(review: Review) -> str:
    """Return the title of a report."""
    head = review.map.head
    return plain(head.title) or plain(head.question or "") or "A map without a title"


def opening(anchors: Anchors, plan: Plan, claim: str | None) -> Iterator[Block]:
    """Yield the front page, whole or for one claim."""
    review = anchors.review
    head = review.map.head
    if head.question is not None and plain(head.question) and plain(head.title):
        yield Paragraph(plainly(plain(head.question)), Tone.LEAD)
    yield Paragraph(_whose(review))
    if head.authors:
        yield Paragraph(plainly(f"The map was made by {listed([plain(author) for author in head.authors], most=12)}."))
    if head.note is not None and plain(head.note):
        yield Paragraph(plainly(plain(head.note)), Tone.NOTE)
    yield Paragraph(plainly(_counts(review, plan)))
    yield Paragraph(plainly(SAYS), Tone.NOTE)
    if not plan.claims:
        yield Paragraph(plainly("The map holds no claims yet."))
        return
    yield Heading(1, "in-short", "In short")
    if claim is not None:
        yield Paragraph(
            (
                Words("This report tells of one claim and what bears on it, not of the whole map: "),
                anchors.label(claim),
            ),
            Tone.NOTE,
        )
        yield Items((anchors.linked(headline(review, claim)),))
        return
    yield Items(tuple(anchors.linked(said) for said in headlines(review)))
    for number, part in enumerate(summary(review), 1):
        yield from _part(anchors, part, number)


def _whose(review: Review) -> tuple[Words, ...]:
    subject = plain(review.map.head.subject or "")
    if not subject:
        return (
            Words(
                "The claims in this report are those of the argument that is mapped. Neither the map nor this report "
                "asserts any of them."
            ),
        )
    return (
        Words("This is the argument of "),
        Words(subject, Style.STRONG),
        Words(
            ". Its claims belong to that author, and neither the map nor this report asserts any of them. What "
            "somebody else says, or the mapper added, is marked where it stands."
        ),
    )


def _counts(review: Review, plan: Plan) -> str:
    quotes = [quote for quotes in plan.quotes.values() for quote in quotes]
    origins = {review.map.quotes[quote].source for quote in quotes}
    parts = [
        counted(len(plan.claims), "claim"),
        f"{counted(len(quotes), 'quotation')} from {counted(len(origins), 'origin')}",
        counted(sum(map(len, plan.arguments.values())), "step"),
        counted(sum(map(len, plan.objections.values())), "objection"),
    ]
    return f"The report tells of {', '.join(parts[:-1])} and {parts[-1]}."


def _part(anchors: Anchors, part: Part, number: int) -> Iterator[Block]:
    yield Heading(2, f"summary-{number}", part.title, listed=False)
    if part.counts:
        rows = tuple((plainly(str(count)), plainly(words)) for count, words in part.counts)
        yield Table(("Claims", "Review"), rows)
    if part.items:
        yield Items(tuple(anchors.linked(item) for item in part.items))
