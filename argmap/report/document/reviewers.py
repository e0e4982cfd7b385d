"""What the reviewers of a map said of a claim, a step or a quotation, and what its makers noted, as labelled lines."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.phrasing import plain
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Node
from argmap.model.vocabulary import Faithful, Resolution
from argmap.report.document.parts import Fact, plainly

_FAITHFUL = {
    Faithful.YES: "the source says what the claim needs",
    Faithful.PARTLY: "the source says what the claim needs only in part",
    Faithful.NO: "the source does not say what the claim needs",
}
_SETTLED = {
    Resolution.STANDS: "settles it: it stands",
    Resolution.FALLS: "settles it: it falls",
    Resolution.RESIDUAL: "accepts it as residual",
}


def written(head: str, text: str | None) -> Iterator[Fact]:
    """Yield a labelled line for a field of the map that says something."""
    if text is not None and plain(text):
        yield Fact(head, plainly(plain(text)))


def remarks(whole: Map, node: Node) -> Iterator[Fact]:
    """Yield what reviewers said of a node, then its note."""
    reviews = (whole.nodes[review] for review in whole.shape.reviewed_by.get(node.id, ()))
    told = [plainly(_said(review)) for review in reviews if isinstance(review, Assessment)]
    if told:
        yield Fact("Reviewers", told[0], tuple(told[1:]))
    yield from written("Note", node.note)


def _said(review: Assessment) -> str:
    who = ", ".join(plain(part) for part in (review.by, review.date) if part) or review.id
    words = [
        f"rates it {review.grade.word}" if review.grade is not None else "",
        _FAITHFUL[review.faithful] if review.faithful is not None else "",
        _SETTLED[review.resolution] if review.resolution is not None else "",
    ]
    judged = "; ".join(filter(None, words))
    reason = plain(review.because or review.note or "")
    said = f"{who}: {judged}" if judged else who
    return f"{said}. {reason}" if judged and reason else f"{said}: {reason}" if reason else said
