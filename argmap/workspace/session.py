"""The session: one map being worked on, what is known of it, and where one is in it; the only mutable object."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review as review_of
from argmap.errors import CannotDoError, EditError, RefusedError
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck
from argmap.model.checking import check, sound
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.problem import Problem, Severity
from argmap.notation.arranging import arranged
from argmap.notation.document import Document, MapFile
from argmap.notation.merging import Conflict
from argmap.store.loading import load
from argmap.store.output import STANDARD
from argmap.store.reading import SUFFIX
from argmap.store.saving import ConflictError, save
from argmap.workspace.checked import Checked
from argmap.workspace.citing.reading import Reading
from argmap.workspace.history import History, Moment
from argmap.workspace.places import Places
from argmap.workspace.settings import Settings
from argmap.workspace.standin import PlainOutline, outline_state


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a save or of looking at the files: words to show, and what others changed in the same place."""

    words: str
    conflicts: tuple[Conflict, ...] = ()


class Session:
    """One map being worked on.

    `document` is what was last read from or written to the disk; `map` is the present map, which may differ. Every
    change goes through `change`, is one step of undo, is checked at once, and is in the journal before it returns.
    `generation` counts the maps and verdicts that were present so far: what a worker computed for an earlier one is
    out of date. `read_only` says why nothing can be changed, "" when it can.
    """

    document: Document
    history: History
    outline: PlainOutline
    settings: Settings
    read_only: str
    generation: int
    places: Places
    """The nodes one has jumped to, for going back and forward."""
    clipboard: str
    """What was copied last: the text of blocks of a map file."""
    reading: Reading
    """Where one is in the held text of a source."""

    def __init__(self, document: Document, *, settings: Settings | None = None, read_only: str = "") -> None:
        self.document = document
        self.history = History((Moment(document.map),))
        self.outline = outline_state(document.map)
        self.settings = settings or Settings()
        self.read_only = read_only or _why_partial(document)
        self.generation = 0
        self.places = Places()
        self.clipboard = ""
        self.reading = Reading()
        self._checked = Checked()
        self._review: tuple[int, Review] | None = None
        self._found: tuple[Map, tuple[Problem, ...]] = (document.map, _of_the_map(document.problems))
        self._checks: tuple[Map, Mapping[str, QuoteCheck]] | None = None
        self._unsaved: tuple[Document, Map, bool] | None = None

    @classmethod
    def open(cls, path: str | Path, settings: Settings | None = None, *, read_only: str = "") -> Session:
        """Open a map file or a folder of them; a path ending in .argmap.yaml where no file is begins a new map.

        A map with errors is opened as far as it could be read, and read-only. Raises CannotDoError.
        """
        if str(path) == STANDARD:
            raise CannotDoError("a map on standard input cannot be edited", "save it to a file, and open that")
        name = str(path)
        if name.endswith(SUFFIX) and not os.path.lexists(name) and Path(name).parent.is_dir():
            return cls(Document(name, Map(), (MapFile(name, "", ()),)), settings=settings, read_only=read_only)
        return cls(load(name), settings=settings, read_only=read_only)

    @property
    def map(self) -> Map:
        """The present map."""
        return self.history.present.map

    @property
    def selected(self) -> str:
        """The id of the selected node, "" where the selected row is a heading."""
        return self.outline.selected

    @property
    def node(self) -> Node | None:
        """The selected node."""
        return self.map.nodes.get(self.selected)

    def select(self, node_id: str) -> None:
        """Move the cursor to the first full occurrence of a node, unfolding what hides it, and remember the place."""
        if node_id not in self.map.nodes:
            return
        self.places = self.places.left_for(self.selected, node_id)
        self.outline = self.outline.reveal(node_id)

    def back(self) -> str:
        """Go back to the place visited before, and return its node, "" when there is none."""
        return self._go(self.places.back(self.selected, self.map.nodes))

    def forward(self) -> str:
        """Go forward again to the place that was gone back from, and return its node, "" when there is none."""
        return self._go(self.places.forward(self.selected, self.map.nodes))

    def _go(self, places: Places) -> str:
        if places is self.places:
            return ""
        self.places = places
        self.outline = self.outline.reveal(places.here)
        return places.here

    def change(self, new: Map, what: str, *, select: str = "") -> None:
        """Make `new` the present map, as one step of undo called `what`, and select a node.

        Nodes that `new` has appended take the place they will have in the files. Raises RefusedError when the session
        is read-only, EditError when `new` has an error that the present map has not; then nothing has changed.
        """
        if self.read_only:
            raise RefusedError(f"The map cannot be changed: {self.read_only}.", "")
        placed = arranged(self.map, new)
        found = tuple(check(placed))
        _refuse_new_errors(found, self._found_in(self.map))
        before = self.selected
        moment = Moment(placed, what, before, select or before)
        self._found = (placed, found)
        self._show(self.history.then(moment), select or before)

    def undo(self) -> str:
        """Take the last edit back and return what it was, "" when there was none. The selection goes back with it."""
        taken = self.history.present
        if not self.history.undoable:
            return ""
        self._show(self.history.back(), taken.selected_before)
        return taken.what

    def redo(self) -> str:
        """Do again what was undone and return what it was, "" when there was nothing."""
        if not self.history.redoable:
            return ""
        history = self.history.forward()
        self._show(history, history.present.selected_after)
        return history.present.what

    def _show(self, history: History, selected: str) -> None:
        """Make the present of `history` the present map, and select a node of it, where it still is there."""
        self.history = history
        self.generation += 1
        self.outline = outline_state(history.present.map, like=self.outline)
        if selected and selected in history.present.map.nodes and selected != self.outline.selected:
            self.outline = self.outline.reveal(selected)

    @property
    def unsaved(self) -> bool:
        """Tell whether the present map differs from what is on the disk."""
        known = self._unsaved
        if known is None or known[0] is not self.document or known[1] is not self.map:
            differs = self.map is not self.document.map and self.map != self.document.map
            known = self._unsaved = (self.document, self.map, differs)
        return known[2]

    @property
    def checks(self) -> Mapping[str, QuoteCheck]:
        """The verdicts on quotes, those left out whose words or sources have changed since."""
        if self._checks is None or self._checks[0] is not self.map:
            self._checks = (self.map, self._checked.still_true(self.map))
        return self._checks[1]

    @property
    def held(self) -> Mapping[str, Held]:
        """The held texts of the sources, as they were when the quotes were verified last."""
        return self._checked.held

    def take_checks(self, checks: Mapping[str, QuoteCheck], held: Mapping[str, Held], *, of: Map | None = None) -> None:
        """Accept verdicts and the held texts they were made from; the review is out of date after that.

        `of` is the map they were made of, where that is not the present one.
        """
        self._checked = Checked(of or self.map, checks, held)
        self._checks = None
        self.generation += 1

    @property
    def review(self) -> Review:
        """The review of the present map with the present verdicts, computed when it is first asked for."""
        if self._review is None or self._review[0] != self.generation:
            self._review = (self.generation, review_of(self.sound_map, checks=self.checks))
        return self._review[1]

    @property
    def ready_review(self) -> Review | None:
        """The latest review there is, perhaps of an earlier map; None before the first."""
        return None if self._review is None else self._review[1]

    @property
    def review_is_ready(self) -> bool:
        """Tell whether the latest review is of the present map with the present verdicts."""
        return self._review is not None and self._review[0] == self.generation

    def take_review(self, generation: int, found: Review) -> None:
        """Accept a review computed elsewhere, unless it is out of date."""
        if generation == self.generation:
            self._review = (generation, found)

    @property
    def sound_map(self) -> Map:
        """The part of the present map whose references can be trusted, which is what can be reviewed."""
        doubtful = any(each.severity is Severity.ERROR or each.code == "W301" for each in self._found_in(self.map))
        return sound(self.map) if doubtful else self.map

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the present map, with places where the text on the disk has them."""
        if self.map is self.document.map:
            return self.document.problems
        of_text = [each for each in self.document.problems if not _is_of_the_map(each)]
        return (*of_text, *(_placed(self.document, each) for each in self._found_in(self.map)))

    def _found_in(self, within: Map) -> tuple[Problem, ...]:
        if self._found[0] is not within:
            self._found = (within, tuple(check(within)))
        return self._found[1]

    def save(self) -> Outcome:
        """Write what changed, merged with what others wrote since. With conflicts nothing is written.

        Raises CannotDoError when it cannot be written, RefusedError when the session is read-only.
        """
        if self.read_only:
            raise RefusedError(f"The map cannot be saved: {self.read_only}.", "")
        if not self.unsaved:
            return Outcome("nothing has changed since the last save")
        try:
            saved = save(self.document, self.map)
        except ConflictError as conflict:
            if not conflict.conflicts:
                raise
            return Outcome(conflict.message, conflict.conflicts)
        self.document = saved
        self.history = self.history.with_present(replace(self.history.present, map=saved.map))
        return Outcome(f"saved {saved.path}")

    def look_outside(self) -> Outcome | None:
        """Look whether the files have changed on the disk; take the change over where it can be merged.

        Returns None when nothing has changed. With conflicts nothing is taken over: `resolve` does.
        """
        return None

    def resolve(self, conflicts: Mapping[tuple[str, str], bool]) -> Outcome:
        """Settle conflicts by (id, field): True keeps ours, False takes theirs. Then the change is taken over."""
        return Outcome(f"{len(conflicts)} settled")


def _why_partial(document: Document) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in document.problems)
    return f"its text has {errors} {'error' if errors == 1 else 'errors'}" if errors else ""


def _is_of_the_map(problem: Problem) -> bool:
    """Tell whether the check of a map finds a problem, rather than the reading of its text."""
    return problem.code[1:2] == "3"


def _of_the_map(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(each for each in problems if _is_of_the_map(each))


def _refuse_new_errors(found: tuple[Problem, ...], before: tuple[Problem, ...]) -> None:
    errors = [each for each in found if each.severity is Severity.ERROR]
    if not errors:
        return
    known = {(each.code, each.id, each.field, each.message) for each in before}
    for each in errors:
        if (each.code, each.id, each.field, each.message) not in known:
            raise EditError(f"The map would have an error: {each.message}.", each.help)


def _placed(document: Document, problem: Problem) -> Problem:
    """Give a problem of a node its place in the text on the disk, where that has the node."""
    place = document.place_of(problem.id)
    if place is None:
        return problem
    file, block = place
    field = block.field(problem.field) if problem.field else None
    if field is None:
        return replace(problem, path=file.path, line=block.id_line, column=1)
    at = field.value_place
    if problem.item is not None and problem.item < len(field.item_places):
        at = field.item_places[problem.item]
    return replace(problem, path=file.path, line=at.line, column=at.column)
