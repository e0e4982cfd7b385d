"""A document: a map together with the text it was read from, block by block, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.model.map import Map
from argmap.model.nodes import Node
from argmap.model.problem import Problem, Severity


class Place(NamedTuple):
    """A position in a file, line and column from 1."""

    line: int
    column: int


class Field(NamedTuple):
    """One field of a block as it is written: its name, its value (a string or a list) and where these stand.

    The value is what any YAML reader makes of it: text under `|` keeps its final line break.
    """

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


class Written(NamedTuple):
    """A field within its block: lines count from 0 in the block, columns from 1."""

    name: str
    value: str | tuple[str, ...]
    line: int
    last_line: int
    value_line: int
    value_column: int
    items: tuple[tuple[int, int], ...] = ()


class Fault(NamedTuple):
    """A problem within a block: `line` counts from 0 in the block, `column` from 1."""

    code: str
    line: int
    column: int
    message: str
    help: str = ""
    field: str = ""
    item: int | None = None


class BlockText(NamedTuple):
    """What the text of one block says, wherever in a file it stands: equal text, equal value.

    `node` is None when the block cannot be bound to a node.
    """

    id: str
    id_line: int
    last_line: int
    written: tuple[Written, ...]
    node: Node | None
    faults: tuple[Fault, ...]


class Block(NamedTuple):
    """One block of a file: the lines `first_line` to `last_line` (from 1, inclusive), comments above it included.

    Blank lines after a block belong to it.
    """

    text: BlockText
    first_line: int

    @property
    def id(self) -> str:
        """The id as written."""
        return self.text.id

    @property
    def id_line(self) -> int:
        """Line of the id, from 1."""
        return self.first_line + self.text.id_line

    @property
    def last_line(self) -> int:
        """Last line of the block, from 1 and inclusive."""
        return self.first_line + self.text.last_line

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order in which they are written."""
        return tuple(self._field(written) for written in self.text.written)

    def field(self, name: str) -> Field | None:
        """Return the field called `name`, or None."""
        return next((self._field(written) for written in self.text.written if written.name == name), None)

    def _field(self, written: Written) -> Field:
        first = self.first_line
        return Field(
            written.name,
            written.value,
            Place(first + written.line, 3),
            Place(first + written.value_line, written.value_column),
            tuple(Place(first + line, column) for line, column in written.items),
            first + written.last_line,
        )


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
        return {block.id: (file, block) for file in reversed(self.files) for block in reversed(file.blocks)}

    def place_of(self, node_id: str) -> tuple[MapFile, Block] | None:
        """Return the file and the block of a node, or None when it is not in these files."""
        return self._places.get(node_id)
