"""What is known of a map when one of its nodes is inspected, and a node's state in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.appraisal.phrasing import counted
from argmap.appraisal.review import Label, Review
from argmap.appraisal.wording import OBJECTION_WORDS, VERDICT_WORDS, grounding_summary, standing_words
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Attack, Node, Quote, Step
from argmap.model.problem import Problem
from argmap.workspace.inspecting.lines import Words
from argmap.workspace.session import Session


@dataclass(frozen=True)
class Known:
    """A map with its review, which may be of an earlier map, the verdicts on its quotes, and its problems."""

    map: Map
    review: Review | None = None
    checks: Mapping[str, QuoteCheck] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    is_fresh: bool = True
    """Whether the review is one of the present map with the present verdicts."""

    def same(self, other: Known | None) -> bool:
        """Tell whether another one holds the very same values, so that nothing need be shown anew."""
        return other is not None and (
            self.map is other.map
            and self.review is other.review
            and self.checks is other.checks
            and self.held is other.held
            and self.is_fresh == other.is_fresh
            and (self.problems is other.problems or self.problems == other.problems)
        )

    @property
    def awaits_review(self) -> bool:
        """Tell whether there is a review, but of an earlier map: that of this one is on its way."""
        return self.review is not None and not self.is_fresh

    def reviewed(self, node_id: str) -> Review | None:
        """Return the review where it knows a node as the map has it now, else None."""
        if self.review is None or self.review.map.nodes.get(node_id) is not self.map.nodes.get(node_id):
            return None
        return self.review


def kind_words(node: Node) -> str:
    """Say what a node is."""
    match node.kind:
        case "supports":
            return "step"
        case "attacks":
            return "objection"
        case "argmap":
            return "map"
        case _:
            return node.kind


def state(known: Known, node: Node) -> tuple[Words, ...]:
    """Say in a few words where a node stands; quick on maps of any size. Nothing where there is nothing to say."""
    if isinstance(node, Quote):
        return quote_state(known.checks.get(node.id), known.reviewed(node.id), node.id)
    review = known.reviewed(node.id)
    if review is None:
        return ()
    if node.id in review:
        found = review[node.id]
        return (
            Words(grounding_summary(review, node.id), found.grounding.value),
            Words(". "),
            Words(standing_words(review, node.id), found.standing.value),
            Words("."),
        )
    return (Words(step_state(review, node)),) if isinstance(node, Step) else ()


def quote_state(check: QuoteCheck | None, review: Review | None, quote: str) -> tuple[Words, ...]:
    """Say how the words of a quote stand to the held text of its source."""
    if check is None:
        return (Words("Not checked against the text of its source.", "dim"),)
    from argmap.report.verification import fault, unsure

    words = check.message or VERDICT_WORDS[check.verdict]
    style = "problem" if fault(check) else "warn" if unsure(check) or check.verdict is Verdict.SECOND_HAND else "ok"
    said = Words(f"{words[:1].upper()}{words[1:].removesuffix('.')}.", style)
    if review is not None and review.is_failed(quote):
        return (said, Words(" It grounds nothing.", "problem"))
    return (said,)


def step_state(review: Review, step: Step) -> str:
    """Say whether a step carries, and what keeps it from that."""
    if isinstance(step, Attack):
        found = review.objection(step.id)
        words = OBJECTION_WORDS[found.state]
        return f"{words[:1].upper()}{words[1:]}."
    settled = review.resolution(step.id)
    if settled is not None and settled.resolution is not None:
        return f"Settled by a reviewer: {settled.resolution}."
    label = review.label(step.id)
    if label is Label.IN:
        return "Its premises stand, and no objection to the step itself does."
    if label is Label.UNDEC:
        return "Whether it carries is open: it depends on something contested."
    failing = sum(review.label(premise) is Label.OUT for premise in dict.fromkeys(step.because))
    attacks = review.map.shape.attacks.get(step.id, ())
    undercut = sum(review.label(attack) is Label.IN for attack in attacks)
    said = [f"{counted(failing, 'premise')} of it {_do(failing)} not stand"] if failing else []
    said += [f"{counted(undercut, 'objection')} to it {_stand(undercut)}"] if undercut else []
    return f"Does not carry: {'; '.join(said)}."


def _do(number: int) -> str:
    return "does" if number == 1 else "do"


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"


def known_of(session: Session) -> Known:
    """Return what a session knows of its map now; costs nothing."""
    return Known(
        session.map,
        session.ready_review,
        session.checks,
        session.held,
        session.problems,
        is_fresh=session.review_is_ready,
    )
