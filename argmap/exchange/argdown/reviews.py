"""The reviews of a node in the data of its Argdown element: a list under one key, each with its fields by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.exchange.argdown.cast import Cast
from argmap.exchange.argdown.document import Data, Value
from argmap.exchange.argdown.escaping import Written
from argmap.exchange.argdown.fields import as_words, fields_from
from argmap.exchange.argdown.naming import Naming
from argmap.exchange.draft import Draft
from argmap.model.map import Map
from argmap.model.nodes import Assessment

REVIEWS = "reviews"


class Reviewing:
    """The reviews of a map on their way into a document, by the node that they are of."""

    def __init__(self, within: Map, names: Naming) -> None:
        self._written: dict[str, list[Written]] = {}
        for review in within.assessments:
            told: dict[str, Written] = {"id": review.id, **names.fields(review)}
            tagged: dict[str, Written] = {"tags": review.tags} if review.tags else {}
            self._written.setdefault(review.target, []).append(told | tagged)

    def __contains__(self, node_id: str) -> bool:
        return node_id in self._written

    def of(self, node_id: str) -> dict[str, Written]:
        """Return the data that the reviews of a node are, none where there are none."""
        return {REVIEWS: self._written[node_id]} if node_id in self._written else {}


def without_reviews(data: Data) -> tuple[Data, tuple[Data, ...]]:
    """Return data without the reviews in it, and these; what argmap has not written so stays in the data."""
    reviews = tuple(_reviews(data.get(REVIEWS)))
    return ({key: value for key, value in data.items() if key != REVIEWS} if reviews else data), reviews


def add_reviews(reviews: tuple[Data, ...], target: str, cast: Cast, draft: Draft) -> None:
    """Add reviews of what has the key `target` to a draft."""
    for review in reviews:
        key = cast.free(as_words(review["id"]))
        draft.assess(key, target, fields_from(Assessment.kind, review, besides=("id",)))


def _reviews(value: Value | None) -> Iterator[Data]:
    if isinstance(value, tuple) and all(isinstance(each, Mapping) and "id" in each for each in value):
        yield from (each for each in value if isinstance(each, Mapping))
