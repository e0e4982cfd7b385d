"""`argmap edit`: the terminal editor."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.store.reading import SUFFIX

EXAMPLE = """\
  argmap edit pump.argmap.yaml
  argmap edit --read-only pump.argmap.yaml
  argmap edit --tour         (ten minutes with a small map, in a folder that goes away)
  argmap pump.argmap.yaml    (the same as argmap edit)

in the editor: ? shows what the keys do, ctrl+p finds every command, q leaves"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `argmap edit`."""
    parser.add_argument("path", metavar="MAP", nargs="?", help="a map file or a folder of them; default: the one here")
    parser.add_argument("--read-only", action="store_true", help="look around, and change nothing")
    parser.add_argument("--tour", action="store_true", help="be shown around in a copy of the primer")


def run(arguments: argparse.Namespace) -> int:
    """Open the editor, and return 0 when it was left, 2 when it could not be opened or broke down."""
    from argmap.tui.terminal import check_terminal

    check_terminal(os.environ)
    from argmap.tui.editing import edit, tour

    if arguments.tour:
        if arguments.path is not None:
            raise CannotDoError("the tour has a map of its own", "argmap edit --tour")
        return tour()
    return edit(arguments.path or chosen_map(maps_here(Path())), read_only=arguments.read_only)


def maps_here(folder: Path) -> list[str]:
    """Return the map files in a folder, by name."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.name.endswith(SUFFIX) and entry.is_file())
    except OSError as error:
        raise CannotDoError(f"the folder cannot be read: {error.strerror}", "name the map to be opened") from error


def chosen_map(maps: Sequence[str]) -> str:
    """Return the only map there is, or the one that is chosen by its number. Raises CannotDoError when none is."""
    if not maps:
        raise CannotDoError("there is no map in this folder", f"argmap new NAME{SUFFIX} begins one")
    if len(maps) == 1:
        return maps[0]
    print("Which map?")
    for number, name in enumerate(maps, 1):
        print(f"  {number}  {name}")
    try:
        answer = input("number: ").strip()
    except EOFError:
        answer = ""
    if answer.isdecimal() and 0 < int(answer) <= len(maps):
        return maps[int(answer) - 1]
    raise CannotDoError("no map was chosen", f"argmap edit {maps[0]}")
