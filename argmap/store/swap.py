"""Two names exchanged in one step, where the system can, so that a file is never displaced unseen."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path

from argmap.store.temporary import replace

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _exchange(first: Path, second: Path) -> bool:
    names = os.fsencode(first), os.fsencode(second)
    if sys.platform == "linux" and hasattr(_library(), "renameat2"):
        return bool(_library().renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
    if sys.platform == "darwin" and hasattr(_library(), "renamex_np"):
        return bool(_library().renamex_np(names[0], names[1], _RENAME_SWAP) == 0)
    return False


def swap_in(temporary: Path, target: Path) -> bool:
    """Give `temporary` the name of `target`; True when the displaced file now has the name of `temporary`.

    False means that the system has no exchange (Linux renameat2, macOS renamex_np) or the file system refuses it:
    then the displaced file is gone but for its hard links. Raises FileNotFoundError when there is no `target`.
    """
    if _exchange(temporary, target):
        return True
    if not target.exists():
        raise FileNotFoundError(2, "there is nothing to replace", str(target))
    replace(temporary, target)
    return False
