"""The short labels of a map's nodes: H for main conclusions, C, O, R for claims, Q for quotes, S for steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.model.map import Map

AUTHOR, OBJECTION, REBUTTAL = 0, 1, 2


def labels(map_: Map) -> Mapping[str, str]:
    """Return the short label of every claim, quote and step of a map by id, each series in file order.

    The main conclusions are H (H1, H2, ... where there are several), the other claims on the author's side C1, C2, ...;
    claims that serve only objections to the author's side are O1, O2, ..., those that serve only attacks on objections
    R1, R2, ...; quotes are Q1, Q2, ... and steps S1, S2, ....
    """
    main = dict.fromkeys(map_.main)
    found = {claim: f"H{number}" if len(main) > 1 else "H" for number, claim in enumerate(main, 1)}
    side, counts = sides(map_), dict.fromkeys("COR", 0)
    for claim in map_.claims:
        if claim not in found:
            letter = "COR"[side[claim]]
            counts[letter] += 1
            found[claim] = f"{letter}{counts[letter]}"
    found |= {quote: f"Q{number}" for number, quote in enumerate(map_.quotes, 1)}
    found |= {step: f"S{number}" for number, step in enumerate(map_.steps, 1)}
    return {node: found[node] for node in map_.nodes if node in found}


def sides(map_: Map) -> Mapping[str, int]:
    """Tell for every claim whose side it serves: 0 the author's, 1 only objections, 2 only attacks on objections.

    A claim that an objection uses and the author as well is the author's. An attack on an attack on an objection is
    an objection again.
    """
    distance: dict[str, int] = {}
    roots = [*map_.main, *(claim for claim in map_.claims if claim not in map_.shape.premise_of)]
    _measure(map_, roots, distance)
    for claim in map_.claims:
        # Only a closed ring of claims is left: it is nobody's objection.
        if claim not in distance:
            _measure(map_, [claim], distance)
    return {claim: _side(distance[claim]) for claim in map_.claims}


def _measure(map_: Map, roots: Iterable[str], distance: dict[str, int]) -> None:
    """Count the attacks between `roots` and all that bears on them, the fewest first."""
    shape, steps = map_.shape, map_.steps
    attacks, level = 0, list(roots)
    while level:
        following: list[str] = []
        while level:
            node = level.pop()
            if distance.get(node, attacks + 1) <= attacks:
                continue
            distance[node] = attacks
            if node in steps:
                level += steps[node].because
            else:
                level += shape.supports.get(node, ())
                level += shape.attested_by.get(node, ())
            following += shape.attacks.get(node, ())
        attacks, level = attacks + 1, following


def _side(attacks: int) -> int:
    if attacks == 0:
        return AUTHOR
    return OBJECTION if attacks % 2 else REBUTTAL
