"""The session: one map being worked on, what is known of it, and where one is in it; the only mutable object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review as review_of
from argmap.errors import RefusedError
from argmap.evidence.heldtext import Held
from argmap.evidence.verdict import QuoteCheck
from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.problem import Problem
from argmap.notation.document import Document
from argmap.notation.merging import Conflict
from argmap.workspace.history import History, Moment
from argmap.workspace.outline.state import OutlineState
from argmap.workspace.settings import Settings


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
    outline: OutlineState
    settings: Settings
    read_only: str
    generation: int
    checks: Mapping[str, QuoteCheck]
    held: Mapping[str, Held]
    clipboard: str
    """What was copied last: the text of blocks of a map file."""

    def __init__(self, document: Document, *, settings: Settings | None = None, read_only: str = "") -> None: ...

    # The parts below are a contract; the owner of this module completes them.
    @property
    def map(self) -> Map:
        """The present map."""

    @property
    def selected(self) -> str:
        """The id of the selected node, "" where the selected row is a heading."""

    @property
    def node(self) -> Node | None:
        """The selected node."""

    def select(self, node_id: str) -> None:
        """Move the cursor to the first full occurrence of a node, unfolding what hides it, and remember the place."""

    def change(self, new: Map, what: str, *, select: str = "") -> None:
        """Make `new` the present map, as one step of undo called `what`, and select a node.

        Raises RefusedError when the session is read-only, EditError when `new` has an error that the present map has
        not; then nothing has changed.
        """

    def undo(self) -> str:
        """Take the last edit back and return what it was, "" when there was none. The selection goes back with it."""

    def redo(self) -> str:
        """Do again what was undone and return what it was, "" when there was nothing."""

    @property
    def unsaved(self) -> bool:
        """Tell whether the present map differs from what is on the disk."""

    @property
    def review(self) -> Review:
        """The review of the present map with the present verdicts, computed when it is first asked for."""

    @property
    def ready_review(self) -> Review | None:
        """The latest review there is, perhaps of an earlier map; None before the first."""

    def take_review(self, generation: int, found: Review) -> None:
        """Accept a review computed elsewhere, unless it is out of date."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the present map, with places where the text on the disk has them."""

    def take_checks(self, checks: Mapping[str, QuoteCheck], held: Mapping[str, Held]) -> None:
        """Accept verdicts and the held texts they were made from; the review is out of date after that."""

    def save(self) -> Outcome:
        """Write what changed, merged with what others wrote since. With conflicts nothing is written.

        Raises CannotDoError when it cannot be written, RefusedError when the session is read-only.
        """

    def look_outside(self) -> Outcome | None:
        """Look whether the files have changed on the disk; take the change over where it can be merged.

        Returns None when nothing has changed. With conflicts nothing is taken over: `resolve` does.
        """

    def resolve(self, conflicts: Mapping[tuple[str, str], bool]) -> Outcome:
        """Settle conflicts by (id, field): True keeps ours, False takes theirs. Then the change is taken over."""
