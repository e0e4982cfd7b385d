"""What was found out about a quote, in the inspector: verdict, word diff, context, chain, and what it attests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.appraisal.grade_wording import CAP_WORDS, GRADE_WORDS
from argmap.appraisal.phrasing import counted, plain
from argmap.appraisal.review import Review
from argmap.evidence.verdict import Difference, QuoteCheck
from argmap.model.nodes import Quote
from argmap.model.vocabulary import Reading
from argmap.report.alignment import aligned
from argmap.report.document.quotations import FLAG_WORDS, READING_WORDS, ROLE_WORDS
from argmap.report.verification import MEANS
from argmap.workspace.inspecting.facts import Fact, fact_lines
from argmap.workspace.inspecting.known import Known
from argmap.workspace.inspecting.lines import Line, Words, lines_of
from argmap.workspace.inspecting.naming import mention
from argmap.workspace.inspecting.remarks import remark_facts
from argmap.workspace.segments import Segment, safe

_NAMES = ("source", "quoted")
_LONGEST = 4000
"""Longer texts are set against each other by `argmap verify`, not beside the outline."""
_SHOWN = 160


def quote_lines(known: Known, review: Review | None, quote: Quote, width: int) -> Iterator[Line]:
    """Say how a quote stands to its source, with the words beside each other, and where it came from."""
    check = known.checks.get(quote.id)
    if check is not None:
        yield from _passage(check, quote, width)
        yield from fact_lines(_found(check), width)
    yield from fact_lines(_origin(known, quote), width)
    if review is not None:
        yield from fact_lines(_worth(review, quote), width)
    yield from fact_lines(remark_facts(known.map, quote), width)
    if check is not None and check.passage:
        yield from lines_of((Words(MEANS, "dim"),), width)


def _passage(check: QuoteCheck, quote: Quote, width: int) -> Iterator[Line]:
    if check.before:
        yield from fact_lines([Fact("Before it", (Words(check.before, "dim"),))], width)
    if check.passage and (check.differences or check.edits):
        yield from _aligned(check.passage, quote.text, width)
    elif check.passage:
        yield from fact_lines([Fact("In the source", (Words(check.passage, "source"),))], width)
    if check.after:
        yield from fact_lines([Fact("After it", (Words(check.after, "dim"),))], width)


def _aligned(passage: str, text: str, width: int) -> Iterator[Line]:
    """Set the source's words over those quoted, with ^ under what differs, so that it needs no colour."""
    if len(passage) + len(text) > _LONGEST:
        yield from fact_lines([Fact("In the source", (Words(passage[:_LONGEST], "source"),))], width)
        return
    one, other = (safe(" ".join(each.split())) for each in (passage, text))
    for line in aligned(one, other, names=_NAMES, width=width):
        style = "source" if line.startswith(_NAMES[0]) else "quote" if line.startswith(_NAMES[1]) else "problem"
        yield Line((Segment(line, style),))


def _found(check: QuoteCheck) -> Iterator[Fact]:
    said = [_difference(each, "not permitted", "problem") for each in check.differences]
    said += [_difference(each, "permitted", "dim") for each in check.edits]
    if said:
        yield Fact("Differences", (Words(counted(len(said), "difference")),), said)
    notes = [(Words(FLAG_WORDS.get(flag, flag.replace("_", " ")), "warn"),) for flag in check.flags]
    if notes:
        yield Fact("To note", (), notes)


def _difference(found: Difference, allowed: str, style: str) -> Sequence[Words]:
    source, quoted = (_short(words) for words in (found.expected, found.found))
    said = f"the source has {source}, the quote {quoted}"
    return (Words(f"{found.kind.replace('_', ' ')} ({allowed}): ", style), Words(said))


def _short(words: str) -> str:
    shown = " ".join(words.split())
    if not shown:
        return "nothing"
    return f"“{shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'}”"


def _origin(known: Known, quote: Quote) -> Iterator[Fact]:
    if quote.via:
        links = [_link(known, number, quote) for number in range(len(quote.via))]
        yield Fact("Read through", (Words(_distance(quote)),), links)
    else:
        yield Fact("Read through", (Words("nothing: the origin itself was read"),))
    if quote.attests:
        reading = READING_WORDS[quote.reading]
        style = "warn" if quote.reading is Reading.PARTIAL else ""
        yield Fact("Attests", (Words(reading, style),))
    steps = known.map.shape.premise_of.get(quote.id, ())
    if steps:
        yield Fact("Premise of", (), [mention(known, step) for step in steps])
    if not quote.attests and not steps:
        yield Fact("Attests", (Words("nothing uses this quote", "warn"),))
    attacks = known.map.shape.attacks.get(quote.id, ())
    if attacks:
        yield Fact("Objections to it", (), [mention(known, attack) for attack in attacks])


def _link(known: Known, number: int, quote: Quote) -> Sequence[Words]:
    link = quote.via[number]
    place = f", {plain(link.locator)}" if link.locator else ""
    in_hand = "; this is the text in hand" if number == len(quote.via) - 1 else ""
    return (*mention(known, link.source), Words(f"{place} ({ROLE_WORDS[link.role]}{in_hand})"))


def _distance(quote: Quote) -> str:
    if not quote.hops:
        return "an edition, which stands for the origin"
    return f"second-hand: {counted(quote.hops, 'text')} between the origin and the reader"


def _worth(review: Review, quote: Quote) -> Iterator[Fact]:
    found = review.evidence(quote.id)
    caps = [(Words(f"at most {GRADE_WORDS[cap.limit]}: {CAP_WORDS[cap.reason]}"),) for cap in found.caps]
    if caps:
        yield Fact("As evidence", (), caps)
