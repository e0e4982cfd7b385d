"""The backups of a map: what every save displaced, by name and time, and which of them are worth keeping."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from argmap.store.temporary import sync_folder

KEPT_LATEST = 50
KEPT_DAYS = 30
_STAMP = re.compile(r"\.(\d{8})T\d{6}\.\d{6}Z(-\d+)?$")


def back_up(original: Path, private: Path, *, name: str, linked: bool = True) -> Path:
    """Hard-link `original` into `backup` of the private folder under NAME.TIME (UTC) and return the new path.

    Where no hard link is possible, or wanted because the file will be written in place, the backup is a synced copy.
    Raises FileNotFoundError when there is no `original`, and OSError.
    """
    folder = private / "backup"
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    for number in count(1):
        path = folder / f"{name}.{stamp}{'' if number == 1 else f'-{number}'}"
        if linked:
            try:
                path.hardlink_to(original)
            except (FileExistsError, FileNotFoundError) as error:
                if isinstance(error, FileNotFoundError):
                    raise
                continue
            except OSError:
                linked = False  # no hard links here, or not between these folders
            else:
                return path
        if not path.exists():
            copy_synced(original, path)
            return path
    raise AssertionError("counting does not end")


def copy_synced(original: Path, copy: Path) -> None:
    """Copy a file with its mode and times, and have content and name written to the disk. Raises OSError."""
    shutil.copy2(original, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(copy.parent)


def backups(name: str, private: Path) -> list[Path]:
    """List the backups of the map file called `name`, oldest first."""
    folder = private / "backup"
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.name.startswith(f"{name}.") and _STAMP.fullmatch(path.name[len(name) :])
    )


def prune(name: str, private: Path) -> None:
    """Remove the backups of `name` but the latest 50 and the last one of each of the 30 latest days that have any.

    Days are read off the names, so that a wrong clock or a restored folder removes nothing more.
    """
    found = backups(name, private)
    last_of_day = {path.name[len(name) + 1 :][:8]: path for path in found}
    days = sorted(last_of_day)[-KEPT_DAYS:]
    kept = {*found[-KEPT_LATEST:], *(last_of_day[day] for day in days)}
    for path in found:
        if path not in kept:
            with suppress(OSError):
                path.unlink()
