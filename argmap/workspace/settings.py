"""The settings of a user: theme, name as a reviewer, editor, keys; read from a file in the platform's place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    """What a user has chosen. `keys` maps the id of a command to its keys, in the order in which they are shown."""

    theme: str = "auto"
    reviewer: str = ""
    editor: str = ""
    mouse: bool = True
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    """What could not be read, in sentences."""
