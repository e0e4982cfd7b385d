"""The attributes of a file that must survive its replacement: owner, mode and extended attributes."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def copy_attributes(original: Path, copy: Path) -> None:
    """Give `copy` the owner, the extended attributes and the mode of `original`, as far as the system permits.

    The owner goes first, because changing it clears bits of the mode.
    """
    status = original.stat()
    _copy_owner(status, copy)
    _copy_extended(original, copy)
    copy.chmod(stat.S_IMODE(status.st_mode))


def _copy_owner(wanted: os.stat_result, copy: Path) -> None:
    if not hasattr(os, "chown"):
        return
    actual = copy.stat()
    if actual.st_gid != wanted.st_gid:
        with suppress(PermissionError):
            os.chown(copy, -1, wanted.st_gid)
    if actual.st_uid != wanted.st_uid:
        with suppress(PermissionError):
            os.chown(copy, wanted.st_uid, -1)


def _copy_extended(original: Path, copy: Path) -> None:
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):  # the file system may have none, or refuse some
        for name in os.listxattr(original):
            with suppress(OSError):
                os.setxattr(copy, name, os.getxattr(original, name))
