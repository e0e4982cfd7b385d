"""The claims of a map in the order of their support, what is below first, and the circles among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.model.components import components
from argmap.model.map import Map
from argmap.model.nodes import Support


@dataclass(frozen=True, slots=True)
class Layers:
    """Groups of claims, each after those that support it; a group of several is a circle."""

    order: Sequence[Sequence[str]]
    circles: Sequence[Sequence[str]]


def layers(within: Map) -> Layers:
    """Sort the claims of a map by their support, in time linear in the map.

    What stands on no circle is taken off from below (Kahn 1962); only the rest is searched for circles.
    """
    claims = within.claims
    waiting: dict[str, int] = {}
    leads: dict[str, list[str]] = {}
    for step in within.steps.values():
        if type(step) is Support:
            because = step.because
            for premise in because if len(because) == 1 else dict.fromkeys(because):
                if premise in claims:
                    waiting[step.target] = waiting.get(step.target, 0) + 1
                    leads.setdefault(premise, []).append(step.target)
    free = [claim for claim in claims if claim not in waiting]
    for claim in free:
        for target in leads.get(claim, ()):
            waiting[target] -= 1
            if not waiting[target]:
                free.append(target)
    knotted = [claim for claim in claims if waiting.get(claim)]
    order: list[Sequence[str]] = [(claim,) for claim in free]
    if not knotted:
        return Layers(order, ())
    groups = [[knotted[place] for place in group] for group in _groups(within, knotted)]
    circles = [group for group in groups if len(group) > 1 or group[0] in _grounds(within, group[0])]
    return Layers([*order, *groups], circles)


def _groups(within: Map, claims: Sequence[str]) -> list[list[int]]:
    place = {claim: number for number, claim in enumerate(claims)}
    grounds = [[place[ground] for ground in _grounds(within, claim) if ground in place] for claim in claims]
    return [sorted(group) for group in components(range(len(claims)), grounds.__getitem__)]


def _grounds(within: Map, claim: str) -> list[str]:
    steps = within.steps
    return [
        premise
        for step in within.shape.supports.get(claim, ())
        for premise in steps[step].because
        if premise in within.claims
    ]
