"""The argument as an indented outline: every claim once, under the first claim it bears on."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.appraisal.phrasing import shortened
from argmap.appraisal.wording import GROUNDING_WORDS, standing_words
from argmap.model.nodes import Attack
from argmap.report.document.mentions import Anchors
from argmap.report.document.parts import Line, OutlineItem, Style, Words
from argmap.report.document.plan import Plan

_LONGEST = 160


def outline(anchors: Anchors, plan: Plan) -> tuple[OutlineItem, ...]:
    """Return the outline, conclusions first."""
    found: list[OutlineItem] = []
    told: set[str] = set()
    for root in plan.claims:
        if root in told:
            continue
        stack = [(root, 0, "")]
        while stack:
            node, level, how = stack.pop()
            found.append(OutlineItem(level, _line(anchors, node, how, told)))
            if node in told:
                continue
            told.add(node)
            stack += reversed([(below, level + 1, said) for below, said in _below(anchors, node)])
    return tuple(found)


def _below(anchors: Anchors, claim: str) -> Iterator[tuple[str, str]]:
    """Yield the premises of the steps to a claim, and the claims of the objections to it or to these steps."""
    whole = anchors.review.map
    steps = whole.shape.supports.get(claim, ())
    for step in steps:
        yield from (
            (premise, "because") for premise in dict.fromkeys(whole.steps[step].because) if premise in whole.claims
        )
    struck = [claim, *steps, *whole.shape.attested_by.get(claim, ())]
    place = 0
    while place < len(struck):
        for attack in whole.shape.attacks.get(struck[place], ()):
            if attack not in struck:
                # An answer to an objection is told with it.
                struck.append(attack)
                yield from _attackers(anchors, attack)
        place += 1


def _attackers(anchors: Anchors, attack: str) -> Iterator[tuple[str, str]]:
    whole = anchors.review.map
    node = whole.steps[attack]
    aimed = anchors.review.labels[node.target]
    answer = node.target in whole.steps and isinstance(whole.steps[node.target], Attack)
    verb = f"answer to {aimed}" if answer else f"against {aimed}"
    state = anchors.review.objection_state(attack).value
    for premise in dict.fromkeys(node.because):
        if premise in whole.claims:
            yield premise, f"{verb} ({state})"


def _line(anchors: Anchors, claim: str, how: str, told: set[str]) -> Line:
    review = anchors.review
    words = shortened(review.map.claims[claim].text, _LONGEST)
    lead = (Words(f"{how}: ", Style.FAINT),) if how else ()
    named: Line = (*lead, anchors.label(claim), Words(f"  {words}"))
    if claim in told:
        return (*named, Words(" (see above)", Style.FAINT))
    state = f"{GROUNDING_WORDS[review[claim].grounding]}. {standing_words(review, claim)}."
    return (*named, Words(" "), Words(state, Style.FAINT))
