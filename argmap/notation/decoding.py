"""What bytes may be a map file: UTF-8, of at most 64 MB."""

from __future__ import annotations

from argmap.errors import CannotDoError

MAX_BYTES = 64_000_000
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, path: str) -> str:
    """Return the text of a map file, with its byte order mark and its line ends as they are.

    Raises CannotDoError when `data` is too long, binary, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise CannotDoError(
            f"{path} has {len(data) / 1e6:.1f} MB, and a map file has at most {MAX_BYTES // 1_000_000}.",
            "Cut the map into a folder of several files.",
        )
    if data.startswith(_UTF_16_MARKS):
        raise CannotDoError(f"{path} is written in UTF-16, and a map file is UTF-8.", "Save it again as UTF-8.")
    if b"\0" in data:
        raise CannotDoError(
            f"{path} is not text: it holds a NUL byte at offset {data.index(0)}.",
            "A map file is plain text in UTF-8: name the map, or begin one with argmap new. "
            "If it was a map, bring back a copy of it.",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        byte = data[fault.start]
        raise CannotDoError(
            f"{path} is not UTF-8: line {line} holds the byte 0x{byte:02X} where no character can be.",
            "Save it again as UTF-8.",
        ) from None
