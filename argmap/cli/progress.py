"""How far long work has come, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_WIDTH = 20
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many of how many are done; the bar goes away at the end."""
    shown = False

    def report(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty():
            shown = True
            _show(doing, done, total)

    try:
        yield report
    finally:
        if shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def _show(doing: str, done: int, total: int) -> None:
    filled = _WIDTH * done // max(total, 1)
    sys.stderr.write(f"{_CLEAR}{doing} [{'#' * filled}{'-' * (_WIDTH - filled)}] {done} of {total}")
    sys.stderr.flush()
