"""What readers of bibliographies make of a text: one entry, or problems."""

from __future__ import annotations

from argmap.evidence.bibliography.entry import Bibliography, Entry
from argmap.evidence.bibliography.reading import read_bibliography


def only(text: str, path: str = "refs.bib") -> Entry:
    bibliography = read_bibliography(text, path)
    assert bibliography.problems == ()
    (entry,) = bibliography.entries.values()
    return entry


def faults(bibliography: Bibliography) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in bibliography.problems]
