"""What the reviewers of a map said of a claim, a step or a quotation, and what its makers noted, as labelled lines."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.assessments import assessment_sentence
from argmap.appraisal.phrasing import plain
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Node
from argmap.report.document.parts import Fact, plainly


def written(head: str, text: str | None) -> Iterator[Fact]:
    """Yield a labelled line for a field of the map that says something."""
    if text is not None and plain(text):
        yield Fact(head, plainly(plain(text)))


def remarks(whole: Map, node: Node) -> Iterator[Fact]:
    """Yield what reviewers said of a node, then its note."""
    reviews = (whole.nodes[review] for review in whole.shape.reviewed_by.get(node.id, ()))
    told = [plainly(assessment_sentence(review)) for review in reviews if isinstance(review, Assessment)]
    if told:
        yield Fact("Reviewers", told[0], tuple(told[1:]))
    yield from written("Note", node.note)
