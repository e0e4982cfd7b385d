"""The actions that only the pane with the keyboard can carry out: movements within what it shows."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """A movement or a choice inside a pane other than the outline, whose movements are its state's."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"
    FIRST = "first"
    LAST = "last"
    ENTER = "enter"
    NEXT_FIELD = "next field"
    """Go to the field that follows (inspector)."""
    NEXT_HIT = "next hit"
    PREVIOUS_HIT = "previous hit"
    MARK = "mark"
    """Begin or end a selection of words (source view)."""
    WORD_RIGHT = "word right"
    WORD_LEFT = "word left"
    SENTENCE = "sentence"
    """Select the sentence at the cursor (source view)."""
    ZOOM = "zoom"
    NEXT_PANE = "next pane"
    PREVIOUS_PANE = "previous pane"
    NEXT_VIEW = "next view"
