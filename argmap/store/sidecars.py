"""The sidecars of a map, which hold the anchors of its quotes: one beside each map file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from argmap.errors import CannotDoError, RefusedError
from argmap.evidence.anchors import Anchor, Anchors, anchor, digest_of, print_anchors, read_anchors
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck
from argmap.notation.document import Document, MapFile
from argmap.store.output import STANDARD, write_output
from argmap.store.reading import SUFFIX, read_text

ANCHORS = ".anchors.json"


def sidecar_of(file: MapFile) -> Path:
    """Return the path of the anchors that belong to a map file."""
    path = Path(file.path)
    return path.with_name(path.name.removesuffix(SUFFIX) + ANCHORS)


def load_anchors(document: Document) -> Mapping[str, Anchor]:
    """Read the anchors of a map by quote; one that was renamed or moved to another file of the map keeps its own.

    Raises CannotDoError when a sidecar cannot be read.
    """
    return _of_quotes(document, [_read(file) for file in document.files])


def update_anchors(document: Document, checks: Mapping[str, QuoteCheck], held: Mapping[str, Held]) -> list[Path]:
    """Write the anchor of every quote that was located into the sidecars, and return those that changed.

    The anchor of a quote that could not be checked, or only in a copy that has changed since it was recorded, stays
    as it is; that of one that was not located goes. Raises CannotDoError when a sidecar cannot be read or written,
    RefusedError for a partial map.
    """
    digests: dict[str, str] = {}

    def updated(quote: str, old: Anchor | None) -> Anchor | None:
        check = checks.get(quote)
        copy = held.get(check.read_in) if check is not None else None
        if check is None or copy is None or copy.text is None or check.digest_check == "changed":
            return old
        if check.location is None:
            return None
        if check.read_in not in digests:
            digests[check.read_in] = digest_of(copy.text.text)
        file = document.map.sources[check.read_in].file or ""
        return anchor(check, copy.text.text, digests[check.read_in], file=file)

    return _rewritten(document, updated)


def move_anchors(document: Document, moved: Mapping[str, Anchor]) -> list[Path]:
    """Write the anchors of `moved`, by quote, in the place of the old ones, and return the sidecars that changed.

    Raises CannotDoError when a sidecar cannot be read or written, RefusedError for a partial map.
    """
    return _rewritten(document, moved.get)


def _rewritten(document: Document, new: Callable[[str, Anchor | None], Anchor | None]) -> list[Path]:
    """Rewrite the sidecars with what `new` makes of each quote and its anchor."""
    if document.path == STANDARD:
        raise CannotDoError("a map on standard input has no place for anchors", "name the map file")
    if document.partial:
        raise RefusedError(
            f"{document.path} has errors, so its anchors stay as they are", "mend the errors in the file first"
        )
    before = [_read(file) for file in document.files]
    old = _of_quotes(document, before)
    changed = []
    for file, there in zip(document.files, before, strict=True):
        quotes = [block.id for block in file.blocks if block.id in document.map.quotes]
        after = [found for quote in quotes if (found := new(quote, old.get(quote))) is not None]
        if after != list(there.by_quote.values()):
            write_output(sidecar_of(file), print_anchors(after, quotes).encode())
            changed.append(sidecar_of(file))
    return changed


def _read(file: MapFile) -> Anchors:
    path = sidecar_of(file)
    found = read_anchors(read_text(path), str(path)) if path.exists() else Anchors({})
    for problem in found.problems[:1]:
        raise CannotDoError(f"{problem.path}:{problem.line}: {problem.message}", problem.help)
    return found


def _of_quotes(document: Document, sidecars: list[Anchors]) -> dict[str, Anchor]:
    found = {quote: each for sidecar in reversed(sidecars) for quote, each in sidecar.by_quote.items()}
    for quote in document.map.quotes.values():
        earlier = next((old for old in quote.was if old in found), None)
        if quote.id not in found and earlier is not None:
            found[quote.id] = replace(found[earlier], quote=quote.id)
    return {quote: found[quote] for quote in document.map.quotes if quote in found}
