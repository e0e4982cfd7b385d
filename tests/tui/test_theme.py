"""The themes: every style name has a look in each, words can be read on their ground, and no colour is just that."""

from __future__ import annotations

import pytest
from rich.style import Style
from support.cli import GOOD
from support.editor import editor
from textual.theme import Theme

from argmap.tui.theme import ANSI, DARK, LIGHT, PLAIN, STYLE_NAMES, THEMES, laid_over, styles_of, theme_named
from argmap.tui.views.lines import LinesPane
from argmap.workspace.panes import Pane
from argmap.workspace.settings import THEMES as CHOICES
from argmap.workspace.settings import Settings

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text at level AA."""
GROUNDS = ("cursor", "cursor-idle", "card-idle", "selection", "quoted")
WORDS = [name for name in STYLE_NAMES if name not in GROUNDS]
NAMED_IN_SEGMENTS = (
    "claim step objection quote source link dim direct inferred assumed mixed assumption-only circular dangling bare "
    "stands contested unsettled only-objections unsupported problem mark hit title ok warn"
).split()


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def rgb(written: str) -> tuple[int, int, int]:
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def ground_of(style: Style) -> tuple[int, int, int]:
    assert style.bgcolor is not None
    assert style.bgcolor.triplet is not None
    return style.bgcolor.triplet


def grounds(theme: Theme) -> dict[str, tuple[int, int, int]]:
    looks = styles_of(theme.name)
    plain = {name: rgb(getattr(theme, name)) for name in ("background", "surface", "panel")}
    return plain | {name: ground_of(looks[name]) for name in GROUNDS}


COLOURFUL = [theme for theme in THEMES if theme.name in (DARK, LIGHT)]


@pytest.mark.parametrize("theme", COLOURFUL, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", WORDS)
def test_every_word_can_be_read_on_every_ground(theme: Theme, name: str) -> None:
    colour = styles_of(theme.name)[name].color
    assert colour is not None
    assert colour.triplet is not None
    found = {ground: contrast(colour.triplet, of) for ground, of in grounds(theme).items()}
    assert min(found.values()) >= READABLE, found


@pytest.mark.parametrize("theme", COLOURFUL, ids=lambda theme: theme.name)
@pytest.mark.parametrize("colour", ["foreground", "error", "warning", "success", "primary"])
def test_the_colours_of_the_frame_can_be_read(theme: Theme, colour: str) -> None:
    assert all(contrast(rgb(getattr(theme, colour)), ground) >= READABLE for ground in grounds(theme).values())


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_every_style_name_has_a_look_in_every_theme(theme: str) -> None:
    assert set(styles_of(theme)) == {"", *STYLE_NAMES}
    assert set(NAMED_IN_SEGMENTS) <= set(STYLE_NAMES)


def test_no_style_has_a_colour_where_none_is_wanted() -> None:
    assert all(look.color is None and look.bgcolor is None for look in styles_of(PLAIN).values())


@pytest.mark.parametrize("theme", [ANSI, PLAIN])
def test_the_cursor_can_be_told_without_its_colour(theme: str) -> None:
    assert styles_of(theme)["cursor"].reverse
    assert styles_of(theme)["cursor-idle"] != styles_of(theme)["cursor"]


@pytest.mark.parametrize(
    ("chosen", "environment", "theme"),
    [
        ("auto", {"TERM": "xterm-256color"}, DARK),
        ("auto", {"TERM": "xterm", "COLORTERM": "truecolor"}, DARK),
        ("auto", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, LIGHT),
        ("auto", {"TERM": "screen"}, ANSI),
        ("auto", {"TERM": "xterm"}, ANSI),
        ("dark", {"TERM": "screen"}, DARK),
        ("light", {"TERM": "xterm-256color"}, LIGHT),
        ("16", {"TERM": "xterm-256color"}, ANSI),
        ("none", {"TERM": "xterm-256color"}, PLAIN),
        ("dark", {"TERM": "xterm-256color", "NO_COLOR": "1"}, PLAIN),
        ("dark", {"TERM": "xterm-256color", "NO_COLOR": ""}, DARK),
    ],
)
def test_the_theme_follows_the_setting_and_the_terminal(chosen: str, environment: dict[str, str], theme: str) -> None:
    assert theme_named(chosen, environment) == theme


@pytest.mark.parametrize("choice", CHOICES)
def test_the_editor_opens_in_every_theme_and_says_the_same(choice: str) -> None:
    with editor(GOOD, settings=Settings(theme=choice), size=(120, 30)) as ed:
        ed.sees("The pump did it.", "2 claims", "? help")
        ed.press("ctrl+p").sees("All commands").press("esc", "tab").sees("inspector")


@pytest.mark.parametrize("choice", ["none", "16"])
def test_the_pane_with_the_keyboard_is_told_by_its_frame(choice: str) -> None:
    with editor(GOOD, settings=Settings(theme=choice), size=(120, 30)) as ed:
        assert ed.screen.startswith("╔")
        assert ed.press("tab").screen.startswith("╭")


def test_without_colour_nothing_on_the_screen_has_any() -> None:
    with editor(GOOD, settings=Settings(theme="none"), size=(120, 30)) as ed:
        colours = {
            (part.style.color, part.style.bgcolor)
            for strip in ed.app.screen._compositor.render_strips()
            for part in strip
            if part.style
        }
        assert all(colour is None or colour.is_default for pair in colours for colour in pair), colours


@pytest.mark.parametrize("theme", [ANSI, PLAIN])
@pytest.mark.parametrize("name", WORDS)
def test_no_word_is_a_coloured_block_in_a_reversed_row(theme: str, name: str) -> None:
    looks = styles_of(theme)
    found = laid_over(looks["cursor"], looks[name])
    assert found.reverse
    assert found.color is None
    assert found.bold == looks[name].bold


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_word_keeps_its_colour_where_the_cursor_is_a_ground(theme: str) -> None:
    looks = styles_of(theme)
    assert laid_over(looks["cursor"], looks["bare"]).color == looks["bare"].color


@pytest.mark.parametrize("theme", ["16", "none"])
def test_no_line_runs_through_the_drawing_of_the_focus_diagram(theme: str) -> None:
    with editor(GOOD, size=(140, 40), settings=Settings(theme=theme)) as ed:
        pane = ed.app.main.panes[Pane.FOCUS]
        assert isinstance(pane, LinesPane)
        strip = pane.render_line(pane.at - round(pane.scroll_offset.y))
        assert not any(painted.style is not None and painted.style.underline for painted in strip)
