"""Flags on what a quotation leaves out, and on parts that may not stand together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.setting import Setting
from argmap.appraisal.naming import quote_name
from argmap.appraisal.phrasing import plain, shortened
from argmap.evidence.locators import Place, places_of
from argmap.evidence.matching.quotation import marked_quotation
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.nodes import Quote

LONG = 200
"""Characters that an ellipsis may leave out without a question."""
_ELLIPSES = ("..", "…", ". .", "**", "* *", "omitted", "snip")
"""What a text that has an ellipsis holds, of whatever kind."""
_JOINED: Mapping[str, str] = {
    "unmarked_join": "joined without a mark",
    "distant_elision": "joined over a long stretch",
    "out_of_order": "given in another order",
}


def elisions(setting: Setting) -> Iterator[Flag]:
    """Ask about quotations that leave out much, or join what may not stand together.

    Where the words were found in a held text it shows; else an ellipsis in a quotation from several places asks.
    """
    for name, quote in setting.within.quotes.items():
        check = setting.checks.get(name)
        if check is None or check.location is None:
            yield from _by_locator(setting, quote)
        else:
            yield from _by_check(setting, name, check)


def _by_check(setting: Setting, name: str, check: QuoteCheck) -> Iterator[Flag]:
    quoted = quote_name(setting.review, name)
    joins = [found for found in check.differences if found.kind in _JOINED]
    if joins or Verdict.SPLICED in (check.verdict, check.text_status):
        how = _JOINED[joins[0].kind] if joins else "joined"
        message = (
            f"{quoted}: its parts stand apart in the source and are {how} here. "
            "Do they say together what each says there?"
        )
        yield Flag("splice", (name,), message)
        return
    longest = max((plain(edit.expected) for edit in check.edits if edit.kind == "ellipsis"), key=len, default="")
    if len(longest) > LONG:
        message = (
            f"{quoted}: an ellipsis leaves out {len(longest)} characters, from “{shortened(longest, 50)}” on. "
            "Does what is left out bear on the claim?"
        )
        yield Flag("long-elision", (name,), message)


def _by_locator(setting: Setting, quote: Quote) -> Iterator[Flag]:
    if not any(mark in quote.text for mark in _ELLIPSES):
        return
    locator = next((text for text in (quote.at, *(link.locator for link in quote.via)) if text and _is_wide(text)), "")
    if not locator or not any(joint.ellipsis for joint in marked_quotation(quote.text).joints[1:-1]):
        return
    message = (
        f"{quote_name(setting.review, quote.id)} has an ellipsis and comes from {plain(locator)}. "
        "How much is left out there, and does it bear on the claim?"
    )
    yield Flag("splice", (quote.id,), message)


def _is_wide(locator: str) -> bool:
    """Tell whether a locator names several pages or paragraphs."""
    places = [place for place in places_of(locator) if place.kind in ("page", "paragraph", "folio")]
    kinds = [place.kind for place in places]
    return any(_is_range(place) for place in places) or len(set(kinds)) < len(kinds)


def _is_range(place: Place) -> bool:
    return place.last != place.first
