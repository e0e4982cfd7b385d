"""How the main screens look: pictures, kept beside this file, that a person has looked at.

`pytest tests/tui/test_snapshots.py --snapshot-update` takes them anew; look at each that changed before it is kept.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_textual_snapshot import SVGImageExtension
from support.editor import Editor, editor
from support.screenshots import screenshot
from syrupy.assertion import SnapshotAssertion

from argmap.workspace.settings import Settings

MAPS = Path(__file__).parents[2] / "maps"
Look = Callable[[Editor], None]
WIDE = (120, 40)
DARK, LIGHT = Settings(theme="dark"), Settings(theme="light")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copy(MAPS / "trotsky-1918.argmap.yaml", tmp_path))


@pytest.fixture
def primer(tmp_path: Path) -> Path:
    shutil.copytree(MAPS / "sources", tmp_path / "sources")
    return Path(shutil.copy(MAPS / "primer.argmap.yaml", tmp_path))


@pytest.fixture
def looks_as_before(snapshot: SnapshotAssertion) -> Look:
    """Compare a screen with the picture that is kept of it."""
    pictures = snapshot.use_extension(SVGImageExtension)

    def compare(ed: Editor) -> None:
        picture = screenshot(ed)
        assert pictures == picture

    return compare


@pytest.mark.parametrize("theme", ["dark", "light", "16", "none"])
def test_all_panes(case: Path, theme: str, looks_as_before: Look) -> None:
    with editor(case, size=WIDE, settings=Settings(theme=theme)) as ed:
        looks_as_before(ed.press(*"jjj"))


def test_a_narrow_terminal(primer: Path, looks_as_before: Look) -> None:
    with editor(primer, settings=DARK) as ed:
        looks_as_before(ed.press("j", "j"))


def test_the_source_with_its_quotes(primer: Path, looks_as_before: Look) -> None:
    with editor(primer, size=WIDE, settings=LIGHT) as ed:
        looks_as_before(ed.selects("q-guardians").press("."))


def test_the_review(case: Path, looks_as_before: Look) -> None:
    with editor(case, size=WIDE, settings=DARK) as ed:
        looks_as_before(ed.press("v", "v", "tab", "tab"))


def test_the_problems_of_a_map_that_is_read_in_part(primer: Path, looks_as_before: Look) -> None:
    text = primer.read_text(encoding="utf-8")
    primer.write_text(text.replace("  - well-shut", "  - well-shutt").replace("attests:", "attest:", 1), "utf-8")
    with editor(primer, size=WIDE, settings=DARK) as ed:
        looks_as_before(ed.press("v", "v", "v", "tab", "tab"))


def test_a_question(primer: Path, looks_as_before: Look) -> None:
    with editor(primer, size=WIDE, settings=LIGHT) as ed:
        looks_as_before(ed.press("a").types("The pump was dry."))


def test_the_list_of_commands(primer: Path, looks_as_before: Look) -> None:
    with editor(primer, settings=DARK) as ed:
        looks_as_before(ed.press("ctrl+p").types("quote"))


def test_the_keys(primer: Path, looks_as_before: Look) -> None:
    with editor(primer, size=WIDE, settings=DARK) as ed:
        looks_as_before(ed.press("?"))


def test_a_conflict_with_what_another_wrote(primer: Path, looks_as_before: Look) -> None:
    with editor(primer, size=WIDE, settings=DARK) as ed:
        ed.press("e", "ctrl+end").types(" Nothing else did.").press("ctrl+s")
        text = primer.read_text(encoding="utf-8")
        words = ed.session.document.map.claims[ed.session.selected].text.strip()
        assert words in text
        primer.write_text(text.replace(words, "The outbreak was ended by the removal of the handle."), "utf-8")
        looks_as_before(ed.press("ctrl+s"))
