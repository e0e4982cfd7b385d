"""The files behind a path as text: a map file with its reviewers' files, those of a folder, or standard input."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.notation.decoding import MAX_BYTES, decode
from argmap.store.output import STANDARD
from argmap.store.refusals import cannot

SUFFIX = ".argmap.yaml"
REVIEW = ".review-"
"""`NAME.review-WHO.argmap.yaml` beside `NAME.argmap.yaml` holds what one reviewer says of that map."""


def read_files(path: str) -> list[tuple[str, str]]:
    """Return the path and the text of every map file behind `path`, those of a folder sorted by name.

    The reviewers' files beside a map file belong to it, and one of them stands for the whole map. Raises
    CannotDoError when there are none or one cannot be read.
    """
    if path == STANDARD:
        return [(path, decode(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input"))]
    place = Path(path)
    try:
        files = map_files(path)
        if not place.is_dir():
            return [(str(file), _text(file, str(file))) for file in files]
    except OSError as error:
        raise _missing(place) if isinstance(error, FileNotFoundError) else cannot("read", path, error) from error
    if not files:
        raise _without_maps(place)
    return [(str(file), read_text(file)) for file in files]


def map_files(path: str) -> list[Path]:
    """List the map files behind `path` in the order in which they are read. Raises OSError."""
    place = Path(path)
    if place.is_dir():
        return [place / name for name in map_names(place)]
    place = reviewed_file(place)
    return [place, *(place.with_name(name) for name in review_names(place))]


def read_text(file: Path) -> str:
    """Return the text of one map file. Raises CannotDoError."""
    try:
        return _text(file, str(file))
    except OSError as error:
        raise cannot("read", file, error) from error


def map_names(folder: Path) -> list[str]:
    """List the map files of a folder by name, hidden ones left out. Raises OSError."""
    return sorted(
        entry.name
        for entry in folder.iterdir()
        if entry.name.endswith(SUFFIX) and entry.name[0] != "." and entry.is_file()
    )


def reviewed_file(file: Path) -> Path:
    """Return the map file that a reviewer's file belongs to, where there is one; any other file as it is."""
    name, found, _ = file.name.partition(REVIEW)
    reviewed = file.with_name(name + SUFFIX)
    return reviewed if found and name and reviewed.is_file() else file


def review_names(file: Path) -> list[str]:
    """List the reviewers' files beside a map file by name. Raises OSError."""
    start = file.name.removesuffix(SUFFIX) + REVIEW
    if not file.name.endswith(SUFFIX) or not file.parent.is_dir():
        return []
    return [name for name in map_names(file.parent) if name.startswith(start)]


def _text(file: Path, path: str) -> str:
    with file.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise CannotDoError(
            f"{path} has more than {MAX_BYTES // 1_000_000} MB, and that is the most a map file may have",
            "cut the map into a folder of several files",
        )
    return decode(content, path)


def _missing(place: Path) -> CannotDoError:
    stem = _stem(place.name)
    whole = place.with_name(stem + SUFFIX)
    if whole.exists():
        return CannotDoError(f"there is no file {place}", f"did you mean {whole}?")
    if not place.parent.is_dir():
        return CannotDoError(f"there is no file {place}: there is no folder {place.parent}", "look at the path")
    names = [entry.name for entry in place.parent.iterdir() if entry.name.endswith(SUFFIX) or entry.is_dir()]
    stems = {name.removesuffix(SUFFIX).casefold(): name for name in sorted(names)}
    close = get_close_matches(stem.casefold(), stems, n=1)
    if close:
        return CannotDoError(f"there is no file {place}", f"did you mean {place.with_name(stems[close[0]])}?")
    return CannotDoError(f"there is no file {place}", f"a first map is made by: argmap new {stem}{SUFFIX}")


def _stem(name: str) -> str:
    """Return the NAME of `NAME.argmap.yaml`, or of what was perhaps meant to be one."""
    for ending in (SUFFIX, ".argmap.yml", ".argmap", ".yaml", ".yml"):
        if name.endswith(ending) and name != ending:
            return name.removesuffix(ending)
    return name


def _without_maps(folder: Path) -> CannotDoError:
    message = f"there is no map in the folder {folder}: no file in it is called NAME{SUFFIX}"
    below = sorted(str(entry.parent) for entry in folder.glob(f"*/*{SUFFIX}") if entry.parent.name[0] != ".")
    if below:
        return CannotDoError(message, f"folders in folders are not searched; did you mean {below[0]}?")
    return CannotDoError(message, f"name the map, or make one: argmap new {folder / ('map' + SUFFIX)}")
