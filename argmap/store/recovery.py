"""What a crashed session had not saved, rebuilt from its journal and brought together with what is on the disk now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from argmap.errors import CannotDoError
from argmap.model.map import Map
from argmap.notation.changes import MisfitError, redone
from argmap.notation.document import Document, MapFile
from argmap.notation.parsing import parse_document
from argmap.store.joining import Joined, join
from argmap.store.journal import leftovers, read_journal, set_aside
from argmap.store.locking import Hold, hold
from argmap.store.output import STANDARD
from argmap.store.records import Reading, Texts
from argmap.store.refusals import cannot

_UNDECIDED: Mapping[tuple[str, str], bool] = MappingProxyType({})


@dataclass(frozen=True)
class Recovered:
    """The unsaved work of a session that ended without saving it.

    `base` is the map as it was on the disk then, `map` as it was at the end, `edits` what led there, oldest first.
    `joined` brings it together with what is on the disk now. `whole` is False where the end of the journal, which is
    no edit that had counted, could not be read. `when` is the time of the last edit.
    """

    journal: Path
    base: Document
    map: Map
    edits: tuple[str, ...]
    joined: Joined
    whole: bool
    when: datetime

    def rejoined(self, settled: Mapping[tuple[str, str], bool] = _UNDECIDED) -> Joined:
        """Join it again with what is on the disk, conflicts settled: True takes the recovered side."""
        return join(self.base, self.map, self.joined.document, settled=settled)


def unsaved(document: Document) -> Recovered | None:
    """Return the oldest unsaved work that a session left behind when it ended, or None.

    Journals that a running session holds are left alone; one whose every edit is in the files by now is removed.
    Raises CannotDoError when one is there and cannot be read.
    """
    if document.path == STANDARD:
        return None
    found: list[Recovered] = []
    for journal in leftovers(document.path):
        held = _held(journal)
        if held is None:
            continue
        try:
            work = _work(document, journal)
        finally:
            held.release()
        if work is not None:
            found.append(work)
    return min(found, key=lambda work: work.when, default=None)


def keep(work: Recovered) -> Path:
    """Move the journal of unsaved work aside, so that it is offered no more, and return where it is kept now.

    Raises CannotDoError when another session has taken it up meanwhile, or it cannot be moved.
    """
    held = _held(work.journal)
    if held is None or not work.journal.exists():
        raise CannotDoError("another argmap has taken up that work meanwhile", "look there")
    try:
        return set_aside(work.journal)
    finally:
        held.release()


def _held(journal: Path) -> Hold | None:
    """Take a journal that nobody holds."""
    try:
        return hold(journal)
    except OSError as error:
        raise cannot("lock", journal, error) from error


def _work(document: Document, journal: Path) -> Recovered | None:
    """Return what is unsaved in one journal; one that holds nothing is put aside or removed."""
    if not journal.exists():
        return None
    reading = read_journal(journal)
    if reading.base is None:
        if reading.whole:
            journal.unlink(missing_ok=True)
        else:
            set_aside(journal)
        return None
    base = _base(reading.base, document)
    present, edits, whole = _replayed(base.map, reading)
    if not document.partial:
        joined = join(base, present, document)
        if not joined.conflicts and not joined.fault and joined.map == document.map and whole:
            journal.unlink(missing_ok=True)
            return None
    else:
        joined = Joined(document, document.map, fault="the files on the disk have errors now")
    when = datetime.fromtimestamp(journal.stat().st_mtime, UTC)
    return Recovered(journal, base, present, edits, joined, whole, when)


def _base(texts: Texts, document: Document) -> Document:
    place = Path(document.path)
    folder = place if place.is_dir() else place.parent
    files = [(str(folder / name), text) for name, text in texts]
    if not any(text for _, text in files):
        return Document(document.path, Map(), tuple(MapFile(path, "", ()) for path, _ in files))
    return parse_document(files, path=document.path, foreign=document.map.foreign)


def _replayed(base: Map, reading: Reading) -> tuple[Map, tuple[str, ...], bool]:
    """Do the edits again, as far as they fit."""
    present = base
    edits: list[str] = []
    for record in reading.edits:
        try:
            present = redone(present, record.changes)
        except MisfitError:
            return present, tuple(edits), False
        edits.append(record.what)
    return present, tuple(edits), reading.whole
