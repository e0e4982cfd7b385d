"""The review of a map as a value: for every claim and step where its support comes from and whether it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from argmap.model.map import Map


class Grounding(StrEnum):
    """Where the support of a claim comes from."""

    DIRECT = "direct"
    INFERRED = "inferred"
    ASSUMED = "assumed"
    MIXED = "mixed"
    ASSUMPTION_ONLY = "assumption-only"
    CIRCULAR = "circular"
    DANGLING = "dangling"
    BARE = "bare"


class Standing(StrEnum):
    """Whether the objections to a claim are answered."""

    STANDS = "stands"
    CONTESTED = "contested"
    UNSETTLED = "unsettled"
    ONLY_OBJECTIONS = "only-objections"
    UNSUPPORTED = "unsupported"


class Label(IntEnum):
    """Label of a claim or step under grounded semantics, in the order OUT < UNDEC < IN."""

    OUT = 0
    UNDEC = 1
    IN = 2


class ObjectionState(StrEnum):
    """What has become of an objection."""

    ANSWERED = "answered"
    UNSUPPORTED = "unsupported"
    DISPUTED = "disputed"
    UNANSWERED = "unanswered"
    RESIDUAL = "residual"


@dataclass(frozen=True, slots=True)
class Objection:
    """An attacking step on a claim or on a step or quote under it, what has become of it, and its own grounding.

    `grounding` is the grounding of its weakest premise.
    """

    step: str
    state: ObjectionState
    grounding: Grounding


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """What the review says of one claim.

    `depth` counts inferential steps from evidence or assumptions (None outside D2), `sourced_depth` the same from
    evidence alone (None outside D1), `hops` the second-hand distance (None where no route reaches a quote).
    `pro` and `con` are the best labels of the steps for and against, `decided_by` the step that decided `label`
    ("" where none did). `objections` lists rebuttals, then undercuts of the steps and quotes under the claim.
    """

    id: str
    grounding: Grounding
    depth: int | None
    sourced_depth: int | None
    hops: int | None
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


@dataclass(frozen=True, slots=True)
class Critical:
    """What a conclusion cannot lose, in file order: without any one of these it can no longer be derived.

    `bare` are the claims among them that are asserted without a source; they are in `claims` as well.
    """

    claims: tuple[str, ...]
    steps: tuple[str, ...]
    quotes: tuple[str, ...]
    origins: tuple[str, ...]
    bare: tuple[str, ...]


class Review(Mapping[str, ClaimReview]):
    """A review: claim id to what is said of it, in file order, with the steps' and quotes' labels.

    What is costly for every claim at once (origins, assumptions, grounds, what cannot be lost) is computed on demand
    and kept.
    """

    map: Map

    def __getitem__(self, claim: str) -> ClaimReview: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...

    def label(self, node: str) -> Label:
        """Label of a claim, step or quote."""

    def objection_state(self, step: str) -> ObjectionState:
        """What has become of an attacking step."""

    def origins(self, claim: str) -> tuple[str, ...]:
        """The sources at the origin of every quote under a claim, in file order."""

    def quotes(self, claim: str) -> tuple[str, ...]:
        """The quotes under a claim through + steps, in file order."""

    def assumptions(self, claim: str) -> tuple[str, ...]:
        """The assumed claims under a claim, in file order."""

    def grounds(self, claim: str) -> tuple[str, ...]:
        """The leaf claims under all + steps of a claim (claims without + steps from claims), in file order."""

    def critical(self, claim: str, *, after_objections: bool = False) -> Critical:
        """What the claim cannot lose, as drawn or over the steps that are not OUT."""
