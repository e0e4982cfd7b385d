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


@dataclass(frozen=True, eq=False)
class ClaimReview:
    """What the review says of one claim.

    `depth` counts inferential steps from evidence or assumptions (None outside D2), `sourced_depth` the same from
    evidence alone (None outside D1), `hops` the second-hand distance (None where no route reaches a quote);
    `second_hand` tells whether every route of any kind passes through second-hand quotation.
    `pro` and `con` are the best labels of the steps for and against, `decided_by` the step or the resolution that
    decided `label` ("" where none did). `objections` lists rebuttals, then undercuts of the steps that conclude the
    claim and of the quotes these use. What can only be found out for all claims at once is so when it is asked for.
    Two of them are equal when they say the same.
    """

    id: str
    grounding: Grounding
    depth: int | None
    sourced_depth: int | None
    hops: int | None
    second_hand: bool
    standing: Standing
    label: Label
    pro: Label
    con: Label
    decided_by: str
    objections: tuple[Objection, ...]
    _groundings: Groundings = field(repr=False)
    _standings: Standings = field(repr=False)
    _atom: int = field(repr=False)

    @property
    def standing_supported(self) -> Standing:
        """The standing where only supported objections count."""
        return self._standings.supported.standing[self._atom]

    @property
    def standing_subject(self) -> Standing:
        """The standing without what the mapper added."""
        return self._standings.subject.standing[self._atom]

    @property
    def also_argued(self) -> bool:
        """Whether a directly sourced claim follows by inference as well, without itself."""
        return self._atom in self._groundings.also_argued

    @property
    def loop_adds_nothing(self) -> bool:
        """Whether the claim is on a circle of support, and derivable all the same."""
        return self._atom in self._groundings.derivable and self._atom in self._groundings.on_loops

    def __eq__(self, other: object) -> bool:
        return self._said() == other._said() if isinstance(other, ClaimReview) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.id)

    def _said(self) -> tuple[object, ...]:
        return (
            *(self.id, self.grounding, self.depth, self.sourced_depth, self.hops, self.second_hand, self.standing),
            *(self.label, self.pro, self.con, self.standing_supported, self.standing_subject, self.decided_by),
            *(self.objections, self.also_argued, self.loop_adds_nothing),
        )


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
            label=Label(whole.labels.atoms[atom]),
            pro=Label(whole.pro[atom]),
            con=Label(whole.con[atom]),
            decided_by=self._decided_by(atom),
            objections=tuple(self.objection(step) for step in self.objections.on(atom)),
            _groundings=grounded,
            _standings=self.standings,
            _atom=atom,
        )

    def _decided_by(self, atom: int) -> str:
        settled = self.resolved.settled_by.get(atom)
        if settled is not None:
            return settled
        step = deciding_step(self.graph, self.standings.whole.labels, atom)
        return "" if step is None else self.graph.names[step]


def _or_none(number: int) -> int | None:
    return None if number < 0 else number
