"""The text of a held copy, from its bytes, whatever its format."""

from __future__ import annotations

from argmap.evidence.extract.docx import read_docx
from argmap.evidence.extract.epub import read_epub
from argmap.evidence.extract.kinds import TextKind, recognise
from argmap.evidence.extract.markup import read_html
from argmap.evidence.extract.pdf import pdf_reader_version, read_pdf
from argmap.evidence.extract.plaintext import read_plain
from argmap.evidence.extract.unreadable import LIMITS, MEBIBYTE, Limits, Unreadable, UnreadableError
from argmap.evidence.heldtext import HeldText

_VERSION = 1


def extract(
    content: bytes, *, name: str, encoding: str | None = None, kind: TextKind | None = None, limits: Limits = LIMITS
) -> HeldText | Unreadable:
    """Read the text of a file called `name`; never raises for what the file holds.

    `encoding` is what the map declares, for plain text and HTML. `kind` overrides what is recognised.
    `encoding_guessed` of the result asks for a warning.
    """
    try:
        if len(content) > limits.file:
            return Unreadable(f"is larger than {limits.file // MEBIBYTE} MiB")
        match kind or recognise(content, name):
            case TextKind.TEXT:
                return read_plain(content, encoding, limits)
            case TextKind.HTML:
                return read_html(content, encoding, limits, name=name)
            case TextKind.PDF:
                return read_pdf(content, limits)
            case TextKind.DOCX:
                return read_docx(content, limits)
            case TextKind.EPUB:
                return read_epub(content, limits)
    except UnreadableError as refusal:
        return Unreadable(refusal.reason)


def extractor(kind: TextKind) -> str:
    """Name what reads a format, with its version: the same bytes and the same name give the same text."""
    return f"{kind}-{_VERSION}-{pdf_reader_version()}" if kind is TextKind.PDF else f"{kind}-{_VERSION}"
