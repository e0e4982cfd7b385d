"""The advance tables of the shipped fonts, made from the fonts: `python tests/support/advances.py` rewrites them."""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "argmap" / "diagram" / "fonts"


def advances_of(path: Path) -> str:
    """Return runs `[first code point, [advance, ...]]` in font units, as the JSON text that is shipped."""
    font = TTFont(path)
    metrics = font["hmtx"].metrics
    runs: list[tuple[int, list[int]]] = []
    for point, glyph in sorted(font.getBestCmap().items()):
        if not runs or point != runs[-1][0] + len(runs[-1][1]):
            runs.append((point, []))
        runs[-1][1].append(metrics[glyph][0])
    return json.dumps(runs, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for font_path in sorted(FONTS.glob("*.ttf")):
        font_path.with_suffix(".json").write_text(advances_of(font_path), encoding="utf-8")
