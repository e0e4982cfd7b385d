"""Where the box of a question about a field is put: over the lines of the field, as if it were edited in its place."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.widget import Widget

_NARROWEST = 36
"""A field narrower than that has no room for a question, which then takes the whole width."""

_STATUS = 2
"""Lines at the bottom that are left to the status."""


def lay_over(box: Widget, field: Region, within: Size) -> None:
    """Put the box of a question over a field of a terminal: from its top down, or in the lower half from its end up."""
    if field.width < _NARROWEST or not field.height:
        return
    low = field.y > within.height // 2
    above, below = max(field.y - 1, 0), max(within.height - field.bottom - 1, 0)
    left = max(field.x - 1, 0)
    box.styles.width = min(field.width + 2, within.width - left)
    box.styles.max_height = within.height - (below if low else above + _STATUS)
    box.styles.offset = (left, -below if low else above)
    if box.parent is not None and isinstance(box.parent, Widget):
        box.parent.styles.align = ("left", "bottom" if low else "top")
