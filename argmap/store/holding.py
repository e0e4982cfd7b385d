"""The held copies of a map's sources: where each lies on disk, its digest, and its text."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.evidence.caching import extract_cached
from argmap.evidence.extract import LIMITS, Unreadable
from argmap.evidence.heldtext import Held
from argmap.model.nodes import Source
from argmap.model.vocabulary import Quality
from argmap.notation.document import Document
from argmap.store.locking import private_folder
from argmap.store.output import STANDARD

_READERS = 4


def held_texts(
    document: Document,
    *,
    allow_outside: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Mapping[str, Held]:
    """Read the held copy of every source of a map that records a file.

    Several are read at once, and what was extracted before comes from the cache beside the map. A source whose file
    is not there has no entry; one that may not or cannot be read says why in its entry. `progress` is told how many
    of how many are done. Opens no network connection.
    """
    sources = [source for source in document.map.sources.values() if source.file is not None]
    if not sources:
        return {}
    cache = cache_folder(document)
    found: dict[str, Held] = {}
    with ThreadPoolExecutor(_READERS) as readers:
        reading = [readers.submit(_held, document, source, cache, allow_outside=allow_outside) for source in sources]
        for number, (source, future) in enumerate(zip(sources, reading, strict=True), 1):
            held = future.result()
            if held is not None:
                found[source.id] = held
            if progress is not None:
                progress(number, len(sources))
    return found


def cache_folder(document: Document) -> Path | None:
    """Return the folder of extracted texts beside a map, or None where nothing can be written."""
    if document.path == STANDARD:
        return None
    try:
        return private_folder(map_folder(document)) / "cache"
    except CannotDoError:
        return None


def map_folder(document: Document) -> Path:
    """Return the folder that a map stands in: itself, for a folder of map files."""
    if document.path == STANDARD:
        return Path()
    path = Path(document.path)
    return path if path.is_dir() else path.parent


def place_of_copy(document: Document, source: Source, file: str) -> Path:
    """Return the path of a held copy, which resolves from the map file that names it.

    Of a source that no file has yet, it resolves from the folder of the map.
    """
    place = document.place_of(source.id)
    if place is not None and document.path != STANDARD:
        return Path(place[0].path).parent / file
    return _home(document, source) / file


def stays_inside(document: Document, source: Source, file: str) -> bool:
    """Tell whether the path of a held copy is relative and does not leave the folder of its map, links followed."""
    if Path(file).is_absolute() or "\0" in file:
        return False
    home = map_folder(document) if document.place_of(source.id) is not None else _home(document, source)
    # Path.resolve would raise where links run in a circle.
    return Path(os.path.realpath(place_of_copy(document, source, file))).is_relative_to(os.path.realpath(home))


def held_text(source: Source, content: bytes, name: str, *, cache: Path | None = None) -> Held:
    """Digest and extract the copy of a source; `name` is what messages call it, and its suffix tells its format."""
    digest = hashlib.sha256(content).hexdigest()
    text = extract_cached(content, cache, name=name, encoding=source.encoding)
    if isinstance(text, Unreadable):
        return Held(digest, None, f"{name} {text.reason}")
    return Held(digest, replace(text, quality=source.quality or Quality.CLEAN))


def _home(document: Document, source: Source) -> Path:
    """Return the folder from which the copy of a source resolves that is in none of the files of a map.

    For a source of another map that is the folder in which the maps stand.
    """
    folder = map_folder(document)
    return folder.parent if "/" in source.id and Path(document.path).is_dir() else folder


def _held(document: Document, source: Source, cache: Path | None, *, allow_outside: bool) -> Held | None:
    file = source.file or ""
    if not allow_outside and not stays_inside(document, source, file):
        return outside(file)
    return read_copy(place_of_copy(document, source, file), source, cache=cache)


def outside(file: str) -> Held:
    """Say of a copy that it is not read because of where it lies."""
    return Held("", None, f"{file} lies outside the folder of the map, and is read only with --allow-outside")


def read_copy(path: Path, source: Source, *, cache: Path | None = None) -> Held | None:
    """Read the copy of `source` at `path`; None when there is none. One that cannot be read says why."""
    file = source.file or ""
    if "\0" in file:
        return None  # no file can have such a name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Held("", None, f"{file} is not a file")
        if status.st_size > LIMITS.file:
            return Held("", None, f"{file} is larger than {LIMITS.file >> 20} MiB")
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return Held("", None, f"{file} cannot be read: {error.strerror or error}")
    return held_text(source, content, file, cache=cache)
