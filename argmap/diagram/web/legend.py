"""The legend of the page: every mark that occurs in the diagram, drawn and told in words."""

from __future__ import annotations

import math

from lxml import etree

from argmap.diagram.legend import Entry, legend_of
from argmap.diagram.pen import SANS_STACK, SVG, SvgPen, number
from argmap.diagram.theme import Theme
from argmap.diagram.view import View
from argmap.diagram.web.markup import words

_HEIGHT = 22.0


def legend(view: View, theme: Theme) -> str:
    """Return the marks with their words as a list, then what holds of the whole picture."""
    found = legend_of(view, math.inf)
    items = "".join(
        f"<li>{_mark(entry, theme)} {words(' '.join(entry.words))}</li>" for row in found.rows for entry in row
    )
    notes = "".join(f"<p>{words(note)}</p>" for note in found.notes)
    return (f'<ul class="marks">{items}</ul>' if items else "") + notes


def _mark(entry: Entry, theme: Theme) -> str:
    extent = number(entry.mark_width + 2)
    root = etree.Element(
        f"{{{SVG}}}svg",
        nsmap={None: SVG},  # type: ignore[dict-item]  # the stubs forget the default namespace
        attrib={
            "width": extent,
            "height": number(_HEIGHT),
            "viewBox": f"-1 0 {extent} {number(_HEIGHT)}",
            "font-family": SANS_STACK,
        },
    )
    entry.mark(SvgPen(root, theme), 0, _HEIGHT / 2)
    told = " ".join(text.text for text in root.iter(f"{{{SVG}}}text") if text.text)
    for name, value in (("role", "img"), ("aria-label", told)) if told else (("aria-hidden", "true"),):
        root.set(name, value)
    return etree.tostring(root, encoding="unicode")
