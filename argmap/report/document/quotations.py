"""A quotation in the report: its words over the source's own passage, the verdict, and the chain to its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.appraisal.phrasing import counted, plain, shortened
from argmap.appraisal.review import Review
from argmap.appraisal.wording import VERDICT_WORDS, failure_words
from argmap.evidence.verdict import AlterationSeverity, Difference, QuoteCheck, Verdict
from argmap.model.nodes import Link, Quote
from argmap.model.vocabulary import LinkRole, Reading
from argmap.report.document.differing import is_record, marked, paragraphs_of, unmarked
from argmap.report.document.mentions import Anchors
from argmap.report.document.parts import (
    Excerpt,
    Fact,
    Facts,
    Inline,
    Line,
    Panel,
    PanelKind,
    Paragraph,
    Plain,
    Style,
    Table,
    Tone,
    Words,
    plainly,
)
from argmap.report.document.reviewers import remarks, written
from argmap.report.verification import fault, unsure

READING_WORDS: Mapping[Reading, str] = {
    Reading.VERBATIM: "word for word",
    Reading.PARAPHRASE: "in other words",
    Reading.PARTIAL: "in part: the claim says more or less than the quotation",
}
ROLE_WORDS: Mapping[LinkRole, str] = {
    LinkRole.EDITION: "edits it",
    LinkRole.QUOTES: "quotes it",
    LinkRole.REPRINTS: "reprints it",
    LinkRole.TRANSLATES: "translates it",
    LinkRole.PARAPHRASES: "paraphrases it",
}
FLAG_WORDS: Mapping[str, str] = {
    "ambiguous": "the same words stand in more than one place",
    "short": "fewer than four words",
    "cut_before": "a negation stands shortly before the words quoted",
    "cut_after": "the sentence goes on with a word that takes something back",
    "elision_hides_negation": "what is left out holds a negation",
    "long_elision": "more than 60 words are left out in one place",
    "found_in_other_source": "the words stand in another held source",
    "link_disagreement": "another held text of the chain has it otherwise",
    "unpinned": "no digest of the held copy was recorded",
    "encoding_guessed": "the encoding of the held copy was guessed",
    "page_matter_skipped": "a running head or foot was skipped",
}
_SEVERITY = {
    AlterationSeverity.MINOR: "a small change",
    AlterationSeverity.WORDS: "a change of words",
    AlterationSeverity.MEANING: "a change that bears on the meaning",
}
_LONGEST = 160
_OPENING = frozenset("“‘\"'([{«-–—*#")


def quotation(anchors: Anchors, quote: str) -> Panel:
    """Make the panel of a quotation."""
    review = anchors.review
    node = review.map.quotes[quote]
    check = review.checks.get(quote)
    locator = f", {plain(node.at)}" if node.at else ""
    title = (Words(review.labels[quote], Style.STRONG), Words("  "), anchors.source(node.source), Words(locator))
    blocks = [
        *_excerpts(node, check),
        Paragraph(_verdict(review, quote, check), Tone.STATUS),
        *_differences(check),
    ]
    facts = tuple(_facts(anchors, node, check))
    return Panel(
        PanelKind.QUOTATION,
        anchors.of(quote),
        title,
        (*blocks, *([Facts(facts)] if facts else [])),
        grave=review.is_failed(quote) or (check is not None and fault(check)),
    )


def _excerpts(quote: Quote, check: QuoteCheck | None) -> Iterator[Plain]:
    caption = plainly("As quoted")
    if check is None or not check.passage:
        yield Excerpt(caption, unmarked(quote.text, record=is_record(quote.text)))
        return
    record = is_record(f"{check.before}\n{check.passage}\n{check.after}")
    if check.edits or check.differences:
        here, there = marked(quote.text, check.passage, record=record)
    else:
        here, there = unmarked(quote.text, record=record), unmarked(check.passage, record=record)
    found = "The nearest passage of the source" if _not_found(check) else "In the source"
    yield Excerpt(caption, here)
    yield Excerpt(plainly(found + _place(check)), _in_context(there, check, record=record))


def _in_context(passage: tuple[Line, ...], check: QuoteCheck, *, record: bool) -> tuple[Line, ...]:
    """Set a passage between the words before and after it: a record line by line, else in the same paragraphs."""
    before, after = (
        [(Words(paragraph, Style.CONTEXT),) for paragraph in paragraphs_of(text, record=record)]
        for text in (check.before, check.after)
    )
    if record and before and not any(map(str.isalnum, before[-1][0].text)):
        # What stands before it on its own line: a bullet, a number sign.
        passage = ((*before.pop(), Words(" "), *passage[0]), *passage[1:]) if passage else passage
    if record:
        return (*before, *passage, *after)
    lines: list[Line] = list(passage) or [()]
    if before:
        lines = [*before[:-1], (*before[-1], Words(" "), *lines[0]), *lines[1:]]
    if after:
        space = " " if after[0][0].text[0].isalnum() or after[0][0].text[0] in _OPENING else ""
        lines = [*lines[:-1], (*lines[-1], Words(space), *after[0]), *after[1:]]
    return tuple(tuple(inline for inline in line if inline.text) for line in lines)


def _not_found(check: QuoteCheck) -> bool:
    return Verdict.NOT_FOUND in (check.verdict, check.text_status)


def _place(check: QuoteCheck) -> str:
    if check.location is None or check.location.line is None:
        return ""
    page = f"page {check.location.page}, " if check.location.page is not None else ""
    return f" ({page}line {check.location.line} of the held copy)"


def _verdict(review: Review, quote: str, check: QuoteCheck | None) -> Line:
    if check is None:
        told = "Not checked against a source text."
    else:
        words = plain(check.message) or VERDICT_WORDS[check.verdict]
        severity = f" ({_SEVERITY[check.severity]})" if check.severity is not None else ""
        told = f"{words[:1].upper()}{words[1:]}{severity}."
    line = [Words(told, Style.STRONG if check is not None and (fault(check) or unsure(check)) else Style.PLAIN)]
    if review.is_failed(quote):
        line.append(Words(f" It {failure_words(review, quote)}.", Style.STRONG))
    return tuple(line)


def _differences(check: QuoteCheck | None) -> Iterator[Plain]:
    if check is None or not (check.edits or check.differences):
        return
    rows = [_row(each, "no") for each in check.differences] + [_row(each, "yes") for each in check.edits]
    yield Table(("Difference", "The source has", "The quotation has", "Allowed"), tuple(rows))


def _row(difference: Difference, allowed: str) -> tuple[Line, ...]:
    return (
        plainly(difference.kind.replace("_", " ")),
        _excerpted(difference.expected),
        _excerpted(difference.found),
        plainly(allowed),
    )


def _excerpted(words: str) -> Line:
    return (Words(shortened(words, _LONGEST), Style.QUOTED),) if plain(words) else (Words("nothing", Style.FAINT),)


def _facts(anchors: Anchors, quote: Quote, check: QuoteCheck | None) -> Iterator[Fact]:
    known = tuple(claim for claim in dict.fromkeys(quote.attests) if claim in anchors.review.map.claims)
    if known:
        yield Fact("Attests", (*anchors.labels(known), Words(f", {READING_WORDS[quote.reading]}")))
    serves = anchors.review.map.shape.premise_of.get(quote.id, ())
    if serves:
        yield Fact("Premise of", anchors.labels(serves))
    if quote.via:
        yield Fact("Read through", _chain(anchors, quote))
    flags = [FLAG_WORDS.get(flag, flag.replace("_", " ")) for flag in check.flags] if check is not None else []
    if flags:
        yield Fact("To note", plainly(flags[0]), tuple(plainly(flag) for flag in flags[1:]))
    yield from written("Speaker", quote.speaker)
    yield from written("Informant", quote.informant)
    if quote.translation_of in anchors.review.map.quotes:
        yield Fact("Translation of", (anchors.label(quote.translation_of or ""),))
    yield from written("Language", quote.language)
    yield from written("Origin seen by", quote.seen_by)
    rated = [
        f"source {quote.reliability}" if quote.reliability else "",
        f"what it says {quote.credibility}" if quote.credibility else "",
        "the origin's author is not named" if quote.anonymous else "",
    ]
    yield from written("Reliability", "; ".join(filter(None, rated)))
    yield from remarks(anchors.review.map, quote)


def _chain(anchors: Anchors, quote: Quote) -> Line:
    """Tell the texts from the origin outwards, and how many of them stand between it and the reader."""
    line: list[Inline] = [anchors.source(quote.source)]
    for link in quote.via:
        line += [Words(" → "), anchors.source(link.source), Words(_link_words(link))]
    hops = f"{counted(quote.hops, 'text')} from the origin" if quote.hops else "an edition, which stands for the origin"
    line.append(Words(f": {hops}"))
    return tuple(line)


def _link_words(link: Link) -> str:
    locator = f", {plain(link.locator)}" if link.locator else ""
    return f"{locator} ({ROLE_WORDS[link.role]})"
