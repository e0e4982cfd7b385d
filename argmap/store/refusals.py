"""What the operating system's refusals mean for somebody who works with map files, and what to do about them."""

from __future__ import annotations

import errno
from pathlib import Path

from argmap.errors import CannotDoError

_MEANINGS: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("there is no such file or folder", "look at the name, or make the folder first"),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "look at the path"),
    errno.EISDIR: ("it is a folder", "name a file"),
    errno.EACCES: ("permission denied", "change its permissions, or use another folder"),
    errno.EPERM: ("the system does not permit it", "change its permissions, or use another folder"),
    errno.EROFS: ("the disk is mounted read-only", "use a folder on another disk"),
    errno.ENOSPC: ("the disk is full", "free some space and try again; what was there before is untouched"),
    errno.EDQUOT: ("your disk quota is used up", "free some space and try again; what was there before is untouched"),
    errno.ENAMETOOLONG: ("the name is too long", "use a shorter name"),
    errno.ELOOP: ("its symbolic links run in a circle", "mend the links"),
}


def cannot(verb: str, path: str | Path, error: OSError) -> CannotDoError:
    """Make the refusal that says why `path` could not be read, written or locked (`verb`), and the remedy."""
    reason, remedy = _MEANINGS.get(error.errno or 0, (error.strerror or str(error), "look at the file and its folder"))
    return CannotDoError(f"cannot {verb} {path}: {reason}", remedy)
