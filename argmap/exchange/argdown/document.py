"""What an Argdown document says, as values: elements, relations, premise-conclusion structures, front matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeAlias

Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]
"""A value of a data block: every scalar as the words that write it."""

Data: TypeAlias = Mapping[str, Value]


GROUP = " > "
"""Stands between the names of a group and of the group within it."""


class Sort(Enum):
    """What an element is about: a statement, or an argument as a whole."""

    STATEMENT = "statement"
    ARGUMENT = "argument"


class Arrow(Enum):
    """What a relation says, without its direction."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an element without their marks, and what the marks said.

    `links` are pairs of words and address; `emphasis` tells whether bold or italic was taken off.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A statement or an argument where it stands: defined with its words, referred to by title, or untitled."""

    sort: Sort
    title: str
    wording: Wording
    line: int
    data: Data = field(default_factory=dict)
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inference:
    """An inference line: the numbers of its premises (from the first line of the structure, 0), rules, data.

    `uses` are what the line says; `conclusion` is the number of the statement after it.
    """

    rules: tuple[str, ...]
    data: Data
    line: int
    premises: tuple[int, ...] = ()
    conclusion: int = 0


@dataclass(frozen=True, slots=True)
class Structure:
    """A premise-conclusion structure: its argument, its statements in order, its inferences in order."""

    argument: int
    statements: tuple[int, ...]
    inferences: tuple[Inference, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as written, `source` acting on `target`: numbers of elements.

    With `inference` the target is an inference: that many of structure `target`.
    """

    arrow: Arrow
    source: int
    target: int
    line: int
    inference: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands in the document and means nothing to a map, and why it was not kept."""

    what: str
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document: elements in order; relations and structures name them by number."""

    front: Data
    elements: tuple[Element, ...]
    relations: tuple[Relation, ...]
    structures: tuple[Structure, ...]
    sections: tuple[tuple[str, ...], ...] = ()
    remarks: tuple[Remark, ...] = ()

    def within_first_section(self) -> Document:
        """Return the document as if the headings of level 1 were not there."""
        elements = tuple(replace(element, section=element.section[1:]) for element in self.elements)
        sections = tuple(section[1:] for section in self.sections if section[1:])
        return replace(self, elements=elements, sections=sections)


class UnreadableError(Exception):
    """A document cannot be read from `line` (from 1) on: `what` is wrong, and what to do about it."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        super().__init__(what)
        self.line, self.what, self.remedy = line, what, remedy
