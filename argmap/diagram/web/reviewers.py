"""What the map itself and its reviewers say of a node beside its words, as labelled lines."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.assessments import assessment_sentence
from argmap.appraisal.phrasing import plain
from argmap.appraisal.review import Review
from argmap.diagram.web.markup import isolated
from argmap.model.nodes import Assessment


def written(*rows: tuple[str, str | None]) -> Iterator[tuple[str, list[str]]]:
    """Yield what the map says under each head, without what it leaves out."""
    yield from ((head, [isolated(text)]) for head, text in rows if text and plain(text))


def reviewers(review: Review, node: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what reviewers said of a node, where there were any."""
    named = (review.map.nodes[name] for name in review.map.shape.reviewed_by.get(node, ()))
    told = [assessment_sentence(word, isolated) for word in named if isinstance(word, Assessment)]
    if told:
        yield "Reviewers", told
