"""What the map itself and its reviewers say of a node beside its words, as labelled lines."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.phrasing import plain
from argmap.appraisal.review import Review
from argmap.diagram.web.markup import isolated
from argmap.model.nodes import Assessment
from argmap.model.vocabulary import Faithful, Resolution

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


def written(*rows: tuple[str, str | None]) -> Iterator[tuple[str, list[str]]]:
    """Yield what the map says under each head, without what it leaves out."""
    yield from ((head, [isolated(text)]) for head, text in rows if text and plain(text))


def reviewers(review: Review, node: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what reviewers said of a node, where there were any."""
    named = (review.map.nodes[name] for name in review.map.shape.reviewed_by.get(node, ()))
    told = [_said(word) for word in named if isinstance(word, Assessment)]
    if told:
        yield "Reviewers", told


def _said(word: Assessment) -> str:
    who = isolated(", ".join(plain(part) for part in (word.by, word.date) if part) or word.id)
    judged = "; ".join(
        filter(
            None,
            (
                f"rates it {word.grade.word}" if word.grade is not None else "",
                _FAITHFUL[word.faithful] if word.faithful is not None else "",
                _SETTLED[word.resolution] if word.resolution is not None else "",
            ),
        )
    )
    reason = isolated(word.because or word.note or "") if plain(word.because or word.note or "") else ""
    said = f"{who}: {judged}" if judged else who
    return f"{said}. {reason}" if judged and reason else f"{said}: {reason}" if reason else said
