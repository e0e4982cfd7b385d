"""A document: a map together with the text it was read from, block by block, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from argmap.model.map import Map
from argmap.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file, line and column from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a block as it is written: its name, its value (a string or a list) and where these stand."""

    name: str
    value: str | tuple[str, ...]
    place: Place
    """Where the name of the field stands."""
    value_place: Place
    """Where the value starts."""
    item_places: tuple[Place, ...] = ()
    """Where each item starts, for a list."""
    last_line: int = 0
    """Last line of the field, from 1 and inclusive."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a file: the lines `first_line` to `last_line` (from 1, inclusive), comments above it included.

    Blank lines after a block belong to it.
    """

    id: str
    fields: tuple[Field, ...]
    first_line: int
    id_line: int
    last_line: int

    def field(self, name: str) -> Field | None:
        """Return the field called `name`, or None."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class MapFile:
    """The text of one map file, cut into blocks; `path` as the user gave it."""

    path: str
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A map with the files it was read from, in order, and the problems found.

    `path` is what the user named: a file, a folder, or `-`. With an error among the problems the map is partial: it
    holds the nodes that could be read, for reading and review, never for saving over.
    """

    path: str
    map: Map
    files: tuple[MapFile, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def partial(self) -> bool:
        """Tell whether the map lacks something for an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @cached_property
    def _places(self) -> Mapping[str, tuple[MapFile, Block]]:
        return {block.id: (file, block) for file in self.files for block in file.blocks}

    def place_of(self, node_id: str) -> tuple[MapFile, Block] | None:
        """Return the file and the block of a node, or None when it is not in these files."""
        return self._places.get(node_id)
