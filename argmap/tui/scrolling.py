"""Panes whose lines scroll under a bar that is always there, painted anew only where they look different."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

from rich.segment import Segment as Painted
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from argmap.tui.pane import PaneWidget


class ScrolledPane(ScrollView, PaneWidget, can_focus=True, inherit_bindings=False):
    """A pane of lines. Subclasses paint one with `render_line`, on the ground that `ground` gives."""

    DEFAULT_CSS = "ScrolledPane { overflow-x: hidden; overflow-y: scroll; scrollbar-size: 1 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._ground: Style | None = None

    @property
    def ground(self) -> Style:
        """The style under all lines."""
        return self._ground or self.rich_style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines of a region. The style under them all is looked up once: that is a third of the work."""
        self._ground = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._ground = None

    def set_extent(self, size: Size, *, is_final: bool = True) -> None:
        """Say how much there is to see. Set as usual, that would lay the whole screen out and paint it anew.

        Where it is not final, because more is about to be shown, the scroll bar stays as it is until then.
        """
        self.set_reactive(Widget.virtual_size, size)
        if is_final:
            self._move_bar()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint the lines that are seen now."""
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
        self._move_bar()

    def _move_bar(self) -> None:
        """Let the bar say what is seen of how much; only the cells that differ are painted anew."""
        if not self.show_vertical_scrollbar:
            return
        bar = self.vertical_scrollbar
        before = _look(bar)
        bar.set_reactive(ScrollBar.window_virtual_size, self.virtual_size.height)
        bar.set_reactive(ScrollBar.position, bar.validate_position(self.scroll_y))
        other = [at for at, (old, new) in enumerate(zip_longest(before, _look(bar))) if old != new]
        if other:
            bar.refresh(Region(0, other[0], bar.size.width, other[-1] - other[0] + 1))


def _look(bar: ScrollBar) -> Sequence[Painted]:
    """Return the cells of a bar from the top down."""
    whole, seen = bar.window_virtual_size, bar.window_size
    return bar.renderer.render_bar(
        size=bar.size.height,
        virtual_size=ceil(whole),
        window_size=ceil(seen) if seen < whole else 0,
        position=bar.position,
    ).segments
