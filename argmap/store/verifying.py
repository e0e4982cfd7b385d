"""The verdicts on a map's quotes, for whoever reviews or draws the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from argmap.evidence.verdict import QuoteCheck
from argmap.notation.document import Document


def checks_of(
    document: Document, *, allow_outside: bool = False, progress: Callable[[int, int], None] | None = None
) -> Mapping[str, QuoteCheck] | None:
    """Verify every quote of a map against the copies of its sources that are held.

    Returns None where no copy of any source is held, for then nothing was looked at. `progress` is told how many of
    how many sources are read.
    """
    if all(source.file is None for source in document.map.sources.values()):
        return None
    from argmap.evidence.verifying import verify
    from argmap.store.holding import held_texts

    held = held_texts(document, allow_outside=allow_outside, progress=progress)
    return verify(document.map, held) if held else None
