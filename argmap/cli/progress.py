"""How far long work has come, shown on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_WIDTH = 24
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error while it is a terminal; call what is given with how many of how many are done.

    The bar is gone when the work is, so that nothing of it stays in what is printed.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return

    def report(done: int, total: int) -> None:
        filled = _WIDTH * done // max(total, 1)
        sys.stderr.write(f"{_CLEAR}{doing} [{'#' * filled}{'-' * (_WIDTH - filled)}] {done} of {total}")
        sys.stderr.flush()

    try:
        yield report
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()
