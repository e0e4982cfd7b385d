"""Flags on words that may be those of the text in hand, and not of the document they are given to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import claim_name, quote_name, source_name
from argmap.evidence.verdict import QuoteCheck
from argmap.model.nodes import Quote, Source
from argmap.model.vocabulary import LinkRole

_MARKS = re.compile('["“”„«»‘「」『』]')
_NAME = re.compile(r"[^\W\d_]+")


def holders_own_words(setting: Setting) -> Iterator[Flag]:
    """Ask whose words a quotation holds.

    Asked where the words were found in a text that quotes their origin, in the middle of a sentence with no quotation
    mark near; and where a quote from a work of the map's own subject attests what another document says.
    """
    for quote in setting.within.quotes.values():
        yield from _unmarked(setting, quote)
        yield from _of_the_subject(setting, quote)


def _unmarked(setting: Setting, quote: Quote) -> Iterator[Flag]:
    check = setting.checks.get(quote.id)
    if check is None or not quote.via or quote.via[-1].role is not LinkRole.QUOTES:
        return
    if check.location is None or check.read_in in ("", quote.source) or not _runs_on(check):
        return
    review = setting.review
    message = (
        f"{quote_name(review, quote.id)} stands in {source_name(review, check.read_in)} in the middle of a sentence, "
        "without quotation marks. Are the words the document's, or those of the text that tells of it?"
    )
    yield Flag("holders-own-words", (quote.id, check.read_in), message)


def _runs_on(check: QuoteCheck) -> bool:
    """Tell whether a passage goes on from words before it, with no quotation mark around."""
    before = check.before.rstrip()
    if not before or not (before[-1].isalnum() or before[-1] == ",") or not check.passage[:1].islower():
        return False
    return not _MARKS.search(check.before + check.passage + check.after)


def _of_the_subject(setting: Setting, quote: Quote) -> Iterator[Flag]:
    within, review = setting.within, setting.review
    subject = frozenset(_NAME.findall((within.head.subject or "").casefold()))
    own = within.sources.get(quote.source)
    if not subject or own is None or frozenset(_NAME.findall((own.author or "").casefold())) != subject:
        return
    for claim in dict.fromkeys(quote.attests):
        other = _document_spoken_of(setting, claim, own)
        if other:
            message = (
                f"{claim_name(review, claim)} tells what “{other}” says, and {quote_name(review, quote.id)} is "
                f"{within.head.subject}'s own sentence. Where are the document's words?"
            )
            yield Flag("holders-own-words", (claim, quote.id), message)


def _document_spoken_of(setting: Setting, claim: str, own: Source) -> str:
    """Return the word by which a claim speaks of what another document says, else ""."""
    text = setting.wording(claim)
    lists = text.lexicon
    said = next((place for place, key in enumerate(text.keys) if key in lists.saying), None)
    if said is None or not text.known.isdisjoint(_NAME.findall((own.author or "").casefold())):
        return ""
    return next((text.raw[place] for place in range(said) if text.keys[place] in lists.documents), "")
