"""The fonts inside a picture: only the glyphs that occur in it, so that it looks the same everywhere."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from argmap.diagram.measure import Face

_CHECKSUM_MAGIC = 0xB1B0AFBA
_WORD, _WIDE = 0xFFFF, 0xFFFFFFFF
_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_XY_SCALE, _HAS_MATRIX, _HAS_INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
_CHECKSUM_AT, _LOCA_FORMAT_AT, _GLYPH_COUNT_AT, _METRIC_COUNT_AT = 8, 50, 4, 34
_SEGMENTED, _PLATFORMS = 4, ((3, 1), (0, 3))


def font_rules(used: Mapping[Face, Iterable[str]]) -> str:
    """Return an `@font-face` rule with an embedded subset for every face that is used, in the order of the faces."""
    return "".join(_rule(face, "".join(sorted(used[face]))) for face in Face if used.get(face))


@lru_cache(maxsize=64)
def _rule(face: Face, characters: str) -> str:
    encoded = base64.b64encode(subset_font(face, characters).font).decode("ascii")
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'src:url("data:font/ttf;base64,{encoded}") format("truetype")}}'
    )


@dataclass(frozen=True)
class Font:
    """The tables of a TrueType font that drawing needs; `glyph_of` gives the glyph of a code point."""

    tables: Mapping[str, bytes]
    offsets: Sequence[int]
    glyph_of: Mapping[int, int]


@cache
def read_font(face: Face) -> Font:
    """Read the font file of a face, once."""
    content = face.path.read_bytes()
    (count,) = struct.unpack_from(">H", content, 4)
    tables = {}
    for place in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", content, 12 + 16 * place)
        tables[tag.decode("latin-1")] = content[offset : offset + length]
    (wide,) = struct.unpack_from(">h", tables["head"], _LOCA_FORMAT_AT)
    loca = tables["loca"]
    if wide:
        offsets = list(struct.unpack(f">{len(loca) // 4}I", loca))
    else:
        offsets = [2 * offset for offset in struct.unpack(f">{len(loca) // 2}H", loca)]
    return Font(tables, offsets, _character_map(tables["cmap"]))


def _character_map(cmap: bytes) -> dict[int, int]:
    """Read the segmented table (format 4) of the basic plane."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    starts = {(platform, kind): at for platform, kind, at in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count])}
    at = next(starts[key] for key in _PLATFORMS if key in starts)
    (segments,) = struct.unpack_from(">H", cmap, at + 6)
    half = segments // 2
    ends, firsts, deltas, ranges = (
        struct.unpack_from(f">{half}H", cmap, at + 14 + shift)
        for shift in (0, 2 + segments, 2 + 2 * segments, 2 + 3 * segments)
    )
    found: dict[int, int] = {}
    ranges_at = at + 16 + 3 * segments
    for place, (end, first, delta, reach) in enumerate(zip(ends, firsts, deltas, ranges, strict=True)):
        for point in range(first, min(end, _WORD - 1) + 1):
            glyph = point
            if reach:
                (glyph,) = struct.unpack_from(">H", cmap, ranges_at + 2 * place + reach + 2 * (point - first))
            if glyph or not reach:
                found[point] = (glyph + delta) & _WORD
    return found


@dataclass(frozen=True)
class Subset:
    """A TrueType font of few glyphs; `glyphs` are the numbers they have in the whole font, in their order in this."""

    font: bytes
    glyphs: Sequence[int]


def subset_font(face: Face, characters: str) -> Subset:
    """Return the face as a font with the glyphs of `characters` alone, without hints and layout tables.

    Writes the tables of the OpenType specification 1.9 that a browser asks for. fontTools does the same and more, and
    takes longer to import than a whole picture takes to draw.
    """
    font = read_font(face)
    points = sorted(point for point in set(map(ord, characters)) if font.glyph_of.get(point))
    glyphs = _with_components(font, [0, *(font.glyph_of[point] for point in points)])
    number = {glyph: place for place, glyph in enumerate(glyphs)}
    outlines, offsets = bytearray(), [0]
    for glyph in glyphs:
        outlines += _renumbered(_outline(font, glyph), number)
        outlines += b"\0" * (-len(outlines) % 4)
        offsets.append(len(outlines))
    tables = {
        "OS/2": font.tables["OS/2"],
        "cmap": _written_map([(point, number[font.glyph_of[point]]) for point in points]),
        "glyf": bytes(outlines) or b"\0",
        "head": _patched(_patched(font.tables["head"], _CHECKSUM_AT, ">I", 0), _LOCA_FORMAT_AT, ">h", 1),
        "hhea": _patched(font.tables["hhea"], _METRIC_COUNT_AT, ">H", len(glyphs)),
        "hmtx": b"".join(_metric(font, glyph) for glyph in glyphs),
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
        "maxp": _patched(font.tables["maxp"], _GLYPH_COUNT_AT, ">H", len(glyphs)),
        "name": struct.pack(">HHH", 0, 0, 6),
        "post": struct.pack(">I", 0x30000) + font.tables["post"][4:32],
    }
    return Subset(_assembled(tables), glyphs)


