"""Sources of another map taken into a map that has sources already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from argmap.edit.naming import free_id
from argmap.edit.sources import taken_ids
from argmap.model.map import Map
from argmap.model.nodes import Node, Source
from argmap.model.references import redirect


@dataclass(frozen=True, slots=True)
class Adopted:
    """The map with the sources, the ids of those that were added, and of those that were there already."""

    map: Map
    added: tuple[str, ...]
    known: tuple[str, ...]


def adopted(the_map: Map, other: Map) -> Adopted:
    """Return a map with the sources of another one after its own.

    A source that says the same as one of the map's own, or has the same title and key in a bibliography, is that one.
    Where the map names a bibliography, the keys of the others are left out, for it would not know them. Linear.
    """
    by_words = {_said(source): source.id for source in the_map.sources.values()}
    by_key = {_key(source): source.id for source in the_map.sources.values() if source.csl}
    taken = set(taken_ids(the_map))
    ids: dict[str, str] = {}
    known: list[str] = []
    for source in other.sources.values():
        there = by_words.get(_said(source)) or by_key.get(_key(source))
        if there is not None:
            known.append(there)
            ids[source.id] = there
            continue
        ids[source.id] = free_id(source.id, taken)
        taken.add(ids[source.id].casefold())
    before = set(known)
    forgotten: dict[str, object] = {"csl": None} if the_map.head.bibliography else {}
    fresh: dict[str, Node] = {
        ids[source.id]: _renamed(source, ids).model_copy(update=forgotten)
        for source in other.sources.values()
        if ids[source.id] not in before
    }
    nodes = MappingProxyType({**the_map.nodes, **fresh})
    return Adopted(replace(the_map, nodes=nodes), tuple(fresh), tuple(dict.fromkeys(known)))


def _said(source: Source) -> str:
    """Return what a source says of the work, and not how it is called here or whether a copy is held."""
    return repr((source.title, source.author, source.date, source.type, sorted(source.variables)))


def _key(source: Source) -> tuple[str, str]:
    """Return the key of a source with its title, for two libraries may give one key to two works."""
    return source.csl or "", " ".join(source.title.casefold().split())


def _renamed(source: Source, ids: dict[str, str]) -> Node:
    moved = redirect(source, lambda reference: ids.get(reference.id)) or source
    return moved.model_copy(update={"id": ids[source.id]})
