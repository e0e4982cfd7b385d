"""The fonts of the pictures in a PDF: which number a character has in them, and the objects that embed them."""

from __future__ import annotations

import hashlib
import struct
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from argmap.diagram.embedding import read_font, subset_font
from argmap.diagram.measure import Face, covers, width
from argmap.diagram.pdf_objects import stream

_NAMES = {face: f"F{place}".encode() for place, face in enumerate(Face)}
_UNITS, _SLANT = 2048, {"normal": 0, "italic": -12}
_SYMBOLIC, _SLANTED = 4, 64
_STEMS = {"normal": 80, "bold": 140}
_CAPITALS = {"Arimo": 716, "Tinos": 662}
_MOST_LINES = 100
_TURNED = ("R", "AL", "AN")


def font_name(face: Face) -> bytes:
    """Return what a face is called in the pictures."""
    return _NAMES[face]


class _Codes(dict[str, str]):
    """The codes of the characters of a face that stand one after the other, by character; found as they are met."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, character: str) -> str:
        glyph = read_font(self.face).glyph_of.get(ord(character))
        if (
            glyph is None
            or not covers(self.face, character)
            or unicodedata.combining(character)
            or unicodedata.bidirectional(character) in _TURNED
        ):
            raise KeyError(character)
        self[character] = f"{glyph:04x}"
        return self[character]


@cache
def codes_of(face: Face) -> Mapping[str, str]:
    """Return the codes of characters in a face, in hexadecimal: their glyphs in the whole font.

    It has no code for a character that the face lacks, that joins or stacks with others, or that runs to the left.
    """
    return _Codes(face)


def font_objects(used: Mapping[Face, Iterable[str]], first: int) -> tuple[dict[Face, int], dict[int, bytes]]:
    """Embed the characters used of every face; return the number of each font object, and all objects by number.

    Six objects a face, numbered from `first`: composite fonts with TrueType outlines (PDF 1.7, 9.7.4).
    """
    numbers: dict[Face, int] = {}
    bodies: dict[int, bytes] = {}
    for face in Face:
        characters = "".join(sorted(used.get(face, ())))
        if characters:
            numbers[face] = first + len(bodies)
            bodies |= _objects(face, characters, numbers[face])
    return numbers, bodies


def _objects(face: Face, characters: str, number: int) -> dict[int, bytes]:
    subset, whole = subset_font(face, characters), read_font(face)
    codes = {whole.glyph_of[ord(character)]: character for character in reversed(characters)}
    place = {glyph: at for at, glyph in enumerate(subset.glyphs)}
    glyph_map = b"".join(struct.pack(">H", place.get(code, 0)) for code in range(max(codes) + 1))
    name = f"{_tag(characters)}+{face.path.stem}".encode()
    widths = b"".join(b"%d[%d]" % (code, round(width(codes[code], face, 1000))) for code in sorted(codes))
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    return {
        number: b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        % (name, number + 1, number + 4),
        number + 1: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b%b/FontDescriptor %d 0 R/DW 0/W[%b]"
        b"/CIDToGIDMap %d 0 R>>" % (name, system, number + 2, widths, number + 5),
        number + 2: _descriptor(face, name, number + 3),
        number + 3: stream(subset.font, b"/Length1 %d" % len(subset.font)),
        number + 4: stream(_to_unicode(codes)),
        number + 5: stream(glyph_map),
    }


def _tag(characters: str) -> str:
    """Return six capitals that tell one subset from another."""
    digest = hashlib.sha256(characters.encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _descriptor(face: Face, name: bytes, file: int) -> bytes:
    tables = read_font(face).tables
    box = struct.unpack_from(">4h", tables["head"], 36)
    ascent, descent = struct.unpack_from(">2h", tables["hhea"], 4)
    left, low, right, high, above, below = (round(value * 1000 / _UNITS) for value in (*box, ascent, descent))
    flags = _SYMBOLIC | (_SLANTED if face.style == "italic" else 0)
    return (
        b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV %d/FontFile2 %d 0 R>>"
        % (
            name,
            flags,
            left,
            low,
            right,
            high,
            _SLANT[face.style],
            above,
            below,
            _CAPITALS[face.family],
            _STEMS[face.weight],
            file,
        )
    )


def _to_unicode(codes: Mapping[int, str]) -> bytes:
    """Say which character each code stands for, so that words can be found and copied (PDF 1.7, 9.10.3)."""
    lines = [f"<{code:04x}><{codes[code].encode('utf-16-be').hex()}>" for code in sorted(codes)]
    blocks = [lines[at : at + _MOST_LINES] for at in range(0, len(lines), _MOST_LINES)]
    told = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n"
        f"{told}\nendcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
