"""The view of a source: its held text with the quotes taken from it, where words are selected to be cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rich.segment import Segment as Painted
from rich.style import Style
from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp, Resize
from textual.strip import Strip

from argmap.evidence.heldtext import HeldText, Span
from argmap.model.nodes import Quote
from argmap.tui.pane import NodeChosen, PaneWidget
from argmap.tui.theme import style_in
from argmap.tui.views.margin import MARGIN, Margin
from argmap.tui.views.pagelines import PageLines, Place, shown
from argmap.tui.views.sourcewords import Footer, footer_of, heading_of, nothing_to_read
from argmap.workspace.actions import Action
from argmap.workspace.citing.passages import Differing, Passage, differing, passages_in
from argmap.workspace.citing.reading import Reading, followed, selected_passage
from argmap.workspace.panes import Pane
from argmap.workspace.segments import Segment, wrapped
from argmap.workspace.session import Session

_SCROLLED = 3
"""Rows that one turn of the mouse wheel moves."""
_CONTEXT = 3
"""Rows that are kept above a passage that is jumped to, and below one that ends too low."""
_MOST_FOOT = 5

_Run = tuple[int, int, str]
"""From where to before where in the held text, in which style."""


class SourceView(PaneWidget):
    """The held text of a source. Where one is in it is the session's `reading`; here is only what is in sight."""

    pane = Pane.SOURCE
    ALLOW_SELECT = False
    DEFAULT_CSS = "SourceView { height: 1fr; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._held: HeldText | None = None
        self._lines: PageLines | None = None
        self._top = Place(0, 0)
        self._shown: tuple[object, ...] = ()
        self._brought = -1
        self._goal: int | None = None
        self._passages: tuple[Passage, ...] = ()
        self._differing = Differing()
        self._footer = Footer()
        self._heading: tuple[Segment, ...] = ()
        self._runs: tuple[_Run, ...] = ()
        self._margin: Margin | None = None
        self._dragging = False

    @property
    def passage(self) -> tuple[str, int, int] | None:
        """The words selected: id of the source, start, and end (exclusive), in its held text."""
        return selected_passage(self._session.reading, self._session.held) if self._session is not None else None

    def show_session(self, session: Session) -> None:
        """Follow the selection of the outline, and show the text and its quotes as they are now."""
        self._session = session
        checks, held, the_map = session.checks, session.held, session.map
        session.reading = followed(session.reading, the_map, session.selected, checks=checks, held=held)
        now = (the_map, checks, held, session.reading, session.selected, self.size)
        if len(now) == len(self._shown) and all(one is other for one, other in zip(now, self._shown, strict=True)):
            return
        self._shown = now
        self._take_text(session)
        self._take_words(session)
        self._bring_into_sight(session.reading)
        self.refresh()

    def _take_text(self, session: Session) -> None:
        copy = session.held.get(session.reading.source)
        text = copy.text if copy is not None else None
        width = max(self.size.width - MARGIN - 1, 4)
        if text is not self._held or self._lines is None or self._lines.width != width:
            top = self._lines.at(self._top).start if self._lines is not None and text is self._held else 0
            self._held = text
            self._lines = PageLines(text, width) if text is not None else None
            self._top = self._lines.place_of(top) if self._lines is not None else Place(0, 0)
            self._brought = -1

    def _take_words(self, session: Session) -> None:
        reading, held = session.reading, self._held
        self._passages = passages_in(reading.source, session.map, session.checks) if held is not None else ()
        chosen = next((one for one in self._passages if one.quote == session.selected), None)
        quote = session.map.nodes.get(chosen.quote) if chosen is not None else None
        self._differing = Differing()
        if held is not None and chosen is not None and isinstance(quote, Quote):
            self._differing = differing(held.text, chosen, quote.text)
        self._heading = heading_of(session.map, reading, held, self._passages)
        self._footer = footer_of(session, held, chosen, self._differing)
        self._margin = Margin(session.map, reading.source, held, self._passages, session.selected) if held else None
        self._runs = tuple(self._styled(reading, held, session.selected)) if held is not None else ()

    def _styled(self, reading: Reading, held: HeldText, selected: str) -> Iterator[_Run]:
        """Give the stretches of the text that are painted otherwise, those that lie over others last."""
        for passage in self._passages:
            yield (*passage.span, "quoted")
            if passage.quote == selected:
                yield (*passage.span, "title")
        for span in self._differing.spans:
            yield (*span, "problem")
            yield (*span, "hit")
        selection = reading.selection(held)
        if selection is not None:
            yield (*selection, "selection")

    # ------------------------------------------------------------------------------------------------ what is in sight

    @property
    def _height(self) -> int:
        return max(self.size.height - 1 - len(self._foot()), 1)

    def _foot(self) -> Sequence[tuple[Segment, ...]]:
        most = min(_MOST_FOOT, max(self.size.height - 3, 0))
        lines = [
            (Segment(line, style),)
            for text, style in self._footer.lines
            for line in wrapped(text, max(self.size.width, 1), most=most)
        ]
        return lines[:most]

    def _bring_into_sight(self, reading: Reading) -> None:
        if self._lines is None or reading.tick == self._brought:
            return
        jumped = self._brought < 0
        self._brought = reading.tick
        place = self._lines.place_of(reading.cursor)
        seen = list(self._lines.seen(self._top, self._height))
        if place in seen and not jumped:
            return
        if seen and place == self._lines.moved(seen[-1], 1):
            self._top = self._lines.moved(place, 1 - self._height)
        elif seen and place == self._lines.moved(seen[0], -1):
            self._top = place
        else:
            above = self._lines.moved(place, -min(_CONTEXT, self._height // 3))
            self._top = min(above, self._lowest(self._lines))

    def _lowest(self, lines: PageLines) -> Place:
        """Return the top row with which the end of the text is in sight."""
        return lines.moved(lines.last, 1 - self._height)

    def _scroll(self, by: int) -> None:
        if self._lines is None:
            return
        self._top = min(self._lines.moved(self._top, by), self._lowest(self._lines))
        self.refresh()

    # --------------------------------------------------------------------------------------------------------- painting

    def render_line(self, y: int) -> Strip:
        """Paint one row: the heading, a row of the text with its margin, or the foot."""
        width = self.size.width
        foot = self._foot()
        if y == 0:
            return self._painted(self._heading, width)
        if y >= self.size.height - len(foot):
            return self._painted(foot[y - self.size.height + len(foot)], width)
        if self._lines is None or self._margin is None or self._session is None:
            return self._painted(self._instead(y - 1, width), width)
        place = self._lines.moved(self._top, y - 1)
        if y > 1 and place == self._lines.moved(self._top, y - 2):
            return self._painted((), width)
        row = self._lines.at(place)
        before = self._lines.at(self._lines.moved(place, -1)) if place != Place(0, 0) else None
        margin = self._margin.of(row, before)
        strip = Strip([*self._segments(margin), *self._words(row)])
        strip = strip.adjust_cell_length(width - 1, self.rich_style)
        return Strip([*strip, *self._segments((Segment(self._thumb(y - 1), "dim"),))], width)

    def _instead(self, number: int, width: int) -> tuple[Segment, ...]:
        if self._session is None:
            return ()
        lines = [
            (Segment(line, style),)
            for text, style in nothing_to_read(self._session)
            for line in wrapped(text, max(width, 1), most=self.size.height)
        ]
        return lines[number] if number < len(lines) else ()

    def _thumb(self, number: int) -> str:
        if self._lines is None or self._held is None:
            return " "
        starts, height = self._lines.starts, self._height
        size = max(height * height // max(len(starts), 1), 1)
        at = self._top.line * max(height - size, 0) // max(len(starts) - height // 2, 1)
        return "\u2590" if len(starts) > height and at <= number < at + size else " "

    def _painted(self, line: Sequence[Segment], width: int) -> Strip:
        return Strip(list(self._segments(line))).adjust_cell_length(width, self.rich_style)

    def _segments(self, line: Sequence[Segment]) -> Iterator[Painted]:
        return (Painted(text, self.rich_style + style_in(self, style)) for text, style in line)

    def _words(self, row: Span) -> Iterator[Painted]:
        """Paint the words of a row, cut wherever a style begins or ends."""
        held, session = self._held, self._session
        if held is None or session is None:
            return
        start, end = row
        runs = [run for run in self._runs if run[0] < end and run[1] > start]
        runs += [(*hit, "hit") for hit in session.reading.hits_within(start, end)]
        cursor = session.reading.word(held)
        if cursor is not None:
            runs.append((*cursor, "cursor" if self.has_focus else "cursor-idle"))
        cuts = sorted({start, end, *(place for run in runs for place in run[:2] if start < place < end)})
        for one, other in pairwise(cuts):
            style = Style.combine(
                [self.rich_style, *(style_in(self, name) for first, last, name in runs if first <= one < last)]
            )
            yield Painted(shown(held.text, one, other), style)

    # --------------------------------------------------------------------------------------------------------- movement

    def act(self, action: Action) -> None:
        """Move the cursor by words, rows and pages, select, and go through what was found."""
        session, held = self._session, self._held
        if session is None or held is None or self._lines is None:
            return
        match action:
            case Action.UP | Action.DOWN:
                self._move_rows(-1 if action is Action.UP else 1)
            case Action.PAGE_UP | Action.PAGE_DOWN:
                self._move_rows(-self._height if action is Action.PAGE_UP else self._height)
            case Action.ENTER:
                self._go_to_quote(session.reading)
            case _:
                self._goal = None
                self._read(_moved(session.reading, held, action))

    def _read(self, reading: Reading) -> None:
        if self._session is not None:
            self._session.reading = reading
            self.show_session(self._session)

    def _move_rows(self, by: int) -> None:
        """Move up or down by rows, keeping to the column in which one began, and over rows without words."""
        session, held, lines = self._session, self._held, self._lines
        if session is None or held is None or lines is None:
            return
        cursor = session.reading.cursor
        place = lines.place_of(cursor)
        goal = lines.column_of(place, cursor) if self._goal is None else self._goal
        target = lines.moved(place, by)
        while True:
            start, end = lines.at(target)
            reading = session.reading.at(held, lines.offset_at(target, goal))
            following = lines.moved(target, 1 if by > 0 else -1)
            if start <= reading.cursor < end or following == target:
                break
            target = following
        self._goal = goal
        if abs(by) > 1:
            self._scroll(by)
        self._read(reading)

    def _go_to_quote(self, reading: Reading) -> None:
        over = [one for one in self._passages if one.span[0] <= reading.cursor < one.span[1]]
        if over:
            self.post_message(NodeChosen(min(over, key=lambda one: one.span[1] - one.span[0]).quote))

    # ------------------------------------------------------------------------------------------------------------ mouse

    def _under(self, x: int, y: int) -> int | None:
        """Return the character of the text under the mouse."""
        if self._lines is None or not 1 <= y < self.size.height - len(self._foot()):
            return None
        return self._lines.offset_at(self._lines.moved(self._top, y - 1), max(x - MARGIN, 0))

    def on_mouse_down(self, event: MouseDown) -> None:
        """Put the cursor on the word under the mouse, from which a drag selects."""
        where = event.get_content_offset(self)
        offset = self._under(where.x, where.y) if where is not None else None
        if self._session is None or self._held is None or offset is None or event.button != 1:
            return
        self._dragging = True
        self.capture_mouse()
        self._goal = None
        self._read(self._session.reading.unmarked().at(self._held, offset))

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select up to the word under the mouse while it is held down."""
        if not self._dragging or self._session is None or self._held is None:
            return
        where = event.get_content_offset_capture(self)
        if where.y < 1 or where.y > self._height:
            self._scroll(-1 if where.y < 1 else 1)
        offset = self._under(where.x, min(max(where.y, 1), self._height))
        if offset is None:
            return
        reading = self._session.reading
        moved = reading.held_fast().at(self._held, offset)
        if moved.cursor != reading.cursor:
            self._read(moved)

    def on_mouse_up(self, event: MouseUp) -> None:
        """End a drag."""
        del event
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: Click) -> None:
        """Select the word clicked twice, the sentence clicked three times."""
        if self._session is None or self._held is None or event.chain == 1:
            return
        reading = self._session.reading
        self._read(reading.held_fast() if event.chain == 2 else reading.with_sentence(self._held))  # noqa: PLR2004 - a double click

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll down; the cursor stays."""
        event.stop()
        self._scroll(_SCROLLED)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll up; the cursor stays."""
        event.stop()
        self._scroll(-_SCROLLED)

    def on_resize(self, event: Resize) -> None:
        """Wrap the text anew."""
        del event
        if self._session is not None:
            self.show_session(self._session)

    def on_focus(self) -> None:
        """Show that the keyboard is here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keyboard is elsewhere."""
        self.refresh()


def _moved(reading: Reading, held: HeldText, action: Action) -> Reading:
    """Return the reading after a movement that is the same however the text is wrapped."""
    moves: dict[Action, Callable[[], Reading]] = {
        Action.LEFT: lambda: reading.previous_word(held),
        Action.WORD_LEFT: lambda: reading.previous_word(held),
        Action.RIGHT: lambda: reading.next_word(held),
        Action.WORD_RIGHT: lambda: reading.next_word(held),
        Action.FIRST: lambda: reading.at(held, 0),
        Action.LAST: lambda: reading.at(held, len(held.text)),
        Action.MARK: reading.marked,
        Action.SENTENCE: lambda: reading.with_sentence(held),
        Action.NEXT_HIT: lambda: reading.to_hit(1),
        Action.PREVIOUS_HIT: lambda: reading.to_hit(-1),
    }
    return moves.get(action, lambda: reading)()
