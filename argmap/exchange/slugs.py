"""The ids of drafted nodes: a telling key is kept, and everything else is called by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.model.ids import MAX_ID, id_fault, slug

_GENERIC = re.compile(
    r"(?i)(?:node|claim|arg|argument|statement|stmt|prop|proposition|premise|conclusion|edge|atom|scheme|support|"
    r"attack|objection|reason|step|quote|source|adu|edu|seg|text|item|thesis|point|id|map|n)?[-_.]?"
    r"(?:[0-9][-_.0-9]*|[a-z]{0,2}[0-9]+[a-z]?|[a-z]{1,2})"
)
_IDENTIFIER = re.compile(r"(?i)[0-9a-f]{8}[-_]?[0-9a-f]{4}.*|[0-9a-f]{12,}|.*[0-9]{6,}.*")
_LETTERS = 3
_MOST_WORDS = 300
_YEAR = re.compile(r"\b[0-9]{4}\b")
_PREFIXES = {"quote": "q", "supports": "s", "attacks": "s", "review": "r"}


def is_telling(key: str) -> bool:
    """Tell whether a key can be an id, and is one that people can read: a word, and no number or hash."""
    if id_fault(key) is not None or _GENERIC.fullmatch(key) or _IDENTIFIER.fullmatch(key):
        return False
    return any(len(run) >= _LETTERS for run in re.findall(r"[^\W\d_]+", key)) or not key.isascii()


class Slugs:
    """The ids given out so far, none of which is given twice; each costs the same however many there are.

    Keys that are telling are kept; nothing else is called as in `avoided`.
    """

    def __init__(self, kept: Iterable[str], avoided: Iterable[str] = ()) -> None:
        self._taken = {"argmap"}
        self._next: dict[str, int] = {}
        self._kept: set[str] = set()
        for key in kept:
            if is_telling(key) and key.casefold() not in self._taken:
                self._taken.add(key.casefold())
                self._kept.add(key)
        self._taken.update(map(str.casefold, avoided))

    def id_for(self, key: str, kind: str, words: str) -> str:
        """Return the id of a node: its key where that was kept, else a slug of its words."""
        if key in self._kept:
            self._kept.discard(key)  # a source may have the key of a claim: the first one has it
            return key
        return self._free(stem_for(kind, words))

    def _free(self, stem: str) -> str:
        candidate, number = stem, self._next.get(stem, 2)
        while candidate.casefold() in self._taken:
            ending = f"-{number}"
            candidate, number = stem[: MAX_ID - len(ending)] + ending, number + 1
        self._next[stem] = number
        self._taken.add(candidate.casefold())
        return candidate


def stem_for(kind: str, words: str) -> str:
    """Return the slug that a node of some kind and words would have if no other had it."""
    prefix = _PREFIXES.get(kind, "")
    fallback = {"supports": "step", "attacks": "step"}.get(kind, kind)
    stem = slug(f"{prefix} {words[:_MOST_WORDS]}", fallback=fallback)
    return fallback if stem == prefix else stem


def source_words(title: str, author: str, date: str) -> str:
    """Return the words that a source is called by: the first author's family name and the year, or else its title."""
    first = author.partition(";")[0]
    family, comma, _ = first.partition(",")
    name = family if comma else " ".join(first.split()[-1:])
    year = _YEAR.search(date)
    if name.strip() and year is not None:
        return f"{name} {year[0]}"
    return re.sub(r"^https?://(?:www\.)?", "", title)
