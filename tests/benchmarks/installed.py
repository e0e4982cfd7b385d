"""The surroundings in which argmap is timed: as once it is installed, with its modules compiled."""

from __future__ import annotations

import compileall
import os
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).parents[2] / "argmap"


def surroundings() -> Mapping[str, str]:
    """Compile the package, and return the environment for a command that uses what was compiled."""
    compileall.compile_dir(_PACKAGE, quiet=1)
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
