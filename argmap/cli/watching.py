"""`argmap render --watch`: a map that is drawn again whenever something that its picture depends on is saved."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from argmap.cli.problems import counted, print_problems
from argmap.cli.streams import complain, harmless
from argmap.diagram.rendering import Rendered
from argmap.errors import ArgmapError, RefusedError
from argmap.evidence.verdict import QuoteCheck
from argmap.notation.document import Document
from argmap.store.holding import place_of_copy, stays_inside
from argmap.store.loading import load
from argmap.store.output import STANDARD
from argmap.store.pictures import write_pictures
from argmap.store.referencing import bibliography_of, with_bibliography
from argmap.store.watching import FilesState, outside_state
from argmap.workspace.verification import verify_session

SECONDS = 0.2
"""Between two looks at the files."""

Draw = Callable[[Document, Mapping[str, QuoteCheck] | None], Sequence[tuple[str, Rendered]]]
"""Draws a document: the outputs, each with its picture. Raises ArgmapError."""
Stamp = tuple[int, int, int] | None


@dataclass(frozen=True)
class _Seen:
    """What the files were at a look: those of the map by their digests, held copies and a bibliography by stamps."""

    files: FilesState
    others: Mapping[str, Stamp]
    gone: bool = False

    def differing(self, later: _Seen) -> list[str]:
        """Name the files that are not what they were."""
        pairs = ((self.files.digests, later.files.digests), (self.others, later.others))
        return [
            Path(name).name
            for before, after in pairs
            for name in dict.fromkeys((*before, *after))
            if before.get(name) != after.get(name)
        ]


@dataclass
class _Watch:
    """A map that is watched, and what was drawn of it last."""

    path: str
    draw: Draw
    others: tuple[Path, ...] = ()
    drawn: dict[str, Rendered] = field(default_factory=dict)

    def look(self, *, settled: bool = False) -> _Seen:
        """Look at the files."""
        files = outside_state(self.path, settled=settled)
        gone = files.gone or not Path(self.path).exists()
        return _Seen(files, {str(path): _stamp(path) for path in self.others}, gone)

    def redraw(self, why: Sequence[str]) -> None:
        """Draw the map as it is now and write what came out differently. Raises ArgmapError."""
        document = with_bibliography(load(self.path))
        self.others = tuple(_others(document))
        lead = f"{', '.join(why)} changed: " if why else ""
        if document.partial:
            print_problems(document)
            kept = "the last picture stays" if self.drawn else "nothing is drawn yet"
            _tell(f"{lead}{counted(document.problems)}; {kept}, and the next save is waited for")
            return
        checks, held = verify_session(document, document.map)
        for output, picture in self.draw(document, checks if held else None):
            if self.drawn.get(output) == picture and Path(output).is_file():
                _tell(f"{lead}{output} is the same as before")
                continue
            write_pictures(output, picture.content, picture.beside)
            self.drawn[output] = picture
            _tell(f"{lead}wrote {output}" + (f" ({picture.pages} pages)" if picture.pages > 1 else ""))


def watch(
    path: str, draw: Draw, *, shown: Callable[[], None] = lambda: None, pause: Callable[[float], None] = time.sleep
) -> int:
    """Draw a map, and again after every save, until it is interrupted, which is no fault: returns 0.

    `shown` is called once there is a first picture. A map with errors is told about, and the last picture stays.
    Raises ArgmapError when the first drawing is refused for any other reason.
    """
    if path == STANDARD:
        raise RefusedError("standard input cannot be watched: it is read once", "name the map file")
    watched = _Watch(path, draw)
    try:
        files = outside_state(path, settled=True)
        watched.redraw(())
        seen = _Seen(files, watched.look().others)
        _tell(f"watching {path}; ctrl+C ends it")
        open_yet = False
        while True:
            if watched.drawn and not open_yet:
                open_yet = True
                shown()
            pause(SECONDS)
            seen = _followed(watched, seen)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 0


def _followed(watched: _Watch, seen: _Seen) -> _Seen:
    """Look at the files again and do what is to be done; return what was seen."""
    now = watched.look()
    if now == seen:
        return seen
    now = watched.look(settled=True)
    names = seen.differing(now)
    if now.files.fault:
        if now.files.fault != seen.files.fault:
            _tell(f"{now.files.fault}; the last picture stays")
        return now
    if now.gone:
        if not seen.gone:
            _tell(f"{watched.path} is gone; the last picture stays until it is back")
        return now
    if not names and not seen.files.fault:
        return now
    try:
        watched.redraw(names)
    except ArgmapError as refusal:
        complain(refusal)
    # What is saved while a picture is drawn is seen at the next look.
    return _Seen(now.files, {str(path): now.others.get(str(path), _stamp(path)) for path in watched.others})


def _tell(words: str) -> None:
    print(harmless(words), flush=True)


def _others(document: Document) -> list[Path]:
    """Return what else the picture depends on: the held copies that may be read, and the bibliography."""
    copies = [
        place_of_copy(document, source, source.file)
        for source in document.map.sources.values()
        if source.file is not None and "\0" not in source.file and stays_inside(document, source, source.file)
    ]
    bibliography = bibliography_of(document)
    return list(dict.fromkeys(copies if bibliography is None else [*copies, bibliography]))


def _stamp(path: Path) -> Stamp:
    """Return what changes when a file is written: a copy may be too large to digest at every look."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
