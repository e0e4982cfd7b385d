"""What a map takes from the maps beside it: the sources behind `MAP/ID`, and those of the maps that it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.model.ids import id_fault
from argmap.model.map import Map
from argmap.model.nodes import Head, Node, Source
from argmap.model.references import earlier_ids, redirect, references
from argmap.notation.document import MapFile
from argmap.notation.parsing import parse_document
from argmap.store.reading import SUFFIX, map_names, read_text

_BETWEEN = "/"
_REFERENCE = re.compile(r" +(?:- |source: |part-of: |derived-from: )[\"']?[^\s/]+/")


def may_refer_abroad(text: str) -> bool:
    """Tell whether a text may name sources of other maps, at the cost of a search for `/`."""
    if "\n  uses:" in text:
        return True
    slash = text.find(_BETWEEN)
    while slash >= 0:
        if _REFERENCE.match(text, text.rfind("\n", 0, slash) + 1) is not None:
            return True
        slash = text.find(_BETWEEN, slash + 1)
    return False


def nodes_of(files: Iterable[MapFile]) -> Iterator[Node]:
    """Give every node that the files hold, whether or not what it refers to exists."""
    return (block.text.node for file in files for block in file.blocks if block.text.node is not None)


@dataclass(frozen=True)
class Neighbour:
    """A map beside the one that is read: its name, whether it is a folder, and what it holds."""

    name: str
    is_folder: bool
    map: Map

    @cached_property
    def earlier(self) -> dict[str, str]:
        """The earlier ids of its nodes, with the present ones."""
        return earlier_ids(self.map)

    def source(self, node_id: str) -> Source | None:
        """Return one of its sources by its present or an earlier id."""
        return self.map.sources.get(self.earlier.get(node_id, node_id)) if _BETWEEN not in node_id else None


@dataclass
class Neighbourhood:
    """The maps beside `home` in one folder, each read when it is first asked for; nothing outside is ever read."""

    folder: Path
    home: str
    _read: dict[str, Neighbour | None] = field(default_factory=dict)

    def get(self, name: str) -> Neighbour | None:
        """Return the map called `name`, or None when there is none that can be read."""
        if name not in self._read:
            self._read[name] = self._find(name)
        return self._read[name]

    def _find(self, name: str) -> Neighbour | None:
        if id_fault(name) is not None:
            return None
        root = self.folder.resolve()
        for place in (root / f"{name}{SUFFIX}", root / name):
            if not place.resolve().is_relative_to(root):
                continue
            try:
                if place.is_dir() and (names := map_names(place)):
                    return _neighbour(name, [place / file for file in names], is_folder=True)
                if place.is_file() and place.name.endswith(SUFFIX):
                    return _neighbour(name, [place], is_folder=False)
            except (CannotDoError, OSError):
                return None
        return None


def _neighbour(name: str, places: list[Path], *, is_folder: bool) -> Neighbour:
    files = parse_document([(str(place), read_text(place)) for place in places]).files
    nodes = [node for node in nodes_of(files) if not isinstance(node, Head)]
    return Neighbour(name, is_folder, Map.of(nodes))


def foreign_sources(nodes: Iterable[Node], neighbourhood: Neighbourhood) -> dict[str, Node]:
    """Return the sources of other maps that `nodes` refer to, with the sources these depend on, by `MAP/ID`.

    References that another map makes back into this one become plain; maps that refer to each other in a circle do
    no harm.
    """
    own = list(nodes)
    taken = {node.id for node in own}
    uses = [name for node in own if isinstance(node, Head) for name in node.uses]
    waiting = [name for node in own for name in _named(node, taken, uses, neighbourhood)]
    found: dict[str, Node] = {}
    while waiting:
        here = waiting.pop()
        name, _, node_id = here.partition(_BETWEEN)
        neighbour = neighbourhood.get(name)
        source = neighbour.source(node_id) if neighbour is not None else None
        if here in found or neighbour is None or source is None:
            continue
        found[here] = _entering(neighbour, source, here, neighbourhood.home)
        waiting += [reference.id for reference in references(found[here]) if _BETWEEN in reference.id]
    return found


def _named(node: Node, taken: set[str], uses: list[str], neighbourhood: Neighbourhood) -> Iterator[str]:
    """Give the `MAP/ID` of each foreign source that a node refers to, with or without the prefix."""
    for reference in references(node):
        if Source not in reference.takes:
            continue
        if _BETWEEN in reference.id:
            yield reference.id
        elif uses and reference.id not in taken:
            held = (name for name in uses if (used := neighbourhood.get(name)) and used.source(reference.id))
            yield from (f"{name}{_BETWEEN}{reference.id}" for name in list(held)[:1])


def _entering(neighbour: Neighbour, source: Source, here: str, home: str) -> Node:
    """Return a source of another map as it stands in this one: its references and its held file seen from here."""

    def seen(other: str) -> str | None:
        name, between, rest = other.partition(_BETWEEN)
        if between:
            return rest if name == home else other
        return f"{neighbour.name}{_BETWEEN}{other}" if neighbour.source(other) is not None else None

    redirected = redirect(source, lambda reference: seen(reference.id)) or source
    update: dict[str, object] = {"id": here, "was": ()}
    if source.file is not None and neighbour.is_folder:
        update["file"] = f"{neighbour.name}/{source.file}"
    return redirected.model_copy(update=update)
