"""What is marked in the text of an AIF graph, by node, and what of that is no words."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.exchange.draft import Draft
from argmap.exchange.marked_text import Mark, MarkedText


def marks_kept(marked: MarkedText, draft: Draft) -> Mapping[str, tuple[Mark, ...]]:
    """Return the words that are marked in a text, by node; marks that never end or hold no words are lost."""
    for key in marked.unclosed:
        draft.lose(key, "which words of the text are its own", "the mark in the text never ends")
    for key in marked.too_deep:
        draft.lose(key, "which words of the text are its own", "the mark stands within more than a hundred others")
    found: dict[str, tuple[Mark, ...]] = {}
    for key, marks in marked.marks.items():
        found[key] = tuple(mark for mark in marks if mark.words)
        if len(found[key]) < len(marks):
            draft.lose(key, "a mark in the text", "it is around no words")
    return found
