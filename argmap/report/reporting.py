"""Reporting on a map: which part of it, in which format, on which paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from argmap.appraisal.review import Review
from argmap.diagram.collecting import uncollected
from argmap.diagram.paper import PageSize
from argmap.errors import CannotDoError, RefusedError
from argmap.report.document.composing import report_document
from argmap.report.figures import figures
from argmap.report.html.writing import html
from argmap.report.markdown.writing import markdown

PAPERS = (PageSize.A4, PageSize.A3, PageSize.LETTER)


class ReportFormat(StrEnum):
    """The formats of a report, by their suffix."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What is told and how: the format, the paper, and the one claim to tell of, or None for the whole map."""

    format: ReportFormat = ReportFormat.PDF
    page: PageSize = PageSize.A4
    claim: str | None = None


def report_format_for(path: str | PurePath) -> ReportFormat:
    """Return the format that the suffix of `path` names.

    Raises CannotDoError for any other suffix.
    """
    suffix = PurePath(path).suffix.lower().removeprefix(".")
    known = {"htm": "html", "markdown": "md"}.get(suffix, suffix)
    if known not in list(ReportFormat):
        named = ", ".join(f".{each}" for each in ReportFormat)
        raise CannotDoError(f'"{path}" does not end like a report', f"end the name with one of {named}")
    return ReportFormat(known)


def report(review: Review, options: ReportOptions) -> bytes:
    """Print the report of a review and of the checks in it; the same review and options give the same bytes.

    Raises RefusedError for a claim or paper that there is not, CannotDoError when it cannot be drawn or typeset.
    """
    if options.claim is not None and options.claim not in review.map.claims:
        raise RefusedError(f'no claim is called "{options.claim}"', "`argmap show` lists the claims of a map")
    if options.page not in PAPERS:
        raise RefusedError(f'a report is not printed on "{options.page}"', f"use one of {', '.join(PAPERS)}")
    with uncollected():
        return _printed(review, options)


def _printed(review: Review, options: ReportOptions) -> bytes:
    document = report_document(review, claim=options.claim)
    if options.format is ReportFormat.MARKDOWN:
        return markdown(document)
    pictures = figures(review, options.page, claim=options.claim)
    if options.format is ReportFormat.HTML:
        return html(document, pictures)
    # Loading the typesetter takes longer than the other formats need altogether.
    from argmap.report.pdf.writing import pdf  # noqa: PLC0415

    return pdf(document, pictures, options.page)
