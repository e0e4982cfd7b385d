"""What a change of a map did to its conclusions: per claim what the review now says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from argmap.appraisal.interval import Interval
from argmap.appraisal.review import Critical, Review
from argmap.appraisal.vocabulary import Grounding, Standing
from argmap.model.references import earlier_ids

ValueT = TypeVar("ValueT")
ValueT_co = TypeVar("ValueT_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Turn(Generic[ValueT_co]):
    """What something was and what it has become."""

    before: ValueT_co
    after: ValueT_co


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """What has changed of a claim that both maps have; None where nothing has.

    `was` is its id before. `gained` and `lost` are what the conclusion now cannot lose and could before, and the other
    way round, as ids (those of the new map where it has the item): only for main conclusions of either map.
    """

    id: str
    was: str
    text: Turn[str] | None = None
    grounding: Turn[Grounding] | None = None
    depth: Turn[int | None] | None = None
    standing: Turn[Standing] | None = None
    grade: Turn[Interval] | None = None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def is_change(self) -> bool:
        """Tell whether anything has changed."""
        told = (self.text, self.grounding, self.depth, self.standing, self.grade)
        return self.id != self.was or any(turn is not None for turn in told) or bool(self.gained or self.lost)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change of a map did: claims added (ids of the new map), removed (of the old one) and changed."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[ClaimChange, ...]
    main_added: tuple[str, ...]
    main_removed: tuple[str, ...]


def compare(before: Review, after: Review) -> Comparison:
    """Say what has changed from one review to another, in the file order of the new map, removed claims in the old one.

    A claim that names its earlier id (`was`) is the same claim.
    """
    renamed = earlier_ids(after.map)
    names = _names(before, after, renamed)
    earlier = {new: old for old, new in names.items()}
    main = {*after.map.main, *(names[claim] for claim in before.map.main if claim in names)}
    kept = [claim for claim in after if claim in earlier]
    changes = (
        _change(before, after, was=earlier[claim], claim=claim, renamed=renamed if claim in main else None)
        for claim in kept
    )
    old_main = [names.get(claim, claim) for claim in before.map.main]
    return Comparison(
        added=tuple(claim for claim in after if claim not in earlier),
        removed=tuple(claim for claim in before if claim not in names),
        changed=tuple(change for change in changes if change.is_change),
        main_added=tuple(claim for claim in after.map.main if claim not in old_main),
        main_removed=tuple(claim for claim in old_main if claim not in after.map.main),
    )


def _names(before: Review, after: Review, renamed: Mapping[str, str]) -> Mapping[str, str]:
    """Return the new id of every claim of the old map that the new one still has."""
    present = {claim: renamed.get(claim, claim) for claim in before}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for old, new in present.items():
        # Two old claims merged into one: the first is the one that went on.
        if new in after.map.claims and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _change(before: Review, after: Review, *, was: str, claim: str, renamed: Mapping[str, str] | None) -> ClaimChange:
    old, new = before[was], after[claim]
    gained, lost = ((), ()) if renamed is None else _items(before.critical(was), after.critical(claim), renamed)
    return ClaimChange(
        id=claim,
        was=was,
        text=_turn(before.map.claims[was].text, after.map.claims[claim].text),
        grounding=_turn(old.grounding, new.grounding),
        depth=_turn(old.depth, new.depth),
        standing=_turn(old.standing, new.standing),
        grade=_turn(before.grade(was), after.grade(claim)),
        gained=gained,
        lost=lost,
    )


def _items(before: Critical, after: Critical, renamed: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    old = {renamed.get(item, item): None for item in _all_of(before)}
    new = dict.fromkeys(_all_of(after))
    return tuple(item for item in new if item not in old), tuple(item for item in old if item not in new)


def _all_of(critical: Critical) -> Iterable[str]:
    return (*critical.claims, *critical.steps, *critical.quotes, *critical.origins)


def _turn(before: ValueT, after: ValueT) -> Turn[ValueT] | None:
    return None if before == after else Turn(before, after)
