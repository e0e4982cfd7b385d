"""The taking in of a source: a file that the user names becomes the held copy of a source of a map."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.evidence.extract import LIMITS
from argmap.store.output import create_folder, create_output
from argmap.store.refusals import cannot

SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read: its path, its bytes and their SHA-256 digest in hexadecimal."""

    path: Path
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A held copy: its path as the map file records it, its digest, and what was newly made for it, innermost last."""

    file: str
    sha256: str
    made: tuple[Path, ...] = ()


def read_original(path: Path) -> Original:
    """Read a file that is to become a held copy. Raises CannotDoError when it cannot be read or is too large."""
    if "\0" in str(path):
        raise CannotDoError(f"no file can be called {path}", "look at its name in the map")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise CannotDoError(f"{path} is a folder", "name the file of the source")
        if not stat.S_ISREG(status.st_mode):
            raise CannotDoError(f"{path} is not a file but a device or a pipe", "write its text to a file first")
        if status.st_size > LIMITS.file:
            raise CannotDoError(f"{path} is larger than {LIMITS.file >> 20} MiB", "hold the part that is quoted")
        content = path.read_bytes()
    except OSError as error:
        raise cannot("read", path, error) from error
    return Original(path, content, hashlib.sha256(content).hexdigest())


def hold_copy(original: Original, folder: Path) -> Copy:
    """Copy a file into `sources` in `folder`, the folder of the map file, and overwrite nothing.

    A copy with the same bytes under the same name is used as it is; other bytes under that name make the copy take
    the next free one. Raises CannotDoError.
    """
    home = folder / SOURCES
    made = _missing(home)
    create_folder(home)
    asked = Path(plain_name(original.path.name))
    number = 1
    while True:
        name = asked.name if number == 1 else f"{asked.stem}-{number}{asked.suffix}"
        target = home / name
        if not os.path.lexists(target):
            with _withdrawn(made):
                create_output(target, original.content)
            return Copy(f"{SOURCES}/{name}", original.sha256, (*made, target))
        if target.is_file() and read_original(target).sha256 == original.sha256:
            return Copy(f"{SOURCES}/{name}", original.sha256, made)
        number += 1


def restore_copy(original: Original, path: Path, file: str) -> Copy:
    """Put a file where the map records a copy that is missing, at `path`; nothing is overwritten.

    `file` is that path as the map has it. Raises CannotDoError.
    """
    made = _missing(path.parent)
    create_folder(path.parent)
    with _withdrawn(made):
        create_output(path, original.content)
    return Copy(file, original.sha256, (*made, path))


def link_copy(original: Original, folder: Path) -> Copy:
    """Take a file where it lies as the held copy, its path relative to `folder`. Raises CannotDoError."""
    relative = Path(os.path.relpath(original.path.resolve(), folder.resolve())).as_posix()
    if not _is_unicode(relative):
        raise CannotDoError(
            f"the name of {relative!a} is not Unicode, so a map cannot record it", "copy the file: leave out --link"
        )
    return Copy(relative, original.sha256)


@contextmanager
def withdrawn_on_failure(copy: Copy) -> Iterator[Copy]:
    """Remove what was newly made for a copy when the block fails in any way, for then nothing names it."""
    with _withdrawn(copy.made):
        yield copy


def plain_name(name: str) -> str:
    """Return a file name that every map file, terminal and file system can hold."""
    readable = unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
    return "".join(character if character.isprintable() else "_" for character in readable)


@contextmanager
def _withdrawn(made: tuple[Path, ...]) -> Iterator[None]:
    with ExitStack() as undoing:
        for path in made:
            undoing.callback(_remove, path)
        yield
        undoing.pop_all()


def _missing(folder: Path) -> tuple[Path, ...]:
    """Return the folders that must be made for `folder` to be there, innermost last."""
    return tuple(each for each in (*reversed(folder.parents), folder) if not each.exists())


def _remove(path: Path) -> None:
    with suppress(OSError):  # gone already, or a folder in which somebody put something meanwhile
        path.rmdir() if path.is_dir() else path.unlink()


def _is_unicode(name: str) -> bool:
    return os.fsencode(name).decode("utf-8", "replace") == name
