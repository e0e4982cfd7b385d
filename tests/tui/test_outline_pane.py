from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from rich.cells import cell_len
from support.maps import as_map, attacks, claim, quote, source, supports
from support.nodes import HOSTILE
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from argmap.model.map import Map
from argmap.notation.document import Document
from argmap.tui.outline import OutlinePane
from argmap.tui.pane import CommandAsked, OutlineMoved
from argmap.tui.theme import ANSI, DARK, LIGHT, PLAIN, THEMES
from argmap.workspace.outline.rows import rows_of
from argmap.workspace.segments import cells, safe
from argmap.workspace.session import Session

SMALL = as_map(
    claim("top", text="The top conclusion"),
    claim("left", text="The left premise"),
    claim("right", text="The right premise"),
    claim("but", text="But not so"),
    supports("s", "top", "left right"),
    attacks("x", "s", "but"),
    quote("q", "left"),
    source("book"),
)


class Bare(App[None]):
    """An application of nothing but the outline."""

    def __init__(self, within: Map, theme: str) -> None:
        super().__init__(ansi_color=theme in (ANSI, PLAIN))
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.session = Session(Document("x.argmap.yaml", within, ()))
        self.outline = OutlinePane()
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.outline

    def on_mount(self) -> None:
        self.outline.focus()
        self.show()

    def show(self) -> None:
        self.outline.show_session(self.session)

    def on_outline_moved(self, message: OutlineMoved) -> None:
        self.heard.append(message)

    def on_command_asked(self, message: CommandAsked) -> None:
        self.heard.append(message.command)

    def painted(self) -> list[str]:
        return [self.outline.render_line(y).text for y in range(self.outline.size.height)]


def tried(
    within: Map,
    does: Callable[[Bare, Pilot[None]], Awaitable[None]],
    *,
    size: tuple[int, int] = (80, 20),
    theme: str = DARK,
) -> None:
    async def run() -> None:
        app = Bare(within, theme)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await does(app, pilot)

    asyncio.run(run())


def test_the_rows_are_painted_from_the_top_with_what_they_rest_on_at_the_right() -> None:
    async def does(app: Bare, pilot: Pilot[None]) -> None:
        _ = app.session.review
        app.show()
        await pilot.pause()
        lines = app.painted()
        assert "H unsupported The top conclusion" in lines[1]
        assert "OPEN ENDS" in lines[1]
        assert "because" in lines[2]
        assert "&2 unrated" in lines[2]
        assert "DIRECT" in lines[3]
        assert "“Words of q”" in lines[4]
        assert len({line.rstrip().rfind("○") for line in lines if "○" in line}) == 1

    tried(SMALL, does)


def test_before_there_is_a_review_the_columns_say_that_it_is_pending() -> None:
    async def does(app: Bare, _: Pilot[None]) -> None:
        assert app.session.ready_review is None
        assert "…" in app.painted()[1]

    tried(SMALL, does)


def test_a_click_puts_the_cursor_there_and_a_click_on_the_fold_folds() -> None:
    async def does(app: Bare, pilot: Pilot[None]) -> None:
        await pilot.click(offset=(20, 3))
        assert app.session.selected == "left"
        assert isinstance(app.heard[-1], OutlineMoved)
        shown = len(app.session.outline.shown)
        await pilot.click(offset=(app.outline.words(1).fold_at, 1))
        assert app.session.selected == "top"
        assert len(app.session.outline.shown) < shown
        assert "▸" in app.painted()[1]
        await pilot.click(offset=(app.outline.words(1).fold_at, 1))
        assert len(app.session.outline.shown) == shown
        assert "▾" in app.painted()[1]

    tried(SMALL, does)


def test_a_double_click_edits() -> None:
    async def does(app: Bare, pilot: Pilot[None]) -> None:
        await pilot.click(offset=(20, 3), times=2)
        assert "edit.open" in app.heard
        assert app.session.selected == "left"

    tried(SMALL, does)


