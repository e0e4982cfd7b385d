"""The themes of the editor: what every style name looks like on dark, on light, in 16 colours and in none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from rich.style import Style
from textual.theme import Theme
from textual.widget import Widget

DARK, LIGHT, ANSI, PLAIN = "argmap-dark", "argmap-light", "argmap-16", "argmap-plain"

_DARK = {
    "claim": "#e6e6e6",
    "step": "#9cc2f5",
    "objection": "#f5a3a3",
    "quote": "#e0cf9a",
    "source": "#a9d3a0",
    "link": "italic #b3b9c5",
    "dim": "#a4abb8",
    "direct": "bold #83d98f",
    "inferred": "bold #86bdf7",
    "assumed": "bold #e8bb4a",
    "mixed": "bold #82d6cd",
    "assumption-only": "bold #e8bb4a",
    "circular": "bold #f59a9a",
    "dangling": "bold #f59a9a",
    "bare": "bold #f7a98b",
    "stands": "#83d98f",
    "contested": "#f59a9a",
    "unsettled": "#e8bb4a",
    "only-objections": "#f59a9a",
    "unsupported": "#f7a98b",
    "problem": "bold #ff9c9c",
    "mark": "bold #ffd866",
    "hit": "bold underline #ffd866",
    "title": "bold #f2f2f2",
    "ok": "#83d98f",
    "warn": "#e8bb4a",
    "key": "bold #86bdf7",
    "cursor": "on #2b3a52",
    "cursor-idle": "on #2a2f3a",
    "card-idle": "on #2a2f3a",
    "selection": "on #3c3c22",
    "quoted": "on #2d3a2f",
}
_LIGHT = {
    "claim": "#1d1f23",
    "step": "#17498c",
    "objection": "#9a1c1c",
    "quote": "#624c00",
    "source": "#1f5a22",
    "link": "italic #4a4f59",
    "dim": "#50555f",
    "direct": "bold #17601f",
    "inferred": "bold #124f9e",
    "assumed": "bold #704e00",
    "mixed": "bold #00585a",
    "assumption-only": "bold #704e00",
    "circular": "bold #9e1414",
    "dangling": "bold #9e1414",
    "bare": "bold #90330c",
    "stands": "#17601f",
    "contested": "#9e1414",
    "unsettled": "#704e00",
    "only-objections": "#9e1414",
    "unsupported": "#90330c",
    "problem": "bold #a30f0f",
    "mark": "bold #6a3d9a",
    "hit": "bold underline #6a3d9a",
    "title": "bold #101114",
    "ok": "#17601f",
    "warn": "#704e00",
    "key": "bold #124f9e",
    "cursor": "on #cfe0f7",
    "cursor-idle": "on #e6e9ef",
    "card-idle": "on #e6e9ef",
    "selection": "on #f5e8b0",
    "quoted": "on #ddf0dd",
}
_ANSI = {
    "claim": "default",
    "step": "cyan",
    "objection": "red",
    "quote": "yellow",
    "source": "green",
    "link": "italic",
    "dim": "default",
    "direct": "bold green",
    "inferred": "bold cyan",
    "assumed": "bold yellow",
    "mixed": "bold cyan",
    "assumption-only": "bold yellow",
    "circular": "bold red",
    "dangling": "bold red",
    "bare": "bold red",
    "stands": "green",
    "contested": "red",
    "unsettled": "yellow",
    "only-objections": "red",
    "unsupported": "red",
    "problem": "bold red",
    "mark": "bold magenta",
    "hit": "bold underline magenta",
    "title": "bold",
    "ok": "green",
    "warn": "yellow",
    "key": "bold",
    "cursor": "reverse",
    "cursor-idle": "underline",
    "card-idle": "none",
    "selection": "reverse",
    "quoted": "underline",
}
_COLOURLESS = ("bold", "underline", "italic", "reverse")
_PLAIN = {
    name: " ".join(word for word in style.split() if word in _COLOURLESS) or "none" for name, style in _ANSI.items()
}
_STYLES = {DARK: _DARK, LIGHT: _LIGHT, ANSI: _ANSI, PLAIN: _PLAIN}
_OF_THE_FRAME = (
    *("border", "border-blurred", "text-muted", "ansi-background", "block-cursor-background"),
    *("scrollbar", "scrollbar-hover", "scrollbar-active", "scrollbar-background", "scrollbar-corner-color"),
    *("scrollbar-background-hover", "scrollbar-background-active"),
    *("input-selection-background", "screen-selection-background", "screen-selection-foreground"),
)
"""What Textual would colour by itself."""
STYLE_NAMES = tuple(_DARK)
"""Every name that a segment may be styled with, and the grounds: `cursor`, `cursor-idle`, `selection`, `quoted`.

