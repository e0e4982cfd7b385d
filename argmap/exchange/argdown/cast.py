"""Who is who in an Argdown document: which elements are one statement, which are one argument, and their keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.exchange.argdown.document import Document, Element, Sort, Structure


@dataclass(slots=True)
class Member:
    """A statement or an argument: all elements of one title, or one without; `key` is its name in a draft."""

    sort: Sort
    title: str
    key: str
    elements: list[Element] = field(default_factory=list)
    structures: list[int] = field(default_factory=list)
    home: Element | None = None

    @property
    def words(self) -> list[str]:
        """The different words that its elements have, in order."""
        return list(dict.fromkeys(element.wording.text for element in self.elements if element.wording.text))

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of its elements, each once."""
        return tuple(dict.fromkeys(tag for element in self.elements for tag in element.wording.tags))

    @property
    def first(self) -> Element:
        """The element that defines it: the first one with words, else the one with a structure, else the first one."""
        return next((element for element in self.elements if element.wording.text), self.home or self.elements[0])


class Cast:
    """The statements and arguments of a document, each found by the number of any of its elements."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._members: list[Member] = []
        self._known: dict[tuple[Sort, str], Member] = {}
        self._keys: set[str] = {
            element.title for element in document.elements if element.sort is Sort.STATEMENT and element.title
        }
        self._of = [self._member(element) for element in document.elements]
        self.conclusions: dict[int, tuple[int, int]] = {}
        for number, structure in enumerate(document.structures):
            self._of[structure.argument].structures.append(number)
            self._of[structure.argument].home = document.elements[structure.argument]
            for place, inference in enumerate(structure.inferences):
                self.conclusions[structure.statements[inference.conclusion]] = (number, place)

    def of(self, element: int) -> Member:
        """Return who the element of this number is."""
        return self._of[element]

    def all(self, sort: Sort) -> list[Member]:
        """Return the members of a sort in order of appearance."""
        return [member for member in self._members if member.sort is sort]

    def structure(self, number: int) -> Structure:
        """Return the structure of this number."""
        return self.document.structures[number]

    def free(self, key: str) -> str:
        """Return a key that nothing else has, like `key`, and keep it."""
        candidate, number = key, 2
        while candidate in self._keys:
            candidate, number = f"{key} ({number})", number + 1
        self._keys.add(candidate)
        return candidate

    def _member(self, element: Element) -> Member:
        known = self._known.get((element.sort, element.title)) if element.title else None
        if known is None:
            known = Member(element.sort, element.title, self._key(element))
            self._members.append(known)
            if element.title:
                self._known[element.sort, element.title] = known
        known.elements.append(element)
        return known

    def _key(self, element: Element) -> str:
        if element.title and element.sort is Sort.STATEMENT:
            return element.title
        if element.title:
            return self.free(element.title if element.title not in self._keys else f"<{element.title}>")
        return self.free(f"the {element.sort.value} on line {element.line}")
