"""The tabs above the view: the names of the views, the shown one marked; a click on a name shows it."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from argmap.tui.theme import style_in
from argmap.workspace.panes import VIEWS, Pane


class TabChosen(Message):
    """The name of a view was clicked."""

    def __init__(self, view: Pane) -> None:
        super().__init__()
        self.view = view


class ViewTabs(Widget):
    """One line: the names of all views."""

    DEFAULT_CSS = "ViewTabs { height: 1; width: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self._shown = VIEWS[0]

    def show(self, view: Pane) -> None:
        """Mark the view that is shown."""
        if view is not self._shown:
            self._shown = view
            self.refresh()

    def render(self) -> Text:
        """Write the names, the shown one in brackets."""
        line = Text(no_wrap=True, overflow="ellipsis")
        for view in VIEWS:
            shown = view is self._shown
            look = style_in(self, "title") + Style(reverse=True) if shown else style_in(self, "dim")
            line.append(_label(view, shown=shown), look)
        return line

    def on_click(self, event: Click) -> None:
        """Choose the view under the mouse."""
        left = 0
        for view in VIEWS:
            left += len(_label(view, shown=view is self._shown))
            if event.x < left:
                self.post_message(TabChosen(view))
                return


def _label(view: Pane, *, shown: bool) -> str:
    return f"[{view.value}]" if shown else f" {view.value} "
