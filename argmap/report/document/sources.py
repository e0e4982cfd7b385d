"""The sources of the report: references, whose words each source is, through what it was read, and its digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.appraisal.phrasing import plain
from argmap.appraisal.wording import VERDICT_WORDS
from argmap.diagram.cleaning import safe_url
from argmap.evidence.bibliography.references import Reference, reference_list
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.nodes import Source
from argmap.model.vocabulary import Quality
from argmap.report.document.mentions import Anchors
from argmap.report.document.parts import (
    Address,
    Fact,
    Facts,
    Inline,
    Line,
    Panel,
    PanelKind,
    Style,
    Words,
    plainly,
)
from argmap.report.document.plan import Plan
from argmap.report.document.reviewers import remarks

_DIGESTS = {
    "match": "the held copy is the one that was recorded",
    "changed": "the held copy is not the one that was recorded",
    "unpinned": "no digest of the held copy was recorded",
}


@dataclass(frozen=True, slots=True)
class _Uses:
    """The quotations whose words a source is the origin of, and those that were read through it."""

    origin_of: dict[str, list[str]]
    read_through: dict[str, list[str]]
    checked_in: dict[str, QuoteCheck]


def source_panels(anchors: Anchors, plan: Plan) -> Iterator[Panel]:
    """Yield a panel for every source, in the order of the references."""
    uses = _uses(anchors, plan)
    for reference in reference_list(anchors.review.map, plan.sources):
        node = anchors.review.map.sources[reference.id]
        facts = tuple(_facts(anchors, node, uses))
        yield Panel(
            PanelKind.SOURCE,
            anchors.of(reference.id),
            _referred(reference, node),
            (Facts(facts),) if facts else (),
            level=2,
        )


def _uses(anchors: Anchors, plan: Plan) -> _Uses:
    uses = _Uses({}, {}, {})
    whole = anchors.review.map
    for quote in (quote for quotes in plan.quotes.values() for quote in quotes):
        node = whole.quotes[quote]
        uses.origin_of.setdefault(node.source, []).append(quote)
        for source in dict.fromkeys(link.source for link in node.via):
            uses.read_through.setdefault(source, []).append(quote)
        check = anchors.review.checks.get(quote)
        if check is not None and check.read_in:
            uses.checked_in.setdefault(check.read_in, check)
    place = {quote: number for number, quote in enumerate(whole.quotes)}
    for index in (uses.origin_of, uses.read_through):
        for quotes in index.values():
            quotes.sort(key=place.__getitem__)
    return uses


def _referred(reference: Reference, source: Source) -> Line:
    line: list[Inline] = [
        Words(_safe(segment.text), Style.TITLE if segment.italic else Style.PLAIN) for segment in reference.segments
    ]
    line = [words for words in line if words.text] or [Words(source.id)]
    variables = dict(source.variables)
    url = safe_url(variables.get("DOI", "")) or safe_url(variables.get("URL", ""))
    return (*line, Words("  "), Address("link", url)) if url else tuple(line)


def _safe(text: str) -> str:
    """Clean a segment, keeping the spaces at its ends that join it to the next."""
    inner = plain(text)
    lead = " " if text[:1].isspace() and inner else ""
    tail = " " if text[-1:].isspace() else ""
    return f"{lead}{inner}{tail}"


def _facts(anchors: Anchors, source: Source, uses: _Uses) -> Iterator[Fact]:
    own, through = uses.origin_of.get(source.id, []), uses.read_through.get(source.id, [])
    if own:
        yield Fact("Origin of", anchors.labels(tuple(own)))
    if through:
        yield Fact("Read through it", anchors.labels(tuple(through)))
    if not own and not through:
        yield Fact("Quoted", plainly("nowhere in this report"))
    if source.part_of is not None:
        place = f", {plain(source.at)}" if source.at else ""
        yield Fact("Contained in", (anchors.source(source.part_of), Words(place)))
    if source.derived_from is not None:
        yield Fact("Depends on", (anchors.source(source.derived_from),))
    yield _held(source, uses.checked_in.get(source.id))
    if source.sha256 is not None:
        yield Fact("SHA-256", plainly(plain(source.sha256)))
    yield from remarks(anchors.review.map, source)


def _held(source: Source, check: QuoteCheck | None) -> Fact:
    if source.file is None:
        return Fact("Held copy", plainly("none: quotations from it were not checked against it"))
    told = [plain(source.file)]
    if source.quality is Quality.OCR:
        told.append("a scan, read by machine")
    if check is None:
        told.append("not read for this report")
    elif check.verdict is Verdict.UNREADABLE:
        told.append(VERDICT_WORDS[check.verdict])
    else:
        told.append(_DIGESTS[check.digest_check])
    return Fact("Held copy", plainly("; ".join(told)))
