"""The verdict on a quotation: how its words stand to the held text of its source, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The nine verdicts; the first that applies, in the order of precedence in which they stand here."""

    SOURCE_NOT_HELD = "source_not_held"
    UNREADABLE = "unreadable"
    STALE = "stale"
    NOT_FOUND = "not_found"
    SPLICED = "spliced"
    ALTERED = "altered"
    SECOND_HAND = "second_hand"
    VERIFIED_EDITED = "verified_edited"
    VERIFIED = "verified"


class AlterationSeverity(StrEnum):
    """How bad an alteration is."""

    MINOR = "minor"
    WORDS = "words"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a quotation stands in the extracted text: code points, end exclusive; page and line from 1.

    `paragraph` is the number that the text itself gives its paragraph, where it numbers them, else its count from 1.
    """

    start: int
    end: int
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of a kind named in the documentation; `expected` is the source's, `found` the quotation's."""

    kind: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What was found out about one quotation.

    `source` is the origin, `read_in` the source whose held text was searched ("" when none is held), `hops` the texts
    between the two. `text_status` says how the words agree with that text where the verdict itself is about
    something else (second_hand, stale). `edits` are the permitted differences, `differences` the rest.
    `passage` is the source's own words, `before` and `after` the sentences around them.
    """

    id: str
    verdict: Verdict
    source: str
    read_in: str = ""
    held: bool = False
    severity: AlterationSeverity | None = None
    text_status: Verdict | None = None
    hops: int = 0
    locator_check: str = "unchecked"
    digest_check: str = "unpinned"
    location: Location | None = None
    edits: tuple[Difference, ...] = ()
    differences: tuple[Difference, ...] = ()
    flags: tuple[str, ...] = ()
    message: str = ""
    passage: str = ""
    before: str = ""
    after: str = ""
