"""One map file given new content under its name, with whatever it displaces kept as a backup."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.store.backup import back_up
from argmap.store.settling import settled_bytes
from argmap.store.swap import swap_in
from argmap.store.temporary import create, sync_folder, write_temporary

_TRIES = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether new content was given to a file, and what was found there, before or in the very moment.

    `found` is None where there was no file. When it is not what was expected, somebody else wrote: the caller merges
    that and publishes again, over what stands there now.
    """

    published: bool
    found: bytes | None


def publish(target: Path, content: bytes, private: Path, *, over: bytes | None) -> Outcome:
    """Give `target` the new content in one step, in place of `over` (None: of no file).

    The content is synced to the disk before it takes the name, and the old file is hard-linked to the backups
    before that, so that at every moment the name leads to a whole file. What stands there just before is compared
    with `over`, and so is what was displaced: a file that did not exist is linked into place, and an existing one
    is exchanged where the system can, so nothing is ever overwritten unseen. Raises OSError.
    """
    for _ in range(_TRIES):
        found = _content(target, over)
        if found != over and found is not None:
            return Outcome(published=False, found=found)
        if found is None:
            with suppress(FileExistsError):
                create(target, content)
                return Outcome(published=True, found=over)
            continue
        if not os.access(target.parent, os.W_OK):
            _write_in_place(target, content, private)
            return Outcome(published=True, found=found)
        temporary = write_temporary(target, content, like=target)
        with suppress(FileNotFoundError):
            return _exchanged(target, temporary, private, over=over)
    raise FileExistsError(17, "it comes and goes while it is being saved", str(target))


def _content(target: Path, expected: bytes | None) -> bytes | None:
    """Read what stands there; when that is not what is expected, once nobody is in the middle of writing it."""
    try:
        content = target.read_bytes()
        return content if content == expected else settled_bytes(target)
    except FileNotFoundError:
        return None


def _exchanged(target: Path, temporary: Path, private: Path, *, over: bytes | None) -> Outcome:
    try:
        if (found := _content(target, over)) != over and found is not None:
            return Outcome(published=False, found=found)
        backup = back_up(target, private, name=target.name)
        if swap_in(temporary, target) and not temporary.samefile(backup):
            # Another file took the name after the link was made, or the backup is a copy.
            backup = back_up(temporary, private, name=target.name)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    sync_folder(target.parent)
    return Outcome(published=True, found=settled_bytes(backup))


def _write_in_place(target: Path, content: bytes, private: Path) -> None:
    """Overwrite a file whose folder takes no new files, after a synced copy of it has been made elsewhere."""
    back_up(target, private, name=target.name, linked=False)
    with target.open("rb+") as file:
        file.write(content)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
