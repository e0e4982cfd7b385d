"""A picture that is several files: the first one beside its pages, without those that an earlier run left."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from argmap.store.output import STANDARD, write_output
from argmap.store.refusals import cannot

MARK = b'data-generator="argmap page"'
"""What a page of ours carries in its first bytes; no other file is ever removed."""
_LOOKED_AT = 2048


def write_pictures(path: str | Path, content: bytes, beside: Mapping[str, bytes]) -> None:
    """Write a picture to `path`, and in the same folder its pages by their names, each in one step.

    Pages that an earlier run left beside it and that there are no longer are removed. Raises CannotDoError.
    """
    target = Path(path)
    for name, page in beside.items():
        _write_page(target.with_name(name), page)
    write_output(path, content)
    if str(path) == STANDARD:
        return
    try:
        for stale in _stale(target, beside):
            stale.unlink()
    except OSError as error:
        raise cannot("remove the old pages beside", path, error) from error


def _write_page(place: Path, content: bytes) -> None:
    """Write a page in one step, and leave it to the system when it reaches the disk: it can be drawn again."""
    temporary = place.with_name(f".{place.name}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(place)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise cannot("write", place, error) from error


def _stale(target: Path, beside: Mapping[str, bytes]) -> list[Path]:
    """Return the pages of ours for the same picture that are not among those written."""
    numbered = re.compile(re.escape(target.stem) + r"-\d{3,}\.svg")
    if target.suffix.lower() != ".svg" or not target.parent.is_dir():
        return []
    named = [place for place in target.parent.iterdir() if numbered.fullmatch(place.name) and place.name not in beside]
    return sorted(place for place in named if place.is_file() and not place.is_symlink() and _is_ours(place))


def _is_ours(place: Path) -> bool:
    with place.open("rb") as opened:
        return MARK in opened.read(_LOOKED_AT)
