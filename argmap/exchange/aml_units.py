"""The argument units of an AML document: each a proposition, with the unit that it is a premise or refutation of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from argmap.exchange.draft import Draft
from argmap.exchange.resolving import quoted
from argmap.exchange.xml_text import attribute, line_of, text_of

_RELATIONS = frozenset(["CA", "LA", "REFUTATION"])
_OF_PROPOSITIONS = frozenset(["PROPTEXT", "OWNER", "INSCHEME", "ROLE"])
_MOST_DIGITS = 9
"""No text is so long that an offset in it would have more."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An argument unit. Several have the same key where they are the same proposition.

    `above` is the key of the conclusion, "" at the top, `argument` that of the argument for or against it, which
    linked units share. `schemes` are pairs of a name and of the number that all parts of one argument have. `offset`
    counts characters from the start of the text, and is -1 for none.
    """

    key: str
    text: str
    line: int
    above: str = ""
    argument: str = ""
    is_refutation: bool = False
    missing: bool = False
    offset: int = -1
    owners: tuple[str, ...] = ()
    schemes: tuple[tuple[str, str], ...] = ()
    roles: tuple[str, ...] = ()
    label: str = ""
    support_label: str = ""


def told_units(root: etree._Element, draft: Draft) -> list[Unit]:
    """Return the units of a document from the top down, in its order, and tell of what is none. Without recursion."""
    reading = _Reading(draft)
    units: list[Unit] = []
    waiting = [(element, ("", "", "")) for element in reversed(root.findall("AU"))]
    while waiting:
        element, placed = waiting.pop()
        unit = reading.unit(element, placed)
        units.append(unit)
        waiting += reversed(list(reading.below(element, unit.key)))
    return units


class _Reading:
    """The propositions met so far, by key, and how many arguments there are."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._keys: dict[tuple[str, str], str] = {}
        self._taken: Counter[str] = Counter()
        self._arguments = 0

    def unit(self, element: etree._Element, placed: tuple[str, str, str]) -> Unit:
        """Read a unit; `placed` are its conclusion, its argument and the tag of that."""
        above, argument, relation = placed
        proposition, *others = element.findall("PROP") or [element]
        for other in others:
            self._lose(other, f"another proposition {quoted(_words(other))}", "a unit has one, and the first is kept")
        for part in proposition if proposition is not element else ():
            if part.tag not in _OF_PROPOSITIONS:
                self._lose(part, f"the element <{part.tag}> {quoted(text_of(part))}", "a map has no place for it")
        text, offset = _words(proposition), _offset(proposition)
        return Unit(
            self._key(attribute(proposition, "identifier"), text),
            text,
            line_of(proposition),
            above,
            argument,
            relation == "REFUTATION",
            attribute(proposition, "missing").strip().lower() == "yes",
            offset,
            tuple(filter(None, (attribute(owner, "name").strip() for owner in proposition.findall("OWNER")))),
            tuple(
                (" ".join(attribute(scheme, "scheme").split()), attribute(scheme, "schid"))
                for scheme in proposition.findall("INSCHEME")
                if attribute(scheme, "scheme").strip()
            ),
            tuple(
                f"{attribute(role, 'class')} {attribute(role, 'element')}".strip()
                for role in proposition.findall("ROLE")
            ),
            attribute(proposition, "nodelabel").strip(),
            attribute(proposition, "supportlabel").strip(),
        )

    def below(self, element: etree._Element, key: str) -> Iterator[tuple[etree._Element, tuple[str, str, str]]]:
        """Give the units in a unit, with their places; linked ones share an argument."""
        for relation in element:
            tag = str(relation.tag)
            if tag == "PROP":
                continue
            inner = relation.findall("AU")
            if tag not in _RELATIONS or not inner:
                why = "it holds no argument" if tag in _RELATIONS else "it is none of AML"
                self._lose(relation, f"the element <{tag}> of {key}", why)
            for number, each in enumerate(inner if tag in _RELATIONS else ()):
                self._arguments += tag != "LA" or not number
                yield each, (key, f"{tag} {self._arguments} of {key}", tag)

    def _key(self, identifier: str, text: str) -> str:
        """Return the key of a proposition: its identifier, counted where other words have it already."""
        name = identifier.strip() or f"proposition {len(self._keys) + 1}"
        said = (name, " ".join(text.split()))
        if said not in self._keys:
            self._taken[name] += 1
            self._keys[said] = name if self._taken[name] == 1 else f"{name} ({self._taken[name]})"
        return self._keys[said]

    def _lose(self, element: etree._Element, what: str, why: str) -> None:
        self._draft.lose(str(element.tag), what, why, line=line_of(element))


def _words(proposition: etree._Element) -> str:
    found = proposition.find("PROPTEXT")
    return text_of(found) if found is not None else ""


def _offset(proposition: etree._Element) -> int:
    found = proposition.find("PROPTEXT")
    written = attribute(found, "offset").strip() if found is not None else ""
    return int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else -1
