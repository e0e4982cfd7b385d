"""The only code of the diagram that runs typst: pictures to PDF pages and PNG."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import typst

from argmap.diagram.measure import FONTS, Face, covers
from argmap.errors import CannotDoError

# On several threads the typesetter takes as long in all, and up to a fifth more memory, another time another amount.
os.environ.setdefault("RAYON_NUM_THREADS", "1")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_NO_GLYPHS = ("could not be displayed", "missing codepoints")
_PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")\n'

Json = Mapping[str, object]


def pdf_of(document: Json, pictures: Mapping[str, str], *, words: str, template: Path) -> bytes:
    """Typeset pages as PDF/UA-1; `document` is what the template reads, `pictures` SVG by name, `words` all the text.

    Where no font on the machine has a character, the pages show a box for it, and are tagged without claiming the
    standard, which forbids that. Raises CannotDoError when typst refuses.
    """
    # Making a file of every picture takes longer than the typesetter takes with them.
    told = json.dumps({**document, "pictures": dict(pictures)})
    with _workshop(template.read_bytes()) as folder, _refusals():
        try:
            return _compiled(folder, told, words, "ua-1")
        except typst.TypstError as problem:
            if not any(words in str(problem) for words in _NO_GLYPHS):
                raise
        return _compiled(folder, told, words, None)


def _compiled(folder: Path, told: str, words: str, standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        str(folder / "main.typ"),
        root=str(folder),
        font_paths=[str(FONTS)],
        ignore_system_fonts=_ours(words),
        format="pdf",
        sys_inputs={"doc": told},
        pdf_standards=standard,
        timestamp=_EPOCH,
    )


def png_of(svg: bytes, *, ppi: float, words: str) -> bytes:
    """Draw a picture as PNG at `ppi` pixels an inch.

    Raises CannotDoError when typst refuses.
    """
    with _workshop(_PICTURE, svg) as folder, _refusals():
        return typst.compile(
            str(folder / "main.typ"),
            root=str(folder),
            font_paths=[str(FONTS)],
            ignore_system_fonts=_ours(words),
            format="png",
            ppi=ppi,
        )


def _ours(words: str) -> bool:
    """Tell whether our own fonts suffice; they come out the same everywhere, other scripts need the system's."""
    return all(covers(Face.SANS, character) for character in set(words))


@contextmanager
def _workshop(main: bytes, picture: bytes = b"") -> Iterator[Path]:
    with TemporaryDirectory(prefix="argmap-") as folder:
        root = Path(folder)
        (root / "main.typ").write_bytes(main)
        (root / "picture.svg").write_bytes(picture)
        yield root


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except typst.TypstError as problem:
        raise CannotDoError(f"typst could not draw the pages: {problem}") from problem
