"""The character encoding of a file: what its bytes, its author or its words say, and what is left to guess."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from argmap.evidence.extract.unreadable import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARATION = re.compile(rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_XML_DECLARATION = re.compile(
    rb"""\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})["']""", re.IGNORECASE
)
_DECLARED_WITHIN = 8192
_NOT_FOR_TEXT = frozenset(
    ["idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf_7", "mbcs", "oem"]
)
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decode_text(content: bytes, declared: str | None = None) -> tuple[str, bool]:
    """Decode plain text; the second value tells that the encoding was guessed.

    A byte order mark decides, then what the map declares, then UTF-8, then Windows-1252, which is a guess.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _whole(_strictly(content, "utf-8-sig" if name == "utf-8" else name)), False
    if declared:
        return _whole(_strictly(content, _known(declared))), False
    try:
        return _whole(content.decode("utf-8")), False
    except UnicodeDecodeError:
        return _whole(_as_windows_1252(content)), True


def decode_markup(content: bytes, declared: str | None = None) -> tuple[str, bool]:
    """Decode HTML likewise; the page's own declaration counts after the map's, and is set aside where it is wrong."""
    if declared or content.startswith(tuple(mark for mark, _ in _MARKS)):
        return decode_text(content, declared)
    found = _XML_DECLARATION.match(content) or _DECLARATION.search(content[:_DECLARED_WITHIN])
    if found is not None:
        try:
            name = codecs.lookup(_known(found.group(1).decode("ascii"))).name
            name = _AS_BROWSERS_DO.get(name, name)
            return _whole(_as_windows_1252(content) if name == "cp1252" else content.decode(name)), False
        except (UnreadableError, UnicodeError):
            return decode_text(content)
    return decode_text(content)


def _known(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
        with suppress(UnicodeError):
            b"ab".decode(codec)
    except (LookupError, ValueError):
        codec = ""
    if not codec or codec.replace("-", "_") in _NOT_FOR_TEXT:
        raise UnreadableError(f'is declared to be in the encoding "{name}", which argmap does not know')
    return codec


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableError(f"is not in the encoding {encoding} that it is said to be in{at}") from error


def _as_windows_1252(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _whole(text: str) -> str:
    if "\0" in text:
        raise UnreadableError("holds bytes that are no text; if it is UTF-16, declare its encoding")
    return text
