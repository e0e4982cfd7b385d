"""What a finished SVG may hold: it is read again, and anything that is not on the list stops it."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters, digits

from lxml import etree

from argmap.diagram.cleaning import safe_url
from argmap.diagram.pen import SVG

ELEMENTS = frozenset("svg title desc style rect g path text tspan a".split())
"""The elements that a picture may hold."""
ATTRIBUTES = frozenset(
    """aria-hidden aria-label aria-labelledby class d data-generator fill font-family font-size font-style font-weight
    height href id lengthAdjust rel role rx stroke stroke-dasharray stroke-width tabindex target textLength viewBox
    width x y""".split()
)
"""The attributes that its elements may carry."""
_FRAGMENT = re.compile(r"#[A-Za-z0-9_-]+")
_BESIDE = re.compile(r"[A-Za-z0-9._~%-]+\.svg(#[A-Za-z0-9_-]+)?")
"""A file in the same folder: no scheme and no way out of it."""
_ID = re.compile(r"[A-Za-z0-9_-]+")
_FONT, _BASE64 = 'url("data:font/ttf;base64,', str.maketrans("", "", f"{ascii_letters}{digits}+/=")
_FOREIGN_STYLE = re.compile(r"@import|expression|javascript|url\(", re.IGNORECASE)
_TAGS = frozenset(f"{{{SVG}}}{name}" for name in ELEMENTS)


class UnsafePictureError(Exception):
    """A picture holds what no picture of ours may hold: a fault of the program, never of the map."""


def vouched(svg: bytes) -> bytes:
    """Return the picture as it is, after reading it again.

    Raises UnsafePictureError when it holds an element, an attribute, an id, a link or a style that is not allowed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(svg, parser)
    if b"<!DOCTYPE" in svg:
        raise UnsafePictureError("a document type")
    for element in root.iter():
        if element.tag not in _TAGS:
            raise UnsafePictureError(f"element {element.tag}")
        carried = element.keys()
        if not ATTRIBUTES.issuperset(carried):
            raise UnsafePictureError(f"attributes {', '.join(map(str, carried))} of {element.tag}")
        for key in ("href", "id"):
            if key in carried:
                _vouch_value(key, element.get(key, ""))
    for style in root.iter(f"{{{SVG}}}style"):
        _vouch_style(style.text or "")
    return svg


@lru_cache(maxsize=16)
def _vouch_style(rules: str) -> None:
    """Let a style sheet load nothing but the fonts that it holds itself."""
    first, *fonts = rules.split(_FONT)
    for font in fonts:
        held, quoted, rest = font.partition('")')
        if not quoted or held.translate(_BASE64):
            raise UnsafePictureError("a font that is none")
        first += rest
    if _FOREIGN_STYLE.search(first):
        raise UnsafePictureError("a style that loads something")


def _vouch_value(key: str, value: str) -> None:
    if key == "href" and not (_FRAGMENT.fullmatch(value) or _BESIDE.fullmatch(value) or safe_url(value) == value):
        raise UnsafePictureError(f"link to {value[:80]}")
    if key == "id" and not _ID.fullmatch(value):
        raise UnsafePictureError(f"id {value[:80]}")
