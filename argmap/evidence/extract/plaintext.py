"""Plain text and Markdown: the characters of the file as they are, with a page for every form feed."""

from __future__ import annotations

from argmap.evidence.extract.encodings import decode_text
from argmap.evidence.extract.furniture import page_matter
from argmap.evidence.extract.unreadable import Limits, UnreadableError
from argmap.evidence.heldtext import HeldText


def read_plain(content: bytes, encoding: str | None, limits: Limits) -> HeldText:
    """Read plain text; offsets are those of the decoded file."""
    text, guessed = decode_text(content, encoding)
    if not text.strip():
        raise UnreadableError("is empty")
    if "\f" not in text:
        return HeldText(text, encoding_guessed=guessed)
    if text.count("\f") >= limits.pages:
        raise UnreadableError(f"has more than {limits.pages} pages")
    pages = text.split("\f")
    starts, position = [], 0
    for page in pages:
        starts.append(position)
        position += len(page) + 1
    return HeldText(text, page_starts=tuple(starts), page_matter=page_matter(pages, starts), encoding_guessed=guessed)
