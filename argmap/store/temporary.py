"""A temporary file beside the file it will become, complete and on the disk before it takes the name."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import ExitStack, suppress
from pathlib import Path

from argmap.store.attributes import copy_attributes

_SUFFIX = ".tmp"
_WINDOWS_TRIES = 20
_NAME_BYTES = 200


def write_temporary(target: Path, content: bytes, *, like: Path | None = None) -> Path:
    """Write `content` to a new file in the folder of `target`, sync it and return its path.

    The file is its owner's alone until it is complete; then it takes the attributes of `like`, or without one the
    mode that any new file gets. Raises OSError; on that, or when interrupted, it leaves no file behind.
    """
    path = target.with_name(f".{_short(target.name)}.{secrets.token_hex(6)}{_SUFFIX}")
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600 if like else 0o666
    )
    with ExitStack() as unfinished:
        unfinished.callback(path.unlink, missing_ok=True)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if like is not None:
                copy_attributes(like, path)
            os.fsync(file.fileno())
        unfinished.pop_all()
    return path


def replace(temporary: Path, target: Path) -> None:
    """Give `temporary` the name of `target`; where another program's hold forbids it (Windows), try for a second."""
    for attempt in range(_WINDOWS_TRIES):
        try:
            temporary.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == _WINDOWS_TRIES - 1:
                raise
            time.sleep(0.05)
        else:
            return


def create(target: Path, content: bytes) -> None:
    """Write a new file in one step, never over another. Raises FileExistsError, and OSError."""
    temporary = write_temporary(target, content)
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with target.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    finally:
        temporary.unlink()
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` written to the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse to sync a folder
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(target: Path) -> None:
    """Remove the temporary files that killed runs left beside `target`; to be called while its lock is held."""
    start = f".{_short(target.name)}."
    for path in target.parent.iterdir():
        if path.name.startswith(start) and path.name.endswith(_SUFFIX):
            with suppress(OSError):
                path.unlink()


def _short(name: str) -> str:
    """Cut a name so that what is put around it stays within the 255 bytes of a file name."""
    return os.fsdecode(os.fsencode(name)[:_NAME_BYTES])
