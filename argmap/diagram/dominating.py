"""Which claims hold a sub-argument together: those through which all of it bears on the conclusions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def leaks(order: Sequence[str], heads: Mapping[str, Sequence[str]], stems: Mapping[str, str]) -> dict[str, int]:
    """Count for every card of a forest the cards under it that bear on the conclusions also by ways around it.

    `order` has every card after the one it stands under, which `stems` names; `heads` names all that a card bears on.
    At a card with none the forest can be cut without cutting another line.
    """
    dominators = _dominators(order, heads, stems)
    counts = dict.fromkeys(order, 0)
    for card in order:
        stem = stems.get(card)
        if stem is not None and dominators[card] != stem:
            # Everything between a card and its dominator has a way around it.
            counts[stem] += 1
            if dominators[card]:
                counts[dominators[card]] -= 1
    for card in reversed(order):
        if card in stems:
            counts[stems[card]] += counts[card]
    return counts


def _dominators(order: Sequence[str], heads: Mapping[str, Sequence[str]], stems: Mapping[str, str]) -> dict[str, str]:
    """Return the nearest claim on all ways from every card to the roots, or "" where the roots are all they share.

    The algorithm of Cooper, Harvey and Kennedy (2001, "A simple, fast dominance algorithm"), over the order of a
    search from the roots.
    """
    place = {card: number for number, card in enumerate(order, 1)}
    found = [0] * (len(order) + 1)
    numbered = [[0], *([place[head] for head in heads.get(card, ()) if head in place] for card in order)]
    for card in order:
        if card not in stems:
            numbered[place[card]].append(0)
    known = [True, *([False] * len(order))]
    changed = True
    while changed:
        changed = False
        for number in range(1, len(order) + 1):
            nearest = -1
            for head in filter(known.__getitem__, numbered[number]):
                nearest = head if nearest < 0 else _shared(found, nearest, head)
            if not known[number] or found[number] != nearest:
                found[number], known[number], changed = nearest, True, True
    return {card: order[found[number] - 1] if found[number] else "" for card, number in place.items()}


def _shared(found: Sequence[int], one: int, other: int) -> int:
    while one != other:
        while one > other:
            one = found[one]
        while other > one:
            other = found[other]
    return one
