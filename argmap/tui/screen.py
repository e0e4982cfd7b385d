"""The main screen: the panes, the tabs of the views and the status line, laid out as the frame says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from argmap.tui.frame import Frame
from argmap.tui.pane import PaneWidget
from argmap.tui.status import MessageLine, StatusLine
from argmap.tui.tabs import TabChosen, ViewTabs
from argmap.workspace.actions import Action
from argmap.workspace.outline.state import OutlineState
from argmap.workspace.panes import VIEWS, Pane
from argmap.workspace.segments import safe
from argmap.workspace.session import Session

TOO_SMALL = "Make the window larger."
_LONGEST = 30
"""Characters of a filter that are shown above the outline."""
_LOW = 12
"""Rows below which there is no room for a line of keys."""


class MainScreen(Screen[None], inherit_bindings=False):
    """The screen on which one works."""

    AUTO_FOCUS = ""

    def __init__(
        self, session: Session, panes: Sequence[PaneWidget], status: StatusLine, panel: Widget | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self.panes = {pane.pane: pane.add_class("pane") for pane in panes}
        self.status = status
        self.messages = MessageLine()
        self._panel = panel
        self.frame = Frame()
        self._tabs = ViewTabs()
        self._outline_height: int | None = None
        self._title = ""

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Container(id="body"):
            yield self.panes[Pane.OUTLINE]
            with Vertical(id="right"):
                yield self.panes[Pane.INSPECTOR]
                with Vertical(id="view"):
                    yield self._tabs
                    for view in VIEWS:
                        yield self.panes[view]
        yield Static(TOO_SMALL, id="too-small", markup=False)
        if self._panel is not None:
            yield self._panel
        yield self.messages
        yield self.status

    def on_mount(self) -> None:
        """Show the panes that there is room for."""
        self.panes[Pane.INSPECTOR].border_title = Content(Pane.INSPECTOR.value)
        self.rearrange(replace(self.frame, width=self.app.size.width, height=self.app.size.height))

    def on_resize(self, event: Resize) -> None:
        """Lay out anew."""
        self.rearrange(replace(self.frame, width=event.size.width, height=event.size.height))

    def rearrange(self, frame: Frame) -> None:
        """Show what a frame says is seen."""
        self.frame = frame
        seen = frame.seen
        self.set_class(frame.wide, "wide").set_class(not frame.wide, "narrow")
        self.query_one("#body").display = bool(seen)
        self.query_one("#too-small").display = not seen
        self.status.display = bool(seen)
        self.status.styles.height = 1 if frame.height < _LOW else 2
        self.query_one("#right").display = bool(seen - {Pane.OUTLINE})
        self.query_one("#view").display = bool(seen & set(VIEWS))
        for pane, widget in self.panes.items():
            widget.display = pane in seen
        self._tabs.show(frame.view)
        if seen:
            self.set_focus(self.panes[frame.focused], scroll_visible=False)
        self.repaint()

    def act(self, action: Action) -> None:
        """Carry out a movement: between the panes here, within a pane there."""
        match action:
            case Action.NEXT_PANE:
                self.rearrange(self.frame.turned(1))
            case Action.PREVIOUS_PANE:
                self.rearrange(self.frame.turned(-1))
            case Action.NEXT_VIEW:
                self.rearrange(self.frame.next_view())
            case Action.ZOOM:
                self.rearrange(replace(self.frame, zoomed=not self.frame.zoomed))
            case _:
                self.panes[self.frame.focused].act(action)

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane to the front and give it the keyboard."""
        self.rearrange(self.frame.showing(pane))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Let the frame follow the mouse into another pane."""
        pane = event.widget
        if isinstance(pane, PaneWidget) and pane is self.focused and pane.pane is not self.frame.focused:
            self.frame = self.frame.showing(pane.pane)
            self.status.show(self.session, self.frame.focused)

    def on_tab_chosen(self, message: TabChosen) -> None:
        """Show the view whose name was clicked."""
        message.stop()
        self.show_pane(message.view)

    @property
    def selected_is_low(self) -> bool:
        """Tell whether the selected row stands in the lower half of the screen, where a dialog would cover it."""
        outline = self.panes[Pane.OUTLINE]
        row = outline.region.y + 1 + self.session.outline.cursor - outline.scroll_offset.y
        return row > self.size.height // 2

    def repaint(self) -> None:
        """Show what the session holds, in the panes that are seen."""
        height = self.frame.outline_height(len(self.session.outline.shown))
        if height != self._outline_height:
            self._outline_height = height
            self.panes[Pane.OUTLINE].styles.height = "1fr" if height is None else height
        title = outline_title(self.session.outline)
        if title != self._title:
            self._title = title
            self.panes[Pane.OUTLINE].border_title = Content(safe(title))
        for pane in self.frame.seen:
            self.panes[pane].show_session(self.session)
        self.status.show(self.session, self.frame.focused)


def outline_title(state: OutlineState) -> str:
    """Say above the outline that it is filtered, by what, and how to see everything again."""
    if not state.query:
        return Pane.OUTLINE.value
    return f"{Pane.OUTLINE.value}: {len(state.hits)} found by {state.query.strip()[:_LONGEST]} (esc shows all)"
