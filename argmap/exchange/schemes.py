"""Argumentation schemes under the names that other tools give them: built in here, or taken over with the map."""

from __future__ import annotations

import re
from functools import cache

from argmap.exchange.entry import Entry, clean
from argmap.exchange.slugs import Slugs
from argmap.model.catalogue import SCHEMES
from argmap.model.nodes import Node

_FILLING = frozenset("argument arguments argumentation from an a the of by to for scheme appeal or and".split())
_OTHER_NAMES = {
    "positive consequences": "consequences",
    "negative consequences": "consequences",
    "position to know": "position-to-know",
    "example": "example-to-generalisation",
    "verbal classification": "verbal-classification",
    "practical reasoning": "practical-reasoning",
    "popular practice": "popular-opinion",
    "ignorance": "lack-of-evidence",
    "composition": "part-to-whole",
    "best explanation": "abduction-best-explanation",
}


def _plain(name: str) -> str:
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    words = re.findall(r"[^\W_]+", split.lower().replace("generaliz", "generalis"))
    return " ".join(word for word in words if word not in _FILLING)


_BY_NAME = {_plain(name): name for name in SCHEMES} | {_plain(name): known for name, known in _OTHER_NAMES.items()}


@cache
def built_in(name: str) -> str | None:
    """Return the id of the built-in scheme that another tool calls `name` (Argument From Expert Opinion), or None."""
    return name if name in SCHEMES else _BY_NAME.get(_plain(name))


class Schemes:
    """The schemes of a draft: a name that is none of the built-in ones becomes a scheme of the map's own."""

    def __init__(self) -> None:
        self.own: dict[str, Entry] = {}
        self._ids: dict[str, str] = {}

    def add(self, entry: Entry) -> None:
        """Take over a scheme with what is known of it; the first one of a key counts."""
        self.own.setdefault(entry.key, entry)

    def use(self, name: str) -> None:
        """Note that a step has a scheme of this name."""
        if name not in self.own and built_in(name) is None:
            self.own[name] = Entry("scheme", name, clean(name))

    def name(self, slugs: Slugs) -> None:
        """Give the schemes of the map's own their ids, which are none of the built-in ones."""
        for key, entry in self.own.items():
            self._ids[key] = slugs.id_for(key, "scheme", entry.words)

    def id_of(self, name: str) -> str:
        """Return the id by which a step names its scheme; `name` has been used or added."""
        return self._ids[name] if name in self.own else built_in(name) or name

    def question_count(self, name: str) -> int:
        """Return how many critical questions a scheme has, 0 where there is no such scheme."""
        if name in self.own:
            found = self.own[name].values.get("questions", ())
            return len(found) if isinstance(found, tuple) else 0
        known = built_in(name)
        return 0 if known is None else len(SCHEMES[known].questions)

    def node(self, name: str) -> Node:
        """Make the node of a scheme of the map's own."""
        return self.own[name].node(self._ids[name], {})
