"""Chains of parents, of what is part of what or translates what, and the circles in them."""

from __future__ import annotations

from collections.abc import Mapping


def on_circles(parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys from which going from parent to parent leads back to the same key, in order. Linear."""
    done: set[str] = set()
    found: set[str] = set()
    for start in parents:
        trail: dict[str, int] = {}
        current: str | None = start
        while current is not None and current not in done and current not in trail:
            trail[current] = len(trail)
            current = parents.get(current)
        if current is not None and current in trail:
            found.update(list(trail)[trail[current] :])
        done.update(trail)
    return tuple(key for key in parents if key in found)
