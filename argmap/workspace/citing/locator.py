"""The locator of a passage in a held text, in the notation that is checked: page, paragraph or line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from argmap.evidence.heldtext import HeldText, Span
from argmap.evidence.locators import check


def locator_of(held: HeldText, passage: Span, page_offset: int | None = None) -> str:
    """Return the locator of a passage: `p. 40`, `pp. 51-52`, `para. 18`, `l. 12`; "" where the text shows no place.

    Paragraphs that the text itself numbers come before pages, for that is how such a text is cited; pages before
    paragraphs that are only counted; lines where no blank line divides the text. Whatever is returned is checked to
    mean a place that holds the passage.
    """
    for locator in _candidates(held, passage, page_offset):
        if check(held, locator, passage, page_offset) == "ok":
            return locator
    return ""


def likely_locator(held: HeldText, passage: Span, page_offset: int | None = None) -> str:
    """Return what the locator of a passage will be as a rule, without looking whether it means that place; quick."""
    return next(_candidates(held, passage, page_offset), "")


@lru_cache(64)
def numbers_itself(held: HeldText) -> bool:
    """Tell whether a text numbers its paragraphs itself."""
    numbers = held.paragraph_numbers
    return any(number != count for count, number in enumerate(numbers, 1))


def _candidates(held: HeldText, passage: Span, page_offset: int | None) -> Iterator[str]:
    first, last = passage[0], max(passage[1] - 1, passage[0])
    numbers = held.paragraph_numbers
    paragraphs = [held.paragraph_number(offset) for offset in (first, last)]
    by_paragraph = _named("para", *(str(number) if number is not None else "" for number in paragraphs))
    numbered = numbers_itself(held)
    if numbered:
        yield from by_paragraph
    pages = [held.page_of(offset) for offset in (first, last)]
    if pages[0] is not None and pages[1] is not None:
        yield from _named("p", *(held.page_label(page, page_offset) for page in pages if page is not None))
    if len(numbers) == 1 and len(held.lines) > 1:
        yield from _named("l", str(held.line_of(first)), str(held.line_of(last)))
    if not numbered:
        yield from by_paragraph
    yield from _named("l", str(held.line_of(first)), str(held.line_of(last)))


def _named(label: str, first: str, last: str) -> Iterator[str]:
    """Give the locator of a stretch, then that of its start alone, for not every label can be written as a range."""
    if not first:
        return
    if last and last != first:
        yield f"{_PLURALS[label]}. {first}-{last}"
    yield f"{label}. {first}"


_PLURALS = {"para": "paras", "p": "pp", "l": "ll"}
