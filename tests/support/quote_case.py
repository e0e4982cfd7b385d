"""A quotation, the text it is from, and what the documented rules say of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A quotation, the text it is said to be from, and what is to be found; None stands for anything."""

    name: str
    source: str
    quote: str
    verdict: str
    kinds: str | None = None
    severity: str | None = None
    flags: str = ""
    passage: str | None = None
    language: str = ""
    ocr: bool = False
    legal: bool = False


def verified(source: str, *quotes: str | tuple[str, str]) -> list[Case]:
    """Make cases of quotations that stand in the text to the letter, or as the passage beside them has it."""
    pairs = [quote if isinstance(quote, tuple) else (quote, quote) for quote in quotes]
    return [Case(f"verified: {quote[:50]}", source, quote, "verified", "", passage=passage) for quote, passage in pairs]


def edited(source: str, *rows: tuple[str, str, str]) -> list[Case]:
    """Make cases of quotations with permitted edits, their kinds and the passage."""
    return [
        Case(f"edited {kinds}: {quote[:50]}", source, quote, "verified_edited", kinds, passage=passage)
        for quote, kinds, passage in rows
    ]


def altered(source: str, *rows: tuple[str, str, str]) -> list[Case]:
    """Make cases of quotations with a change of this kind and severity."""
    return [
        Case(f"altered {kinds}: {quote[:50]}", source, quote, "altered", kinds, severity)
        for quote, kinds, severity in rows
    ]


def spliced(source: str, *rows: tuple[str, str]) -> list[Case]:
    """Make cases of quotations joined of parts that stand apart."""
    return [Case(f"spliced {kinds}: {quote[:50]}", source, quote, "spliced", kinds) for quote, kinds in rows]
