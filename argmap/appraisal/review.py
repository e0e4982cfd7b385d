"""The review of a map as a value: for every claim and step where its support comes from and whether it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from argmap.appraisal.ancestry import is_end, steps_under
from argmap.appraisal.bits import members
from argmap.appraisal.caps import Evidence
from argmap.appraisal.critical import CriticalItems
from argmap.appraisal.findings import ClaimReview, Findings, Objection
from argmap.appraisal.flags.flag import Flag
from argmap.appraisal.flags.placing import flags_by_claim
from argmap.appraisal.grading import Grading, grading
from argmap.appraisal.interval import Interval
from argmap.appraisal.numbering import labels
from argmap.appraisal.questions import Question, questions
from argmap.appraisal.verification import is_checked
from argmap.appraisal.vocabulary import Grounding, Label, ObjectionState, Standing
from argmap.appraisal.weakest import Weakest
from argmap.appraisal.why import Reason, why
from argmap.evidence.verdict import QuoteCheck
from argmap.model.change import change_between
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Scheme, Source

__all__ = [
    "ClaimReview",
    "Critical",
    "Findings",
    "Frontier",
    "Grounding",
    "Label",
    "Objection",
    "ObjectionState",
    "Review",
    "Standing",
]


@dataclass(frozen=True, slots=True)
class Critical:
    """What a conclusion cannot lose, in file order: without any one of these it can no longer be derived.

    `bare` are the claims among them that are asserted without a source; they are in `claims` as well. Where the
    conclusion cannot be derived in the first place, `derivable` is False and the lists are empty.
    """

    claims: tuple[str, ...]
    steps: tuple[str, ...]
    quotes: tuple[str, ...]
    origins: tuple[str, ...]
    bare: tuple[str, ...]
    derivable: bool = True


@dataclass(frozen=True, slots=True)
class Frontier:
    """A directly sourced claim and the first inference that leaves it, "" where none does."""

    claim: str
    step: str


RaiseFlags: TypeAlias = "Callable[[Map, Review, Mapping[str, QuoteCheck]], tuple[Flag, ...]]"
"""What raises the flags of a review when they are asked for: it looks at the review, so it cannot be part of it."""


class Review(Mapping[str, ClaimReview]):
    """A review: claim id to what is said of it, in file order, with the steps' and quotes' labels.

    What is costly for every claim at once (origins, assumptions, grounds, what cannot be lost) is computed on demand
    and kept.
    """

    def __init__(
        self, within: Map, findings: Findings, checks: Mapping[str, QuoteCheck], *, raised: RaiseFlags
    ) -> None:
        """Make a review; `review` and `review_after` do."""
        self.map = within
        self._raised = raised
        self.checks = checks
        self.findings = findings
        self.strict = findings.strict
        self._graph = findings.graph

    def __getitem__(self, claim: str) -> ClaimReview:
        if claim not in self.map.claims:
            raise KeyError(claim)
        return self.findings.claim(self._graph.atom_of[claim])

    def __iter__(self) -> Iterator[str]:
        return iter(self.map.claims)

    def __len__(self) -> int:
        return len(self.map.claims)

    def label(self, node: str) -> Label:
        """Return the label of a claim, step or quote."""
        found = self.findings.standings.whole.labels
        atom = self._graph.atom_of.get(node)
        return Label(found.steps[self._graph.step_of[node]] if atom is None else found.atoms[atom])

    def grounding(self, claim: str) -> Grounding:
        """Return the grounding of a claim or quote, without all else that is said of it."""
        return self.findings.groundings.of[self._graph.atom_of[claim]]

    def standing(self, claim: str) -> Standing:
        """Return the standing of a claim, without all else that is said of it."""
        return self.findings.standings.whole.standing[self._graph.atom_of[claim]]

    def objection(self, step: str) -> Objection:
        """Return what is said of an attacking step."""
        return self.findings.objection(self._graph.step_of[step])

    def objection_state(self, step: str) -> ObjectionState:
        """Say what has become of an attacking step."""
        return self.findings.objections.state(self._graph.step_of[step])

    def resolution(self, node: str) -> Assessment | None:
        """Return the reviewer's block that settles a claim, step or quote."""
        return self.findings.resolved.by_target.get(node)

    def why(self, node: str) -> tuple[Reason, ...]:
        """Return what decided the label of a claim, step or quote, from the top down."""
        return why(self._graph, self.findings.standings.whole.labels, self.findings.resolved, node)

    def is_failed(self, quote: str) -> bool:
        """Tell whether a quote is no evidence, because its words were not found as quoted."""
        return self._graph.atom_of[quote] in self._graph.failed

    def origins(self, claim: str) -> tuple[str, ...]:
        """Return the sources at the origin of every quote under a claim, in file order."""
        found = self.findings.foundations.ancestry
        bits = found.origins[self._graph.atom_of[claim]]
        return tuple(sorted((found.sources[place] for place in members(bits)), key=self._source_place.__getitem__))

    def quotes(self, claim: str) -> tuple[str, ...]:
        """Return the quotes under a claim through + steps, in file order, without those that failed."""
        return self._named(quote for quote in self._quotes(claim) if quote not in self._graph.failed)

    def failed_quotes(self, claim: str) -> tuple[str, ...]:
        """Return the quotes under a claim that failed, in file order."""
        return self._named(quote for quote in self._quotes(claim) if quote in self._graph.failed)

    def unchecked_quotes(self, claim: str) -> tuple[str, ...]:
        """Return the quotes under a claim whose words were not compared with the recorded text of a source."""
        return tuple(quote for quote in self.quotes(claim) if not is_checked(self.checks.get(quote)))

    def assumptions(self, claim: str) -> tuple[str, ...]:
        """Return the assumed claims under a claim, in file order."""
        atom = self._graph.atom_of[claim]
        found = self.findings.foundations.ancestry
        assumed = (found.assumed[place] for place in members(found.assumptions[atom]))
        return self._named(other for other in assumed if other != atom)

    def grounds(self, claim: str) -> tuple[str, ...]:
        """Return the ends of the reasoning under a claim, in file order; none under what is an end itself.

        Ends are the claims that no claim supports, and the directly sourced ones: what else is argued for these is not
        needed.
        """
        atom = self._graph.atom_of[claim]
        if is_end(self._graph, atom) or self.findings.groundings.of[atom] is Grounding.DIRECT:
            return ()
        found = self.findings.foundations.ancestry
        return self._named(found.leaves[place] for place in members(found.ends[atom]))

    def steps(self, claim: str) -> tuple[str, ...]:
        """Return the inferences under a claim as drawn, a partial reading by the name of its quote."""
        graph = self._graph
        return tuple(dict.fromkeys(graph.names[step] for step in steps_under(graph, graph.atom_of[claim])))

    def critical(self, claim: str, *, after_objections: bool = False) -> Critical:
        """Return what the claim cannot lose, as drawn or over the steps that are not OUT."""
        atoms = self._graph.atom_of
        # The main conclusions are asked for together.
        asked = self.map.main if claim in self.map.main else (claim,)
        return self._named_items(
            self.findings.foundations.critical(
                atoms[claim], among=[atoms[each] for each in asked], after_objections=after_objections
            )
        )

    def grade(self, claim: str) -> Interval:
        """Return the support grade of a claim: how good its best route is, at least and at most."""
        return self.grading.grade(claim)

    def weakest(self, claim: str, *, most: int | None = None) -> Weakest:
        """Return what holds the grade of a claim down, and what to rate first; at `most` so many links are followed."""
        return self.grading.weakest(claim, most=most)

    def evidence(self, quote: str) -> Evidence:
        """Return how good a quotation is as evidence, with the caps on it."""
        return self.grading.evidence(quote)

    def questions(self, node: str) -> tuple[Question, ...]:
        """Return the critical questions of a step, or of all the steps that conclude a claim."""
        steps = self.map.shape.supports.get(node, ()) if node in self.map.claims else (node,)
        return tuple(question for step in steps for question in self._questions.get(step, ()))

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """The questions that the map raises, each about a passage that it names."""
        return self._raised(self.map, self, self.checks)

    def flags_on(self, claim: str) -> tuple[Flag, ...]:
        """Return the flags on a claim, or on the quotes and steps under it that bear on it directly."""
        return self._flags_by_claim.get(claim, ())

    @cached_property
    def _flags_by_claim(self) -> Mapping[str, tuple[Flag, ...]]:
        return flags_by_claim(self.flags, self.map)

    @cached_property
    def grading(self) -> Grading:
        """The grades of claims, steps and quotations."""
        foundations = self.findings.foundations
        labels = foundations.labels.steps
        return grading(self.map, self._graph, labels=labels, checks=self.checks, given=lambda: foundations.left)

    def taking_over(self, earlier: Review) -> Review:
        """Return this review with the labels and grades of one of the same steps, where these still hold."""
        change = change_between(earlier.map, self.map)
        same = Review(self.map, self.findings, self.checks, raised=self._raised)
        known = vars(earlier)
        if "labels" in known and not change.moved and earlier.map.main == self.map.main:
            vars(same)["labels"] = known["labels"]
        ungraded = all(isinstance(node, Claim | Source | Scheme) for node in (*change.gone, *change.come))
        if (
            "grading" in known
            and ungraded
            and earlier.findings is self.findings
            and earlier.checks == self.checks
            and earlier.map.head is self.map.head
        ):
            vars(same)["grading"] = known["grading"]
        return same

    @cached_property
    def frontier(self) -> tuple[Frontier, ...]:
        """The evidence frontier: each directly sourced claim with the first inference that leaves it."""
        shape = self.map.shape
        return tuple(
            Frontier(claim, next(iter(shape.premise_of.get(claim, ())), ""))
            for number, claim in enumerate(self.map.claims)
            if self.findings.groundings.of[number] is Grounding.DIRECT
        )

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The short labels of claims, quotes and steps."""
        return labels(self.map)

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """Every attacking step of the map, in file order."""
        graph = self._graph
        return tuple(self.findings.objection(step) for step in graph.step_of.values() if graph.is_attack(step))

    @cached_property
    def _questions(self) -> Mapping[str, tuple[Question, ...]]:
        return questions(self.map)

    @cached_property
    def _source_place(self) -> Mapping[str, int]:
        named = dict.fromkeys([*self.map.sources, *self._graph.origins])
        return {source: place for place, source in enumerate(named)}

    def _quotes(self, claim: str) -> list[int]:
        first = self._graph.claims
        return [
            first + place for place in members(self.findings.foundations.ancestry.quotes[self._graph.atom_of[claim]])
        ]

    def _named(self, atoms: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._graph.atoms[atom] for atom in atoms)

    def _named_items(self, items: CriticalItems | None) -> Critical:
        graph = self._graph
        if items is None:
            return Critical((), (), (), (), (), derivable=False)
        claims = [item for item in items.atoms if not graph.is_quote(item)]
        return Critical(
            claims=self._named(claims),
            steps=tuple(graph.names[step] for step in items.steps),
            quotes=self._named(item for item in items.atoms if graph.is_quote(item)),
            origins=tuple(sorted(items.origins, key=self._source_place.__getitem__)),
            bare=tuple(graph.atoms[claim] for claim in claims if graph.is_bare(claim)),
        )
