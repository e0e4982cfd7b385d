"""A draft: what an importer found, under the names that the other file uses, until it becomes a map."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from types import MappingProxyType

from argmap.exchange.entry import Entry, Fields, clean, entry_with
from argmap.exchange.finishing import finished
from argmap.exchange.format import Imported
from argmap.exchange.loss import Loss
from argmap.exchange.resolving import described
from argmap.exchange.schemes import Schemes
from argmap.exchange.slugs import stem_for

_NONE: Fields = MappingProxyType({})


class Draft:
    """Collects claims, quotes, sources, steps and losses by the keys of the other file, in any order.

    `finish` makes the map as a person would write it: ids are slugs of the words (a key that is itself a telling id of
    a map file is kept), a step stands after its conclusion and its premises after it, quotes after what they attest,
    sources last. A reference to a key that never came, a step without premises, a premise that is its own conclusion
    and whatever else would be an error in a map become losses. Everything is linear and without recursion.

    Claims, quotes, steps and reviews share one set of keys; sources have one of their own, and so have schemes. Fields
    have the names of the map file, and references in them are keys; `via` takes Links and `questions` takes
    QuestionAnswers. Fields that are empty count for nothing. A field that blocks of the kind do not have is a
    ValueError.
    """

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._sources: dict[str, Entry] = {}
        self._schemes = Schemes()
        self._losses: list[Loss] = []
        self._files: dict[str, str] = {}
        self._asides: list[str] = []
        self._line = 0

    def at(self, line: int) -> None:
        """Say on which line (from 1, or 0) of the other file stands what is added or lost next."""
        self._line = line

    def claim(self, key: str, text: str, fields: Fields = _NONE) -> None:
        """Add a claim; `fields` by their names in the map file (by, assumed, tags, note, x-...).

        The same key and text again add nothing; another text under a key that is there is a loss.
        """
        self._add(Entry("claim", key, text, line=self._line), fields)

    def quote(self, key: str, text: str, *, source: str, fields: Fields = _NONE) -> None:
        """Add a quote of the source called `source`; `attests` in `fields` holds keys of claims."""
        self._add(Entry("quote", key, text, source=source, line=self._line), fields)

    def source(self, key: str, title: str, fields: Fields = _NONE) -> None:
        """Add a source; the same key and title again add nothing."""
        entry = entry_with(Entry("source", key, title, line=self._line), fields)
        known = self._sources.setdefault(key, entry)
        if known is not entry and (known.words, known.values) != (entry.words, entry.values):
            self.lose(key, described(entry, {}), "another source has the same key, and the first one is kept")

    def hold(self, key: str, title: str, text: str, fields: Fields = _NONE) -> None:
        """Add a source with its text, which will be held beside the map, so that quotes from it can be verified."""
        stem = stem_for("source", title)
        path, number = f"sources/{stem}.txt", 2
        while path in self._files:
            path, number = f"sources/{stem}-{number}.txt", number + 1
        self.file(path, text)
        digest = hashlib.sha256(self._files[path].encode()).hexdigest()
        self.source(key, title, {**fields, "file": path, "sha256": digest})

    def support(self, key: str, target: str, because: Sequence[str], fields: Fields = _NONE) -> None:
        """Add a step from linked premises to a claim."""
        self._step(Entry("supports", key, target=target, because=tuple(because), line=self._line), fields)

    def attack(self, key: str, target: str, because: Sequence[str], fields: Fields = _NONE) -> None:
        """Add an objection to a claim (a rebuttal), or to a step or quote (an undercut), by its key."""
        self._step(Entry("attacks", key, target=target, because=tuple(because), line=self._line), fields)

    def assess(self, key: str, target: str, fields: Fields = _NONE) -> None:
        """Add a reviewer's word on a claim, a step or a quote, by its key; `fields` hold what it says."""
        self._add(Entry("review", key, target=target, line=self._line), fields)

    def scheme(self, key: str, name: str, fields: Fields = _NONE) -> None:
        """Add an argumentation scheme of the other file, which steps name by its key.

        A step's `scheme` may also be the name of a built-in one, however it is written (Argument from Expert Opinion);
        any other name becomes a scheme of the map's own.
        """
        self._schemes.add(entry_with(Entry("scheme", key, name, line=self._line), fields))

    def lose(self, where: str, what: str, why: str = "", *, line: int = 0) -> None:
        """Note that something could not be carried."""
        self._losses.append(Loss(where, what, why, line or self._line))

    def leave_aside(self, what: str, count: int = 1) -> None:
        """Note what is left aside for it is not about the argument; nothing where the `count` of it is 0."""
        if count:
            self._asides.append(what)

    def file(self, path: str, text: str) -> None:
        """Hold a text beside the map, for a source that names it."""
        self._files[path] = clean(text)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def finish(self, *, title: str, main: Sequence[str] = (), fields: Fields = _NONE) -> Imported:
        """Make the map; `main` holds keys, `fields` further fields of the head."""
        made = finished(self._entries, self._sources, self._schemes, (main, {"title": title, **fields}))
        losses, files = (*self._losses, *made.losses), MappingProxyType(dict(self._files))
        return Imported(made.map, losses, files, tuple(self._asides))

    def _step(self, entry: Entry, fields: Fields) -> None:
        scheme = fields.get("scheme")
        if isinstance(scheme, str) and scheme:
            self._schemes.use(scheme)
        self._add(entry, fields)

    def _add(self, entry: Entry, fields: Fields) -> None:
        bound = entry_with(entry, fields)
        known = self._entries.setdefault(entry.key, bound)
        if known is bound:
            return
        same = (known.kind, known.words, known.source, known.target, known.because, known.values)
        if same != (bound.kind, bound.words, bound.source, bound.target, bound.because, bound.values):
            self.lose(entry.key, described(bound, self._entries), "its key is used twice, and the first one is kept")
