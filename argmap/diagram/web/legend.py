"""The legend of the page: every mark that occurs in the diagram, drawn and told in words."""

from __future__ import annotations

import math

from argmap.diagram.legend import Entry, legend_of
from argmap.diagram.pen import SANS_STACK, SvgPen, number
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
    pen = SvgPen(theme)
    entry.mark(pen, 0, _HEIGHT / 2)
    told = " ".join(run.text for run in pen.runs)
    heard = {"role": "img", "aria_label": told} if told else {"aria_hidden": "true"}
    size = {"width": extent, "height": number(_HEIGHT), "viewBox": f"-1 0 {extent} {number(_HEIGHT)}"}
    return pen.written(**size, font_family=SANS_STACK, **heard)
