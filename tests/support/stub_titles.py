"""A format of sources for tests: `titles`, then a title a line."""

from __future__ import annotations

from argmap.exchange.draft import Draft
from argmap.exchange.format import Imported


def recognises(text: str) -> bool:
    """Tell whether the first line is `titles`."""
    return text.startswith("titles\n")


def read(text: str, path: str) -> Imported:
    """Read a source a line."""
    draft = Draft()
    for number, line in enumerate(text.splitlines()[1:]):
        draft.source(str(number), line, {"csl": line.lower()})
    return draft.finish(title=path)
