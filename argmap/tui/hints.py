"""The keys that a newcomer needs in each pane, in the order in which they are shown as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.workspace.keymap import Keymap
from argmap.workspace.panes import Pane

_ALWAYS = ("find.command", "history.undo", "file.save", "file.quit")
_FIRST = {
    Pane.OUTLINE: ("edit.text", "edit.add", "cite.quote", "edit.support", "edit.attack", "find.filter", "pane.next"),
    Pane.INSPECTOR: ("edit.text", "pane.next", "pane.view", "pane.zoom"),
    Pane.FOCUS: ("pane.next", "pane.view", "pane.zoom"),
    Pane.SOURCE: ("pane.next", "pane.view", "pane.zoom"),
    Pane.REVIEW: ("pane.next", "pane.view", "pane.zoom"),
    Pane.PROBLEMS: ("pane.next", "pane.view", "pane.zoom"),
}


def hint_line(keymap: Keymap, pane: Pane, width: int) -> Iterator[tuple[str, str]]:
    """Yield keys and what they do, as many as fit into a width in cells with the gaps between them."""
    for name in (*_FIRST.get(pane, ()), *_ALWAYS):
        command, keys = keymap.commands.get(name), keymap.keys_of(name)
        if command is None or not keys:
            continue
        words = command.title.lower()
        width -= len(keys[0]) + len(words) + 4
        if width < 0:
            return
        yield keys[0], words
