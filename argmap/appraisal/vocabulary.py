"""The closed vocabularies of a review: groundings, standings, labels, states of an objection."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Grounding(StrEnum):
    """Where the support of a claim comes from, the best first."""

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
