"""A walk over an XML part, element by element, that refuses entities and, unless told otherwise, document types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat  # entities are refused below, which is what the warning against expat is about

from argmap.evidence.extract.unreadable import Limits, UnreadableError


class XmlVisitor(Protocol):
    """What a walk tells: elements by namespace and local name, and the text between them."""

    def start(self, namespace: str, name: str, attributes: Mapping[str, str]) -> None:
        """Enter an element; attribute names are local names."""

    def end(self, namespace: str, name: str) -> None:
        """Leave an element."""

    def text(self, characters: str) -> None:
        """Meet text."""


def walk_xml(content: bytes, part: str, visitor: XmlVisitor, limits: Limits, *, doctype_allowed: bool = False) -> None:
    """Walk over `content`; raise UnreadableError when it is no well-formed XML, or is hostile."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise UnreadableError(f'has elements nested more than {limits.depth} deep in its part "{part}"')
        namespace, _, local = name.rpartition(" ")
        visitor.start(namespace, local, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        namespace, _, local = name.rpartition(" ")
        visitor.end(namespace, local)

    def doctype(_name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset or not doctype_allowed:
            raise UnreadableError(f'declares a document type in its part "{part}", which such documents must not')

    def entity(*_declaration: object) -> None:
        raise UnreadableError(f'declares entities in its part "{part}", which such documents must not')

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = visitor.text
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableError(f'is damaged: its part "{part}" is no XML at line {error.lineno}') from error
    except (LookupError, ValueError) as error:
        raise UnreadableError(f'has a part "{part}" in an encoding that XML does not use') from error
