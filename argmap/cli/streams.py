"""The three streams of the command line: where text goes, when it is coloured, and what they cannot hold."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TextIO

from argmap.errors import ArgmapError

_COLOURS = {"error": "1;31", "warning": "1;33", "good": "1;32", "faint": "2", "strong": "1"}


_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile("[\t-\r\u2028\u2029]")


def prepare_streams() -> None:
    """Make the streams write what their encoding lacks as escapes, and lead nowhere where they were closed."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def silence_stdout() -> None:
    """Point standard output at nothing, so that closing it at the end does not fail once more."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def holds_unicode(stream: TextIO) -> bool:
    """Tell whether a stream can take every character."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def coloured(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal whose user wants colour (NO_COLOR unset or empty)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, role: str, stream: TextIO) -> str:
    """Colour `text` for its role (error, warning, good, faint, strong) where `stream` takes colour."""
    return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m" if text and coloured(stream) else text


def harmless(line: str) -> str:
    """Return a line of which no character steers a terminal or turns the direction of what follows.

    For words that come out of maps, sources and file names, which others may have written.
    """
    return _SPACE.sub(" ", _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", line))


def complain(refusal: ArgmapError) -> None:
    """Say on standard error what could not be done, and what to do about it."""
    print(f"{paint('error:', 'error', sys.stderr)} {harmless(refusal.message)}", file=sys.stderr)
    if refusal.remedy:
        print(f"   = {harmless(refusal.remedy)}", file=sys.stderr)


def print_json(value: object) -> None:
    """Print a value as JSON, with every character as it is where standard output can hold it."""
    import json

    print(json.dumps(value, indent=2, ensure_ascii=not holds_unicode(sys.stdout)))
