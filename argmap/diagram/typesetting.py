"""The only code of the diagram that runs typst: pictures to PDF pages and PNG."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import typst

from argmap.diagram.measure import FONTS, Face, covers
from argmap.errors import CannotDoError

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_NO_GLYPHS = ("could not be displayed", "missing codepoints")
_PAGES = Path(__file__).with_name("pages.typ")
_PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")\n'

Json = Mapping[str, object]


def pdf_of(document: Json, pictures: Sequence[tuple[str, bytes]], *, words: str, template: Path = _PAGES) -> bytes:
    """Typeset pages as PDF/UA-1; `document` is what the template reads, `pictures` its files, `words` all its text.

    Where no font on the machine has a character, the pages show a box for it, and are tagged without claiming the
    standard, which forbids that. Raises CannotDoError when typst refuses.
    """
    with _workshop(template.read_bytes(), pictures) as folder, _refusals():
        try:
            return _compiled(folder, document, words, "ua-1")
        except typst.TypstError as problem:
            if not any(words in str(problem) for words in _NO_GLYPHS):
                raise
        return _compiled(folder, document, words, None)


def _compiled(folder: Path, document: Json, words: str, standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        str(folder / "main.typ"),
        root=str(folder),
        font_paths=[str(FONTS)],
        ignore_system_fonts=_ours(words),
        format="pdf",
        sys_inputs={"doc": json.dumps(document)},
        pdf_standards=standard,
        timestamp=_EPOCH,
    )


def png_of(svg: bytes, *, ppi: float, words: str) -> bytes:
    """Draw a picture as PNG at `ppi` pixels an inch.

    Raises CannotDoError when typst refuses.
    """
    with _workshop(_PICTURE, [("picture.svg", svg)]) as folder, _refusals():
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
def _workshop(main: bytes, pictures: Sequence[tuple[str, bytes]]) -> Iterator[Path]:
    with TemporaryDirectory(prefix="argmap-") as folder:
        root = Path(folder)
        (root / "main.typ").write_bytes(main)
        for name, content in pictures:
            (root / name).write_bytes(content)
        yield root


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except typst.TypstError as problem:
        raise CannotDoError(f"typst could not draw the pages: {problem}") from problem
