"""The objects of a PDF file: taken apart, changed or added to, and written again."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

_STREAM = re.compile(rb"(<<.*?>>)\nstream\n(.*)\nendstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")


@dataclass(frozen=True)
class Objects:
    """A PDF file in parts: what comes before the first object, the objects by number, and the trailer's dictionary."""

    head: bytes
    bodies: Mapping[int, bytes]
    trailer: bytes


class UnknownFileError(Exception):
    """A file is not written as the typesetter that we know writes it."""


def objects_in(pdf: bytes) -> Objects:
    """Take a file apart that has one plain cross-reference table and no object streams (PDF 1.7, 7.5).

    Raises UnknownFileError for any other.
    """
    places = _places(pdf)
    bodies = {}
    for number, (start, end) in places.items():
        lead = b"%d 0 obj\n" % number
        body = pdf[start:end].rstrip()
        if not body.startswith(lead) or not body.endswith(b"endobj"):
            raise UnknownFileError(f"object {number}")
        bodies[number] = body[len(lead) : -len(b"endobj")].rstrip(b"\n")
    trailer = pdf[pdf.rindex(b"trailer") + len(b"trailer") : pdf.rindex(b"startxref")].strip()
    return Objects(pdf[: min(start for start, _ in places.values())], bodies, trailer)


def _places(pdf: bytes) -> dict[int, tuple[int, int]]:
    """Return where every object begins and where the next thing in the file does."""
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf[-64:])
    if found is None or not pdf.startswith(b"xref", int(found[1])):
        raise UnknownFileError("no plain cross-reference table")
    table = int(found[1])
    entries = re.findall(rb"(\d{10}) \d{5} ([nf])", pdf[table : pdf.index(b"trailer", table)])
    starts = {number: int(place) for number, (place, state) in enumerate(entries) if state == b"n"}
    order = sorted(starts.values())
    ends = dict(zip(order, [*order[1:], table], strict=True))
    return {number: (start, ends[start]) for number, start in starts.items()}


def written(objects: Objects) -> bytes:
    """Write a file from its objects, which are numbered from 1 without gaps."""
    parts, at = [objects.head], len(objects.head)
    places = []
    for number in sorted(objects.bodies):
        places.append(at)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, objects.bodies[number])
        parts.append(part)
        at += len(part)
    size = len(places) + 1
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, objects.trailer)
    parts += [b"xref\n0 %d\n0000000000 65535 f\r\n" % size, *(b"%010d 00000 n\r\n" % place for place in places)]
    return b"".join([*parts, b"trailer\n", trailer, b"\nstartxref\n%d\n%%%%EOF\n" % at])


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object of `content`, packed; `entries` are further ones of its dictionary."""
    return packed_stream(zlib.compress(content, 6), entries)


def packed_stream(packed: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object of content that is packed already."""
    return b"<<%b/Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (entries, len(packed), packed)


def content_of(body: bytes) -> bytes:
    """Return what a packed stream object holds, unpacked.

    Raises UnknownFileError where it is none, or packed in another way.
    """
    found = _STREAM.fullmatch(body)
    length = None if found is None else _LENGTH.search(found[1])
    if found is None or length is None or b"/FlateDecode" not in found[1]:
        raise UnknownFileError("a stream")
    return zlib.decompress(found[2][: int(length[1])])
