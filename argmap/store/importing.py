"""A new map with the texts that belong to it: all of them written, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from argmap.errors import ArgmapError, CannotDoError
from argmap.store.output import create_folder, create_output
from argmap.store.refusals import cannot


def create_map(path: str | Path, text: str, files: Mapping[str, str]) -> None:
    """Write a map that must not exist yet, with `files` beside it, by their paths relative to the map.

    A file that is there and holds the same text is left. Raises CannotDoError, and then nothing was made or
    overwritten but folders.
    """
    target = Path(path)
    if target.exists():
        raise CannotDoError(f"{path} exists already", "choose another name; nothing was overwritten")
    made: list[Path] = []
    try:
        for name, content in files.items():
            place = target.parent / _inside(name)
            if _holds(place, content.encode()):
                continue
            create_folder(place.parent)
            create_output(place, content.encode())
            made.append(place)
        create_output(target, text.encode())
    except ArgmapError:
        for place in made:
            with suppress(OSError):
                place.unlink()
        raise


def _inside(name: str) -> PurePosixPath:
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts:
        raise CannotDoError(f"{name} would lie outside the folder of the map", "nothing was written")
    return inside


def _holds(place: Path, content: bytes) -> bool:
    try:
        return place.read_bytes() == content
    except FileNotFoundError:
        return False
    except OSError as error:
        raise cannot("read", place, error) from error
