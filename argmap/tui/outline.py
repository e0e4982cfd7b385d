"""The outline pane: the rows that are shown, the cursor among them, and what the mouse does there."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment as Painted
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.strip import Strip

from argmap.model.map import Map
from argmap.tui.pane import CommandAsked, OutlineMoved
from argmap.tui.scrolling import ScrolledPane
from argmap.tui.theme import laid_over, styles_of
from argmap.workspace.keymap import keymap_of
from argmap.workspace.outline.state import OutlineState
from argmap.workspace.outline.wording import CLOSED, LEAF, OPEN, Look, RowWords, Told, row_words
from argmap.workspace.panes import Pane
from argmap.workspace.segments import Segment
from argmap.workspace.session import Session
from argmap.workspace.trouble import troubled

_NO_STYLE = Style.null()
_NOTHING_YET = "    Nothing is claimed here yet."
_BEGIN = "Press {key} to add the main claim."


class OutlinePane(ScrolledPane):
    """The outline of the session's map."""

    pane: ClassVar[Pane] = Pane.OUTLINE

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._state: OutlineState | None = None
        self._told = Told(Map())
        self._known: tuple[object, ...] = ()

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return max(self.scrollable_content_region.width, 0)

    def show_session(self, session: Session) -> None:
        """Show the rows and the cursor of a session; where only the cursor has moved, two lines are painted anew."""
        before, state = self._state, session.outline
        self._session, self._state = session, state
        retold = self._tell(session)
        if before is None or retold or not _same_rows(before, state):
            self.set_extent(Size(self.width, len(state.shown)))
            self.refresh()
        if before is None or before.cursor != state.cursor or before.shown is not state.shown:
            self._follow(before, state)

    def render_line(self, y: int) -> Strip:
        """Paint one line of what is seen."""
        at = y + self.scroll_offset.y
        ground, width = self.ground, self.size.width
        if self._state is None:
            return Strip.blank(width, ground)
        styles = styles_of(self.app.theme)
        if at >= len(self._state.shown):
            segments = self._empty_words() if at == len(self._state.shown) else ()
        else:
            segments = self.words(at).segments
        if at == self._state.cursor:
            ground += styles["cursor" if self.has_focus else "cursor-idle"]
        painted = [Painted(text, laid_over(ground, styles.get(style, _NO_STYLE))) for text, style in segments if text]
        return Strip(painted).adjust_cell_length(width, ground)

    def words(self, at: int) -> RowWords:
        """Return the words of a shown row, by its index among these."""
        state = self._state
        if state is None:
            return RowWords((), 0)
        index = state.shown[at]
        row = state.rows[index]
        fold = LEAF
        if row.key in state.folded:
            fold = CLOSED
        elif at + 1 < len(state.shown) and state.rows[state.shown[at + 1]].parent == index:
            fold = OPEN
        look = Look(
            self.width,
            fold,
            attacks=state.layout.attacks_above[index],
            marked=row.id in state.marked,
            hit=state.is_hit(row) if state.query else None,
        )
        return row_words(row, self._told, look)

    def on_resize(self, event: Resize) -> None:
        """Paint the rows at the new width, the cursor among them."""
        del event
        if self._state is not None:
            self.set_extent(Size(self.width, len(self._state.shown)))
            self._follow(None, self._state)
        self.refresh()

    def on_focus(self) -> None:
        """Show that the keyboard is here."""
        self._repaint_cursor()

    def on_blur(self) -> None:
        """Show that the keyboard is elsewhere."""
        self._repaint_cursor()

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row under the mouse; fold it where its fold is clicked, edit it on a double click."""
        where = event.get_content_offset(self)
        if where is None or self._session is None or self._state is None:
            return
        at = where.y + self.scroll_offset.y
        if not 0 <= at < len(self._state.shown):
            return
        on_fold = self.words(at).fold_at <= where.x <= self.words(at).fold_at + 1
        state = self._session.outline.at(at)
        folds = on_fold and state.can_fold(state.row)
        self._session.outline = state.toggle_fold() if folds else state
        self.show_session(self._session)
        self.post_message(OutlineMoved())
        if event.chain == 2 and not folds:  # noqa: PLR2004 - a double click
            self.post_message(CommandAsked("edit.open"))

    def _tell(self, session: Session) -> bool:
        """Take over what is known of the map now, and tell whether that is anything new."""
        review = session.ready_review
        known = (session.map, review, session.checks, session.document)
        if len(known) == len(self._known) and all(new is old for new, old in zip(known, self._known, strict=True)):
            return False
        self._known = known
        labels = {} if review is None else review.labels
        self._told = Told(session.map, review, session.checks, labels, troubled(session))
        return True

    def _follow(self, before: OutlineState | None, state: OutlineState) -> None:
        """Keep the row of the cursor where it stood on the screen, if it is the same one, and in sight in any case."""
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        top = self.scroll_offset.y
        if before is not None and before.row.key == state.row.key:
            top += state.cursor - before.cursor
        elif before is not None and before.shown is state.shown:
            self.refresh_line(before.cursor)
        self.refresh_line(state.cursor)
        last = max(len(state.shown) - height, 0)
        wanted = min(max(top, state.cursor - height + 1, 0), state.cursor, last)
        if wanted != self.scroll_offset.y:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)

    def _repaint_cursor(self) -> None:
        if self._state is not None:
            self.refresh_line(self._state.cursor)

    def _empty_words(self) -> tuple[Segment, ...]:
        session = self._session
        if session is None or self._told.within.nodes:
            return ()
        keys = () if session.read_only else keymap_of(session.settings).keys_of("edit.add")
        begin = (Segment(f" {_BEGIN.format(key=keys[0])}", "title"),) if keys else ()
        return (Segment(_NOTHING_YET, "dim"), *begin)


def _same_rows(before: OutlineState, state: OutlineState) -> bool:
    """Tell whether two states show the same rows alike."""
    return (
        before.layout is state.layout
        and before.shown is state.shown
        and before.marked is state.marked
        and before.query == state.query
        and before.hits is state.hits
    )
