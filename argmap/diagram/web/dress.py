"""The style sheet of the page: our own rules, the colours of the themes, and the letters that occur, as fonts."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from argmap.diagram.composing import Composition
from argmap.diagram.embedding import font_rules
from argmap.diagram.measure import Face
from argmap.diagram.theme import DARK, LIGHT, Role, Theme

_LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "“”‘’…–"


def style_of(composition: Composition, theme: Theme) -> str:
    """Return the style sheet; a theme that is light can be made dark by the reader or the system."""
    rules = [font_rules(_used(composition))]
    rules.append(f":root{{{_colours(LIGHT if theme is DARK else theme)}}}")
    if theme in (LIGHT, DARK):
        dark = f"color-scheme:dark;{_colours(DARK)}"
        system = f":root:not([data-theme]){{{dark}}}"
        rules.append(f"@media screen and (prefers-color-scheme:dark){{{system}}}")
        rules.append(f"@media screen{{:root[data-theme=dark]{{{dark}}}}}")
    rules += [
        f".f-{role.value}{{fill:var(--{role.value})}}.s-{role.value}{{stroke:var(--{role.value})}}" for role in Role
    ]
    rules.append(files("argmap.diagram.web").joinpath("page.css").read_text("utf-8"))
    return "\n".join(rules)


def _colours(theme: Theme) -> str:
    return "".join(f"--{role.value}:{theme[role]};" for role in Role)


def _used(composition: Composition) -> Mapping[Face, set[str]]:
    """Return the characters of the cards by face; the legend and the outline need the usual ones besides."""
    used: dict[Face, set[str]] = {face: set(_LETTERS) for face in Face}
    for sheet in composition.drawing.sheets.values():
        for row in sheet.rows:
            for line in row.lines:
                for run in line.runs:
                    used[run.face].update(run.text)
        for slip in sheet.card.slips:
            used[Face.SERIF].update(slip.full)
    return used
