"""A text that is being put together, with the places where its pages and paragraphs start."""

from __future__ import annotations

import re

from argmap.evidence.heldtext import HeldText

TAB, LINE, PARAGRAPH = "\t", "\n", "\n\n"
_RANK = {"": 0, TAB: 1, LINE: 2, PARAGRAPH: 3}
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class Manuscript:
    """Gathers text piece by piece.

    Breaks wait until more text comes, and of several the strongest is kept, so that nothing starts or ends with an
    empty line.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""
        self._break = ""
        self._line_broken = False
        self._waiting_pages: list[str] = []
        self._page_starts: list[int] = []
        self._page_labels: list[str] = []
        self._paragraph_starts: list[int] = []
        self._page_matter: list[tuple[int, int]] = []

    @property
    def page_is_empty(self) -> bool:
        """Tell whether nothing was written since the last page break, or at all."""
        return bool(self._waiting_pages) or not self._length

    def write(self, text: str) -> None:
        """Add `text` as it is."""
        if not text:
            return
        if self._length and self._break:
            self._append(self._break)
        if not self._length or self._break == PARAGRAPH:
            self._paragraph_starts.append(self._length)
        self._break, self._line_broken = "", False
        for label in self._waiting_pages:
            self._page_starts.append(self._length)
            self._page_labels.append(label)
        self._waiting_pages.clear()
        self._append(text)

    def write_folded(self, text: str) -> None:
        """Add `text` with every run of white space as one space, and none where a line starts."""
        folded = _BLANKS.sub(" ", text)
        if not self._length or self._break or self._last in " \n\t":
            folded = folded.lstrip(" ")
        self.write(folded)

    def write_matter(self, text: str) -> None:
        """Add `text` that is on the page and no part of what the source says."""
        words = _BLANKS.sub(" ", text).strip(" ")
        if text[:1] != words[:1]:
            self.write_folded(" ")
        self.write(words)
        if words:
            self._page_matter.append((self._length - len(words), self._length))
        if text[-1:] != words[-1:]:
            self.write_folded(" ")

    def separate(self, separator: str) -> None:
        """Ask for `separator` before the next text: TAB, LINE or PARAGRAPH."""
        if _RANK[separator] > _RANK[self._break]:
            self._break = separator

    def break_line(self) -> None:
        """Ask for a line break; the second in a row makes a paragraph."""
        self.separate(PARAGRAPH if self._line_broken else LINE)
        self._line_broken = True

    def start_page(self, label: str = "") -> None:
        """Let a page start at the next text; what stands before the first break is a page of its own."""
        if self._length and not self._page_starts and not self._waiting_pages:
            self._page_starts.append(0)
            self._page_labels.append("")
        self._waiting_pages.append(label)

    def held_text(self, *, paged: bool = True, encoding_guessed: bool = False) -> HeldText:
        """Return what was written; `paged=False` leaves the pages out."""
        starts = [*self._page_starts, *(self._length for _ in self._waiting_pages)]
        labels = [*self._page_labels, *self._waiting_pages]
        return HeldText(
            "".join(self._pieces),
            page_starts=tuple(starts) if paged else (),
            page_labels=tuple(labels) if paged and any(labels) else (),
            paragraph_starts=tuple(self._paragraph_starts),
            page_matter=tuple(self._page_matter),
            encoding_guessed=encoding_guessed,
        )

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._last = text[-1]
