"""Whether there is a terminal that an editor can be shown in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TextIO

from argmap.errors import CannotDoError

_DUMB = ("", "dumb", "unknown")


def check_terminal(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Raise CannotDoError unless the standard streams are a terminal whose screen can be painted."""
    if not is_terminal():
        raise CannotDoError(
            "the editor needs a terminal, and this is none",
            "run it in a terminal window; `argmap review MAP` prints what the editor shows",
        )
    term = environment.get("TERM", "")
    if platform != "win32" and term in _DUMB:
        raise CannotDoError(
            f'the editor cannot paint on a terminal of the type "{term}"',
            "set TERM to what the terminal is, xterm-256color for most, or use `argmap review MAP`",
        )


def is_terminal() -> bool:
    """Tell whether one types at a terminal and sees what is printed there."""
    return all(map(_at_terminal, (sys.__stdin__, sys.__stdout__, sys.__stderr__)))


def _at_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
