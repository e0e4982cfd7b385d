"""What stands under each claim as drawn: quotes, assumptions, and the ends of the reasoning."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from argmap.appraisal.stepgraph import StepGraph, StepKind
from argmap.model.components import components


@dataclass(frozen=True, slots=True, eq=False)
class Ancestry:
    """For every atom what it is or what stands under it, of four sorts, each a set of numbers as bits."""

    quotes: Sequence[int]
    """Quotes, from the first quote, failed ones included."""
    origins: Sequence[int]
    """Origins of the quotes that did not fail, as places in `sources`."""
    assumptions: Sequence[int]
    """Claims that count as assumptions, as places in `assumed`."""
    ends: Sequence[int]
    """Ends of the reasoning, as places in `leaves`: claims that no claim supports, and directly sourced ones."""
    sources: Sequence[str]
    assumed: Sequence[int]
    leaves: Sequence[int]


def ancestry(graph: StepGraph, *, assumed: Collection[int], direct: Collection[int]) -> Ancestry:
    """Gather what stands under every claim through all + steps.

    `assumed` are the claims to count as assumptions, `direct` the directly sourced ones: the reasoning ends in these,
    even where they are argued for as well. One or two passes, grounds first, in time linear in the map but for the
    size of the sets.
    """
    size = len(graph.atoms)
    sources = list(dict.fromkeys(graph.origins))
    argued = [atom for atom in direct if not graph.is_quote(atom) and not is_end(graph, atom)]
    leaves = sorted([*argued, *(claim for claim in range(graph.claims) if is_end(graph, claim))])
    places = {source: place for place, source in enumerate(sources)}
    quotes = range(graph.claims, size)
    own_origin = {
        quote: 1 << places[graph.origins[quote - graph.claims]] for quote in quotes if quote not in graph.failed
    }
    owns = (
        {quote: 1 << place for place, quote in enumerate(quotes)},
        own_origin,
        {claim: 1 << place for place, claim in enumerate(assumed)},
    )
    own_end = {claim: 1 << place for place, claim in enumerate(leaves)}
    grounds = [[premise for step in steps for premise in graph.premises[step]] for steps in graph.supporters]
    knots = components(range(size), grounds.__getitem__)
    under_quotes, under_origins, under_assumptions = (_gathered(knots, grounds, own) for own in owns)
    if argued:
        # What is argued for a directly sourced claim is not needed, so no end is looked for under it.
        stops = frozenset(argued)
        grounds = [[] if atom in stops else below for atom, below in enumerate(grounds)]
        knots = components(range(size), grounds.__getitem__)
    under_ends = _gathered(knots, grounds, own_end)
    return Ancestry(
        quotes=under_quotes,
        origins=under_origins,
        assumptions=under_assumptions,
        ends=under_ends,
        sources=sources,
        assumed=list(assumed),
        leaves=leaves,
    )


def _gathered(knots: Sequence[Sequence[int]], grounds: Sequence[Sequence[int]], own: Mapping[int, int]) -> list[int]:
    """Join what each component holds with what is under it; the components stand grounds first."""
    found = [0] * len(grounds)
    for knot in knots:
        joined = 0
        for atom in knot:
            joined |= own.get(atom, 0)
            for premise in grounds[atom]:
                below = found[premise]
                # Most claims add nothing to what is under one premise: they share its number.
                joined = (joined | below) if joined else below
        for atom in knot:
            found[atom] = joined
    return found


def is_end(graph: StepGraph, atom: int) -> bool:
    """Tell whether an atom is a claim that no claim supports."""
    return not graph.is_quote(atom) and not any(
        premise < graph.claims for step in graph.supporters[atom] for premise in graph.premises[step]
    )


def steps_under(graph: StepGraph, atom: int) -> list[int]:
    """Return the inferences under an atom as drawn, partial readings included, in file order."""
    seen, stack = {atom}, [atom]
    found: list[int] = []
    while stack:
        for step in graph.supporters[stack.pop()]:
            if graph.kinds[step] in (StepKind.READING, StepKind.SUPPORT):
                found.append(step)
            new = [premise for premise in graph.premises[step] if premise not in seen]
            seen.update(new)
            stack += new
    return sorted(found)
