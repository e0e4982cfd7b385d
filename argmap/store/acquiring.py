"""The taking in of a source: a file that the user names becomes the held copy of a source of a map."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.evidence.extract import LIMITS
from argmap.store.output import create_folder, create_output
from argmap.store.refusals import cannot

SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Copy:
    """A held copy: its path as the map file records it, its digest, its bytes, and the file that was newly made."""

    file: str
    sha256: str
    content: bytes
    made: Path | None


def read_source_file(path: Path) -> bytes:
    """Read a file that is to become a held copy. Raises CannotDoError when it cannot be read or is too large."""
    try:
        if path.is_dir():
            raise CannotDoError(f"{path} is a folder", "name the file of the source")
        if path.stat().st_size > LIMITS.file:
            raise CannotDoError(f"{path} is larger than {LIMITS.file >> 20} MiB", "hold the part that is quoted")
        return path.read_bytes()
    except OSError as error:
        raise cannot("read", path, error) from error


def hold_copy(path: Path, folder: Path) -> Copy:
    """Copy a file into `sources` in `folder`, the folder of the map file, and overwrite nothing.

    A copy with the same bytes under the same name is used as it is; other bytes under that name make the copy take
    the next free one. Raises CannotDoError.
    """
    content = read_source_file(path)
    home = folder / SOURCES
    if not home.is_dir():
        create_folder(home)
    number = 1
    while True:
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        target = home / name
        if not target.exists():
            create_output(target, content)
            return Copy(f"{SOURCES}/{name}", _digest(content), content, target)
        if target.is_file() and read_source_file(target) == content:
            return Copy(f"{SOURCES}/{name}", _digest(content), content, None)
        number += 1


def link_copy(path: Path, folder: Path) -> Copy:
    """Take a file where it lies as the held copy, its path relative to `folder`. Raises CannotDoError."""
    content = read_source_file(path)
    relative = os.path.relpath(path.resolve(), folder.resolve())
    return Copy(Path(relative).as_posix(), _digest(content), content, None)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
