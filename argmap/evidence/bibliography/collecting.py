"""The entries of a bibliography as they are collected: one a key, with a key made where the file gives none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from argmap.evidence.bibliography.entry import (
    MAX_ENTRIES,
    Bibliography,
    CslValue,
    Entry,
    Unread,
    entry_of,
    error,
    one_line,
    warning,
)
from argmap.model.ids import slug
from argmap.model.problem import Problem

MAX_PROBLEMS = 1_000
"""After so many problems a file is not a bibliography with faults any more, and the rest are not listed."""


class Collector:
    """Collects the entries and problems of one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._entries: dict[str, Entry] = {}
        self._problems: list[Problem] = []
        self._unread: list[Unread] = []
        self._full = False
        self._made: dict[str, int] = {}

    def add(
        self, key: str, variables: Mapping[str, CslValue], *, line: int, unread: Iterable[str] = frozenset()
    ) -> None:
        """Add an entry; without a key one is made of its author, year and title. `unread` of its fields are left."""
        if len(self._entries) >= MAX_ENTRIES:
            if not self._full:
                self._full = True
                self._note(
                    error(
                        "E501",
                        f"the bibliography has more than {MAX_ENTRIES:,} entries; the rest is not read",
                        "export only the entries that the map needs",
                        path=self._path,
                        line=line,
                    )
                )
            return
        entry = entry_of(one_line(key), variables)
        if not entry.key:
            entry = Entry(self._made_key(entry), entry.csl)
        if entry.key in self._entries:
            self.doubtful(
                "W501",
                f'the key "{entry.key}" is used by an entry above; this one is left out',
                "give it another key",
                line=line,
            )
            return
        self._entries[entry.key] = entry
        self.leave(unread, key=entry.key, line=line)

    def leave(self, fields: Iterable[str], *, line: int, key: str = "") -> None:
        """Record what is said of an entry, or outside of all of them, and is no part of any."""
        left = tuple(dict.fromkeys(fields))
        if left:
            self._unread.append(Unread(key, left, line))

    def unreadable(self, message: str, remedy: str, *, line: int) -> None:
        """Record an entry that cannot be read."""
        self._note(error("E503", message, remedy, path=self._path, line=line))

    def broken(self, message: str, remedy: str, *, line: int) -> None:
        """Record that the file is broken."""
        self._note(error("E502", message, remedy, path=self._path, line=line))

    def doubtful(self, code: str, message: str, remedy: str, *, line: int) -> None:
        """Record something that had to be left out or guessed."""
        self._note(warning(code, message, remedy, path=self._path, line=line))

    def bibliography(self) -> Bibliography:
        """Return what was collected; problems stand in the order of the lines."""
        return Bibliography(
            MappingProxyType(dict(self._entries)),
            tuple(sorted(self._problems, key=lambda problem: problem.line)),
            tuple(sorted(self._unread, key=lambda left: left.line)),
        )

    def _note(self, problem: Problem) -> None:
        if len(self._problems) < MAX_PROBLEMS:
            self._problems.append(problem)

    def _made_key(self, entry: Entry) -> str:
        names = entry.names("author") or entry.names("editor")
        name = names[0].family or names[0].literal if names else ""
        parts = entry.date("issued").parts
        year = str(abs(parts[0][0])) if parts else ""
        words = " ".join(filter(None, (name, year))) or entry.text("title")
        made = stem = slug(words, fallback="entry")
        while made in self._entries:
            # Counting on from the last number keeps a file of a thousand alike from taking a million steps.
            self._made[stem] = self._made.get(stem, 1) + 1
            made = f"{stem}-{self._made[stem]}"
        return made
