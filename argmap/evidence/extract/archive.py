"""A packed document (DOCX, EPUB): its members, read within limits, with hostile archives refused."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping

from argmap.evidence.extract.unreadable import MEBIBYTE, Limits, UnreadableError

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_PIECE = MEBIBYTE
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, OverflowError)


class Archive:
    """The members of a ZIP file held in memory; what is inflated counts against one limit for the whole archive."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        if content.count(_ENTRY) > limits.members:
            raise UnreadableError(f"is an archive of more than {limits.members} members")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGED as error:
            raise UnreadableError("is a damaged or truncated archive") from error
        self._limits = limits
        self._inflated = 0
        self._members = _checked(self._zip.infolist(), len(content), limits)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Inflate one member; raise UnreadableError when it is missing, damaged or too large."""
        member = self._members.get(name)
        if member is None:
            raise UnreadableError(f'lacks its part "{name[:200]}"')
        pieces: list[bytes] = []
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(_PIECE):
                    pieces.append(piece)
                    self._inflated += len(piece)
                    if self._inflated > self._limits.inflated:
                        raise UnreadableError(_too_large(self._limits))
        except _DAMAGED as error:
            raise UnreadableError(f'is a damaged archive: its part "{name[:200]}" cannot be unpacked') from error
        return b"".join(pieces)


def inside(folder: str, link: str) -> str:
    """Resolve `link` from `folder` in an archive; raise UnreadableError when it leads out of it."""
    target = posixpath.normpath(posixpath.join(folder, link))
    if ":" in link.split("/", 1)[0] or "\\" in link or "\0" in link or target.startswith(("/", "..")):
        raise UnreadableError(f'has a link that leads out of it: "{link[:200]}"')
    return target


def _checked(members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> Mapping[str, zipfile.ZipInfo]:
    by_name: dict[str, zipfile.ZipInfo] = {}
    total = 0
    for member in members:
        name = member.orig_filename
        if name.startswith(("/", "\\")) or ":" in name or "\\" in name or "\0" in name or ".." in name.split("/"):
            raise UnreadableError(f'is an archive with a member that leads out of it: "{name[:200]}"')
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError("is locked with a password")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableError(f'is packed in a way that such documents do not use: "{name[:200]}"')
        if name in by_name:
            raise UnreadableError(f'is an archive with two members called "{name[:200]}"')
        total += member.file_size
        if member.file_size > MEBIBYTE and member.file_size > limits.ratio * max(member.compress_size, 1):
            raise UnreadableError(f"is an archive that inflates more than {limits.ratio} times")
        by_name[name] = member
    if total > limits.inflated:
        raise UnreadableError(_too_large(limits))
    if total > MEBIBYTE and total > limits.ratio * max(packed, 1):
        raise UnreadableError(f"is an archive that inflates more than {limits.ratio} times")
    return by_name


def _too_large(limits: Limits) -> str:
    return f"is an archive of more than {limits.inflated // MEBIBYTE} MiB when unpacked"
