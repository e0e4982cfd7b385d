"""Flags on documents that only report what they were told, used as witnesses of it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.lexicon import words_of_all
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.flags.wording import Wording, sentence_about
from argmap.appraisal.naming import claim_name, quote_name
from argmap.appraisal.phrasing import listed, plain
from argmap.model.nodes import Support
from argmap.model.vocabulary import Reading

SECOND_HAND = frozenset(["document-or-second-hand-report", "witness-testimony", "position-to-know", "expert-opinion"])
"""The schemes whose critical questions ask after who said a thing, and how that one knew."""


def reports_as_witness(setting: Setting) -> Iterator[Flag]:
    """Ask who told a document what it only reports, where a claim or the step from it takes it for a witness.

    A document only reports where the quote names an `informant`, or its sentence about the matter has words like
    "is informed that". A claim is careful if it says so; then a step from it to a claim that does not must name a
    scheme of testimony. Where it does, no flag is raised: the step does not take the report for a witness unawares, and
    the open questions of its scheme already ask who knew the matter, and how. The same report is therefore flagged
    under one step and not under another.
    """
    hearsay = setting.holders(words_of_all("hearsay"))
    for name, quote in setting.within.quotes.items():
        if not quote.attests or quote.reading is Reading.PARTIAL:
            continue
        told = f"as told by: {plain(quote.informant)}" if quote.informant and plain(quote.informant) else ""
        if not told and name not in hearsay:
            continue
        for claim in dict.fromkeys(quote.attests):
            words = told or _hearsay(setting.wording(name), setting.wording(claim))
            if words:
                yield from _asked(setting, name, claim, words)


def _hearsay(said: Wording, claimed: Wording) -> str:
    span = sentence_about(said, claimed)
    if span is None:
        return ""
    for phrase in sorted(said.lexicon.hearsay):
        if any(span[0] <= place < span[1] for place in said.places(phrase)):
            return f"“{phrase}”"
    return ""


def _asked(setting: Setting, quote: str, claim: str, words: str) -> Iterator[Flag]:
    review = setting.review
    reports = f"{quote_name(review, quote)} only reports ({words})"
    if not _leaves_it_open(setting.wording(claim)):
        message = f"{reports}, and {claim_name(review, claim)} says it outright. Who knew it, and how?"
        yield Flag("report-as-witness", (claim, quote), message)
        return
    within = setting.within
    steps = [
        step
        for step in within.shape.premise_of.get(claim, ())
        if isinstance(node := within.steps[step], Support)
        and node.scheme not in SECOND_HAND
        and not _leaves_it_open(setting.wording(node.target))
    ]
    if steps:
        targets = listed(
            [f"{review.labels[step]} to {claim_name(review, within.steps[step].target, most=60)}" for step in steps],
            joint="; ",
        )
        message = (
            f"{reports}; {claim_name(review, claim)} keeps that, but the step {targets} takes it as witnessed. "
            "Who knew it, and how?"
        )
        yield Flag("report-as-witness", (claim, quote, *steps), message)


def _leaves_it_open(claimed: Wording) -> bool:
    """Tell whether a claim says that the matter is somebody's word, or holds it at a distance."""
    lists = claimed.lexicon
    careful = lists.saying | lists.doubt
    return not careful.isdisjoint(claimed.known) or bool(claimed.holds_phrase(lists.hearsay))
