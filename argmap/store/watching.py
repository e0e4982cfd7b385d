"""Whether the files of a map are still what they were when they were read, told by their digests and never by times."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from argmap.notation.document import Document
from argmap.store.reading import map_files
from argmap.store.settling import settled_bytes

_EMPTY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class FilesState:
    """The SHA-256 digests of the files of a map by path; those without any text are left out, as if not there.

    `fault` says why a file could not be read.
    """

    digests: Mapping[str, str]
    fault: str = ""

    @property
    def gone(self) -> bool:
        """Tell whether nothing is left of the map."""
        return not self.digests and not self.fault


def outside_state(path: str, *, settled: bool = False) -> FilesState:
    """Read and digest the files behind `path`: the reviewers' files too, and every map file of a folder.

    Costs a reading, touches nothing else, and may be called in a thread. With `settled` it waits, for two seconds at
    most, until nobody is in the middle of writing one of them.
    """
    digests: dict[str, str] = {}
    try:
        for file in map_files(path):
            try:
                digests[str(file)] = hashlib.sha256(settled_bytes(file) if settled else file.read_bytes()).hexdigest()
            except FileNotFoundError:
                continue
    except FileNotFoundError:
        return FilesState({})
    except OSError as error:
        return FilesState(digests, f"{error.filename or path}: {error.strerror or error}")
    return FilesState(_with_text(digests))


def state_of(document: Document) -> FilesState:
    """Return what `outside_state` finds as long as the files are as `document` has them."""
    digests = {
        str(Path(file.path)): hashlib.sha256(file.text.encode("utf-8", "surrogatepass")).hexdigest()
        for file in document.files
    }
    return FilesState(_with_text(digests))


def _with_text(digests: Mapping[str, str]) -> Mapping[str, str]:
    return {path: digest for path, digest in digests.items() if digest != _EMPTY}
