"""Edits of the sources of a map: a new one, and what is recorded of its held copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from argmap.errors import EditError
from argmap.model.ids import id_fault
from argmap.model.map import Map
from argmap.model.nodes import Source
from argmap.model.vocabulary import CSL_VARIABLES, Quality


def add_source(the_map: Map, source: Source) -> Map:
    """Return the map with `source` as its last node. Raises EditError when its id cannot be used or is taken."""
    fault = id_fault(source.id)
    if fault is not None:
        raise EditError(f'"{source.id}" cannot be an id: {fault}.', "Choose another id.")
    if source.id.casefold() in the_map.taken_ids:
        raise EditError(f'The id "{source.id}" is taken.', "Choose another id.")
    return replace(the_map, nodes=MappingProxyType({**the_map.nodes, source.id: source}))


def taken_ids(the_map: Map) -> frozenset[str]:
    """Return the ids that no new node may have, casefolded: those of the nodes, and their earlier ones."""
    return the_map.taken_ids


def hold(the_map: Map, source_id: str, *, file: str, sha256: str, quality: Quality | None = None) -> Map:
    """Return the map with the held copy of a source recorded: its file, its digest and, when given, its quality.

    Raises EditError when the map itself has no such source.
    """
    source = the_map.nodes.get(source_id)
    if not isinstance(source, Source):
        raise EditError(f'No source of this map is called "{source_id}".', "Look at the ids of its sources.")
    held = source.model_copy(update={"file": file, "sha256": sha256, "quality": quality or source.quality})
    return replace(the_map, nodes=MappingProxyType({**the_map.nodes, source_id: held}))


def source_of(source_id: str, fields: Mapping[str, str]) -> Source:
    """Make a source of the fields of a map file: those of the format by their names, CSL variables by theirs."""
    own = {field.alias or name: name for name, field in Source.model_fields.items()}
    known = {name: value for name, value in fields.items() if name in own}
    variables = tuple((name, value) for name, value in fields.items() if name not in own and name in CSL_VARIABLES)
    return Source.model_validate({"id": source_id, "source": source_id, **known, "variables": variables})
