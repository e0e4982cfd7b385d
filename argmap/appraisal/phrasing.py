"""How words of the map are put into a sentence: on one line, shortened, counted, listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_UNSAFE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def plain(text: str) -> str:
    """Return `text` on one line, without control characters and marks that turn its direction."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return unicodedata.normalize("NFC", " ".join(_UNSAFE.sub("", text).split()))


def shortened(text: str, most: int = 90) -> str:
    """Return `text` on one line, cut between words so that it has at most `most` characters."""
    whole = plain(text)
    if len(whole) <= most:
        return whole
    kept = whole[: most - 1]
    cut = kept.rfind(" ")
    return (kept[:cut] if cut > most // 2 else kept).rstrip(" ,;:.") + "…"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: 1 step, 2 steps."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str], *, most: int = 6, joint: str = ", ") -> str:
    """Return the items in one line, at most `most` of them and the number of the others."""
    shown = joint.join(items[:most])
    return f"{shown}{joint}and {len(items) - most} more" if len(items) > most else shown
