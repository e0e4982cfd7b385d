"""Finished output, a diagram or a report, written whole or not at all."""

from __future__ import annotations

import stat
import sys
from contextlib import suppress
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.store.refusals import cannot
from argmap.store.temporary import create, replace, sync_folder, write_temporary

STANDARD = "-"


def write_output(path: str | Path, content: bytes) -> None:
    """Write `content` to `path` in one step, through symbolic links; `-` is standard output.

    A run that fails leaves what was there. Devices and pipes are written to directly. Raises CannotDoError.
    """
    if str(path) == STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    try:
        target = target.resolve()
        mode = _mode(target)
        if mode is not None and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            target.write_bytes(content)
            return
        _refuse_unusable(path, target, mode)
        temporary = write_temporary(target, content, like=None if mode is None else target)
        try:
            replace(temporary, target)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        sync_folder(target.parent)
    except OSError as error:
        raise cannot("write", path, error) from error


def create_output(path: str | Path, content: bytes) -> None:
    """Write `content` to a file that must not exist yet. Raises CannotDoError, and then overwrites nothing."""
    target = Path(path)
    _refuse_unusable(path, target, None)
    try:
        create(target, content)
    except FileExistsError:
        raise CannotDoError(f"{path} exists already", "choose another name; nothing was overwritten") from None
    except OSError as error:
        raise cannot("write", path, error) from error


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _refuse_unusable(path: str | Path, target: Path, mode: int | None) -> None:
    if mode is not None and stat.S_ISDIR(mode):
        raise CannotDoError(f"cannot write {path}: it is a folder", f"name a file in it, such as {target.name}/map.svg")
    if mode is not None and not mode & 0o222:
        raise CannotDoError(
            f"cannot write {path}: it is read-only", f"use another name, or make it writable: chmod u+w {path}"
        )
    if not target.parent.is_dir():
        missing = target.parent
        raise CannotDoError(f"cannot write {path}: there is no folder {missing}", f"make it first: mkdir -p {missing}")


def create_folder(path: str | Path) -> None:
    """Make a folder and those above it, where they are missing. Raises CannotDoError."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot("make the folder", path, error) from error
