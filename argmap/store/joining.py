"""The present map of an editor and what others have made of its files meanwhile, joined into one map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from argmap.model.map import Map
from argmap.model.problem import Severity
from argmap.notation.document import Document
from argmap.notation.merging import Conflict, merge
from argmap.notation.parsing import parse_document
from argmap.notation.splicing import splice
from argmap.store.reviewers import homes, in_order_of_files, with_files

_UNDECIDED: Mapping[tuple[str, str], bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Joined:
    """What is on the disk, the map with both sides' changes, and what both changed differently.

    `fault` says why the two cannot be one map where each side is fine by itself: a premise that one side uses and
    the other removed. With conflicts or a fault `map` is not to be used.
    """

    document: Document
    map: Map
    conflicts: tuple[Conflict, ...] = ()
    fault: str = ""


def join(
    base: Document, ours: Map, theirs: Document, *, settled: Mapping[tuple[str, str], bool] = _UNDECIDED
) -> Joined:
    """Join the changes from `base` to `ours` with those from `base` to `theirs`, block by block and field by field.

    `settled` says of conflicts, by (id, field), whose side to take: True ours, False theirs.
    """
    if ours is base.map or ours == base.map:
        return Joined(theirs, theirs.map)
    housed = homes(base, ours)
    base = with_files(base, housed.values())
    before = {file.path: file.text for file in base.files}
    mine = {file.path: file.text for file in splice(base, ours, homes=housed, arranged=True)}
    there = {file.path: file.text for file in theirs.files}
    conflicts: list[Conflict] = []
    texts: list[tuple[str, str]] = []
    for path in in_order_of_files(theirs.path, {**there, **mine}):
        merged = merge(before.get(path, ""), mine.get(path, ""), there.get(path, ""), settled=settled)
        conflicts += merged.conflicts
        texts.append((path, merged.text))
    if conflicts:
        return Joined(theirs, ours, tuple(conflicts))
    foreign = {**ours.foreign, **theirs.map.foreign}
    together = parse_document(texts, path=theirs.path, foreign=foreign, like=theirs)
    error = next((each for each in together.problems if each.severity is Severity.ERROR), None)
    if error is not None:
        return Joined(theirs, ours, fault=f"both changes together leave an error: {error.message}")
    return Joined(theirs, together.map)
