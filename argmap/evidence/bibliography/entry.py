"""An entry of a bibliography: a key and the CSL variables of one work, as an immutable value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from argmap.model.problem import Problem, Severity

NAME_VARIABLES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator""".split()
)
"""The CSL variables that hold names."""

DATE_VARIABLES = frozenset("accessed available-date event-date issued original-date submitted".split())
"""The CSL variables that hold dates."""

TITLE_TYPE_NOTE = ("type", "title", "note")
"""The CSL variables that a source holds in a field of another name, beside names and dates."""

PROSE_VARIABLES = frozenset({"abstract", "annote", "note"})
"""The CSL variables whose line breaks mean something."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "E501": "a bibliography that is not CSL-JSON, BibTeX or RIS, or is too large",
        "E502": "a bibliography that is broken off or not well formed",
        "E503": "an entry that cannot be read",
        "E504": "a key that the bibliography does not have",
        "E505": "a bibliography that is not there or cannot be read",
        "W501": "two entries with one key",
        "W502": "a value of an entry that cannot be read in full",
        "W503": "a reference to an entry that does not exist, or to itself",
    }
)
"""The codes of every problem of a bibliography, each with its meaning in one line."""

MAX_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family` is not empty), or a body or single name (`literal`)."""

    family: str = ""
    given: str = ""
    non_dropping_particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """One date or the two ends of a range: year, year and month, or year, month and day each; else words.

    `season` is 1 (spring) to 4 (winter), of a single year only. `literal` is empty when there are `parts`.
    """

    parts: tuple[tuple[int, ...], ...] = ()
    season: int = 0
    circa: bool = False
    literal: str = ""


CslValue: TypeAlias = str | Date | tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One work: `csl` holds its CSL 1.0.2 variables by name, `type` among them."""

    key: str
    csl: Mapping[str, CslValue]

    def text(self, variable: str) -> str:
        """Return a variable that holds text, or the empty string."""
        value = self.csl.get(variable, "")
        return value if isinstance(value, str) else ""

    def names(self, variable: str) -> tuple[Name, ...]:
        """Return a variable that holds names, or none."""
        value = self.csl.get(variable, ())
        return value if isinstance(value, tuple) else ()

    def date(self, variable: str) -> Date:
        """Return a variable that holds a date, or the empty date."""
        value = self.csl.get(variable)
        return value if isinstance(value, Date) else Date()


@dataclass(frozen=True, slots=True)
class Unread:
    """What of the entry called `key` ("" for what stands outside of all) says something and is no part of it.

    `fields` are called as the file calls them; `line` counts from 1.
    """

    key: str
    fields: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of a bibliography by key, in file order, what was wrong with the file, and what else it says.

    `unread` is nothing wrong: reference managers keep much in a file that is of use to them alone.
    """

    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...] = ()
    unread: tuple[Unread, ...] = ()


def entry_of(key: str, variables: Mapping[str, CslValue]) -> Entry:
    """Make an entry of the variables that say something."""
    return Entry(
        key, MappingProxyType({name: value for name, value in variables.items() if value not in ("", (), Date())})
    )


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(r"[ \t]*[\n\r\x85\u2028\u2029\t][\s]*|  +")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|[\n\r\x85\u2028\u2029])")


def one_line(text: str) -> str:
    """Return `text` composed (NFC), without control characters, on one line."""
    return _SPACES.sub(" ", _CONTROLS.sub("", unicodedata.normalize("NFC", text))).strip()


def prose(text: str) -> str:
    """Return `text` composed (NFC), without control characters, with its lines."""
    return _LINE_END.sub("\n", _CONTROLS.sub("", unicodedata.normalize("NFC", text))).strip()


def tidy(variable: str, text: str) -> str:
    """Return the text of a variable as an entry holds it."""
    return prose(text) if variable in PROSE_VARIABLES else one_line(text)


def error(code: str, message: str, remedy: str, *, path: str, line: int) -> Problem:
    """Make the problem of an entry or file that cannot be used."""
    return Problem(code, message, remedy, path=path, line=line, column=1)


def warning(code: str, message: str, remedy: str, *, path: str, line: int) -> Problem:
    """Make the problem of something in an entry that had to be left out or guessed."""
    return Problem(code, message, remedy, Severity.WARNING, path=path, line=line, column=1)
