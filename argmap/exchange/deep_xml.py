"""XML of any depth, made into a tree of lxml's by expat, for libxml2 gives up 256 levels down, or 2,048 at most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from lxml import etree

_MOST_LEVELS = 1_000_000_000


class DeepError(Exception):
    """A deep document is not to be read on from `line` (from 1): `what` is wrong, and what to do about it."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        super().__init__(what)
        self.line, self.what, self.remedy = line, what, remedy


def read_deep(text: str) -> etree._Element:
    """Return the root of an XML text, without comments and processing instructions, every element with its line.

    Nothing but the text is ever read. Raises DeepError where it declares an entity, for entities could make a text of
    any length out of a short one, and where all its elements together stand a thousand million levels deep, for going
    through a tree takes lxml that many steps; expat.ExpatError where it is not well formed.
    """
    building = _Building()
    building.parser.Parse(text.encode("utf-8", "replace"), True)
    return building.root()


class _Building:
    """A tree while it is read; the elements that are open, the root first."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", "}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add
        self.parser.EntityDeclHandler = self._declared
        self._open: list[etree._Element] = []
        self._levels = 0
        self._closed: etree._Element | None = None
        self._root: etree._Element | None = None

    def root(self) -> etree._Element:
        if self._root is None:
            raise ValueError("expat has read a document without a root")
        return self._root

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._levels += len(self._open)
        if self._levels > _MOST_LEVELS:
            self._refuse("too many elements stand too deep in others", "export it again, in parts")
        told = {_called(key): value for key, value in attributes.items()}
        if self._open:
            element = etree.SubElement(self._open[-1], _called(name), told)
        else:
            self._root = element = etree.Element(_called(name), told)
        element.sourceline = self.parser.CurrentLineNumber  # type: ignore[assignment]  # the stubs know no setter
        self._open.append(element)
        self._closed = None

    def _end(self, _: str) -> None:
        self._closed = self._open.pop()

    def _add(self, words: str) -> None:
        if self._closed is not None:
            self._closed.tail = (self._closed.tail or "") + words
        elif self._open:
            self._open[-1].text = (self._open[-1].text or "") + words

    def _declared(self, *_: object) -> None:
        what = "an entity is declared here, and elements stand more than 256 deep"
        self._refuse(what, "write its words where its name stands, and take the declaration out")

    def _refuse(self, what: str, remedy: str) -> NoReturn:
        raise DeepError(self.parser.CurrentLineNumber, what, remedy)


def _called(name: str) -> str:
    """Return a name as lxml writes it: with its namespace in braces."""
    return "{" + name if "}" in name else name
