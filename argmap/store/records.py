"""The records of a journal: one a line, each with the checksum of what it says in front."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.notation.changes import Change

Texts: TypeAlias = tuple[tuple[str, str], ...]
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One edit: what it was called, and its changes.

    With `base`, the names and texts of the map's files, the changes are those from that text on, and all earlier
    records are done with. `saved` tells that nothing was unsaved at this moment.
    """

    what: str = ""
    changes: tuple[Change, ...] = ()
    base: Texts | None = None
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a journal says: the text it starts from and the edits since; nothing (`base` None) when all is saved.

    `whole` tells that no line was torn or corrupt; reading ends at the first that is.
    """

    base: Texts | None = None
    edits: tuple[Record, ...] = field(default=())
    whole: bool = True


def line_of(record: Record) -> bytes:
    """Write a record as a line: CRC-32 in hexadecimal, a space, JSON."""
    said: dict[str, object] = {"format": _FORMAT}
    if record.saved:
        said["saved"] = True
    else:
        said |= {"what": record.what, "changes": record.changes}
    if record.base is not None:
        said["base"] = record.base
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"%08x %s\n" % (zlib.crc32(text), text)


def read_records(content: bytes) -> Reading:
    """Read a journal as far as it is whole: of a torn or corrupt line, and what follows it, nothing is believed."""
    base: Texts | None = None
    edits: list[Record] = []
    *lines, rest = content.split(b"\n")
    for line in lines:
        record = _record(line)
        if record is None:
            return Reading(base, tuple(edits), whole=False)
        if record.saved:
            base, edits = None, []
            continue
        if record.base is not None:
            base, edits = record.base, []
        edits.append(record)
    return Reading(base, tuple(edits) if base is not None else (), whole=not rest)


def _record(line: bytes) -> Record | None:
    checksum, text = line[:9], line[9:]
    if checksum != b"%08x " % zlib.crc32(text):
        return None
    said = json.loads(text.decode("utf-8", "surrogatepass"))
    if said["format"] != _FORMAT:
        return None
    return Record(
        said.get("what", ""),
        tuple(Change(*change) for change in said.get("changes", ())),
        _texts(said["base"]) if "base" in said else None,
        said.get("saved", False),
    )


def _texts(pairs: Sequence[Sequence[str]]) -> Texts:
    return tuple((name, text) for name, text in pairs)
