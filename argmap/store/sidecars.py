"""The sidecars of a map, which hold the anchors of its quotes: one beside each map file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from argmap.errors import CannotDoError
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


def load_anchors(file: MapFile) -> Anchors:
    """Read the anchors beside a map file; none where there is no sidecar. Raises CannotDoError."""
    path = sidecar_of(file)
    return read_anchors(read_text(path), str(path)) if path.exists() else Anchors({})


def update_anchors(document: Document, checks: Mapping[str, QuoteCheck], held: Mapping[str, Held]) -> list[Path]:
    """Write the anchor of every quote that was located into the sidecars, and return those that changed.

    The anchor of a quote that could not be checked, or only in a copy that has changed since it was recorded, stays
    as it is; that of one that was not located goes. Raises CannotDoError when a sidecar cannot be read or written.
    """
    if document.path == STANDARD:
        raise CannotDoError("a map on standard input has no place for anchors", "name the map file")
    digests: dict[str, str] = {}
    changed = []
    for file in document.files:
        before = load_anchors(file)
        if before.problems:
            raise CannotDoError(f"{before.problems[0].path}: {before.problems[0].message}", before.problems[0].help)
        quotes = [block.id for block in file.blocks if block.id in document.map.quotes]
        after = [
            found
            for quote in quotes
            if (found := _anchor(document, checks.get(quote), before.by_quote.get(quote), (held, digests))) is not None
        ]
        if after != list(before.by_quote.values()):
            write_output(sidecar_of(file), print_anchors(after, quotes).encode())
            changed.append(sidecar_of(file))
    return changed


def _anchor(
    document: Document, check: QuoteCheck | None, old: Anchor | None, texts: tuple[Mapping[str, Held], dict[str, str]]
) -> Anchor | None:
    held, digests = texts
    read = held.get(check.read_in) if check is not None else None
    if check is None or read is None or read.text is None or check.digest_check == "changed":
        return old
    if check.location is None:
        return None
    if check.read_in not in digests:
        digests[check.read_in] = digest_of(read.text.text)
    return anchor(check, read.text.text, digests[check.read_in], file=document.map.sources[check.read_in].file or "")
