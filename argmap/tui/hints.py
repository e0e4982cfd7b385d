"""The keys that a newcomer needs in each pane, in the order in which they are shown as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.workspace.keymap import Keymap
from argmap.workspace.panes import Pane

_PANES = (("pane.next", "next pane"), ("pane.view", "next view"), ("find.back", "back"))
_GOING = (("move.choose", "go there"), *_PANES)
_ALWAYS = (("find.command", "commands"), ("history.undo", "undo"), ("file.save", "save"), ("file.quit", "quit"))
_FIRST = {
    Pane.OUTLINE: (
        ("edit.open", "edit"),
        ("edit.add", "add reason"),
        ("source.cite", "cite"),
        ("edit.attack", "object"),
        ("pane.next", "next pane"),
        *_ALWAYS,
        ("find.filter", "find"),
        ("pane.view", "next view"),
    ),
    Pane.INSPECTOR: (("inspect.edit-field", "edit field"), *_PANES, *_ALWAYS),
    Pane.FOCUS: (*_GOING, *_ALWAYS),
    Pane.SOURCE: (
        ("source.select", "select"),
        ("source.sentence", "sentence"),
        ("source.cite", "cite"),
        *_PANES,
        *_ALWAYS,
    ),
    Pane.REVIEW: (*_GOING, *_ALWAYS),
    Pane.PROBLEMS: (*_GOING, *_ALWAYS),
}
"""Commands by their ids, each with the one or two words that a line has room for."""
_TO_BEGIN = (("edit.add", "add the main claim"), ("edit.open", "title of the map"), *_ALWAYS)
"""What one can do first in the outline of an empty map."""


def hint_line(keymap: Keymap, pane: Pane, width: int, *, is_empty: bool = False) -> Iterator[tuple[str, str]]:
    """Yield keys and what they do, as many as fit into a width in cells with the gaps between them.

    `is_empty` says that there is nothing in the map yet.
    """
    for name, words in _TO_BEGIN if is_empty and pane is Pane.OUTLINE else _FIRST.get(pane, ()):
        keys = keymap.keys_of(name)
        if not keys:
            continue
        width -= len(keys[0]) + len(words) + 4
        if width < 0:
            return
        yield keys[0], words
