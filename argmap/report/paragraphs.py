"""Plain text wrapped to a width: paragraphs, labelled lines and lists, indented under their heads."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from argmap.appraisal.card import Card

WIDTH = 88
"""Width of a page of text where the terminal does not say otherwise."""
_HEAD = 19
_NARROW = 60


def paragraph(text: str, *, width: int = WIDTH, indent: int = 0, hanging: int = 0) -> list[str]:
    """Wrap `text`, every line indented, all but the first by `hanging` more."""
    lines = textwrap.wrap(
        text,
        max(width, indent + hanging + 20),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
    )
    return lines or [""]


def bulleted(items: Iterable[str], *, width: int = WIDTH, indent: int = 0) -> list[str]:
    """Wrap every item behind a dash."""
    return [line for item in items for line in paragraph(f"- {item}", width=width, indent=indent, hanging=2)]


def card_lines(card: Card, *, width: int = WIDTH, indent: int = 0) -> list[str]:
    """Print a card: its claim, then the labelled lines under it."""
    lines = paragraph(f"{card.label}  {card.text} [{card.id}]", width=width, indent=indent, hanging=len(card.label) + 2)
    # On a narrow terminal the text stands under its head and not beside it.
    aside = _HEAD if width - indent >= _NARROW else 2
    for line in card.lines:
        head = f"{line.head}: ".ljust(aside)
        lines += paragraph(head + line.text, width=width, indent=indent + 2, hanging=aside)
        lines += bulleted(line.items, width=width, indent=indent + 2 + aside)
    return lines


def card_page(card: Card, *, width: int = WIDTH) -> str:
    """Print a card as a page of text."""
    return "\n".join(card_lines(card, width=width)) + "\n"
