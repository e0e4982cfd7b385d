"""Small maps whose sources have held copies, for the verbs that verify them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

SNOW = """\
On the mode of communication of cholera.

On proceeding to the spot, I found that nearly all the deaths had taken place within a short distance of the pump. \
There were only ten deaths in houses situated decidedly nearer to another street pump.

I do not doubt that the handle of the pump was removed on the following day.
"""
"""The text that the held copies of these maps have, unless a test gives them another."""

DEATHS = "nearly all the deaths had taken place within a short distance of the pump"
HANDLE = "the handle of the pump was removed on the following day"
EDITED = "nearly all the deaths … within a short distance of the pump"
ALTERED = "I doubt that the handle of the pump was removed on the following day"
SPLICED = f"{DEATHS} I do not doubt that {HANDLE}"
MISSING = "Parliament resolved to rebuild every sewer in Westminster before winter came"

FILE = "sources/snow.txt"


def digest(content: str | bytes) -> str:
    """Return the SHA-256 digest of a copy, in hexadecimal."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def quoting(name: str, words: str, more: str = "", *, source: str = "snow") -> str:
    """Write the block of a quote; `more` are further lines of it."""
    return f"\n{name}:\n  quote: |\n    {words}\n  source: {source}\n  attests: [pump]\n{more}"


def recorded(file: str = FILE, sha256: str | None = None, more: str = "", *, name: str = "snow") -> str:
    """Write the block of a source with a held copy, or without one where `file` is empty."""
    lines = f"  file: {file}\n" if file else ""
    lines += f"  sha256: {sha256}\n" if sha256 else ""
    return f"\n# what {name} is\n{name}:\n  source: On Cholera\n{lines}{more}"


def put(path: Path, content: str | bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def write_map(folder: Path, *blocks: str, name: str = "pump") -> Path:
    """Write a map of one claim and these blocks."""
    head = "# a map\nargmap:\n  version: 1\n  title: Pump\n  main: [pump]\n\npump:\n  claim: |\n    The pump did it.\n"
    return put(folder / f"{name}.argmap.yaml", head + "".join(blocks))


def held_map(folder: Path, quotes: Mapping[str, str], *, copy: str | bytes = SNOW, file: str = FILE) -> Path:
    """Write a map with these quotes, by id, from one source whose copy is held and its digest recorded."""
    put(folder / file, copy)
    blocks = [quoting(name, words) for name, words in quotes.items()]
    return write_map(folder, *blocks, recorded(file, digest(copy)))
