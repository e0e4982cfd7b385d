"""What is found by typing a few letters of it: names that contain every word typed first, then names much like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

_CLOSE = 78.0
_FEW = 40
_MOST = 500
"""More than this many are not looked through by anyone."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Something that can be found: its value, and the words it is known by, the best known first."""

    value: str
    names: tuple[str, ...]
    chief: str = ""
    """The one of the names, if any, that goes before the others where it contains what is typed."""
    folded: tuple[str, ...] = field(init=False)
    joined: str = field(init=False)
    headline: str = field(init=False)

    def __post_init__(self) -> None:
        folded = tuple(name.casefold() for name in self.names)
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "joined", " ".join(folded))
        object.__setattr__(self, "headline", self.chief.casefold())


def sought(query: str, among: Sequence[Sought]) -> list[str]:
    """Return the values that a query finds, best first, in the given order where they are equally good.

    Without words everything is found. At most 500 values are returned for a query.
    """
    words = query.casefold().split()
    if not words:
        return [each.value for each in among]
    containing = [each for each in among if all(word in each.joined for word in words)]
    if containing:
        ranked = sorted(containing, key=lambda each: _rank(words, each))
        return [each.value for each in ranked[:_MOST]]
    joined = " ".join(words)
    from rapidfuzz import fuzz, process

    close = process.extract(
        joined, [each.joined for each in among], scorer=fuzz.partial_ratio, score_cutoff=_CLOSE, limit=_FEW
    )
    return [among[at].value for _, _, at in close]


def _rank(words: Sequence[str], found: Sought) -> tuple[bool, int, int]:
    """Rank by how each word is contained: a whole name, the start of one, the start of a word, anywhere.

    Next to whole names, what has all of the words in its chief name comes first.
    """
    worst, total = 0, 0
    for word in words:
        rank = _rank_of_word(word, found)
        worst, total = max(worst, rank), total + rank
    is_chief = bool(found.headline) and all(word in found.headline for word in words)
    return worst > 0 and not is_chief, worst, total


def _rank_of_word(word: str, found: Sought) -> int:
    if word in found.folded:
        return 0
    if any(name.startswith(word) for name in found.folded):
        return 1
    before = found.joined[found.joined.index(word) - 1 : found.joined.index(word)]
    return 2 if not before.isalnum() else 3
