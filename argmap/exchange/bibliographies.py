"""A bibliography as the sources of a map: each entry one, and what could not be read told with its line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from argmap.errors import RefusedError
from argmap.evidence.bibliography.entry import Bibliography
from argmap.evidence.bibliography.reading import MAX_CHARACTERS
from argmap.evidence.bibliography.sources import to_source_fields
from argmap.exchange.draft import Draft
from argmap.exchange.format import Imported

BibliographyReader: TypeAlias = Callable[[str, str], Bibliography]
"""Reads a text; the path is for the problems that it reports."""


def sources_read(text: str, path: str, reader: BibliographyReader) -> Imported:
    """Read the entries of a bibliography as sources, called by their keys.

    Raises RefusedError, with the line of the first fault, when not one entry can be read, or the text is too large.
    """
    if len(text) > MAX_CHARACTERS:
        raise RefusedError(f"{path} is larger than 64 million characters", "export only the entries that are needed")
    found = reader(text.removeprefix("\ufeff"), path)
    if not found.entries:
        for problem in found.problems:
            raise RefusedError(f"{path}:{problem.line}: no entry can be read: {problem.message}", problem.help)
        raise RefusedError(f"{path} has no entries", "export the sources again, or name the format with --from")
    draft = Draft()
    for problem in found.problems:
        draft.lose("", problem.message, problem.help, line=problem.line)
    for left in found.unread:
        draft.lose(left.key, ", ".join(left.fields), "a source has no place for it", line=left.line)
    for key, entry in found.entries.items():
        fields = to_source_fields(entry)
        draft.source(key, fields.pop("source"), fields)
    return draft.finish(title="")