`card-idle` is that of the cursor without the keyboard over a drawing, which no line may run through.
"""

THEMES = (
    Theme(
        DARK,
        primary="#86bdf7",
        secondary="#9cc2f5",
        accent="#86bdf7",
        warning="#e8bb4a",
        error="#ff9c9c",
        success="#83d98f",
        foreground="#e6e6e6",
        background="#15171c",
        surface="#1b1e25",
        panel="#262b35",
        dark=True,
        variables={"border": "#86bdf7", "border-blurred": "#5b6373", "text-muted": "#a4abb8"},
    ),
    Theme(
        LIGHT,
        primary="#124f9e",
        secondary="#17498c",
        accent="#124f9e",
        warning="#704e00",
        error="#a30f0f",
        success="#17601f",
        foreground="#1d1f23",
        background="#fcfcfc",
        surface="#f3f4f6",
        panel="#e6e9ef",
        dark=False,
        variables={"border": "#124f9e", "border-blurred": "#7c8494", "text-muted": "#50555f"},
    ),
    *(
        Theme(
            name,
            primary="ansi_default",
            secondary="ansi_default",
            accent="ansi_default",
            warning="ansi_default",
            error="ansi_default",
            success="ansi_default",
            foreground="ansi_default",
            background="ansi_default",
            surface="ansi_default",
            panel="ansi_default",
            boost="ansi_default",
            dark=True,
            ansi=True,
            variables=dict.fromkeys(_OF_THE_FRAME, "ansi_default"),
        )
        for name in (ANSI, PLAIN)
    ),
)


@cache
def styles_of(theme: str) -> Mapping[str, Style]:
    """Return the look of every style name in a theme, by the name of the theme; of an unknown theme, the dark one."""
    found = {name: Style.parse(words) for name, words in _STYLES.get(theme, _DARK).items()}
    return MappingProxyType({"": Style.null(), **found})


@cache
def laid_over(ground: Style, style: Style) -> Style:
    """Return a style on a ground; where this or that is reversed without colours, in which a word would be a block."""
    found = ground + style
    return found.without_color if found.reverse else found


def style_in(widget: Widget, name: str) -> Style:
    """Return the look of a style name in the theme that a widget is shown in."""
    return styles_of(widget.app.theme)[name]


def theme_named(chosen: str, environment: Mapping[str, str]) -> str:
    """Return the theme for a setting (auto, dark, light, 16, none) in an environment.

    NO_COLOR, when it is not empty, wins over everything (https://no-color.org). `auto` takes 16 colours where the
    terminal names no more, and light where it says that its ground is light.
    """
    if environment.get("NO_COLOR") or chosen == "none":
        return PLAIN
    named = {"dark": DARK, "light": LIGHT, "16": ANSI}.get(chosen)
    if named is not None:
        return named
    term = environment.get("TERM", "")
    many = environment.get("COLORTERM", "") in ("truecolor", "24bit") or "256color" in term or "direct" in term
    if not many and "kitty" not in term and "ghostty" not in term:
        return ANSI
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if ground in ("7", "15") else DARK
