"""The taking in of a source: what a file says of itself, the id it gets, and the map with its copy held."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from argmap.edit.sources import add_source, hold, taken_ids
from argmap.errors import RefusedError
from argmap.evidence.extract import metadata
from argmap.model.ids import slug
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.model.vocabulary import Quality
from argmap.notation.document import Document
from argmap.store.acquiring import Copy, Original, hold_copy, link_copy, plain_name, restore_copy
from argmap.store.holding import map_folder, place_of_copy, stays_inside

_YEAR = re.compile(r"\d{4}")


def own_words(original: Original) -> dict[str, str]:
    """Return what a document says of itself, as fields of a map file: its title, authors and date."""
    said = metadata(original.content, name=original.path.name)
    fields = {"source": said.title, "author": "; ".join(said.authors), "date": said.date}
    return {field: value for field, value in fields.items() if value}


def name_of(file: Path) -> str:
    """Return what a source is called for want of a title: the name of its file without its suffix."""
    return Path(plain_name(file.name)).stem


def proposed_source_id(fields: Mapping[str, str], the_map: Map) -> str:
    """Propose an id: the first author's family name and the year, or else the title."""
    author = fields.get("author", "").partition(";")[0]
    family, comma, _ = author.partition(",")
    name = family if comma else " ".join(author.split()[-1:])
    year = _YEAR.search(fields.get("date", ""))
    return slug(f"{name} {year[0]}" if name.strip() and year else fields["source"], taken=taken_ids(the_map))


def has_copy(document: Document, source: Source) -> bool:
    """Tell whether the copy that a source records is there."""
    return source.file is not None and os.path.lexists(place_of_copy(document, source, source.file))


def refuse_another_file(source: Source, original: Original) -> None:
    """Raise RefusedError where a source records the digest of another file."""
    if source.sha256 and source.sha256.strip().lower() != original.sha256:
        raise RefusedError(
            f'"{source.id}" records the digest {source.sha256[:12]}..., and {original.path} has '
            f"{original.sha256[:12]}...: it is not the same file.",
            "Find the file that was recorded, or take the digest out of the map first.",
        )


def taken_in(document: Document, source: Source, original: Original, *, link: bool = False) -> Copy:
    """Copy a file beside the map, or to where the map records the copy of a source; with `link` leave it where it is.

    Raises CannotDoError.
    """
    place = document.place_of(source.id)
    folder = Path(place[0].path).parent if place is not None else map_folder(document)
    if link:
        return link_copy(original, folder)
    if source.file is not None and stays_inside(document, source, source.file):
        return restore_copy(original, place_of_copy(document, source, source.file), source.file)
    return hold_copy(original, folder)


def with_copy(the_map: Map, source: Source, copy: Copy, quality: Quality | None = None) -> Map:
    """Return the map with the copy of a source recorded; a source that it does not have yet is added.

    Raises EditError when the id of a new source cannot be used.
    """
    changed = the_map if isinstance(the_map.nodes.get(source.id), Source) else add_source(the_map, source)
    return hold(changed, source.id, file=copy.file, sha256=copy.sha256, quality=quality)
