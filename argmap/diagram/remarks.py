"""The lines under a claim: how it stands, what it rests on that is contested, who says it, why it is assumed."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence

from argmap.appraisal.review import Grounding, Label, ObjectionState, Review, Standing
from argmap.diagram.cleaning import plain
from argmap.diagram.view import Remark
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim

HANGS_ON = "HANGS ON"
_NAMED, _HANGING = 3, 8
_LEADS = {
    Standing.CONTESTED: "CONTESTED",
    Standing.UNSETTLED: "UNSETTLED",
    Standing.ONLY_OBJECTIONS: "ONLY OBJECTIONS STAND",
    Standing.UNSUPPORTED: "UNSUPPORTED",
}
_WITHOUT_SUPPORT = frozenset((Grounding.CIRCULAR, Grounding.DANGLING, Grounding.BARE))


def remarks_of(map_: Map, review: Review, named: Mapping[str, str], claim: Claim) -> tuple[Remark, ...]:
    """Say what stands under the text of a claim's card."""
    standing = _standing(map_, review, named, claim.id)
    assumed = Remark("", _first(claim.assumed), grave=False) if claim.assumed else None
    said = Remark("", f"said by {_first(claim.by)}", grave=False) if claim.by and not map_.is_mappers(claim) else None
    hangs = _hangs(review, named, claim.id) if claim.id in map_.main else None
    return tuple(remark for remark in (standing, hangs, assumed, said) if remark is not None)


def _hangs(review: Review, named: Mapping[str, str], claim: str) -> Remark | None:
    """Name the claims without a source that a main conclusion cannot lose: where to look first."""
    bare = [node for node in review.critical(claim).bare if node != claim]
    if not bare:
        return None
    more = f" and {len(bare) - _HANGING} more" if len(bare) > _HANGING else ""
    return Remark(HANGS_ON, ", ".join(named[node] for node in bare[:_HANGING]) + f"{more}: no source", grave=False)


def _first(text: str, words: int = 14) -> str:
    found = plain(text).split()
    return " ".join(found[:words]) + ("…" if len(found) > words else "")


def objection_words(map_: Map, review: Review, claim: str) -> str:
    """Say what has become of the objections that a claim is the premise of: the worst for their target first."""
    states = {review.objection_state(step) for step in _attacks_from(map_, claim)}
    for state in (ObjectionState.UNANSWERED, ObjectionState.RESIDUAL, ObjectionState.DISPUTED):
        if state in states:
            return state.value.upper() if state is ObjectionState.UNANSWERED else state.value
    return next((state.value for state in ObjectionState if state in states), "")


def _attacks_from(map_: Map, claim: str) -> list[str]:
    return [step for step in map_.shape.premise_of.get(claim, ()) if isinstance(map_.steps[step], Attack)]


def _standing(map_: Map, review: Review, named: Mapping[str, str], claim: str) -> Remark | None:
    reviewed = review[claim]
    counts = Counter(objection.state for objection in reviewed.objections)
    told = [
        f"{count} objection{'s' if count > 1 else ''} {state.value}"
        for state, count in sorted(counts.items(), key=lambda item: -list(ObjectionState).index(item[0]))
    ]
    if reviewed.standing is Standing.STANDS:
        answered = counts[ObjectionState.ANSWERED] + counts[ObjectionState.UNSUPPORTED]
        return Remark("STANDS", "; ".join(told), grave=False) if answered else None
    struck = _struck_below(map_, review, claim) if reviewed.standing is Standing.UNSUPPORTED and not told else []
    if struck:
        told.append(f"rests on {_some(named, struck)}, which an objection takes away")
    elif reviewed.standing is Standing.UNSUPPORTED and reviewed.grounding in _WITHOUT_SUPPORT and not told:
        return None
    contested = _contested_below(map_, review, claim)
    if contested:
        told.append(f"rests on contested {_some(named, contested)}")
    if reviewed.standing_supported is Standing.STANDS:
        told.append("without objections that have no support: stands")
    elif reviewed.standing_subject is Standing.STANDS:
        told.append("without what the mapper added: stands")
    return Remark(_LEADS[reviewed.standing], "; ".join(told), grave=True)


def _some(named: Mapping[str, str], claims: Sequence[str]) -> str:
    more = f" and {len(claims) - _NAMED} more" if len(claims) > _NAMED else ""
    return ", ".join(named[claim] for claim in claims[:_NAMED]) + more


def _contested_below(map_: Map, review: Review, claim: str) -> list[str]:
    """Return the nearest claims under a claim, on steps that are not out, that objections leave undecided."""

    def stops(premise: str) -> bool | None:
        standing = review[premise].standing
        return True if standing is Standing.CONTESTED else False if standing is Standing.UNSETTLED else None

    return _nearest(map_, claim, lambda step: review.label(step) is Label.UNDEC, stops)


def _struck_below(map_: Map, review: Review, claim: str) -> list[str]:
    """Return the nearest claims under a claim that objections, unanswered, take away with all that rests on them."""

    def stops(premise: str) -> bool | None:
        if review.label(premise) is not Label.OUT:
            return None
        return any(objection.state is ObjectionState.UNANSWERED for objection in review[premise].objections)

    return _nearest(map_, claim, lambda step: review.label(step) is Label.OUT, stops)


def _nearest(map_: Map, claim: str, follows: Callable[[str], bool], stops: Callable[[str], bool | None]) -> list[str]:
    """Return the first premises at which to stop, over steps to follow; at a premise of None the way ends in vain."""
    found: list[str] = []
    seen = {claim}
    queue = deque([claim])
    while queue:
        for step in filter(follows, map_.shape.supports.get(queue.popleft(), ())):
            for premise in map_.steps[step].because:
                if premise in seen or premise not in map_.claims:
                    continue
                seen.add(premise)
                met = stops(premise)
                if met is not None:
                    (found if met else queue).append(premise)
    if len(found) <= 1:
        return found
    order = {node: place for place, node in enumerate(map_.claims)}
    return sorted(found, key=order.__getitem__)
