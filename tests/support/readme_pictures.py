"""The pictures of the README that show the editor, each with what is pressed before it is taken."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from argmap.workspace.settings import Settings
from support.editor import Editor, editor
from support.screenshots import screenshot

MAPS = Path(__file__).parents[2] / "maps"
SETTINGS = Settings(theme="light", reviewer="anna")
WIDE, NARROW = (120, 34), (96, 28)


def _as_it_opens(_: Editor) -> None:
    """Press nothing."""


def _weakest(ed: Editor) -> None:
    ed.press("W")


def _in_its_source(ed: Editor) -> None:
    ed.selects("q-guardians").press(".")


def _citing(ed: Editor) -> None:
    ed.selects("handle-off-8-sept").press("c", "/").types("the handle of the pump").press("enter", "s", "c", "o")


def _rating(ed: Editor) -> None:
    ed.selects("s-no-handle").press("R", "down", "down")


PICTURES: Mapping[str, tuple[tuple[int, int], Callable[[Editor], None]]] = {
    "trotsky-1918-editor": (WIDE, _as_it_opens),
    "trotsky-1918-overturn": (NARROW, _weakest),
    "primer-source": (NARROW, _in_its_source),
    "primer-cite": (NARROW, _citing),
    "primer-rate": (NARROW, _rating),
}
"""What each picture shows, by its name; it begins with the name of the map that it lies beside."""


def picture(name: str) -> str:
    """Take a picture anew, on a copy of the maps, and return it as SVG."""
    size, press = PICTURES[name]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(MAPS, Path(folder, "maps"), ignore=shutil.ignore_patterns(".argmap")))
        path = copy / f"{name.rpartition('-')[0]}.argmap.yaml"
        with editor(path, size=size, settings=SETTINGS) as ed:
            press(ed)
            return screenshot(ed, title=f"argmap {path.name}")
