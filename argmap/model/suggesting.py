"""Which of many words a mistyped one was meant to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

_CANDIDATES = 30
_PATIENCE = 100


class Suggestions:
    """The words that could have been meant, indexed when the first one is asked for.

    Asking costs time in proportion to the words that share three letters with the mistyped one; after 100 questions
    there are no more answers, so that a file full of mistakes is still reported at once.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words
        self._index: dict[str, list[str]] | None = None
        self._patience = _PATIENCE

    def closest(self, mistyped: str) -> str | None:
        """Return the word most like `mistyped`, or None when none is like it."""
        if self._patience == 0:
            return None
        self._patience -= 1
        if self._index is None:
            self._index = {}
            for word in self._words:
                for run in _runs(word):
                    self._index.setdefault(run, []).append(word)
        shared: Counter[str] = Counter()
        for run in _runs(mistyped):
            shared.update(self._index.get(run, ()))
        likely = [word for word, _ in shared.most_common(_CANDIDATES)]
        folded = {word.casefold(): word for word in reversed(likely)}
        close = get_close_matches(mistyped.casefold(), folded, n=1)
        return folded[close[0]] if close else None


def _runs(word: str) -> set[str]:
    padded = f"^{word.casefold()[:80]}$"
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
