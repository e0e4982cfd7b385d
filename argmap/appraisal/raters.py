"""Who rated what: the names behind the grades, so that a grade is never read as argmap's own."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.appraisal.phrasing import counted, listed, plain
from argmap.appraisal.review import Review
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Step
from argmap.model.vocabulary import Grade

AUTHOR = "the map's author"
_UNNAMED = "an unnamed reviewer"
_MOST = 6


def raters_of(within: Map, nodes: Iterable[str]) -> tuple[str, ...]:
    """Return who rated any of some steps, quotes and assumptions: the map's author first, then reviewers."""
    found: dict[str, None] = {}
    by_author = False
    for name in nodes:
        node = within.nodes.get(name)
        by_author = by_author or (isinstance(node, Step) and node.grade is not None)
        if isinstance(node, Claim) and node.assumed is None:
            continue  # What is said of a claim that is no assumption changes no grade.
        for block in (within.nodes[block] for block in within.shape.reviewed_by.get(name, ())):
            if isinstance(block, Assessment) and block.grade is not None:
                found[plain(block.by or "") or _UNNAMED] = None
    return (AUTHOR, *found) if by_author else tuple(found)


def raters_words(review: Review, claim: str) -> str:
    """Say whose ratings the grade of a claim goes by; "" where it goes by nobody's.

    A grade of none goes only by the ratings of the links that are worth nothing.
    """
    if review.grade(claim).hi is Grade.NONE:
        nodes: Iterable[str] = review.weakest(claim).at_level
    else:
        nodes = [*review.steps(claim), *review.quotes(claim), *review.assumptions(claim), claim]
    names = raters_of(review.map, nodes)
    return f"as rated by {listed(names, most=_MOST, joint='; ')}" if names else ""


def raters_sentence(review: Review) -> str:
    """Say who rated the supporting steps of a map, and how many of them; "" where there are none."""
    steps = [step.id for step in review.map.steps.values() if step.kind == "supports"]
    rated = [step for step in steps if not review.grading.is_unrated(step)]
    if not steps:
        return ""
    if not rated:
        return "No step is rated."
    names = listed(raters_of(review.map, rated), most=_MOST, joint="; ")
    return f"Steps are rated by {names}, in {len(rated)} of {counted(len(steps), 'step')}."
