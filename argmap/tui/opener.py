"""The opening of a file with the program that the platform has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def opening_command(platform: str, environment: Mapping[str, str]) -> list[str]:
    """Return the command that opens a file on a platform, empty where there is none, as without a desktop."""
    if platform == "darwin":
        return ["open"]
    if platform == "win32":
        return ["explorer"]
    on_desktop = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return ["xdg-open"] if on_desktop and shutil.which("xdg-open", path=environment.get("PATH")) else []


def open_with_platform(path: Path) -> str:
    """Open a file, and return what there is to say about it."""
    command = opening_command(sys.platform, os.environ)
    if not command:
        return f"{path} is written; there is no desktop here to open it on."
    try:
        subprocess.Popen(  # noqa: S603 - one of three known programs
            [*command, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"{path} is written; {command[0]} cannot open it: {error.strerror}."
    return f"Opening {path}."