def test_a_click_below_the_rows_does_nothing() -> None:
    async def does(app: Bare, pilot: Pilot[None]) -> None:
        before = app.session.outline
        await pilot.click(offset=(5, 19))
        assert app.session.outline is before

    tried(SMALL, does)


def test_the_wheel_scrolls_without_moving_the_cursor_and_the_next_movement_comes_back_to_it() -> None:
    async def does(app: Bare, pilot: Pilot[None]) -> None:
        before = app.session.outline.cursor
        app.outline.post_message(MouseScrollDown(app.outline, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await pilot.pause(0.5)
        await pilot.wait_for_animation()
        assert app.outline.scroll_offset.y > 0
        assert app.session.outline.cursor == before
        for _ in range(12):
            app.session.outline = app.session.outline.down()
            app.show()
        await pilot.pause()
        top = app.outline.scroll_offset.y
        assert top <= app.session.outline.cursor < top + app.outline.size.height

    tried(chain(60), does, size=(60, 10))


def chain(length: int) -> Map:
    nodes = [claim(f"c{at}") for at in range(length)]
    steps = [supports(f"s{at}", f"c{at}", f"c{at + 1}") for at in range(length - 1)]
    return as_map(nodes, steps)


def test_the_cursor_stays_in_sight_and_its_row_keeps_its_place_when_what_is_above_is_folded() -> None:
    nodes = [claim("one"), claim("two"), *(claim(f"p{at}") for at in range(30)), claim("other")]
    steps = [supports(f"s{at}", "one", f"p{at}") for at in range(30)]
    within = as_map(nodes, steps, supports("t", "two", "other"), main=("one", "two"))

    async def does(app: Bare, pilot: Pilot[None]) -> None:
        app.session.outline = app.session.outline.reveal("two")
        app.show()
        await pilot.pause()
        assert any("Claim two" in line for line in app.painted())
        app.session.outline = app.session.outline.fold_all()
        app.show()
        await pilot.pause()
        assert app.session.selected == "two"
        assert any("Claim two" in line for line in app.painted())
        assert any("Claim one" in line for line in app.painted())

    tried(within, does, size=(60, 10))


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (7, 2), (24, 6), (40, 12), (200, 5)])
@pytest.mark.parametrize("theme", [DARK, LIGHT, ANSI, PLAIN])
def test_hostile_words_are_painted_as_words_at_any_size(size: tuple[int, int], theme: str) -> None:
    words = [
        *HOSTILE,
        "[b]bold[/b]",
        "\x1b[31mred\x07",
        "\u202eright",
        "漢字" * 50,
        "e\u0301" * 80,
        "x" * 10_000,
        "👨‍👩‍👧❤️",
    ]
    nodes = [claim(f"c{at}", text=text or "-") for at, text in enumerate(words)]
    within = as_map(nodes, quote("q", "c1", at="[/]\x1b"), supports("s", "c0", " ".join(n.id for n in nodes[1:])))

    async def does(app: Bare, pilot: Pilot[None]) -> None:
        _ = app.session.review
        for _ in range(len(rows_of(within)) + 2):
            app.show()
            for line in app.painted():
                assert cell_len(line) == app.outline.size.width
                assert "\x1b" not in line
                assert "\u202e" not in line
            app.session.outline = app.session.outline.down(3)
        await pilot.pause()

    tried(within, does, size=size, theme=theme)


def test_an_empty_map_says_so() -> None:
    async def does(app: Bare, _: Pilot[None]) -> None:
        assert "Untitled map" in app.painted()[0]
        assert "Nothing is claimed here yet. Press a to add the main claim." in app.painted()[1]

    tried(Map(), does)


def test_every_character_is_as_wide_as_the_painter_takes_it_to_be() -> None:
    wrong = [hex(code) for code in range(0x20000) if cells(safe(chr(code))) != cell_len(safe(chr(code)))]
    assert wrong == []
    assert cells("❤️ 👨‍👩‍👧 🇬🇧") == cell_len("❤️ 👨‍👩‍👧 🇬🇧")
