"""The names of keys: what a terminal reports, as people read it."""

from __future__ import annotations

from textual.events import Key

_NAMES = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "delete": "del",
    "insert": "ins",
    "return": "enter",
    "newline": "enter",
    "ctrl+m": "enter",
    "ctrl+i": "tab",
    "ctrl+h": "backspace",
    "shift+escape": "esc",
    "ctrl+at": "ctrl+space",
    "ctrl+@": "ctrl+space",
    "ctrl+underscore": "ctrl+_",
    "ctrl+backslash": "ctrl+\\",
    "ctrl+right_square_bracket": "ctrl+]",
    "ctrl+circumflex_accent": "ctrl+^",
}
_MODIFIERS = ("ctrl", "alt", "shift")


def readable_key(event: Key) -> str:
    """Name a key as people read it: `g`, `?`, `space`, `ctrl+s`, `alt+up`, `pgdn`, `shift+tab`.

    A printable character is itself, whatever was held down to type it.
    """
    key = event.key
    *modifiers, base = key.split("+") if key != "+" else ["+"]
    character = event.character
    if character == " " and not modifiers:
        return "space"
    if character is not None and character.isprintable() and not {"ctrl", "alt"} & set(modifiers):
        return character
    if key in _NAMES:
        return _NAMES[key]
    base = _NAMES.get(base, base)
    if base.startswith("upper_"):
        base = base.removeprefix("upper_").upper()
    return "+".join([*(one for one in _MODIFIERS if one in modifiers), base])
