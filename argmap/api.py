"""What argmap offers to programs: load a map, verify its quotes, review it, draw it."""

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
from argmap.store.pictures import write_pictures
from argmap.store.verifying import checks_of

if TYPE_CHECKING:
    from argmap.diagram.rendering import RenderOptions

__all__ = ["load", "render", "review", "verify"]


def review(
    document: Document | Map,
    *,
    checks: Mapping[str, QuoteCheck] | None = None,
    reject_unverified: bool = False,
    strict: bool = False,
) -> Review:
    """Review a map: claim id to what is said of it.

    A document with errors is reviewed as far as its map could be read: look at its `partial`. `checks` are the
    verdicts on its quotes by id; without them the quotes of a document are verified against the copies of its sources
    that are held. `reject_unverified` takes quotes that could not be checked for no evidence, and with `strict` only
    grounded claims can stand. The same map and the same copies always give the same review.
    """
    whole = document.map if isinstance(document, Document) else document
    if checks is None and isinstance(document, Document):
        checks = checks_of(document)
    return reviewing.review(whole, checks=checks, reject_unverified=reject_unverified, strict=strict)


def verify(document: Document, *, allow_outside: bool = False) -> Mapping[str, QuoteCheck]:
    """Verify the quotes of a map against the copies of its sources that are held: quote id to what was found.

    Copies outside the folder of the map are read only with `allow_outside`. Opens no network connection.
    """
    from argmap.evidence.verifying import verify as verify_quotes
    from argmap.store.holding import held_texts

    return verify_quotes(document.map, held_texts(document, allow_outside=allow_outside))


def render(
    document: Document | Map,
    path: str | Path,
    *,
    review: Review | None = None,
    options: RenderOptions | None = None,
) -> None:
    """Draw a map to `path`, in the format of its suffix: .svg, .html, .pdf, .png or .dot.

    An SVG too large for one picture becomes an overview, with its pages in files beside it.

    A `review` made before is not made again; `options` say what is drawn and how (their format is that of `path`).
    Raises RefusedError for a document with errors, CannotDoError when nothing can be drawn or written.
    """
    from argmap.diagram import rendering

    if isinstance(document, Document) and document.partial:
        raise RefusedError(f"{document.path} has errors, and a map with errors is not drawn", "look at its problems")
    whole = document.map if isinstance(document, Document) else document
    chosen = replace(options or rendering.RenderOptions(), format=rendering.format_for(path), name=Path(path).name)
    checks = checks_of(document) if isinstance(document, Document) else None
    reviewed = reviewing.review(whole, checks=checks) if review is None else review
    picture = rendering.render(whole, reviewed, chosen, checks=checks)
    write_pictures(path, picture.content, picture.beside)
