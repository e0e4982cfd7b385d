"""The order in which a person would write a map: a step after its conclusion, its premises after it, sources last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.exchange.entry import Entry


def laid_out(entries: Mapping[str, Entry], attests: Mapping[str, Sequence[str]], main: Sequence[str]) -> list[str]:
    """Return the keys of claims, quotes and steps in the order in which their blocks are to stand.

    From the main conclusions down: a claim, the quotes that attest it, what supports and then what attacks it; a step,
    its premises with all that is below them, what undercuts it. `attests` gives the claims that each quote attests.
    What hangs together in a circle only comes in the order of the entries. Linear, and without recursion.
    """
    below: dict[str, list[str]] = {}
    premises: set[str] = set()
    for quote, claims in attests.items():
        for claim in claims:
            below.setdefault(claim, []).append(quote)
    for polarity in ("supports", "attacks"):
        for key, entry in entries.items():
            if entry.kind == polarity:
                below.setdefault(entry.target, []).append(key)
                premises.update(entry.because)
    placed: dict[str, None] = {}
    for root in _roots(entries, attests, main, premises):
        waiting = [root]
        while waiting:
            key = waiting.pop()
            if key in placed:
                continue
            placed[key] = None
            waiting += reversed([*entries[key].because, *below.get(key, ())])
    return list(placed)


def _roots(
    entries: Mapping[str, Entry], attests: Mapping[str, Sequence[str]], main: Sequence[str], premises: set[str]
) -> Iterator[str]:
    yield from main
    yield from (key for key, entry in entries.items() if entry.kind == "claim" and key not in premises)
    yield from (key for key, entry in entries.items() if entry.kind == "claim")
    yield from (key for key, entry in entries.items() if entry.kind == "quote" and not attests.get(key))
    yield from entries
