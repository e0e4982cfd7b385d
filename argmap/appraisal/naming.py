"""What the parts of a map are called in a sentence: the short label with the first words of the claim or quote."""

from __future__ import annotations

from argmap.appraisal.phrasing import counted, plain, shortened
from argmap.appraisal.review import Review
from argmap.model.nodes import Attack


def claim_name(review: Review, claim: str, *, most: int = 90) -> str:
    """Name a claim: C1 “The handle was taken off”."""
    return f"{review.labels[claim]} “{shortened(review.map.claims[claim].text, most).removesuffix('.')}”"


def quote_name(review: Review, quote: str, *, most: int = 60) -> str:
    """Name a quote with its origin: Q1 “the handle of the pump was removed” (Snow 1855)."""
    node = review.map.quotes[quote]
    return f"{review.labels[quote]} “{shortened(node.text, most)}” ({source_name(review, node.source)})"


def source_name(review: Review, source: str, *, most: int = 70) -> str:
    """Name a source by its title, or by its id when the map does not hold it."""
    node = review.map.sources.get(source)
    return shortened(node.title, most) if node is not None and plain(node.title) else source


def step_name(review: Review, step: str) -> str:
    """Name a step by what it joins: the step S1 from C1 and C2 to H. A partial reading goes by its quote."""
    if step in review.map.quotes:
        return f"the reading of {quote_name(review, step)}"
    node = review.map.steps[step]
    if isinstance(node, Attack):
        return f"the objection {review.labels[step]} against {target_name(review, node.target)}"
    premises = [review.labels[premise] for premise in dict.fromkeys(node.because)]
    several = f"{', '.join(premises[:-1])} and {premises[-1]}" if len(premises) > 1 else premises[0]
    return f"the step {review.labels[step]} from {several} to {review.labels[node.target]}"


def target_name(review: Review, target: str) -> str:
    """Name what an objection strikes: a claim, a step or a quotation, by its short label."""
    label = review.labels[target]
    if target in review.map.claims:
        return label
    if target in review.map.quotes:
        return f"the quotation {label}"
    node = review.map.steps[target]
    if isinstance(node, Attack):
        return f"the objection {label}"
    return f"the step {label} to {review.labels[node.target]}"


def objection_name(review: Review, step: str, *, most: int = 90) -> str:
    """Name an objection by what it says, its first premise: O1 “The attacks had already declined”."""
    premises = list(dict.fromkeys(review.map.steps[step].because))
    first = premises[0]
    named = claim_name(review, first, most=most) if first in review.map.claims else quote_name(review, first, most=most)
    return f"{named} with {counted(len(premises) - 1, 'further premise')}" if len(premises) > 1 else named


def node_name(review: Review, node: str) -> str:
    """Name a claim, a quote or a step."""
    if node in review.map.claims:
        return claim_name(review, node)
    return quote_name(review, node) if node in review.map.quotes else step_name(review, node)
