"""What an id may look like, and how one is made from words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

MAX_ID = 64
MAX_SLUG = 40
RESERVED = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "argmap"])
_STOP_WORDS = frozenset(
    "a an and are as at be by for from had has have in is it its of on or that the to was were with".split()
)


def id_fault(text: str) -> str | None:
    """Say in one clause why `text` cannot be an id, or return None when it can.

    An id is a letter, then letters, digits, `-`, `_` or `.`; Unicode letters in NFC, at most 64 characters, and
    none of the words that YAML readers take for a value.
    """
    if text.isascii() and text[:1].isalpha() and len(text) <= MAX_ID and text.replace("-", "").isalnum():
        return f'"{text}" is a word with a meaning of its own' if text.lower() in RESERVED else None
    if not text:
        return "it is empty"
    if len(text) > MAX_ID:
        return f"it has {len(text)} characters, and at most {MAX_ID} are allowed"
    if not text[0].isalpha():
        return f'it starts with "{text[0]}", and an id starts with a letter'
    for character in text:
        if not (character.isalnum() or character in "-_." or unicodedata.category(character) in ("Mn", "Mc")):
            return f'"{character}" is not a letter, a digit, "-", "_" or "."'
    if not unicodedata.is_normalized("NFC", text):
        return "its letters are not composed (Unicode NFC)"
    if text.lower() in RESERVED:
        return f'"{text}" is a word with a meaning of its own'
    return None


def slug(words: str, *, taken: Container[str] = (), fallback: str = "node") -> str:
    """Make an id from the first telling words of `words` that is not in `taken` (lower-case ids)."""
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words.lower().replace("’", "'").replace("'", "")))
    telling = [word for word in found if word not in _STOP_WORDS] or found
    stem = ""
    for word in telling[:6]:
        if len(stem) + len(word) + 1 > MAX_SLUG:
            break
        stem = f"{stem}-{word}" if stem else word
    if not stem:
        stem = telling[0][:MAX_SLUG] if telling else fallback
    if not stem[0].isalpha():
        stem = f"{fallback[0]}-{stem}"
    if id_fault(stem) is not None:
        stem = fallback
    candidate, number = stem, 2
    while candidate in taken:
        candidate, number = f"{stem}-{number}", number + 1
    return candidate
