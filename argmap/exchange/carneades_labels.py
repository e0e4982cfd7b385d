"""The labels that a Carneades file expects of its statements, beside those that the review of the map gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.appraisal.reviewing import review
from argmap.appraisal.vocabulary import Label
from argmap.exchange.loss import Loss
from argmap.model.map import Map
from argmap.model.nodes import Claim

EXPECTED = "x-expected"
"""The field of a claim that holds the label that the file expects."""

UNARGUED = "x-carneades"
"""The field of a claim that tells that nothing argues for it."""

LABELS = {"in": Label.IN, "out": Label.OUT, "undecided": Label.UNDEC}
_WORDS = {label: word for word, label in LABELS.items()}


def differing(within: Map, names: Mapping[str, tuple[str, int]]) -> Iterator[Loss]:
    """Give a loss for every claim whose label in the review is not the one that the file expects, with the reason.

    `names` are what the file calls a claim, and its line, by its words.
    """
    found = review(within)
    for claim in within.claims.values():
        expected = dict(claim.extra).get(EXPECTED, "")
        label = found.label(claim.id)
        if expected and LABELS[expected] is not label:
            what = f'that "{claim.text}" is expected to be {expected}: here it is {_WORDS[label]}'
            name, line = names.get(claim.text, (claim.id, 0))
            yield Loss(name, what, _why(claim, label, expected), line)


def _why(claim: Claim, label: Label, expected: str) -> str:
    if label is Label.UNDEC:
        return "what tells against each other here stays contested: no weight and no standard decides"
    if label is Label.IN and UNARGUED in dict(claim.extra):
        return "it is asserted, and nothing tells against it"
    if label is Label.OUT and expected == "undecided":
        return "claims that support only each other count for nothing here"
    return "it follows from what is labelled otherwise here, or weights would decide it"
