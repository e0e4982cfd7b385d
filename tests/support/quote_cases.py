"""Quotations and what the documented rules say of each: honest, dishonest, flagged, and by the rules for law."""

from __future__ import annotations

from support.dishonest_quote_cases import DISHONEST_CASES
from support.honest_quote_cases import HONEST_CASES
from support.quote_case import Case
from support.quoted_texts import (
    HISTORY,
    LAW,
    PRINTED,
    TWO_FAR,
)

CASES: list[Case] = [
    *HONEST_CASES,
    *DISHONEST_CASES,
    Case("flag cut_before", HISTORY, "the Embassy refused to see him", "verified", "", flags="cut_before"),
    Case("flag cut_after unless", HISTORY, "We cannot accept these terms", "verified", "", flags="cut_after"),
    Case("flag cut_after although", HISTORY, "He was happy with the result", "verified", "", flags="cut_after"),
    Case(
        "flag cut_after provided",
        LAW,
        "The defendant must give notice within 30 days",
        "verified",
        "",
        flags="cut_after",
    ),
    Case("flag short", HISTORY, "the Soviets", "verified", "", flags="short"),
    Case("flag ambiguous", "The war went on. The war went on.", "The war went on.", "verified", "", flags="ambiguous"),
    Case(
        "flag long_elision",
        TWO_FAR,
        "Letters of the time speak of rain " + "..." + " week upon week. Letters of the time speak of rain, of floods",
        "verified_edited",
        None,
    ),
    Case(
        "flag elision_hides_negation",
        HISTORY,
        "He has begun to see ... might serve the Soviets",
        "verified_edited",
        "ellipsis",
        flags="elision_hides_negation",
    ),
    Case(
        "flag page_matter_skipped",
        PRINTED,
        "all of the delegates before the winter",
        "verified",
        "",
        flags="page_matter_skipped",
    ),
    Case("legal: unmarked case", LAW, "the court held that no reasonable jury", "altered", "case", "minor", legal=True),
    Case(
        "legal: marked case",
        LAW,
        "[t]he court held that no reasonable jury",
        "verified_edited",
        "bracket_letter",
        legal=True,
    ),
    Case(
        "legal: unmarked punctuation",
        LAW,
        "The burden which is heavy lies on the Crown",
        "altered",
        "punctuation",
        "minor",
        legal=True,
    ),
    Case(
        "legal: nested marks switched",
        LAW,
        "Counsel submitted that the statute ‘applies to all persons, [however] described’.",
        "verified",
        "",
        legal=True,
    ),
    Case("general: unmarked case", LAW, "the court held that no reasonable jury", "verified_edited", "case"),
]
