"""How much there is to see in a view that always shows its scroll bar."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


def set_extent(view: ScrollView, size: Size, *, is_final: bool = True) -> None:
    """Tell a view its virtual size. Set as usual, that would lay the whole screen out and paint it anew.

    Where it is not final, because more is about to be shown, the scroll bar stays as it is until then.
    """
    view.set_reactive(Widget.virtual_size, size)
    if is_final and view.show_vertical_scrollbar:
        view.vertical_scrollbar.window_virtual_size = size.height
