"""A pane of styled lines with a cursor: painting, movement, the mouse, and the nodes that the lines name."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar, TypeVar

from rich.segment import Segment as Painted
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.strip import Strip

from argmap.tui.pane import NodeChosen
from argmap.tui.scrolling import ScrolledPane
from argmap.tui.theme import laid_over, styles_of
from argmap.workspace.actions import Action
from argmap.workspace.inspecting.known import Known
from argmap.workspace.inspecting.lines import EMPTY, Line, Place
from argmap.workspace.segments import Segment

T = TypeVar("T")
SETTLED = 0.02
"""Seconds for which nothing may move before slow work begins, so that none is begun in vain while a key is held."""
_EDITED = 0.15
"""The same where a large map has just been edited: what its review says of all claims at once takes longer."""
_LARGE = 1_000
_NO_STYLE = Style.null()
_COMPUTING = Line((Segment("computing…", "dim"),))


class LinesPane(ScrolledPane):
    """A pane that shows lines, with the cursor on one of them, and perhaps on one of the nodes that it names.

    Subclasses give the lines with `show_lines`, and make them anew in `width_changed`.
    """

    IDLE: ClassVar[str] = "cursor-idle"
    """The ground of the cursor while the keyboard is elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = (_COMPUTING,)
        self.at = 0
        """The line of the cursor."""
        self.place = -1
        """Which of the nodes that the line names is chosen, -1 for none."""
        self._width = 0
        self._lit: range | None = None

    @property
    def width(self) -> int:
        """How many cells a line has, one less than there are before the scrollbar; 0 before the pane is laid out."""
        return max(self.scrollable_content_region.width - 1, 0)

    @property
    def line(self) -> Line:
        """The line of the cursor."""
        return self.lines[self.at] if self.at < len(self.lines) else EMPTY

    @property
    def chosen(self) -> str:
        """The node that enter goes to: the one chosen in the line, else the first it names, else what it is about."""
        places = self.line.places
        if 0 <= self.place < len(places):
            return places[self.place].node
        return places[0].node if places else self.line.node

    def is_laid_out(self) -> bool:
        """Tell whether lines can be made now; where the pane is hidden, they are made as soon as it is shown."""
        if self.width <= 0:
            self._width = 0
        return self.width > 0

    def width_changed(self) -> None:
        """Make the lines anew for another width."""

    def show_lines(self, lines: Sequence[Line], *, at: int = 0, keep: bool = False, is_final: bool = True) -> None:
        """Show other lines with the cursor at one of them; with `keep` what is seen stays where it is.

        Where these lines are not final, more of them are about to follow.
        """
        before, top, was_lit = self.lines, self.scroll_offset.y, self._lit_and_chosen()
        self.lines = lines or (EMPTY,)
        self.at = min(max(at, 0), len(self.lines) - 1)
        self.place = min(self.place, len(self.line.places) - 1) if keep else -1
        self.set_extent(Size(self.width, len(self.lines)), is_final=is_final)
        if not keep:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._reveal()
        if keep and self.scroll_offset.y == top and self._lit_and_chosen() == was_lit:
            self._refresh_others(before)
        else:
            self.refresh()

    def _lit_and_chosen(self) -> tuple[range, int]:
        return self.lit(), self.place

    def _refresh_others(self, before: Sequence[Line]) -> None:
        """Paint anew what is another line than before, from the first of them on."""
        first = next((at for at, (old, new) in enumerate(zip(before, self.lines, strict=False)) if old != new), None)
        shorter, longer = sorted((len(before), len(self.lines)))
        first = shorter if first is None else first
        if first < longer:
            self.refresh_lines(first, longer - first)

    def later(self, work: Callable[[], T], then: Callable[[T], None], *, rest: float = SETTLED) -> None:
        """Do slow work in a thread, unless other work is asked for before it has begun, and take what it gives.

        It begins when nothing else was asked for during `rest` seconds.
        """
        self.call_later(lambda: self._begin_later(work, then, rest))

    def _begin_later(self, work: Callable[[], T], then: Callable[[T], None], rest: float) -> None:
        # Not a coroutine, which would never be awaited where another takes its place before it has begun.
        begin: Callable[[], Awaitable[None]] = partial(self._done_later, work, then, rest)
        self.run_worker(begin, group="lines", exclusive=True)

    async def _done_later(self, work: Callable[[], T], then: Callable[[T], None], rest: float) -> None:
        await asyncio.sleep(rest)
        then(await asyncio.to_thread(work))

    def act(self, action: Action) -> None:
        """Move the cursor, choose among the nodes that a line names, or go to one."""
        page = max(self.scrollable_content_region.height - 1, 1)
        match action:
            case Action.UP | Action.DOWN:
                self.move_to(self.next_line(-1 if action is Action.UP else 1))
            case Action.PAGE_UP | Action.PAGE_DOWN:
                self.move_to(self.at + (-page if action is Action.PAGE_UP else page))
            case Action.FIRST:
                self.move_to(0)
            case Action.LAST:
                self.move_to(len(self.lines) - 1)
            case Action.RIGHT:
                self._choose(1)
            case Action.LEFT:
                self._choose(-1)
            case Action.ENTER:
                self.enter()
            case _:
                return

    def next_line(self, by: int) -> int:
        """Return the line that is one step up or down."""
        return self.at + by

    def enter(self) -> None:
        """Go to the node that is chosen."""
        if self.chosen:
            self.post_message(NodeChosen(self.chosen))

    def move_to(self, at: int) -> None:
        """Put the cursor on a line, or on the nearest there is."""
        self.at = min(max(at, 0), len(self.lines) - 1)
        self.place = -1
        self._reveal()
        self.refresh()

    def lit(self) -> range:
        """Return the lines that are painted as those of the cursor."""
        return range(self.at, self.at + 1)

    def _choose(self, by: int) -> None:
        """Go to the next node that is named, on this line or the nearest one that names any."""
        place = self.place + by
        if 0 <= place < len(self.line.places) or place == -1:
            self.place = place
            self.refresh()
            return
        steps = range(self.at + 1, len(self.lines)) if by > 0 else range(self.at - 1, -1, -1)
        at = next((step for step in steps if self.lines[step].places), None)
        if at is not None:
            self.move_to(at)
            self.place = 0 if by > 0 else len(self.line.places) - 1

    def _reveal(self) -> None:
        """Scroll so far that the lines of the cursor are seen, the first of them where not all can be."""
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        lit, top = self.lit(), self.scroll_offset.y
        below = max(lit.stop - height, 0)
        wanted = min(max(top, below), lit.start)
        if len(lit) > height:
            wanted = min(max(top, self.at - height + 1), self.at)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines of a region; what is the same for all of them is looked up once."""
        self._lit = self.lit()
        try:
            return super().render_lines(crop)
        finally:
            self._lit = None

    def render_line(self, y: int) -> Strip:
        """Paint one line of what is seen."""
        at = y + self.scroll_offset.y
        styles = styles_of(self.app.theme)
        ground = self.ground
        line = self.lines[at] if at < len(self.lines) else EMPTY
        lit = self.lit() if self._lit is None else self._lit
        if not line.segments and at not in lit:
            return Strip.blank(self.size.width, ground)
        if at in lit:
            ground += styles["cursor" if self.has_focus else self.IDLE]
        painted = [Painted(text, laid_over(ground, styles.get(style, _NO_STYLE))) for text, style in line.segments]
        strip = Strip(painted)
        if at == self.at and 0 <= self.place < len(line.places):
            strip = _with_place(strip, line.places[self.place], styles["hit"])
        return strip.adjust_cell_length(self.size.width, ground)

    def on_resize(self, event: Resize) -> None:
        """Make the lines anew where the width is another one."""
        del event
        if self.width != self._width:
            self._width = self.width
            self.width_changed()
        self._reveal()

    def on_focus(self) -> None:
        """Show that the keyboard is here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keyboard is elsewhere."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is; on a line that has it already, go to the node that is named there."""
        where = event.get_content_offset(self)
        at = -1 if where is None else where.y + self.scroll_offset.y
        if where is None or not 0 <= at < len(self.lines):
            return
        here = at in self.lit()
        place = next(
            (number for number, each in enumerate(self.lines[at].places) if each.start <= where.x < each.end), -1
        )
        self.move_to(at)
        self.place = place
        if event.chain > 1:
            self.clicked_twice()
        elif place >= 0 and here:
            self.enter()

    def clicked_twice(self) -> None:
        """Do what a double click means."""
        self.enter()


def rest_before(known: Known, before: Known | None) -> float:
    """Return for how many seconds nothing may move before more is found out than was found out before."""
    edited = before is not None and before.review is not None and before.review is not known.review
    return _EDITED if edited and len(known.map) > _LARGE else SETTLED


def _with_place(strip: Strip, place: Place, style: Style) -> Strip:
    """Paint the node that is chosen on a line in another style."""
    before, chosen, after = strip.crop(0, place.start), strip.crop(place.start, place.end), strip.crop(place.end)
    return Strip.join([before, chosen.apply_style(style), after])
