"""A value that was worked out of some objects, kept for as long as these are the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """At most one value, with the objects that it was made of."""

    def __init__(self) -> None:
        self._known: tuple[tuple[object, ...], T] | None = None

    def of(self, *objects: object, make: Callable[[], T]) -> T:
        """Return what was made of these very objects, or make it."""
        known = self._known
        if known is None or any(one is not other for one, other in zip(known[0], objects, strict=True)):
            known = self._known = (objects, make())
        return known[1]
