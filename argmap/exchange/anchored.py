"""Where the quotes of a map stand in the held texts of its sources, for exports that say so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from argmap.evidence.anchors import Anchor, anchor, digest_of
from argmap.evidence.verdict import QuoteCheck
from argmap.exchange.format import Export


def anchored(export: Export) -> Mapping[str, Anchor]:
    """Return the anchor of every quote that was located in a held text, by its id, in file order.

    Without the text itself an anchor has neither prefix and suffix nor the digest of the text. Linear.
    """

    @cache
    def text_and_digest(source: str) -> tuple[str, str]:
        text = text_held(export, source)
        return text, digest_of(text) if text else ""

    found: dict[str, Anchor] = {}
    for quote in export.map.quotes:
        check = export.checks.get(quote)
        if check is None or check.location is None or not check.read_in:
            continue
        source = export.map.sources.get(check.read_in)
        file = (source.file or "") if source is not None else ""
        start, end = check.location.start, check.location.end
        text, digest = text_and_digest(check.read_in)
        if not len(check.passage) == end - start > 0:
            continue
        if text[start:end] == check.passage:
            found[quote] = anchor(check, text, digest, file=file)
        else:
            found[quote] = _without_text(check, start, end, file)
    return found


def text_held(export: Export, source: str) -> str:
    """Return the text of the held copy of a source, "" where there is none."""
    held = export.held.get(source)
    return held.text.text if held is not None and held.text is not None else ""


def _without_text(check: QuoteCheck, start: int, end: int, file: str) -> Anchor:
    return Anchor(check.id, check.read_in, check.passage, "", "", start, end, "", file)
