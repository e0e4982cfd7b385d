"""Pictures of the editor, small and without fonts from elsewhere, and alike whenever and wherever they are taken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.widgets import Input, TextArea

from support.editor import Editor

_FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
_LEFT_OUT = (
    r"<!--.*?-->",
    r"@font-face \{.*?\}",
    r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>',
    r' clip-path="url\(#[^"]*-line-\d+\)"',
    r"<text[^>]*>\s*</text>",
    r"(?m)^\s+",
    r"(?m)\s+$",
)
_GROUND = re.compile(
    r'<rect fill="([^"]*)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="24.65" shape-rendering="crispEdges"/>'
)
_TOUCHING = 0.3


def screenshot(ed: Editor, *, title: str = "argmap") -> str:
    """Return what is to be seen as SVG, once the editor has come to rest; no cursor blinks in it."""
    ed.settle()
    for field in (*ed.app.screen.query(Input), *ed.app.screen.query(TextArea)):
        field.cursor_blink = False
    return plain(ed.app.export_screenshot(title=title))


def plain(svg: str) -> str:
    """Take out of a screenshot what it looks the same without, and write a line for every run of words."""
    for pattern in _LEFT_OUT:
        svg = re.sub(pattern, "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+-", "terminal-", svg)
    svg = re.sub(r"(\d+\.\d)\d{4,}", r"\1", svg)
    svg = re.sub(rf"(?:{_GROUND.pattern})+", lambda grounds: _joined(_GROUND.findall(grounds[0])), svg)
    svg = svg.replace("<text", "\n<text").replace("Fira Code, monospace", _FONT)
    svg = svg.replace("</style>", "rect { shape-rendering: crispEdges }\n</style>")
    return re.sub(r"\n+", "\n", svg) + "\n"


def _joined(grounds: Iterable[tuple[str, ...]]) -> str:
    """Write the grounds of cells, those that touch and look alike as one."""
    runs: list[tuple[str, float, str, float]] = []
    for fill, x, y, width in grounds:
        left, extent = float(x), float(width)
        if runs and runs[-1][0] == fill and runs[-1][2] == y and abs(runs[-1][1] + runs[-1][3] - left) < _TOUCHING:
            left, extent = runs[-1][1], runs.pop()[3] + extent
        runs.append((fill, left, y, extent))
    return "".join(
        f'\n<rect fill="{fill}" x="{left:.1f}" y="{y}" width="{extent:.1f}" height="24.65"/>'
        for fill, left, y, extent in runs
    )
