"""What one pass over the steps of a map finds, and what this says of a single claim or objection."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from argmap.appraisal.foundations import Foundations
from argmap.appraisal.grounding import Groundings
from argmap.appraisal.objections import Objections
from argmap.appraisal.resolutions import Resolutions
from argmap.appraisal.standing import Standings
from argmap.appraisal.stepgraph import StepGraph
from argmap.appraisal.vocabulary import Grounding, Label, ObjectionState, Standing
from argmap.appraisal.why import deciding_step


@dataclass(frozen=True, slots=True)
class Objection:
    """An attacking step on a claim or on a step or quote under it, what has become of it, and its own grounding.

    `grounding` is the grounding of its weakest premise. `answer` names what switched it off: the undercutting step, the
    premise that failed or the resolution; "" unless it is answered or unsupported.
    """

    step: str
    state: ObjectionState
    grounding: Grounding
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """What the review says of one claim.

    `depth` counts inferential steps from evidence or assumptions (None outside D2), `sourced_depth` the same from
    evidence alone (None outside D1), `hops` the second-hand distance (None where no route reaches a quote);
    `second_hand` tells whether every route of any kind passes through second-hand quotation.
    `pro` and `con` are the best labels of the steps for and against, `decided_by` the step or the resolution that
    decided `label` ("" where none did). `objections` lists rebuttals, then undercuts of the steps that conclude the
    claim and of the quotes these use.
    """

    id: str
    grounding: Grounding
    depth: int | None
    sourced_depth: int | None
    hops: int | None
    second_hand: bool
    standing: Standing
    standing_supported: Standing
    standing_subject: Standing
    label: Label
    pro: Label
    con: Label
    decided_by: str
    objections: tuple[Objection, ...]
    also_argued: bool
    loop_adds_nothing: bool


@dataclass(frozen=True, eq=False)
class Findings:
    """What a review is made of, as numbers of one step graph."""

    graph: StepGraph
    groundings: Groundings
    standings: Standings
    resolved: Resolutions
    strict: bool
    reject_unverified: bool
    _claims: dict[int, ClaimReview] = field(default_factory=dict, init=False)

    @cached_property
    def foundations(self) -> Foundations:
        """What stands under the claims."""
        return Foundations(self.graph, self.groundings, self.standings.whole.labels)

    @cached_property
    def objections(self) -> Objections:
        """What has become of the attacking steps."""
        return Objections(self.graph, self.groundings, self.standings.whole.labels, self.resolved, self.strict)

    def objection(self, step: int) -> Objection:
        """Say what has become of one attacking step."""
        found = self.objections
        return Objection(self.graph.names[step], found.state(step), found.grounding(step), found.answer(step))

    def claim(self, atom: int) -> ClaimReview:
        """Say what there is to say of one claim."""
        found = self._claims.get(atom)
        if found is None:
            found = self._claims[atom] = self._claim(atom)
        return found

    def _claim(self, atom: int) -> ClaimReview:
        grounded, whole = self.groundings, self.standings.whole
        distance = grounded.distance
        return ClaimReview(
            id=self.graph.atoms[atom],
            grounding=grounded.of[atom],
            depth=_or_none(grounded.derivable.depth[atom]),
            sourced_depth=_or_none(grounded.sourced.depth[atom]),
            hops=_or_none(distance.nearest[atom]),
            second_hand=distance.unavoidable[atom] > 0,
            standing=whole.standing[atom],
            standing_supported=self.standings.supported.standing[atom],
            standing_subject=self.standings.subject.standing[atom],
            label=Label(whole.labels.atoms[atom]),
            pro=Label(whole.pro[atom]),
            con=Label(whole.con[atom]),
            decided_by=self._decided_by(atom),
            objections=tuple(self.objection(step) for step in self.objections.on(atom)),
            also_argued=atom in grounded.also_argued,
            loop_adds_nothing=atom in grounded.on_loops and atom in grounded.derivable,
        )

    def _decided_by(self, atom: int) -> str:
        settled = self.resolved.settled_by.get(atom)
        if settled is not None:
            return settled
        step = deciding_step(self.graph, self.standings.whole.labels, atom)
        return "" if step is None else self.graph.names[step]


def _or_none(number: int) -> int | None:
    return None if number < 0 else number
