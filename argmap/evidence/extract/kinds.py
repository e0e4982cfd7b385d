"""The formats argmap can read, told apart by what a file holds and then by what it is called."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath

from argmap.evidence.extract.unreadable import UnreadableError


class TextKind(StrEnum):
    """The formats that text is read from."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    EPUB = "epub"


_SUFFIXES = {
    ".htm": TextKind.HTML,
    ".html": TextKind.HTML,
    ".xhtml": TextKind.HTML,
    ".pdf": TextKind.PDF,
    ".docx": TextKind.DOCX,
    ".epub": TextKind.EPUB,
}
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file, or an Office file locked with a password"),
    (b"{\\rtf", "Rich Text"),
    (b"\x89PNG", "a picture, which has no text of its own"),
    (b"\xff\xd8\xff", "a picture, which has no text of its own"),
    (b"GIF87a", "a picture, which has no text of its own"),
    (b"GIF89a", "a picture, which has no text of its own"),
    (b"II*\0", "a picture, which has no text of its own"),
    (b"MM\0*", "a picture, which has no text of its own"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xfd7zXZ\0", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive"),
    (b"Rar!\x1a\x07", "a compressed archive"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_PEEK = 16_384
_PDF_PEEK = 1024


def recognise(content: bytes, name: str) -> TextKind:
    """Tell the format of a file by its first bytes, then by its name; what is neither is taken for plain text.

    Raise UnreadableError for a format that argmap knows and cannot read.
    """
    for magic, what in _FOREIGN:
        if content.startswith(magic):
            raise UnreadableError(f"is {what}; keep a copy as PDF, DOCX or plain text")
    suffix = _SUFFIXES.get(PurePosixPath(name.lower()).suffix)
    if content.startswith(b"%PDF-") or (suffix is TextKind.PDF and b"%PDF-" in content[:_PDF_PEEK]):
        return TextKind.PDF
    if content.startswith(b"PK\x03\x04"):
        return _packed(content, suffix)
    if suffix in (TextKind.PDF, TextKind.DOCX, TextKind.EPUB):
        raise UnreadableError(f"is called {suffix.value} and does not start like one")
    start = content[:_PEEK].removeprefix(codecs.BOM_UTF8)
    return TextKind.HTML if suffix is TextKind.HTML or _HTML.match(start) else TextKind.TEXT


def _packed(content: bytes, suffix: TextKind | None) -> TextKind:
    if suffix in (TextKind.DOCX, TextKind.EPUB):
        return suffix
    if b"mimetypeapplication/epub+zip" in content[:_PEEK]:
        return TextKind.EPUB
    if b"word/" in content and b"[Content_Types].xml" in content:
        return TextKind.DOCX
    raise UnreadableError("is an archive, and neither DOCX nor EPUB")
