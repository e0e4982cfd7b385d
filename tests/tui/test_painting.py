"""Only what looks different is painted anew, and nothing that looks different is left as it was."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from support.editor import Editor, editor
from textual.strip import Strip

CASE = Path(__file__).parents[2] / "maps" / "trotsky-1918.argmap.yaml"
MOVES = "j j j k k pgdn pgup pgdn G g l h space - = ] [ tab tab shift+tab f2 f3 f4 f5 n N 1 2 3 enter ctrl+o z".split()


def painted(ed: Editor) -> list[Strip]:
    """Return what is on the screen, cell by cell with its style."""
    return [Strip(strip).simplify() for strip in ed.app.screen._compositor.render_strips()]


def painted_anew(ed: Editor) -> list[Strip]:
    """Return what is on the screen after all that was painted before is forgotten."""
    for widget in ed.app.screen.walk_children(with_self=True):
        widget.refresh()
        bar = getattr(widget, "_vertical_scrollbar", None)
        if bar is not None:
            bar.refresh()
    ed.settle()
    return painted(ed)


@pytest.mark.parametrize(("size", "seed"), [((80, 24), 1), ((120, 40), 2), ((100, 12), 3)])
def test_the_screen_is_what_it_would_be_if_all_of_it_were_painted(
    size: tuple[int, int], seed: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    path = tmp_path / CASE.name
    shutil.copy(CASE, path)  # some of the keys begin to edit
    with editor(path, size=size) as ed:
        for _ in range(70):
            keys = chance.choices(MOVES, k=chance.randint(1, 3))
            ed.press(*keys)
            before = painted(ed)
            assert before == painted_anew(ed), keys
