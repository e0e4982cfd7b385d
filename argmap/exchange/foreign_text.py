"""The text of another tool's file: UTF-8, what its byte order mark says, or what its XML declaration says."""

from __future__ import annotations

import codecs
import re

from argmap.errors import CannotDoError

MAX_BYTES = 128_000_000
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']")


def decode_foreign(content: bytes, path: str) -> str:
    """Return the text of a file with line feeds only at the ends of its lines, and without a byte order mark.

    Raises CannotDoError when it is longer than 128 MB, binary, or not of the encoding that it is said to be.
    """
    if len(content) > MAX_BYTES:
        raise CannotDoError(f"{path} has more than {MAX_BYTES // 1_000_000} MB", "import it in parts")
    encoding, mark = next(((name, mark) for mark, name in _MARKS if content.startswith(mark)), ("", b""))
    if not encoding:
        declared = _DECLARED.match(content)
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
        if encoding.startswith(("utf-16", "utf-32", "ucs")):
            encoding = "utf-8"  # it could not have been read so far
    try:
        text = content[len(mark) :].decode(encoding)
    except LookupError:
        raise CannotDoError(
            f"{path} says that it is written in {encoding}, which is no known encoding", "save it again as UTF-8"
        ) from None
    except UnicodeError as fault:
        start = fault.start if isinstance(fault, UnicodeDecodeError) else 0
        line = content.count(b"\n", 0, start + len(mark)) + 1
        raise CannotDoError(
            f"{path} is not {encoding.upper()}: line {line} holds bytes that are no character", "save it again as UTF-8"
        ) from None
    if "\0" in text:
        raise CannotDoError(f"{path} is not text: it holds a NUL character", "export it again, as text")
    return text.replace("\r\n", "\n").replace("\r", "\n")
