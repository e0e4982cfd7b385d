"""The private folder `.argmap` beside a map, and the lock in it that makes saves of argmap wait for each other."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from argmap.errors import CannotDoError
from argmap.store.refusals import cannot

_WAIT_SECONDS = 10.0


def private_folder(folder: Path) -> Path:
    """Return `.argmap` in `folder`, made if need be, or a folder in the user's state where `folder` is read-only.

    A `.gitignore` in it keeps it out of git. Raises CannotDoError when neither can be made.
    """
    for place in private_places(folder):
        try:
            place.mkdir(parents=True, exist_ok=True)
            ignore = place / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        except OSError as error:
            refusal = cannot("use", place, error)
        else:
            if os.access(place, os.W_OK):
                return place
            refusal = CannotDoError(f"cannot use {place}: permission denied", "change its permissions")
    raise refusal


def private_places(folder: Path) -> tuple[Path, Path]:
    """Return where the private folder of `folder` may be: beside its maps, or in the user's state."""
    return folder / ".argmap", _elsewhere(folder)


def _elsewhere(folder: Path) -> Path:
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "argmap" / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]


@contextmanager
def locked(private: Path) -> Iterator[None]:
    """Hold the lock in a private folder; a killed program's lock frees itself.

    Raises CannotDoError after ten seconds of waiting.
    """
    lock = FileLock(private / "lock")
    try:
        lock.acquire(timeout=_WAIT_SECONDS)
    except Timeout:
        raise CannotDoError(
            f"another argmap has been saving in {private.parent} for {_WAIT_SECONDS:.0f} seconds",
            "wait for it, or end it, and save again",
        ) from None
    except OSError as error:
        raise cannot("lock", private / "lock", error) from error
    try:
        yield
    finally:
        lock.release()


class Hold:
    """A lock on one file for as long as a session lasts; a killed program's frees itself."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Let others have the file."""
        self._lock.release()


def hold(file: Path) -> Hold | None:
    """Take the lock that goes with `file` at once, or return None where somebody has it. Raises OSError."""
    lock = FileLock(file.with_name(f"{file.name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return Hold(lock)
