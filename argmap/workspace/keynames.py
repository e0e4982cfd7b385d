"""What keys are called: one name for each, whatever it is called elsewhere, and which of them a command can have."""

from __future__ import annotations

from typing import Final

_NAMED: Final = frozenset(
    "up down left right home end pgup pgdn enter esc tab space backspace del ins".split()
    + [f"f{number}" for number in range(1, 13)]
)
_OTHERWISE: Final = {
    " ": "space",
    "escape": "esc",
    "return": "enter",
    "delete": "del",
    "insert": "ins",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "page_up": "pgup",
    "page_down": "pgdn",
    "backtab": "shift+tab",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+[": "esc",
}
_LOST: Final = frozenset({"ctrl+enter", "shift+enter", "alt+enter", "ctrl+tab", "shift+space", "ctrl+backspace"})
"""Keys that many terminals send as another key."""


def key_name(written: str) -> str:
    """Return the name of a key as this editor spells it (`ctrl+s`, `G`, `pgdn`); unknown names stay as they are.

    >>> key_name("Escape"), key_name("Ctrl+S"), key_name("shift+g"), key_name("G"), key_name(" ")
    ('esc', 'ctrl+s', 'G', 'G', 'space')
    """
    if len(written) == 1:
        return _OTHERWISE.get(written, written)
    *held, key = _parts(written)
    held = sorted({modifier.lower() for modifier in held}, key="ctrl alt shift".find)
    if len(key) > 1 or "ctrl" in held:
        key = key.lower()
    key = _OTHERWISE.get(key, key)
    if held == ["shift"] and len(key) == 1:
        return key.upper()
    name = "+".join([*held, key])
    return _OTHERWISE.get(name, name)


def key_fault(name: str) -> str:
    """Say in one clause why `name`, spelled as here, cannot be a key of a command, "" when it can."""
    if name in _LOST:
        return "many terminals send it as another key"
    *held, key = _parts(name)
    if not (key in _NAMED or (len(key) == 1 and key.isprintable())):
        return "there is no such key"
    if any(modifier not in ("ctrl", "alt", "shift") for modifier in held):
        return "the keys to hold are ctrl, alt and shift"
    return ""


def _parts(name: str) -> list[str]:
    """Part a name at its plus signs; after another one the last is the key itself."""
    if name.endswith("++"):
        return [*name[:-2].split("+"), "+"]
    return [name] if name == "+" else name.split("+")
