"""The sentence that a reader sees for each verdict on a quotation, in plain and neutral words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.evidence.heldtext import HeldText
from argmap.evidence.locators import paragraph_label, place_of
from argmap.evidence.matching.judgement import Judgement
from argmap.evidence.verdict import Difference, Verdict

_EDITS = {
    "bracket": "words in brackets",
    "bracket_letter": "letters in brackets",
    "sic": "[sic]",
    "emphasis_note": "a note on emphasis",
    "case": "capital or small letters",
    "terminal_punctuation": "the mark at the end",
    "punctuation": "punctuation",
    "hyphenation": "hyphens",
    "ocr": "errors of the scan",
    "accent": "accents",
    "number": "a number written otherwise",
}
_CHANGES = {
    "omission": "leaves out",
    "negation": "changes a negation",
    "negation_elided": "hides a negation behind an ellipsis",
    "negation_in_bracket": "changes a negation in brackets",
    "number": "changes a number",
    "qualifier": "changes how much is claimed",
    "question_mark": "makes a question a statement, or the reverse",
    "spelling": "spells otherwise",
    "case": "changes capital or small letters without a mark",
    "punctuation": "changes punctuation without a mark",
    "terminal_punctuation": "changes the mark at the end",
}
_MOST_SHOWN = 3
_LONGEST = 80


def verdict_message(judgement: Judgement, held: HeldText, title: str, *, page_offset: int | None = None) -> str:
    """Say in one sentence how the words stand in the text called `title`, and where.

    `page_offset` is the printed page number less the page's place in the file, where the source tells it.
    """
    where = f"{named(title)}{_place(held, judgement, page_offset)}"
    match judgement.verdict:
        case Verdict.VERIFIED:
            return f"verbatim in {where}"
        case Verdict.VERIFIED_EDITED:
            return f"verbatim in {where}, apart from: {_edits(judgement.edits)}"
        case Verdict.ALTERED:
            changes = "; ".join(_change(one) for one in judgement.differences[:_MOST_SHOWN])
            return f"changed: {changes}{_more(judgement)}; the passage is in {where}"
        case Verdict.SPLICED:
            return _spliced(judgement, held, title)
        case _:
            return f"{named(title)} was read, and this is not there{_nearest(judgement, held, page_offset)}"


def second_hand_message(
    judgement: Judgement, held: HeldText, titles: tuple[str, str], *, edition: bool = False, page_offset: int | None
) -> str:
    """Say that the words stand in a text, and where, and that the document itself was not seen.

    `titles` are those of the text and of the document; `edition` tells that the one is an edition of the other.
    """
    text, origin = titles
    place = f"{', an edition' if edition else ''}{_place(held, judgement, page_offset)}"
    given = f"as given by {named(text)}{place}; {named(origin)} itself was not seen"
    return f"{given} (apart from: {_edits(judgement.edits)})" if judgement.edits else given


def locator_message(held: HeldText, locator: str, offset: int, page_offset: int | None = None) -> str:
    """Say which place a wrong locator names, and at which one the words stand."""
    stand = place_of(held, locator, offset, page_offset)
    said = " ".join(locator.split())
    return f"the locator says {said}, and the words stand {'' if stand.startswith('before') else 'in '}{stand}"


def named(title: str) -> str:
    """Set a title in quotation marks, so that its words are not read as those of the sentence around it."""
    return f"\u201c{title}\u201d"


def _place(held: HeldText, judgement: Judgement, page_offset: int | None) -> str:
    if judgement.span is None:
        return ""
    page = held.page_of(judgement.span[0])
    if page is not None:
        return f", p. {held.page_label(page, page_offset)}"
    return f", {paragraph_label(held, judgement.span[0])}"


def _edits(edits: Sequence[Difference]) -> str:
    said: dict[str, None] = {}
    for edit in edits:
        if edit.kind == "ellipsis":
            words = len(re.findall(r"\w+(?:['\u2019]\w+)*", edit.expected))
            said[f"{words} word{'s' * (words != 1)} left out (marked)" if words else "an ellipsis"] = None
        else:
            said[_EDITS.get(edit.kind, edit.kind)] = None
    return ", ".join(said)


def _change(difference: Difference) -> str:
    expected, found = _short(difference.expected), _short(difference.found)
    if not expected:
        return f'the source does not have "{found}"'
    said = f'source has "{expected}"' + (f', the quotation "{found}"' if found else ", the quotation leaves it out")
    what = _CHANGES.get(difference.kind, "")
    return f"{said} ({what})" if what and difference.kind != "omission" else said


def _more(judgement: Judgement) -> str:
    left = len(judgement.differences) - _MOST_SHOWN
    return f"; and {left} more" if left > 0 else ""


def _spliced(judgement: Judgement, held: HeldText, title: str) -> str:
    kinds = {difference.kind for difference in judgement.differences}
    offsets = [judgement.span[0], judgement.span[1] - 1] if judgement.span else []
    offsets += [start for start, _ in judgement.joined]
    places = list(dict.fromkeys(paragraph_label(held, offset) for offset in sorted(offsets)))
    order = ", in another order" if "out_of_order" in kinds else ""
    if len(places) > 1:
        return f"joined from {', '.join(places[:-1])} and {places[-1]} of {named(title)}{order}"
    parts = "parts" if order else "passages that were not written together"
    return f"joined from {parts}{order}; they are in {named(title)}{', ' if places else ''}{''.join(places)}"


def _nearest(judgement: Judgement, held: HeldText, page_offset: int | None) -> str:
    if judgement.span is None:
        return ""
    words = " ".join(held.text[slice(*judgement.span)].split())
    return f'; the nearest passage{_place(held, judgement, page_offset)}, is "{_short(words)}"'


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rsplit(' ', 1)[0]} ..."
