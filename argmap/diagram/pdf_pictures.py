"""Pictures in a PDF: the typesetter keeps their places, tagged and described, and they are put in as operators.

Typesetting the words of thousands of cards costs minutes and gigabytes; this costs what drawing them does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.diagram.measure import Face
from argmap.diagram.pdf_fonts import font_name, font_objects
from argmap.diagram.pdf_ink import Inked, InkPen
from argmap.diagram.pdf_links import linked
from argmap.diagram.pdf_objects import Objects, UnknownFileError, content_of, objects_in, packed_stream, stream, written
from argmap.diagram.pen import number
from argmap.diagram.svg import Sketch, paint, svg_of
from argmap.diagram.typesetting import Json, pdf_of

_NOTHING = Inked(b"", {})
_BASE, _MARK = 253, 254
"""A place is marked by its colour, of which the first part is never the same as the others, nor a grey."""
_PLACE = re.compile(
    rb"q ([\d.]+) 0 0 (-[\d.]+) ([-\d.]+) ([-\d.]+) cm(?:/c\d+ cs)? 0\.9960\d* ([\d.]+) ([\d.]+) scn "
    rb"0 0 m 1 0 l 1 1 l 0 1 l\nh\nf\nQ"
)
_PAGE = re.compile(rb"/Type/Page/Resources (\d+) 0 R.*?/Contents (\d+) 0 R", re.DOTALL)


@dataclass(frozen=True)
class Drawn:
    """A picture for a PDF: its file name in the document, its size in points, and how it is drawn.

    `ink` where our own fonts draw all of it; else the typesetter draws it from what `written` gives, which is SVG.
    """

    file: str
    width: float
    height: float
    ink: Inked | None
    written: Callable[[], str]

    @property
    def words(self) -> str:
        """The characters that the typesetter needs fonts for."""
        return "" if self.ink is not None else "".join(sorted(set(self.written())))


def drawn_for_pdf(file: str, made: Sketch) -> Drawn:
    """Make a picture ready for a PDF, which is quicker than drawing it as SVG first."""
    pen = InkPen(made.finish.theme)
    paint(made, pen)
    return Drawn(file, made.width, made.height, pen.inked(), lambda: svg_of(made).decode())


def pdf_with(
    document: Json, pictures: Sequence[Drawn], *, words: str, template: Path, named: Mapping[str, str] | None = None
) -> bytes:
    """Typeset a document (PDF/UA-1) and put its pictures in the places that it keeps for them.

    A template shows the SVG of a picture stretched to its size, whole or in part, as often as it likes. `named` says
    what headings that have a label are called, by label; where the document is told that it is `addressed`, the
    template links to them by an address of our scheme. Where the typesetter writes a file that we cannot add to, it
    does all of this itself, which takes longer. Raises CannotDoError when it refuses.
    """
    words += "".join(picture.words for picture in pictures)
    kept = {one.file: one.written() if one.ink is None else _blank(one, place) for place, one in enumerate(pictures)}
    try:
        typeset = objects_in(pdf_of({**document, "addressed": True}, kept, words=words, template=template))
        return written(_filled(linked(typeset, named or {}), pictures))
    except UnknownFileError:
        whole = {one.file: one.written() for one in pictures}
        return pdf_of({**document, "addressed": False}, whole, words=words, template=template)


def _blank(picture: Drawn, place: int) -> str:
    """Return a picture of the same size that is nothing but the mark of its place."""
    high, low = divmod(place, _BASE)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(picture.width)}" height="{number(picture.height)}">'
        f'<path d="M0 0H1V1H0Z" fill="#{_MARK:02x}{high:02x}{low:02x}"/></svg>'
    )


def _filled(objects: Objects, pictures: Sequence[Drawn]) -> Objects:
    """Put the pictures into the file that has their places.

    Raises UnknownFileError when a picture has no place in it.
    """
    bodies = dict(objects.bodies)
    free = max(bodies) + 1
    forms = {place: free + at for at, place in enumerate(p for p, one in enumerate(pictures) if one.ink is not None)}
    used: dict[Face, set[str]] = {}
    for place in forms:
        for face, characters in (pictures[place].ink or _NOTHING).used.items():
            used.setdefault(face, set()).update(characters)
    fonts, font_bodies = font_objects(used, free + len(forms))
    missing = set(forms)
    for page in objects.bodies.values():
        found = _PAGE.search(page)
        if found is not None:
            missing -= _fill_page(bodies, int(found[2]), int(found[1]), forms)
    if missing:
        raise UnknownFileError(f"no place for picture {min(missing)}")
    fonts_named = b"".join(b"/%b %d 0 R" % (font_name(face), at) for face, at in fonts.items())
    for place, at in forms.items():
        bodies[at] = _form(pictures[place], fonts_named)
    return replace(objects, bodies=bodies | font_bodies)


def _fill_page(bodies: dict[int, bytes], content: int, resources: int, forms: Mapping[int, int]) -> set[int]:
    """Put what belongs there into the places of a page; return which pictures that are."""
    shown: dict[int, None] = {}

    def fill(found: re.Match[bytes]) -> bytes:
        place = round(float(found[5]) * 255) * _BASE + round(float(found[6]) * 255)
        if place not in forms:
            return found[0]
        shown[place] = None
        return b"q %b 0 0 %b %b %b cm/P%d Do\nQ" % (found[1], found[2], found[3], found[4], place)

    filled = _PLACE.sub(fill, content_of(bodies[content]))
    if shown:
        bodies[content] = stream(filled)
        named = b"".join(b"/P%d %d 0 R" % (place, forms[place]) for place in shown)
        bodies[resources] = bodies[resources].replace(b"<<", b"<</XObject<<%b>>" % named, 1)
    return set(shown)


def _form(picture: Drawn, fonts: bytes) -> bytes:
    """Return a picture as a form (PDF 1.7, 8.10), its origin in the top left corner."""
    size = f"{number(picture.width)} {number(picture.height)}".encode()
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 %b]/Resources<</ProcSet[/PDF/Text]/Font<<%b>>>>" % (size, fonts)
    return packed_stream(b"" if picture.ink is None else picture.ink.packed, head)
