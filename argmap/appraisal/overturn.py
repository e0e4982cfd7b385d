"""What would overturn a conclusion, and what would free it of dispute: only what the map itself says."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.questions import Question
from argmap.appraisal.resolutions import resolutions
from argmap.appraisal.review import Critical, Review
from argmap.appraisal.standing import view
from argmap.appraisal.stepgraph import StepGraph, step_graph
from argmap.appraisal.vocabulary import ObjectionState, Standing
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Quote, Step

MOST_WORK = 100_000
"""Nodes that are labelled again at most, over all the objections that are tried."""


@dataclass(frozen=True, slots=True)
class FalseIf:
    """A note on a claim or a step that says what would show it false."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Overturn:
    """What would overturn a conclusion.

    `critical` is what it cannot lose among what the objections leave; `false_if` the notes on it and on these items;
    `open_questions` the critical questions on these steps that nobody has taken up. For a contested conclusion
    `answers` are the single objections any one of which, if answered, would make it stand, nearest first; with
    `tried_all` False there were more objections than could be tried.
    """

    critical: Critical
    false_if: tuple[FalseIf, ...]
    open_questions: tuple[Question, ...]
    answers: tuple[str, ...] = ()
    tried_all: bool = True


def overturn(review: Review, claim: str) -> Overturn:
    """Gather what would overturn a conclusion; nothing is invented.

    Each objection that is not answered and bears on all open rebuttals of a contested conclusion is set aside in turn,
    and what stands under the conclusion is labelled again: linear in that part of the map for every objection, at most
    `MOST_WORK` nodes in all.
    """
    critical = review.critical(claim, after_objections=True)
    items = [claim, *critical.claims, *critical.steps]
    answers, tried_all = _answers(review, claim) if review[claim].standing is Standing.CONTESTED else ((), True)
    return Overturn(
        critical=critical,
        false_if=tuple(_notes(review.map, items)),
        open_questions=tuple(
            question
            for step in critical.steps
            if step in review.map.steps
            for question in review.questions(step)
            if question.is_open
        ),
        answers=answers,
        tried_all=tried_all,
    )


def _notes(within: Map, items: list[str]) -> Iterator[FalseIf]:
    for item in items:
        node = within.nodes[item]
        if isinstance(node, Claim | Step) and node.false_if is not None and node.false_if.strip():
            yield FalseIf(item, node.false_if)


def _answers(review: Review, claim: str) -> tuple[tuple[str, ...], bool]:
    bearing = _bearing_on(review.map, [claim])
    part = _part(review.map, bearing)
    graph = step_graph(part, fails=review.is_failed)
    resolved = resolutions(part, graph).fixed
    candidates = _candidates(review, claim)
    tried = candidates[: max(1, MOST_WORK // len(bearing))]
    found = [step for step in tried if _stands_without(graph, claim, step, resolved=resolved, strict=review.strict)]
    return tuple(found), len(tried) == len(candidates)


def _candidates(review: Review, claim: str) -> list[str]:
    """Return the open objections that bear on every open rebuttal of the claim, nearest first."""
    rebuttals = [step for step in review.map.shape.attacks.get(claim, ()) if _is_open(review, step)]
    common = _bearing_on(review.map, rebuttals[:1])
    for rebuttal in rebuttals[1:]:
        others = frozenset(_bearing_on(review.map, [rebuttal]))
        common = [step for step in common if step in others]
    steps = review.map.steps
    return [step for step in common if isinstance(steps.get(step), Attack) and _is_open(review, step)]


def _is_open(review: Review, objection: str) -> bool:
    return review.objection_state(objection) in (ObjectionState.UNANSWERED, ObjectionState.DISPUTED)


def _stands_without(graph: StepGraph, claim: str, step: str, *, resolved: Mapping[int, int], strict: bool) -> bool:
    left = view(graph, [graph.step_of[step]], resolved=resolved, strict=strict)
    return left.standing[graph.atom_of[claim]] is Standing.STANDS


def _bearing_on(within: Map, nodes: Sequence[str]) -> list[str]:
    """Return all claims, quotes and steps that the labels of some nodes can depend on, nearest first."""
    shape = within.shape
    seen = set(nodes)
    queue = deque(nodes)
    found: list[str] = []
    while queue:
        node = queue.popleft()
        found.append(node)
        step = within.steps.get(node)
        near = [
            *shape.supports.get(node, ()),
            *shape.attested_by.get(node, ()),
            *shape.attacks.get(node, ()),
            *(step.because if step is not None else ()),
        ]
        queue.extend(other for other in dict.fromkeys(near) if other not in seen)
        seen.update(near)
    return found


def _part(within: Map, ids: list[str]) -> Map:
    """Return the map of these nodes and of what reviewers say of them; a quote attests only the claims among them."""
    kept = dict.fromkeys(ids)
    reviews = [word for node in ids for word in within.shape.reviewed_by.get(node, ())]
    nodes = [within.nodes[node] for node in [*ids, *reviews]]
    return Map.of(
        node.model_copy(update={"attests": tuple(told for told in node.attests if told in kept)})
        if isinstance(node, Quote)
        else node
        for node in nodes
    )
