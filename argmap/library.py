"""What argmap offers to programs: load a map, review it, draw it."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.appraisal import reviewing
from argmap.appraisal.review import Review
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.notation.document import Document
from argmap.store.loading import load

__all__ = ["load", "review"]


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
