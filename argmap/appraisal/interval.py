"""A grade as far as it is known: the lowest and the highest that it can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.model.nodes import Assessment
from argmap.model.vocabulary import Grade


@dataclass(frozen=True, slots=True)
class Interval:
    """A grade between `lo` and `hi`, both included; the two are equal where it is settled."""

    lo: Grade
    hi: Grade

    @property
    def is_settled(self) -> bool:
        """Tell whether only one grade is possible."""
        return self.lo is self.hi

    def capped(self, limit: Grade) -> Interval:
        """Return the interval with nothing above `limit`."""
        return Interval(min(self.lo, limit), min(self.hi, limit))


UNRATED = Interval(Grade.NONE, Grade.ENTAILS)
"""The grade of a step that nobody has rated."""
ESTABLISHED = Interval(Grade.ENTAILS, Grade.ENTAILS)
"""The grade of evidence before any cap."""


def spread(ratings: Iterable[Grade], *, default: Interval = UNRATED) -> Interval:
    """Return the lowest and the highest of several ratings, never their average; `default` where there are none."""
    given = list(ratings)
    return Interval(min(given), max(given)) if given else default


def grades_by_reviewer(words: Iterable[Assessment]) -> Mapping[str, Grade]:
    """Return the grade that each reviewer gives: of several by one reviewer the latest, of equal dates the last.

    A block that names nobody stands for a reviewer of its own, by its id.
    """
    graded = [word for word in words if word.grade is not None]
    graded.sort(key=lambda word: word.date or "")
    return {word.by or word.id: word.grade for word in graded if word.grade is not None}
