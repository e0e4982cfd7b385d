"""The problems of a session's maps, those of each found from those of the map before it."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.model.checking import sound
from argmap.model.map import Map
from argmap.model.problem import Problem, Severity
from argmap.model.rechecking import check_after
from argmap.notation.document import Document
from argmap.workspace.faults import in_the_text, is_of_the_map, refuse_new_errors, without_places
from argmap.workspace.kept import Kept


class KnownProblems:
    """What is wrong with one map after the other; that of the latest is kept."""

    def __init__(self, document: Document) -> None:
        self._latest: tuple[Map, Sequence[Problem]] = (document.map, without_places(document.problems))
        self._placed = Kept[tuple[Problem, ...]]()

    def of(self, within: Map) -> Sequence[Problem]:
        """Return what is wrong with a map, without places."""
        if self._latest[0] is not within:
            self._latest = (within, check_after(*self._latest, within))
        return self._latest[1]

    def check_edit(self, before: Map, after: Map) -> None:
        """Check a map that is about to take the place of another.

        Raises EditError when it has an error that the other has not.
        """
        known = self.of(before)
        found = check_after(before, known, after)
        refuse_new_errors(found, known)
        self._latest = (after, found)

    def placed(self, document: Document, within: Map) -> tuple[Problem, ...]:
        """Return what is wrong with a map, with places where the text on the disk has them."""
        return self._placed.of(document, within, make=lambda: self._with_places(document, within))

    def sound_part(self, within: Map) -> Map:
        """Return the part of a map whose references can be trusted."""
        doubtful = any(each.severity is Severity.ERROR or each.code == "W301" for each in self.of(within))
        return sound(within) if doubtful else within

    def _with_places(self, document: Document, within: Map) -> tuple[Problem, ...]:
        if within is document.map:
            return document.problems
        of_text = [each for each in document.problems if not is_of_the_map(each)]
        return (*of_text, *(in_the_text(document, each) for each in self.of(within)))
