"""The content of a file once nobody is in the middle of writing it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import BinaryIO

if sys.platform == "linux":
    import fcntl
    import signal

_PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.02


def settled_bytes(path: Path) -> bytes:
    """Read a file when no program holds it open for writing, or after two seconds all the same.

    Linux tells by granting a read lease, which it refuses while there is a writer; elsewhere two equal readings
    20 ms apart must do. Raises OSError.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    before: bytes | None = None
    while True:
        with path.open("rb") as file:
            leased = _lease(file)
            content = file.read()
        if leased or (leased is None and content == before) or time.monotonic() > deadline:
            return content
        before = content
        time.sleep(_PAUSE_SECONDS)


def _lease(file: BinaryIO) -> bool | None:
    """Take a read lease that ends when `file` is closed: False while there is a writer, None where none are given."""
    if sys.platform != "linux":
        return None
    try:
        # A broken lease is told by a signal, by default one that kills: choose one that is ignored.
        fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
