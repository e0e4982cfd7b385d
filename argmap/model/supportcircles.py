"""Claims that support each other in a circle, which adds nothing to what supports any of them from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.model.components import components
from argmap.model.map import Map
from argmap.model.nodes import Support
from argmap.model.problem import Problem, Severity

_MOST = 3


def support_circles(within: Map, present: Callable[[str], str | None]) -> Iterator[Problem]:
    """Warn of every circle of support once, at its first step in the file, in the order of these steps.

    Circles that share a claim are one. `present` gives the present id of what a reference refers to, or None. Takes
    time linear in the map, without recursion.
    """
    arrows = [
        (step, target, item, premise)
        for step in within.steps.values()
        if isinstance(step, Support) and (target := present(step.target)) in within.claims
        for item, name in enumerate(step.because)
        if (premise := present(name)) in within.claims and premise != target
    ]
    place = {claim: number for number, claim in enumerate(within.claims)}
    grounds: list[list[int]] = [[] for _ in place]
    for _, target, _, premise in arrows:
        grounds[place[target or ""]].append(place[premise or ""])
    circles = [found for found in components(range(len(grounds)), grounds.__getitem__) if len(found) > 1]
    if not circles:
        return
    circle_of = {claim: number for number, found in enumerate(circles) for claim in found}
    claims = list(place)
    told: set[int] = set()
    for step, target, item, premise in arrows:
        circle = circle_of.get(place[target or ""])
        if circle is None or circle in told or circle_of.get(place[premise or ""]) != circle:
            continue
        told.add(circle)
        named = _named([claims[claim] for claim in sorted(circles[circle])])
        message = f"{named} support each other in a circle"
        remedy = (
            "take a step out, unless the text argues so: support that comes from the circle itself counts for nothing"
        )
        yield Problem("W306", message, remedy, Severity.WARNING, step.id, "because", item)


def _named(claims: list[str]) -> str:
    shown = [f'"{claim}"' for claim in claims[:_MOST]]
    shown += [f"{len(claims) - _MOST} more"] if len(claims) > _MOST else []
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
