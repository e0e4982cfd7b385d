"""Whether the held copies of a map's sources are still those that were recorded."""

from __future__ import annotations

import hashlib

from argmap.model.nodes import Source
from argmap.model.problem import Problem, Severity
from argmap.notation.document import Document
from argmap.store.holding import place_of_copy, stays_inside


def changed_copies(document: Document) -> tuple[Problem, ...]:
    """Warn of every held copy whose SHA-256 is not the recorded one, at the place where it is recorded.

    A copy that is not there is no problem (copies are often left out of a shared map), and one outside the folder of
    the map is not looked at.
    """
    sources = [node for node in document.map if isinstance(node, Source)]
    return tuple(problem for source in sources if (problem := _changed(document, source)) is not None)


def _changed(document: Document, source: Source) -> Problem | None:
    if source.file is None or source.sha256 is None or not stays_inside(document, source, source.file):
        return None
    try:
        with place_of_copy(document, source, source.file).open("rb") as copy:
            digest = hashlib.file_digest(copy, "sha256").hexdigest()
    except OSError:
        return None
    if digest == source.sha256.lower():
        return None
    place = document.place_of(source.id)
    field = place[1].field("sha256") if place is not None else None
    if place is None or field is None:
        return None
    return Problem(
        "W305",
        f"{source.file} has changed since it was recorded: its SHA-256 is now {digest[:12]}...",
        "look at what has changed; quotes from it may no longer be in it",
        Severity.WARNING,
        source.id,
        "sha256",
        None,
        place[0].path,
        *field.value_place,
    )
