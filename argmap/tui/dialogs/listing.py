"""A list of lines to choose from, of any length: only what is seen is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment as Painted
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.tui.theme import laid_over, style_in
from argmap.workspace.segments import Segment, cells, cropped, padded

_MOST_RIGHT = 3
"""What stands at the right takes at most a third of the line."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: its value, its pieces of text, what stands at its right, and why it cannot be chosen."""

    value: str
    words: tuple[Segment, ...]
    right: str = ""
    more: str = ""
    why_not: str = ""


class ItemClicked(Message):
    """A line of the list was clicked: it is the chosen one."""


class Listing(ScrollView, can_focus=False):
    """Lines, one of them under the cursor."""

    DEFAULT_CSS = "Listing { height: auto; max-height: 12; scrollbar-size-vertical: 1; }"

    def __init__(self, items: Sequence[Item] = (), *, empty: str = "nothing found") -> None:
        super().__init__()
        self.items = items
        self.empty = empty
        """What stands there when there are no lines."""
        self.cursor = 0

    @property
    def item(self) -> Item | None:
        """The line under the cursor."""
        return self.items[self.cursor] if self.items else None

    def show_items(self, items: Sequence[Item], cursor: int = 0) -> None:
        """Show other lines."""
        self.items = items
        self.virtual_size = Size(0, len(items))
        self.refresh(layout=True)
        self.move_to(cursor)

    def move_to(self, cursor: int) -> None:
        """Move the cursor, no further than the ends, and bring it into sight."""
        self.cursor = max(min(cursor, len(self.items) - 1), 0)
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
        self.refresh()

    def take_key(self, key: str) -> bool:
        """Move by a key, and tell whether it was one that moves."""
        page = max(self.size.height - 1, 1)
        moves = {"up": -1, "down": 1, "pgup": -page, "pgdn": page, "ctrl+p": -1, "ctrl+n": 1}
        if key in moves:
            self.move_to(self.cursor + moves[key])
            return True
        return False

    def on_mount(self) -> None:
        """Learn the size of the list."""
        self.show_items(self.items, self.cursor)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return as many rows as there are lines."""
        return max(len(self.items), 1)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if at >= len(self.items):
            words = self.empty if not self.items and y == 0 else ""
            return Strip([Painted(padded(words, width), style_in(self, "dim") + self.rich_style)])
        item = self.items[at]
        here = at == self.cursor
        ground = style_in(self, "cursor") if here else Style.null()
        right = cropped(item.right, width // _MOST_RIGHT)
        room = max(width - 2 - (cells(right) + 1 if right else 0), 1)
        pieces = [Painted("> " if here else "  ", self.rich_style + ground)]
        for segment in item.words:
            text = cropped(segment.text, room)
            room -= cells(text)
            look = style_in(self, "dim" if item.why_not else segment.style)
            pieces.append(Painted(text, laid_over(self.rich_style + ground, look)))
        end = " " * max(room, 0) + (f" {right}" if right else "")
        pieces.append(Painted(end, laid_over(self.rich_style + ground, style_in(self, "dim"))))
        return Strip(pieces).adjust_cell_length(width, self.rich_style + ground)

    def on_click(self, event: Click) -> None:
        """Choose what is clicked."""
        at = event.y + self.scroll_offset.y
        if at < len(self.items):
            self.move_to(at)
            self.post_message(ItemClicked())
