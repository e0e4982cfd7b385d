"""The only code of the diagram that runs typst: pictures to PDF pages and PNG."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from argmap.diagram.measure import FONTS, Face, covers
from argmap.errors import CannotDoError

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_PAGES = Path(__file__).with_name("pages.typ")
_PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")\n'

Json = Mapping[str, object]


def pdf_of(document: Json, pictures: Sequence[tuple[str, bytes]], *, words: str) -> bytes:
    """Typeset pages as PDF/UA-1; `document` is what pages.typ reads, `pictures` its files, `words` all its text.

    Raises CannotDoError when typst refuses.
    """
    return _compile(
        _PAGES.read_bytes(),
        pictures,
        words,
        format="pdf",
        sys_inputs={"doc": json.dumps(document)},
        pdf_standards="ua-1",
    )


def png_of(svg: bytes, *, ppi: float, words: str) -> bytes:
    """Draw a picture as PNG at `ppi` pixels an inch.

    Raises CannotDoError when typst refuses.
    """
    return _compile(_PICTURE, [("picture.svg", svg)], words, format="png", ppi=ppi)


def _compile(main: bytes, pictures: Sequence[tuple[str, bytes]], words: str, **options: object) -> bytes:
    with TemporaryDirectory(prefix="argmap-") as folder:
        root = Path(folder)
        (root / "main.typ").write_bytes(main)
        for name, content in pictures:
            (root / name).write_bytes(content)
        try:
            written = typst.compile(
                str(root / "main.typ"),
                root=folder,
                font_paths=[str(FONTS)],
                # Our own fonts come out the same everywhere; scripts that they lack need the system's.
                ignore_system_fonts=all(covers(Face.SANS, character) for character in set(words)),
                timestamp=_EPOCH,
                **options,
            )
        except (typst.TypstError, RuntimeError) as problem:
            raise CannotDoError(f"typst could not draw the pages: {problem}") from problem
    if not isinstance(written, bytes):
        raise CannotDoError("typst wrote several files where one was asked for")
    return written
