"""The journal of a session: every edit on the disk before it counts, so that a crash loses none of them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.model.map import Map
from argmap.notation.changes import changes
from argmap.notation.document import Document
from argmap.store.locking import Hold, hold, private_folder, private_places
from argmap.store.output import STANDARD
from argmap.store.reading import reviewed_file
from argmap.store.records import Reading, Record, line_of, read_records
from argmap.store.refusals import cannot
from argmap.store.temporary import sync_folder

_FOLDER = "journal"
_ASIDE = "aside"
_SUFFIX = ".jsonl"
_NAME_BYTES = 180
_KEPT_ASIDE = 50
_sync = getattr(os, "fdatasync", os.fsync)


class Journal:
    """The journal of one session on the map at `path`.

    Nothing is written, and no folder made, before the first edit. Each session has a file of its own, held by a lock
    for as long as it lasts: NAME.jsonl, or NAME.2.jsonl where another session has that one or a crash left it. `fault`
    says why the latest edits are not in it, "" when they are: editing goes on, and each edit tries again.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.fault = ""
        self._file: Path | None = None
        self._hold: Hold | None = None
        self._descriptor = -1
        self._length = 0
        self._base: Document | None = None
        self._last = Map()

    def record(self, document: Document, new: Map, what: str) -> None:
        """Write down that `new` is the present map, with `document` on the disk, and have it on the disk.

        After this returned without a `fault`, the edit survives the end of the program, and of the machine as far as
        its disk keeps what it was told to sync.
        """
        if self._base is document:
            record = Record(what, changes(self._last, new))
        elif new is document.map and self._length == 0:
            return
        else:
            record = Record(what, changes(document.map, new), _texts(document))
        if not record.changes and record.base is None:
            self._last = new
            return
        try:
            self._append(line_of(record))
        except (OSError, CannotDoError) as error:
            refusal = error if isinstance(error, CannotDoError) else cannot("write", self._file or self.path, error)
            self.fault = refusal.message
            return
        self.fault = ""
        self._base, self._last = document, new

    def settled(self) -> None:
        """Empty the journal: the present map is what the files on the disk say."""
        self._base = None
        self.fault = ""
        if self._length:
            with suppress(OSError):  # what it says then is what is saved, and a later look will find that out
                os.ftruncate(self._descriptor, 0)
                self._length = 0
                self._write(line_of(Record(saved=True)))

    def close(self, *, unsaved: bool = False) -> None:
        """End the session: the file is removed, or where something is `unsaved`, put aside."""
        if self._hold is None or self._file is None:
            return
        os.close(self._descriptor)
        with suppress(OSError, CannotDoError):  # left where it is, it is offered at the next opening
            if unsaved:
                set_aside(self._file)
            else:
                self._file.unlink()
        self._hold.release()
        self._hold = self._file = self._base = None
        self._length = 0

    def _append(self, line: bytes) -> None:
        if self._hold is None:
            self._open()
        before = self._length
        try:
            self._write(line)
            _sync(self._descriptor)
        except OSError:
            with suppress(OSError):  # half a line at the end is ignored, but nothing could follow it
                os.ftruncate(self._descriptor, before)
            self._length = before
            raise

    def _write(self, line: bytes) -> None:
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]
        self._length += len(line)

    def _open(self) -> None:
        folder, name = home(self.path)
        private = private_folder(folder) / _FOLDER
        private.mkdir(exist_ok=True)
        for file in _numbered(private / name):
            held = hold(file)
            if held is None:
                continue
            try:
                if file.exists() and not _is_done_with(file):
                    held.release()
                    continue
                flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
                self._descriptor = os.open(file, flags, 0o600)
            except OSError:
                held.release()
                raise
            self._file, self._hold, self._length = file, held, 0
            sync_folder(private)
            return


def home(path: str) -> tuple[Path, str]:
    """Return the folder in which a map lies, links followed, and the name of its journals, without an ending."""
    place = Path(path)
    whole = (place if place.is_dir() else reviewed_file(place)).resolve()
    name = whole.name or "map"
    encoded = os.fsencode(name)
    if len(encoded) > _NAME_BYTES:
        name = os.fsdecode(encoded[:_NAME_BYTES]) + "-" + hashlib.sha256(encoded).hexdigest()[:8]
    return (whole if place.is_dir() else whole.parent), name


def leftovers(path: str) -> list[Path]:
    """List the journals of a map that were not ended, those that a running session holds among them, by number."""
    if path == STANDARD:
        return []
    folder, name = home(path)
    pattern = re.compile(rf"{re.escape(name)}(?:\.(\d+))?{re.escape(_SUFFIX)}")
    found: list[tuple[int, Path]] = []
    for private in private_places(folder):
        with suppress(OSError):
            found += [
                (int(match[1] or 1), entry)
                for entry in (private / _FOLDER).iterdir()
                if (match := pattern.fullmatch(entry.name)) is not None
            ]
    return [file for _, file in sorted(found)]


def read_journal(file: Path) -> Reading:
    """Read a journal. Raises CannotDoError."""
    try:
        return read_records(file.read_bytes())
    except OSError as error:
        raise cannot("read", file, error) from error


def set_aside(file: Path) -> Path:
    """Move a journal out of the way, into `aside`, of which the latest fifty are kept. Raises CannotDoError."""
    folder = file.parent / _ASIDE
    try:
        folder.mkdir(exist_ok=True)
        stamp = f"{file.stat().st_mtime_ns:020}"
        target = folder / f"{file.name.removesuffix(_SUFFIX)}.{stamp}{_SUFFIX}"
        file.replace(target)
        kept = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda each: each.name.split(".")[-2])
    except OSError as error:
        raise cannot("move", file, error) from error
    for old in kept[:-_KEPT_ASIDE]:
        with suppress(OSError):
            old.unlink()
    return target


def _texts(document: Document) -> tuple[tuple[str, str], ...]:
    return tuple((Path(file.path).name, file.text) for file in document.files)


def _numbered(start: Path) -> Iterator[Path]:
    yield start.with_name(f"{start.name}{_SUFFIX}")
    for number in count(2):
        yield start.with_name(f"{start.name}.{number}{_SUFFIX}")


def _is_done_with(file: Path) -> bool:
    content = file.read_bytes()
    if not content:
        return True
    found = read_records(content)
    return found.base is None and found.whole
