"""The session: one map being worked on, what is known of it, and where one is in it; the only mutable object."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review as review_of
from argmap.appraisal.reviewing import review_after
from argmap.errors import CannotDoError, RefusedError
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck
from argmap.model.change import carry_over
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.problem import Problem
from argmap.notation.document import Document
from argmap.store.joining import Joined
from argmap.store.journal import Journal
from argmap.store.loading import load_or_begin
from argmap.store.recovery import Recovered, keep, unsaved
from argmap.store.reviewers import placed
from argmap.store.saving import ConflictError, save
from argmap.store.watching import FilesState, outside_state, state_of
from argmap.workspace.checked import Checked
from argmap.workspace.citing.reading import Reading
from argmap.workspace.faults import why_partial
from argmap.workspace.history import History, Moment
from argmap.workspace.kept import Kept
from argmap.workspace.meeting import Outcome, meet, same_nodes, take_up
from argmap.workspace.outline.state import OutlineState, outline_state
from argmap.workspace.places import Places
from argmap.workspace.problems import KnownProblems
from argmap.workspace.settings import Settings
from argmap.workspace.written import written_words

__all__ = ["Outcome", "Session"]

_TRIES = 5
_LARGE = 1_000
"""Nodes beyond which a map is kept out of the search for garbage."""
_OUTSIDE = "changes made outside"
_RECOVERED = "the recovered work"


class Session:
    """One map being worked on.

    `document` is what was last read from or written to the disk; `map` is the present map, which may differ. Every
    change goes through `change`, is one step of undo, is checked at once, and is in the journal before it returns.
    `generation` counts the maps and verdicts that were present so far: what a worker computed for an earlier one is
    out of date.
    """

    document: Document
    history: History
    outline: OutlineState
    settings: Settings
    generation: int
    places: Places
    """The nodes one has jumped to, for going back and forward."""
    clipboard: str
    """What was copied last: the text of blocks of a map file."""
    reading: Reading
    """Where one is in the held text of a source."""

    def __init__(
        self,
        document: Document,
        *,
        settings: Settings | None = None,
        read_only: str = "",
        journal: Journal | None = None,
    ) -> None:
        self.document = document
        self.history = History((Moment(document.map),))
        self.outline = outline_state(document.map)
        self.settings = settings or Settings()
        self.generation = 0
        self.places = Places()
        self.clipboard = ""
        self.reading = Reading()
        self._read_only = read_only
        self._journal = journal
        self._checked = Checked()
        self._checks = Kept[Mapping[str, QuoteCheck]]()
        self._review: tuple[int, Review] | None = None
        self._known_problems = KnownProblems(document)
        self._differs = Kept[bool]()
        self._state = Kept[FilesState]()
        self._seen: FilesState | None = None
        self._recovering: Recovered | None = None

    @classmethod
    def open(cls, path: str | Path, settings: Settings | None = None, *, read_only: str = "") -> Session:
        """Open a map file or a folder of them; a path ending in .argmap.yaml where no file is begins a new map.

        A map with errors is opened as far as it could be read, and read-only. Raises CannotDoError.
        """
        document = load_or_begin(path)
        if len(document.map) > _LARGE:
            gc.freeze()  # a large map stays: the search for garbage would walk over it again and again
        journal = None if read_only else Journal(document.path)
        return cls(document, settings=settings, read_only=read_only, journal=journal)

    def close(self) -> None:
        """End the session: its journal is removed, or where something was not saved, put aside."""
        if self._journal is not None:
            self._journal.close(unsaved=self.unsaved)

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, "" when it can."""
        return self._read_only or why_partial(self.document)

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
        self._refuse_read_only("changed")
        carried = carry_over(new, self.map)
        ordered = placed(self.document, self.map, carried)
        ordered = ordered if ordered is carried else carry_over(ordered, self.map)
        self._known_problems.check_edit(self.map, ordered)
        self._push(ordered, what, select)

    def undo(self) -> str:
        """Take the last edit back and return what it was, "" when there was none. The selection goes back with it."""
        taken = self.history.present
        if not self.history.undoable:
            return ""
        self._show(self.history.back(), f"undo: {taken.what}", taken.selected_before)
        return taken.what

    def redo(self) -> str:
        """Do again what was undone and return what it was, "" when there was nothing."""
        if not self.history.redoable:
            return ""
        history = self.history.forward()
        self._show(history, history.present.what, history.present.selected_after)
        return history.present.what

    def _push(self, new: Map, what: str, select: str = "") -> None:
        before = self.selected
        self._show(self.history.then(Moment(new, what, before, select or before)), what, select or before)

    def _show(self, history: History, what: str, selected: str) -> None:
        """Make the present of `history` the present map, in the journal first, and select a node of it."""
        if self._journal is not None:
            self._journal.record(self.document, history.present.map, what)
        self.history = history
        self.generation += 1
        self.outline = outline_state(history.present.map, like=self.outline)
        if selected and selected in history.present.map.nodes and selected != self.outline.selected:
            self.outline = self.outline.reveal(selected)

    @property
    def unsaved(self) -> bool:
        """Tell whether the present map differs from what is on the disk."""
        differs = self._differs.of(self.document, self.map, make=lambda: self.map != self.document.map)
        return differs or (self._seen is not None and self._seen.gone)

    @property
    def unjournalled(self) -> str:
        """Why the latest edits would not survive a crash, "" when they would."""
        return "" if self._journal is None else self._journal.fault

    @property
    def checks(self) -> Mapping[str, QuoteCheck]:
        """The verdicts on quotes, those left out whose words or sources have changed since."""
        return self._checks.of(self._checked, self.map, make=lambda: self._checked.still_true(self.map))

    @property
    def held(self) -> Mapping[str, Held]:
        """The held texts of the sources, as they were when the quotes were verified last."""
        return self._checked.held

    def take_checks(self, checks: Mapping[str, QuoteCheck], held: Mapping[str, Held], *, of: Map | None = None) -> None:
        """Accept verdicts and the held texts they were made from; the review is out of date after that.

        `of` is the map they were made of, where that is not the present one.
        """
        self._checked = Checked(of or self.map, checks, held)
        self.generation += 1

    @property
    def review(self) -> Review:
        """The review of the present map with the present verdicts, computed when it is first asked for."""
        if self._review is None or self._review[0] != self.generation:
            latest = self.ready_review
            if latest is None:
                found = review_of(self.sound_map, checks=self.checks)
            else:
                found = review_after(latest, self.sound_map, checks=self.checks)
            self._review = (self.generation, found)
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
        return self._known_problems.sound_part(self.map)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the present map, with places where the text on the disk has them."""
        return self._known_problems.placed(self.document, self.map)

    def save(self) -> Outcome:
        """Write what changed, merged with what others wrote since. With conflicts nothing is written.

        Raises CannotDoError when it cannot be written, RefusedError when the session is read-only, or when others have
        made something of the files that cannot be saved over.
        """
        self._refuse_read_only("saved")
        for _ in range(_TRIES):
            met = self.look_outside(again=True)
            if met is not None and met.conflicts:
                return met
            if not self.unsaved:
                return met or Outcome("nothing has changed since the last save")
            try:
                saved = save(self.document, self.map, arranged=True)
            except ConflictError as conflict:
                if not conflict.conflicts:
                    raise
                continue
            return self._saved(saved, with_others=met is not None and self._seen is None)
        raise CannotDoError(
            f"{self.document.path} is rewritten by another program again and again", "stop that program and save again"
        )

    def _saved(self, saved: Document, *, with_others: bool) -> Outcome:
        self._seen, where = None, written_words(self.document, saved)
        if saved.map == self.map:
            self.document = replace(saved, map=self.map)
        else:
            with_others = with_others or not same_nodes(saved.map, self.map)
            self._take_over(Joined(saved, saved.map))
        if self._journal is not None:
            self._journal.settled()
        return Outcome(f"saved {where}" + (", with what was changed outside" if with_others else ""))

    def look_outside(self, state: FilesState | None = None, *, again: bool = False) -> Outcome | None:
        """Look whether the files have changed on the disk; take the change over where it can be merged.

        `state` is what `argmap.store.watching.outside_state` found, which may be called in a thread; without it that
        is done here. Returns None when nothing has changed, nor since the last look, unless it is to be told `again`.
        With conflicts nothing is taken over: `resolve` does.
        """
        known = self._state.of(self.document, make=lambda: state_of(self.document))
        state = state or outside_state(self.document.path)
        if state == self._seen and not again:
            return None
        if state != known:  # once nobody is in the middle of writing: it may also be from before a save of our own
            state = outside_state(self.document.path, settled=True)
        if state == known:
            self._seen = None
            return None
        self._seen = state
        if state.fault or state.gone:
            return Outcome(state.fault or f"{self.document.path} is gone from the disk: saving writes it again")
        return self._met({})

    def resolve(self, conflicts: Mapping[tuple[str, str], bool]) -> Outcome:
        """Settle conflicts by (id, field): True keeps ours, False takes theirs. Then the change is taken over.

        Conflicts that are not among them, or that came up since, are in the outcome, and nothing is taken over yet.
        """
        if self._recovering is not None:
            return self._recovered(self._recovering, conflicts)
        return self._met(conflicts)

    def _met(self, settled: Mapping[tuple[str, str], bool]) -> Outcome:
        met = meet(self.document, self.map, settled)
        if met.joined is not None:
            self._seen = None
            if self.read_only:
                self._begin_anew(met.joined.document)
            else:
                self._take_over(met.joined)
        return Outcome(met.words, met.conflicts)

    def _begin_anew(self, document: Document) -> None:
        """Show another reading of the files, to which nothing of the history applies."""
        self.document = document
        self._show(History((Moment(document.map),)), "", self.selected)

    def _take_over(self, joined: Joined) -> None:
        """Make what is on the disk the ground to stand on, and the map that comes of it the present one."""
        self.document = joined.document
        if joined.map == self.map:
            self.history = self.history.with_present(replace(self.history.present, map=joined.map))
            return
        if self._journal is not None and joined.map is joined.document.map:
            self._journal.settled()
        self._push(carry_over(joined.map, self.map), _OUTSIDE)

    @property
    def recoverable(self) -> Recovered | None:
        """The unsaved work of an earlier session that ended without saving it, or None."""
        return unsaved(self.document) if self._journal is not None else None

    def recover(self) -> Outcome:
        """Make the unsaved work of an earlier session part of the present map, as one step of undo.

        With conflicts nothing is taken over: `resolve` does. Raises RefusedError when the session is read-only, or
        something in it is not saved, or the work does not go together with what is on the disk now; CannotDoError.
        """
        self._refuse_read_only("changed")
        if self.unsaved:
            raise RefusedError("The work of the earlier session can only be taken up first.", "Save, then recover.")
        work = self.recoverable
        return Outcome("there is nothing to recover") if work is None else self._recovered(work, {})

    def _recovered(self, work: Recovered, settled: Mapping[tuple[str, str], bool]) -> Outcome:
        met = take_up(work, settled)
        self._recovering = work if met.conflicts else None
        if met.joined is not None:
            self._push(met.joined.map, _RECOVERED)
            if not self.unjournalled:
                keep(work)
        return Outcome(met.words, met.conflicts)

    def forget_recovery(self) -> Outcome:
        """Leave the unsaved work of an earlier session aside; it is kept in a file. Raises CannotDoError."""
        self._recovering = None
        work = self.recoverable
        return Outcome("there is nothing to recover" if work is None else f"left aside; it is kept: {keep(work)}")

    def _refuse_read_only(self, what: str) -> None:
        if self.read_only:
            raise RefusedError(f"The map cannot be {what}: {self.read_only}.", "")
