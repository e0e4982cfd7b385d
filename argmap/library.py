"""What argmap offers to programs: load a map, review it, draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.appraisal import reviewing
from argmap.appraisal.review import Review
from argmap.errors import RefusedError
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.notation.document import Document
from argmap.store.loading import load
from argmap.store.output import write_output

if TYPE_CHECKING:
    from argmap.diagram.rendering import RenderOptions

__all__ = ["load", "render", "review"]


def review(
    document: Document | Map,
    *,
    checks: Mapping[str, QuoteCheck] | None = None,
    reject_unverified: bool = False,
    strict: bool = False,
) -> Review:
    """Review a map: claim id to what is said of it.

    A document with errors is reviewed as far as its map could be read: look at its `partial`. `checks` are the
    verdicts on its quotes by id, `reject_unverified` takes quotes without one for no evidence, and with `strict`
    only grounded claims can stand.
    """
    whole = document.map if isinstance(document, Document) else document
    return reviewing.review(whole, checks=checks, reject_unverified=reject_unverified, strict=strict)


def render(
    document: Document | Map,
    path: str | Path,
    *,
    review: Review | None = None,
    options: RenderOptions | None = None,
) -> None:
    """Draw a map to `path`, in the format of its suffix: .svg, .pdf, .png or .dot.

    A `review` made before is not made again; `options` say what is drawn and how (their format is that of `path`).
    Raises RefusedError for a document with errors, CannotDoError when nothing can be drawn or written.
    """
    from argmap.diagram import rendering

    if isinstance(document, Document) and document.partial:
        raise RefusedError(f"{document.path} has errors, and a map with errors is not drawn", "look at its problems")
    whole = document.map if isinstance(document, Document) else document
    chosen = replace(options or rendering.RenderOptions(), format=rendering.format_for(path))
    reviewed = reviewing.review(whole) if review is None else review
    write_output(path, rendering.render(whole, reviewed, chosen).content)
