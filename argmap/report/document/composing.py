"""How a report is composed: front page, diagram, claim by claim, sources, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.appraisal.phrasing import counted, plain
from argmap.appraisal.questions import questions
from argmap.appraisal.review import Review
from argmap.report.document.claims import claim_blocks, unplaced_panels
from argmap.report.document.closing import checking, closing
from argmap.report.document.mentions import Anchors
from argmap.report.document.opening import opening, title_of
from argmap.report.document.outline import outline
from argmap.report.document.parts import Block, Diagram, Heading, Paragraph, ReportDocument, Tone, plainly
from argmap.report.document.plan import Plan, plan_of
from argmap.report.document.sources import source_panels


def report_document(review: Review, *, claim: str | None = None) -> ReportDocument:
    """Compose the report of a review, or of one claim of it and what bears on that claim."""
    plan = plan_of(review.map, claim)
    anchors = Anchors(review, plan.told)
    return ReportDocument(
        title=title_of(review),
        authors=tuple(plain(author) for author in review.map.head.authors),
        description=f"A review of an argument: {counted(len(plan.claims), 'claim')}, with quotations and sources.",
        blocks=tuple(_blocks(anchors, plan, claim)),
    )


def _blocks(anchors: Anchors, plan: Plan, claim: str | None) -> Iterator[Block]:
    yield from opening(anchors, plan, claim)
    if plan.claims:
        yield Heading(1, "diagram", "The argument drawn")
        yield Diagram(outline(anchors, plan))
        yield Heading(1, "claims", "Claim by claim")
        yield Paragraph(plainly("Main conclusions first, then every claim after the one that it bears on."), Tone.NOTE)
    asked = questions(anchors.review.map)
    for each in plan.claims:
        yield from claim_blocks(anchors, each, plan, asked)
    unplaced = tuple(replace(panel, level=2) for panel in unplaced_panels(anchors, plan, asked))
    if unplaced:
        yield Heading(1, "unplaced", "Parts of the map that no claim leads to")
        yield from unplaced
    if plan.sources:
        yield Heading(1, "sources", "Sources")
        yield from source_panels(anchors, plan)
    yield from checking(anchors, plan)
    yield from closing()