def _outline(font: Font, glyph: int) -> bytes:
    return font.tables["glyf"][font.offsets[glyph] : font.offsets[glyph + 1]]


def _metric(font: Font, glyph: int) -> bytes:
    (metrics,) = struct.unpack_from(">H", font.tables["hhea"], _METRIC_COUNT_AT)
    hmtx = font.tables["hmtx"]
    if glyph < metrics:
        return hmtx[4 * glyph : 4 * glyph + 4]
    bearing = 4 * metrics + 2 * (glyph - metrics)
    return hmtx[4 * metrics - 4 : 4 * metrics - 2] + hmtx[bearing : bearing + 2]


def _components(outline: bytes) -> list[tuple[int, int]]:
    """Return place and glyph of every component of a composite outline."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:  # noqa: PLR2004  the header of an outline
        return []
    found, at, flags = [], 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        found.append((at, glyph))
        at += _component_size(flags)
    return found


def _component_size(flags: int) -> int:
    scale = 2 if flags & _HAS_SCALE else 4 if flags & _HAS_XY_SCALE else 8 if flags & _HAS_MATRIX else 0
    return (8 if flags & _ARE_WORDS else 6) + scale


def _with_components(font: Font, glyphs: Iterable[int]) -> list[int]:
    found = dict.fromkeys(glyphs)
    waiting = list(found)
    while waiting:
        for _, part in _components(_outline(font, waiting.pop())):
            if part not in found:
                found[part] = None
                waiting.append(part)
    return sorted(found)


def _renumbered(outline: bytes, number: Mapping[int, int]) -> bytes:
    """Return an outline without its hints, its components under their new numbers."""
    parts = _components(outline)
    if not parts:
        return _without_hints(outline)
    last = parts[-1][0]
    written = bytearray(outline[: last + _component_size(struct.unpack_from(">H", outline, last)[0])])
    for at, glyph in parts:
        (flags,) = struct.unpack_from(">H", outline, at)
        struct.pack_into(">HH", written, at, flags & ~_HAS_INSTRUCTIONS, number[glyph])
    return bytes(written)


def _without_hints(outline: bytes) -> bytes:
    if not outline:
        return outline
    (contours,) = struct.unpack_from(">h", outline)
    at = 10 + 2 * contours
    (length,) = struct.unpack_from(">H", outline, at)
    return outline[:at] + b"\0\0" + outline[at + 2 + length :]


def _written_map(pairs: Sequence[tuple[int, int]]) -> bytes:
    """Write a segmented character map with a segment a character."""
    segments = [*pairs, (_WORD, 0)]
    count = len(segments)
    power = 1 << (count.bit_length() - 1)
    search = (2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    points = [point for point, _ in segments]
    deltas = [(glyph - point) & _WORD for point, glyph in pairs] + [1]
    body = struct.pack(f">4H{count}HH{count}H", *search, *points, 0, *points) + struct.pack(
        f">{2 * count}H", *deltas, *([0] * count)
    )
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">HHH", _SEGMENTED, len(body) + 6, 0) + body


def _patched(table: bytes, at: int, form: str, value: int) -> bytes:
    written = bytearray(table)
    struct.pack_into(form, written, at, value)
    return bytes(written)


def _checksum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & _WIDE


def _assembled(tables: Mapping[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    offset = len(head) + 16 * count
    directory, body = b"", b""
    for tag, table in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag.encode("latin-1"), _checksum(table), offset + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    font = head + directory + body
    place = offset + font[offset:].index(tables["head"])
    return _patched(font, place + _CHECKSUM_AT, ">I", (_CHECKSUM_MAGIC - _checksum(font)) & _WIDE)
