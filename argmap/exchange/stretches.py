"""A text in which another tool says, by offsets, where words stand, and the lines that they are really on."""

from __future__ import annotations

import re

from argmap.evidence.heldtext import HeldText
from argmap.exchange.marked_text import place_of

_AROUND = 1_000
"""So many characters off may an offset be: tools count line ends and characters outside the basic plane otherwise."""


class Stretches:
    """A text, with the words that stand at or near an offset found in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._held = HeldText(text)

    def place_of(self, words: str, offset: int) -> str:
        """Return as a locator (`l. 3`, `ll. 3-4`) where words stand at an offset or near it, "" where they do not.

        Nearest counts, and white space may differ.
        """
        if not words.strip():
            return ""
        if self.text.startswith(words, offset):
            return place_of(self._held, offset, offset + len(words))
        start = max(0, offset - _AROUND)
        near = self.text[start : offset + len(words) + _AROUND]
        folded = re.compile(r"\s++".join(map(re.escape, words.split())))
        found = [(start + match.start(), start + match.end()) for match in folded.finditer(near)]
        if not found:
            return ""
        return place_of(self._held, *min(found, key=lambda span: abs(span[0] - offset)))
