"""What comes of the present map and what others made of its files, or a crash left: one map, or why not, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.errors import CannotDoError, RefusedError
from argmap.model.map import Map
from argmap.notation.document import Document
from argmap.notation.merging import Conflict
from argmap.store.joining import Joined, join
from argmap.store.loading import load
from argmap.store.recovery import Recovered, keep
from argmap.workspace.faults import why_partial


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a save or of looking at the files: words to show, and what others changed in the same place."""

    words: str
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """What came of it, in words; the two as one (`joined` None where they cannot be yet), or what is in conflict."""

    words: str
    joined: Joined | None = None
    conflicts: tuple[Conflict, ...] = ()


def meet(document: Document, present: Map, settled: Mapping[tuple[str, str], bool]) -> Met:
    """Read the files behind `document` again, and join what they say with `present`.

    `settled` says of conflicts, by (id, field), whose side to take: True ours, False theirs. A document with errors
    has no say.
    """
    try:
        theirs = load(document.path, like=document)
    except CannotDoError as refusal:
        return Met(f"what was changed outside cannot be taken over: {refusal.message}")
    if document.partial:
        return Met("read again after a change outside", Joined(theirs, theirs.map))
    if theirs.partial:
        return Met(f"what was changed outside is not taken over yet: {theirs.path}: {why_partial(theirs)}")
    joined = join(document, present, theirs, settled=settled)
    if joined.conflicts:
        return Met("changed here and outside, in the same place", None, joined.conflicts)
    if joined.fault:
        return Met(f"what was changed outside is not taken over: {joined.fault}")
    return Met("took over what was changed outside", joined)


def take_up(work: Recovered, settled: Mapping[tuple[str, str], bool]) -> Met:
    """Join the unsaved work of an earlier session with what is on the disk.

    Raises RefusedError where the two cannot be one map; then the work is kept aside, and the message says where.
    """
    joined = work.rejoined(settled)
    if joined.conflicts:
        return Met("the files were changed in the same place since", None, joined.conflicts)
    if joined.fault:
        raise RefusedError(f"The unsaved work cannot be taken up: {joined.fault}.", f"It is kept: {keep(work)}")
    edits = len(work.edits)
    return Met(f"recovered {edits} {'edit' if edits == 1 else 'edits'} that had not been saved", joined)


def same_nodes(one: Map, other: Map) -> bool:
    """Tell whether two maps differ in nothing but the order of their nodes."""
    return one.head == other.head and dict(one.nodes) == dict(other.nodes)
