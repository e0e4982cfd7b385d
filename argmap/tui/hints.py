"""The keys that a newcomer needs in each pane, in the order in which they are shown as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from argmap.model.nodes import Quote
from argmap.workspace.keymap import Keymap
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session

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
_TO_BEGIN = (
    ("edit.add", "add the main claim"),
    ("edit.open", "title of the map"),
    ("find.command", "commands"),
    ("file.quit", "quit"),
)
"""What one can do first in the outline of an empty map."""
_ON_A_QUOTE = (
    ("source.show", "see it in its source"),
    ("edit.attack", "object"),
    ("pane.next", "next pane"),
    *_ALWAYS,
    ("find.filter", "find"),
)


_TO_MEND = ("edit.editor", "mend the text")
"""What one can do with a map that is read in part, in every pane but that of the source text."""
_WRITING = ("edit.", "history.", "inspect.", "source.cite", "file.save")
"""How the ids of commands begin that a map which is read only has no use for."""


class Situation(Enum):
    """What is there to be worked on, as far as it makes other keys useful."""

    USUAL = auto()
    PARTIAL = auto()
    """The map has errors, and cannot be changed before these are mended."""
    READ_ONLY = auto()
    """The map cannot be changed."""
    EMPTY = auto()
    """The map has no nodes yet."""
    QUOTE = auto()
    """The cursor is on a quote."""


def situation_of(session: Session) -> Situation:
    """Tell what there is to be worked on in a session."""
    if session.document.partial:
        return Situation.PARTIAL
    if session.read_only:
        return Situation.READ_ONLY
    if not session.map.nodes:
        return Situation.EMPTY
    return Situation.QUOTE if isinstance(session.node, Quote) else Situation.USUAL


def hint_line(
    keymap: Keymap, pane: Pane, width: int, situation: Situation = Situation.USUAL
) -> Iterator[tuple[str, str]]:
    """Yield keys and what they do, as many as fit into a width in cells with the gaps between them."""
    for name, words in _useful(pane, situation):
        keys = keymap.keys_of(name)
        if not keys:
            continue
        width -= len(keys[0]) + len(words) + 4
        if width < 0:
            return
        yield keys[0], words


def _useful(pane: Pane, situation: Situation) -> tuple[tuple[str, str], ...]:
    if situation in (Situation.PARTIAL, Situation.READ_ONLY):
        mending = (_TO_MEND,) if situation is Situation.PARTIAL and pane is not Pane.SOURCE else ()
        return (*mending, *(each for each in _FIRST.get(pane, ()) if not each[0].startswith(_WRITING)))
    if pane is not Pane.OUTLINE or situation is Situation.USUAL:
        return _FIRST.get(pane, ())
    return _TO_BEGIN if situation is Situation.EMPTY else _ON_A_QUOTE
