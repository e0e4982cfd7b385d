"""The fonts inside a picture: only the glyphs that occur in it, so that it looks the same everywhere."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping

from argmap.diagram.measure import Face


def font_rules(used: Mapping[Face, Iterable[str]]) -> str:
    """Return an `@font-face` rule with an embedded subset for every face that is used, in the order of the faces."""
    return "".join(_rule(face, subset_font(face, "".join(sorted(used[face])))) for face in Face if used.get(face))


def _rule(face: Face, font: bytes) -> str:
    encoded = base64.b64encode(font).decode("ascii")
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'src:url("data:font/ttf;base64,{encoded}") format("truetype")}}'
    )


def subset_font(face: Face, characters: str) -> bytes:
    """Return the face as a TrueType font with the glyphs of `characters` alone."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415  slow to import, and only embedding needs it
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(face.path, lazy=True)
    options = Options(layout_features=[], hinting=False, name_IDs=[], glyph_names=False, notdef_outline=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern", "gasp", "VDMX", "hdmx", "LTSH"]
    # A font that carries the time of its making would differ from run to run.
    font.recalcTimestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
