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


@dataclass(frozen=True, slots=True)
class Displaced:
    """What a new content displaced, and the backup that holds it; both None where there was no file."""

    content: bytes | None = None
    backup: Path | None = None


def publish(target: Path, content: bytes, private: Path) -> Displaced:
    """Give `target` the new content in one step and return what was displaced: the caller compares.

    The content is synced to the disk before it takes the name, and the old file is hard-linked to the backups
    before that, so that at every moment the name leads to a whole file. Nothing is ever overwritten unseen: a file
    that did not exist is linked into place, and an existing one is exchanged where the system can. Raises OSError.
    """
    if not os.access(target.parent, os.W_OK):
        return _in_place(target, content, private)
    for _ in range(100):
        with suppress(FileNotFoundError):
            return _replaced(target, content, private)
        with suppress(FileExistsError):
            create(target, content)
            return Displaced()
    raise FileExistsError(17, "it comes and goes while it is being saved", str(target))


def _replaced(target: Path, content: bytes, private: Path) -> Displaced:
    backup = back_up(target, private, name=target.name)
    temporary = write_temporary(target, content, like=target)
    try:
        if swap_in(temporary, target) and not temporary.samefile(backup):
            # Another file took the name after the link was made, or the backup is a copy.
            backup = back_up(temporary, private, name=target.name)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    sync_folder(target.parent)
    return Displaced(settled_bytes(backup), backup)


def _in_place(target: Path, content: bytes, private: Path) -> Displaced:
    """Overwrite a file whose folder takes no new files, after a synced copy of it has been made elsewhere."""
    backup = back_up(target, private, name=target.name, linked=False)
    before = settled_bytes(target)
    with target.open("rb+") as file:
        file.write(content)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    return Displaced(before, backup)
