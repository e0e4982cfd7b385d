"""What the inspector says of a reviewer's block, of a scheme, and of the map as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.appraisal.phrasing import counted, plain
from argmap.appraisal.wording import BARE_WORDS
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Scheme
from argmap.workspace.inspecting.facts import Fact
from argmap.workspace.inspecting.known import Known
from argmap.workspace.inspecting.lines import Words
from argmap.workspace.inspecting.naming import mention

_MOST = 30


def assessment_facts(known: Known, block: Assessment) -> Iterator[Fact]:
    """Say what a reviewer's block is about."""
    yield Fact("About", mention(known, block.target))


def scheme_facts(known: Known, scheme: Scheme) -> Iterator[Fact]:
    """Say which steps use a scheme."""
    users = [step.id for step in known.map.steps.values() if step.scheme == scheme.id]
    shown: list[Sequence[Words]] = [mention(known, step) for step in users[:_MOST]]
    more = [(Words(f"and {len(users) - _MOST} more", "dim"),)] if len(users) > _MOST else []
    yield Fact("Used by", (Words(counted(len(users), "step")),), [*shown, *more])


def map_facts(known: Known) -> Iterator[Fact]:
    """Say what is in the map, whose argument it is, and what its main conclusions are."""
    from argmap.report.frontpage import whose_argument

    within = known.map
    yield Fact("Holds", (Words(_counts(within)),))
    if within.head.subject is not None:
        yield Fact("Whose", (Words(whose_argument(plain(within.head.subject))),))
    review = known.review
    if review is None:
        return
    bare = [claim for claim in review.map.main if review.critical(claim).bare]
    if bare:
        hangs = [
            (Words(claim, "link", claim), Words(f"  {_hangs(len(review.critical(claim).bare))}")) for claim in bare
        ]
        yield Fact("Weak points", (), hangs[:_MOST])


def _hangs(number: int) -> str:
    return f"cannot lose {counted(number, 'claim')} {BARE_WORDS}"


def _counts(within: Map) -> str:
    objections = sum(step.kind == "attacks" for step in within.steps.values())
    return ", ".join(
        (
            counted(len(within.claims), "claim"),
            counted(len(within.quotes), "quote"),
            counted(len(within.sources), "source"),
            counted(len(within.steps) - objections, "step"),
            counted(objections, "objection"),
        )
    )
