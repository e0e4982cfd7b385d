"""What the review says of a claim in the inspector: what it rests on and serves, then its card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.appraisal.card import card
from argmap.appraisal.phrasing import counted
from argmap.appraisal.review import Review
from argmap.workspace.inspecting.facts import Fact, from_card
from argmap.workspace.inspecting.known import Known
from argmap.workspace.inspecting.lines import Words
from argmap.workspace.inspecting.naming import by_label, words_of

_MOST = 12
_FIRST = frozenset({"Cannot lose", "After objections"})


def claim_facts(known: Known, review: Review, claim: str) -> Iterator[Fact]:
    """Say what a claim cannot lose, what it rests on and what it serves; then the other lines of its card."""
    shape = review.map.shape
    named = by_label(review)
    lines = card(review, claim).lines
    # What a conclusion hangs on is what a reader came for, so it comes first here.
    yield from (from_card(line, named) for line in lines if line.head in _FIRST)
    under = [
        *(_quote(known, review, quote) for quote in shape.attested_by.get(claim, ())),
        *(_step(review, step) for step in shape.supports.get(claim, ())),
    ]
    if under:
        yield Fact("Rests on", _counted(under), _most(under))
    serves = [_conclusion(known, review, step) for step in shape.premise_of.get(claim, ())]
    if serves:
        yield Fact("Serves", _counted(serves), _most(serves))
    yield from (from_card(line, named) for line in lines if line.head not in _FIRST)


def _quote(known: Known, review: Review, quote: str) -> Sequence[Words]:
    node = review.map.quotes[quote]
    source = review.map.sources.get(node.source)
    of = f" ({words_of(known.map, source, most=50)})" if source is not None else ""
    return (Words(review.labels[quote], "link", quote), Words(f" {words_of(known.map, node, most=70)}{of}", "quote"))


def _step(review: Review, step: str) -> Sequence[Words]:
    said: list[Words] = [Words(review.labels[step], "link", step), Words(" from ")]
    for number, premise in enumerate(dict.fromkeys(review.map.steps[step].because)):
        said += [Words(" and ")] if number else []
        said.append(Words(review.labels[premise], "link", premise))
    return said


def _conclusion(known: Known, review: Review, step: str) -> Sequence[Words]:
    node = review.map.steps[step]
    target = review.map.nodes[node.target]
    does = "for" if node.kind == "supports" else "against"
    return (
        Words(review.labels[step], "link", step),
        Words(f" {does} "),
        Words(review.labels[node.target], "link", node.target),
        Words(f" {words_of(known.map, target, most=70)}", "dim"),
    )


def _counted(items: Sequence[object]) -> Sequence[Words]:
    return (Words(counted(len(items), "item")),) if len(items) > _MOST else ()


def _most(items: list[Sequence[Words]]) -> list[Sequence[Words]]:
    return [*items[:_MOST], (Words(f"and {len(items) - _MOST} more", "dim"),)] if len(items) > _MOST else items
