"""A flag: a question about named passages of a map, with its code and its reason, and what each code asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Flag:
    """A question about a map.

    `code` is a key of `CODES`, `ids` name the passages, the one that is asked about first, and `message` gives the
    reason and asks, in one or two sentences.
    """

    code: str
    ids: tuple[str, ...]
    message: str


CODES: Mapping[str, str] = MappingProxyType(
    {
        "circular-support": "claims that support each other in a circle",
        "one-origin": "several lines of support, or several quotations, that all go back to one origin",
        "dependent-origins": "origins under one conclusion that depend on each other",
        "quote-used-twice": "one quotation used for two different claims",
        "quote-both-ways": "a quotation used for a conclusion and against something under it",
        "same-locator": "two different documents given the same place in one edition",
        "words-not-located": "words in quotation marks that no quote of the map holds",
        "long-elision": "an ellipsis that leaves out more than 200 characters",
        "splice": "a quotation whose parts may not stand together in the source",
        "stronger-wording": "a claim with stronger words than the quotation that attests it",
        "step-escalation": "a conclusion with stronger words than any premise of the step",
        "date-drift": "evidence dated before what it attests, or more than 5 years after it",
        "argument-from-silence": "a conclusion from a silence, without a note on where was searched",
        "report-as-witness": "a document that only reports what it was told, used as if it had seen it",
        "sense-shift": "a term with different senses in the claims of one step",
        "objection-misaimed": "an objection to a claim whose reason speaks of the inference to it",
        "holders-own-words": "words that may be those of the text in hand, not of the origin they are given to",
    }
)
"""Every code with what it asks about, in the order in which flags are raised."""
