"""The view of a source: its held text with the quotes taken from it, where words are selected to be cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from rich.segment import Segment as Painted
from rich.style import Style
from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp, Resize
from textual.geometry import Size
from textual.strip import Strip

from argmap.appraisal.numbering import labels
from argmap.evidence.heldtext import HeldText, Span
from argmap.model.nodes import Quote
from argmap.tui.pane import NodeChosen, PaneWidget
from argmap.tui.theme import laid_over, styles_of
from argmap.tui.views.margin import MARGIN, Margin
from argmap.tui.views.pagelines import PageLines, Place, shown
from argmap.tui.views.sourcewords import footer_of, heading_of, nothing_to_read
from argmap.workspace.actions import Action
from argmap.workspace.citing.passages import Differing, Passage, differing, passages_in
from argmap.workspace.citing.reading import Reading, followed, selected_passage
from argmap.workspace.panes import Pane
from argmap.workspace.segments import Segment, fitted, wrapped
from argmap.workspace.session import Session

_SCROLLED = 3
"""Rows that one turn of the mouse wheel moves."""
_CONTEXT = 3
"""Rows that are kept above a passage that is jumped to, and below one that ends too low."""
_MOST_FOOT = 5
_MOST_EMPTY = 30
"""Rows in which no word begins that the cursor steps over."""

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
        self._margin: Margin | None = None
        self._passages: tuple[Passage, ...] = ()
        self._chosen: Passage | None = None
        self._differing = Differing()
        self._quoted: tuple[_Run, ...] = ()
        self._read_now: tuple[_Run, ...] = ()
        self._heading: tuple[Segment, ...] = ()
        self._foot: Sequence[tuple[Segment, ...]] = ()
        self._seen: tuple[Place, ...] = ()
        self._known: tuple[object, ...] = ()
        self._reading: Reading | None = None
        self._brought = -1
        self._goal: int | None = None
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
        reading = session.reading
        known = (the_map, checks, held, reading.source, session.selected, self.size)
        same = len(known) == len(self._known) and all(map(_is, known, self._known))
        if same and reading is self._reading:
            return
        if not same:
            self._known = known
            self._take_text(session)
            self._take_quotes(session)
        self._reading = reading
        self._take_reading(session)
        self._bring_into_sight(reading)
        self.refresh()

    def _take_text(self, session: Session) -> None:
        copy = session.held.get(session.reading.source)
        text = copy.text if copy is not None else None
        width = max(self.size.width - MARGIN - 1, 4)
        if text is self._held and self._lines is not None and self._lines.width == width:
            return
        top = (
            self._lines.at(self._seen[0]).start if self._lines is not None and self._seen and text is self._held else 0
        )
        self._held = text
        self._lines = PageLines(text, width) if text is not None else None
        self._brought = -1
        self._show_from(self._lines.place_of(top) if self._lines is not None else Place(0, 0))

    def _take_quotes(self, session: Session) -> None:
        held, source = self._held, session.reading.source
        self._passages = passages_in(source, session.map, session.checks) if held is not None else ()
        self._chosen = next((one for one in self._passages if one.quote == session.selected), None)
        quote = session.map.nodes.get(session.selected)
        self._differing = Differing()
        if held is not None and self._chosen is not None and isinstance(quote, Quote):
            self._differing = differing(held.text, self._chosen, quote.text)
        page_offset = session.map.sources[source].page_offset if source in session.map.sources else None
        named = labels(session.map) if self._passages else {}
        self._margin = Margin(held, page_offset, self._passages, named, session.selected) if held is not None else None
        self._quoted = (
            *((*one.span, "quoted") for one in self._passages),
            *((*one.span, "title") for one in self._passages if one is self._chosen),
            *((*span, style) for span in self._differing.spans for style in ("problem", "hit")),
        )

    def _take_reading(self, session: Session) -> None:
        held, reading = self._held, session.reading
        self._heading = heading_of(session.map, reading, held, self._passages)
        most = min(_MOST_FOOT, max(self.size.height - 3, 0))
        said = footer_of(session, held, self._chosen, self._differing)
        self._foot = [
            (Segment(line, style),)
            for text, style in said
            for line in wrapped(text, max(self.size.width, 1), most=most)
        ][:most]
        self._read_now = ()
        if held is not None:
            selection, cursor = reading.selection(held), reading.word(held)
            self._read_now = (
                *((*span, "selection") for span in (selection,) if span is not None),
                *((*span, "cursor") for span in (cursor,) if span is not None),
            )
        self._show_from(self._seen[0] if self._seen else Place(0, 0))

    # ------------------------------------------------------------------------------------------------ what is in sight

    @property
    def _height(self) -> int:
        return max(self.size.height - 1 - len(self._foot), 1)

    def _show_from(self, top: Place) -> None:
        self._seen = tuple(self._lines.seen(top, self._height)) if self._lines is not None else ()

    def _bring_into_sight(self, reading: Reading) -> None:
        if self._lines is None or reading.tick == self._brought:
            return
        jumped = self._brought < 0
        self._brought = reading.tick
        place = self._lines.place_of(reading.cursor)
        if place in self._seen and not jumped:
            return
        if not jumped and place == self._lines.moved(self._seen[-1], 1):
            self._show_from(self._lines.moved(place, 1 - self._height))
        elif not jumped and place == self._lines.moved(self._seen[0], -1):
            self._show_from(place)
        else:
            above = self._lines.moved(place, -min(_CONTEXT, self._height // 3))
            self._show_from(min(above, self._lowest(self._lines)))

    def _lowest(self, lines: PageLines) -> Place:
        """Return the top row with which the end of the text is in sight."""
        return lines.moved(lines.last, 1 - self._height)

    def _scroll(self, by: int) -> None:
        if self._lines is not None and self._seen:
            self._show_from(min(self._lines.moved(self._seen[0], by), self._lowest(self._lines)))
            self.refresh()

    # --------------------------------------------------------------------------------------------------------- painting

    def render_line(self, y: int) -> Strip:
        """Paint one row: the heading, a row of the text with its margin, or the foot."""
        width, foot = self.size.width, self.size.height - len(self._foot)
        styles, ground = styles_of(self.app.theme), self.rich_style
        if y == 0 or y >= foot:
            return _strip(fitted(self._heading, width) if y == 0 else self._foot[y - foot], styles, ground, width)
        if self._lines is None or self._margin is None:
            return _strip(self._instead(y - 1, width), styles, ground, width)
        if y > len(self._seen):
            return _strip((), styles, ground, width)
        place = self._seen[y - 1]
        row = self._lines.at(place)
        # The first row in sight names its page again.
        before = self._lines.at(self._seen[y - 2]) if y > 1 else None
        text = Strip([*_painted(self._margin.of(row, before), styles, ground), *self._words(row, styles, ground)])
        thumb = Painted(self._thumb(y - 1), ground + styles["dim"])
        return Strip([*text.adjust_cell_length(width - 1, ground), thumb], width)

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
        if self._lines is None or not self._seen:
            return " "
        lines, height = len(self._lines.starts), self._height
        size = max(height * height // lines, 1)
        at = self._seen[0].line * max(height - size, 0) // max(lines - height // 2, 1)
        return "\u2590" if lines > height and at <= number < at + size else " "

    def _words(self, row: Span, styles: Mapping[str, Style], ground: Style) -> Iterator[Painted]:
        """Paint the words of a row, cut wherever a style begins or ends; later styles lie over earlier ones."""
        if self._held is None or self._reading is None:
            return
        start, end = row
        hits = [(*hit, "hit") for hit in self._reading.hits_within(start, end)]
        runs = [run for run in (*self._quoted, *hits, *self._read_now) if run[0] < end and run[1] > start]
        if not runs:
            yield Painted(shown(self._held.text, start, end), ground)
            return
        cuts = sorted({start, end, *(place for run in runs for place in run[:2] if start < place < end)})
        for one, other in pairwise(cuts):
            style = ground
            for first, last, name in runs:
                if first <= one < last:
                    style = laid_over(style, styles["cursor-idle" if name == "cursor" and not self.has_focus else name])
            yield Painted(shown(self._held.text, one, other), style)

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
        for _ in range(_MOST_EMPTY):
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
        if self._lines is None or not 1 <= y < self.size.height - len(self._foot):
            return None
        place = self._seen[min(y, len(self._seen)) - 1] if self._seen else Place(0, 0)
        return self._lines.offset_at(place, max(x - MARGIN, 0))

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


def _is(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str | Size) and one == other)


def _painted(line: Sequence[Segment], styles: Mapping[str, Style], ground: Style) -> Iterator[Painted]:
    return (Painted(text, ground + styles.get(style, Style.null())) for text, style in line)


def _strip(line: Sequence[Segment], styles: Mapping[str, Style], ground: Style, width: int) -> Strip:
    return Strip(_painted(line, styles, ground)).adjust_cell_length(width, ground)


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
