"""How good each step is by itself: what its author and its reviewers say, and what caps leave of a quotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.caps import Evidence, cap_policy, evidence
from argmap.appraisal.interval import ESTABLISHED, UNRATED, Interval, grades_by_reviewer, spread
from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Assessment
from argmap.model.vocabulary import Grade


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """The grade of every step by itself, and of every quote as evidence, in the numbers of a step graph."""

    steps: Sequence[Interval]
    """Of each step; evidence is established here, for what holds it down is the quote's."""
    unrated: frozenset[int]
    """Steps that nobody has rated."""
    quotes: Sequence[Evidence]
    """Of each quote, from the first."""


def ratings(within: Map, graph: StepGraph, checks: Mapping[str, QuoteCheck]) -> Ratings:
    """Rate the steps and quotes of a map, each by itself.

    A step has the ratings of its own `grade` and of every reviewer's: one gives [r, r], several give the lowest and the
    highest, none gives [none, entails]. An assumption is rated by what reviewers grade its claim; what they grade a
    claim that is no assumption changes nothing, for a claim is as good as its steps. A reviewer's grade of a quote
    rates the quote and, where it is read in part only, this reading as well.
    """
    words = _words(within)
    policy = cap_policy(within.head)
    found: list[Interval] = []
    unrated: set[int] = set()
    for step, (name, kind) in enumerate(zip(graph.names, graph.kinds, strict=True)):
        if kind is StepKind.EVIDENCE:
            found.append(ESTABLISHED)
            continue
        own = within.steps[name].grade if kind >= StepKind.SUPPORT else None
        said = words.get(name)
        if said is None:
            given = UNRATED if own is None else _EXACT[own]
        else:
            given = spread([*([] if own is None else [own]), *grades_by_reviewer(said).values()])
        if own is None and (said is None or not grades_by_reviewer(said)):
            unrated.add(step)
        found.append(given)
    quotes = [
        evidence(quote, policy, check=checks.get(name), words=words.get(name, ()))
        for name, quote in within.quotes.items()
    ]
    return Ratings(found, frozenset(unrated), quotes)


_EXACT = {grade: Interval(grade, grade) for grade in Grade}


def _words(within: Map) -> Mapping[str, Sequence[Assessment]]:
    words: dict[str, list[Assessment]] = {}
    for assessment in within.assessments:
        words.setdefault(assessment.target, []).append(assessment)
    return words
