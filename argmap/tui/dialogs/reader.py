"""A text of any length, wrapped to the width there is, that can be scrolled."""

from __future__ import annotations

from rich.segment import Segment as Painted
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.tui.theme import style_in
from argmap.workspace.segments import Segment, safe, wrapped

_MOST = 10_000
"""Lines that one paragraph is broken into at most."""
_GUTTER = 1
"""Cells that are kept free for the scrollbar."""
_ROOM = 14
"""Cells that are left at least beside what a paragraph is indented by; with less it begins at the margin."""


class Reader(ScrollView, can_focus=False):
    """A text to be read."""

    DEFAULT_CSS = """
    Reader { height: auto; max-height: 1fr; overflow-x: hidden; scrollbar-size: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._lines: list[tuple[Segment, ...]] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return how many rows the text takes at a width."""
        return len(self.lay_out(max(width - _GUTTER, 1)))

    def lay_out(self, width: int) -> list[tuple[Segment, ...]]:
        """Return the rows of the text at a width."""
        return [(Segment(line),) for line in _laid_out(self._text, width)]

    def on_resize(self, _: Resize) -> None:
        """Wrap the text anew."""
        self._lines = self.lay_out(max(self.scrollable_content_region.width, 1))
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def take_key(self, key: str) -> bool:
        """Scroll by a key, and tell whether it was one that scrolls."""
        page = max(self.size.height - 1, 1)
        by = {"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -page, "pgdn": page, "space": page}.get(key)
        to = {"home": 0, "g": 0, "end": len(self._lines), "G": len(self._lines)}.get(key)
        if by is None and to is None:
            return False
        self.scroll_to(y=self.scroll_offset.y + by if by is not None else to, animate=False, force=True)
        return True

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        at = y + self.scroll_offset.y
        line = self._lines[at] if at < len(self._lines) else ()
        painted = [Painted(text, self.rich_style + style_in(self, style)) for text, style in line]
        return Strip(painted).adjust_cell_length(self.scrollable_content_region.width, self.rich_style)


def _laid_out(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _hanging(safe(paragraph.rstrip("\r")), width)
    return lines


def _hanging(paragraph: str, width: int) -> list[str]:
    """Wrap a line; what follows its first line is indented as the columns of its beginning ask for."""
    start = len(paragraph) - len(paragraph.lstrip(" "))
    column = paragraph.find("  ", start)
    indent = column + 2 if start and 0 < column < width // 2 else start
    while indent < len(paragraph) and paragraph[indent] == " ":
        indent += 1
    indent = indent if width - indent >= _ROOM else 0
    first, *others = wrapped(paragraph, width, most=_MOST)
    if not others or not indent:
        return [first, *others]
    rest = paragraph[len(first) :].lstrip(" ")
    return [first, *(" " * indent + line for line in wrapped(rest, width - indent, most=_MOST))]
