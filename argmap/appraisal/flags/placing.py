"""Which claims the flags of a map are on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.appraisal.flags.flag import Flag
from argmap.model.map import Map


def flags_by_claim(flags: tuple[Flag, ...], within: Map) -> Mapping[str, tuple[Flag, ...]]:
    """Return the flags on every claim that has any, in the order of `flags`.

    A flag is on the claims that it names; one that names none is on the claims that its quotes attest and that its
    steps conclude or attack, or on the conclusion of the step that they attack.
    """
    found: dict[str, list[Flag]] = {}
    for flag in flags:
        named = [name for name in flag.ids if name in within.claims]
        reached = named or [claim for name in flag.ids for claim in _claims_of(within, name)]
        for claim in dict.fromkeys(reached):
            found.setdefault(claim, []).append(flag)
    return {claim: tuple(found[claim]) for claim in within.claims if claim in found}


def _claims_of(within: Map, name: str) -> Iterator[str]:
    quote, step = within.quotes.get(name), within.steps.get(name)
    if quote is not None:
        yield from quote.attests
    passed: set[str] = set()
    while step is not None and step.id not in passed:
        passed.add(step.id)
        if step.target in within.claims:
            yield step.target
        if step.target in within.quotes:
            yield from within.quotes[step.target].attests
        step = within.steps.get(step.target)
