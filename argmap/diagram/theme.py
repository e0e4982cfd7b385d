"""How the picture looks: the colour of every role, in light, dark and grey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a colour is for."""

    BACKGROUND = "background"
    PAPER = "paper"
    INK = "ink"
    FAINT = "faint"
    ORIGIN = "origin"
    SOURCED = "src"
    ON_SOURCED = "on-src"
    SLIP = "slip"
    NO_SOURCE = "none"
    ATTACK = "attack"
    ON_ATTACK = "on-attack"
    ATTACK_SLIP = "attack-slip"


@dataclass(frozen=True, slots=True)
class Theme:
    """A colour (`#RRGGBB`) for every role."""

    name: str
    colours: Mapping[Role, str]

    def __getitem__(self, role: Role) -> str:
        return self.colours[role]


def _theme(name: str, *colours: str) -> Theme:
    return Theme(name, dict(zip(Role, colours, strict=True)))


LIGHT = _theme(
    "light",
    *("#FFFFFF", "#FFFFFF", "#1A1A1A", "#555555", "#333333", "#0B3C6F", "#FFFFFF", "#E9EFF6"),
    *("#7A4A00", "#A33B00", "#FFFFFF", "#FDF6F2"),
)
DARK = _theme(
    "dark",
    *("#14171A", "#1D2B3A", "#EDEDED", "#B9C2CC", "#D3D9DF", "#8FC1F0", "#0B1A2B", "#26394D"),
    *("#E8B96A", "#FF9B66", "#2A1206", "#33261F"),
)
GREYSCALE = _theme(
    "greyscale",
    *("#FFFFFF", "#FFFFFF", "#1A1A1A", "#555555", "#333333", "#2E2E2E", "#FFFFFF", "#EEEEEE"),
    *("#4D4D4D", "#444444", "#FFFFFF", "#F6F6F6"),
)
THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, GREYSCALE)}

TEXT_PAIRS: tuple[tuple[Role, Role], ...] = (
    (Role.INK, Role.BACKGROUND),
    (Role.INK, Role.PAPER),
    (Role.INK, Role.SLIP),
    (Role.INK, Role.ATTACK_SLIP),
    (Role.FAINT, Role.PAPER),
    (Role.FAINT, Role.BACKGROUND),
    (Role.ORIGIN, Role.SLIP),
    (Role.ORIGIN, Role.ATTACK_SLIP),
    (Role.ORIGIN, Role.PAPER),
    (Role.SOURCED, Role.PAPER),
    (Role.SOURCED, Role.SLIP),
    (Role.SOURCED, Role.BACKGROUND),
    (Role.ON_SOURCED, Role.SOURCED),
    (Role.NO_SOURCE, Role.PAPER),
    (Role.ATTACK, Role.PAPER),
    (Role.ATTACK, Role.BACKGROUND),
    (Role.ATTACK, Role.ATTACK_SLIP),
    (Role.ON_ATTACK, Role.ATTACK),
)
"""Every ink with every ground that it stands on."""


_LINEAR = 0.04045


def contrast(ink: str, ground: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    # The thresholds and weights are those of the definition of relative luminance.
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
