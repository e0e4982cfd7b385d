"""A map made from nothing in the real program, in tmux: every key arrives, and the file is what was meant."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no tmux here", allow_module_level=True)

from support.tmux import tmux

LETTER = (
    "The guardians met on Thursday evening. In consequence of what I said, the handle of the pump was removed on the "
    "following day.\n\nThe outbreak had by then begun to subside.\n"
)
MAP = f"""\
argmap:
  version: 1
  title: What ended the outbreak?
  main: [taking-handle-off-ended-outbreak]

taking-handle-off-ended-outbreak:
  claim: |
    Taking the handle off ended the outbreak.

s-taking-handle-off-ended-outbreak:
  supports: taking-handle-off-ended-outbreak
  because:
    - handle-taken-off
    - pump-without-handle-gives-no-water

handle-taken-off:
  claim: |
    The handle was taken off.

q-handle-pump-removed-following-day:
  quote: |
    the handle of the pump was removed on the following day.
  source: letter
  at: para. 1
  attests: [handle-taken-off]
  reading: paraphrase

pump-without-handle-gives-no-water:
  claim: |
    A pump without a handle gives no water.

s-against-taking-handle-off-ended:
  attacks: s-taking-handle-off-ended-outbreak
  because:
    - outbreak-ending-itself

outbreak-ending-itself:
  claim: |
    The outbreak was ending by itself.

letter:
  source: letter
  file: sources/letter.txt
  sha256: {hashlib.sha256(LETTER.encode()).hexdigest()}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    return folder


def test_a_map_is_made_from_nothing_in_tmux(folder: Path) -> None:
    with tmux(folder) as terminal:
        terminal.begins("argmap edit pump.argmap.yaml").sees("Nothing is claimed here yet.", "? help")
        assert terminal.has("alternate_on")
        terminal.press("T").sees("Title of the map", "enter accepts")
        terminal.types("What ended the outbreak?").press("Enter").sees("pump.argmap.yaml *")

        terminal.press("a").sees("What is to be shown?").types("Taking the handle off ended the outbreak.")
        terminal.sees("taking-handle-off-ended-outbreak").press("C-s").sees("1 claim ", "BARE!")
        terminal.press("a").sees("Why is it so?").types("The handle was taken off.")
        terminal.sees("handle-taken-off").press("Enter").sees("2 claims")

        terminal.press("S").sees("Add a source").press("f").sees("Which file?").types("letter.txt").press("Enter")
        terminal.sees("Title of the source").press("Enter").sees("The copy is held as sources/letter.txt")
        terminal.press("/").sees("Find in this text").types("the handle").press("Enter").sees("1 of 1")
        terminal.press("Space", *"llllllllll").sees("11 words selected")
        terminal.press("c").sees("Whose words are these?").press("o").sees("Cite these words as the quote")
        terminal.sees("attests: The handle was taken off.").press("Enter").sees("1 quote ", "attests")

        terminal.press("Escape", "Escape", "k", "a").sees("What else does this reason need?")
        terminal.types("A pump without a handle gives no water.").press("Enter").sees("3 claims")
        terminal.press("g", "j", "j", "x").sees("Why does the conclusion not follow")
        terminal.types("The outbreak was ending by itself.").press("Enter").sees("4 claims")
        terminal.press("u").sees("3 claims").press("C-r").sees("4 claims")
        terminal.press("C-s").sees("Saved ", "pump.argmap.yaml.").sees_not("pump.argmap.yaml *").press("q")
        assert terminal.ends() == 0
        assert not terminal.has("alternate_on")
        assert not terminal.has("mouse_any_flag")
        assert terminal.has("cursor_flag")
        terminal.begins("argmap check pump.argmap.yaml")
        assert terminal.ends() == 0
        terminal.begins("argmap verify pump.argmap.yaml").sees("verified")
        assert terminal.ends() == 0
    text = (folder / "pump.argmap.yaml").read_text(encoding="utf-8")
    assert text == MAP


def test_a_large_terminal_without_colour_shows_the_labels_in_words(folder: Path) -> None:
    (folder / "pump.argmap.yaml").write_text(MAP, encoding="utf-8")
    (folder / "sources").mkdir()
    (folder / "sources" / "letter.txt").write_text(LETTER, encoding="utf-8")
    with tmux(folder, size=(140, 40), environment={"NO_COLOR": "1"}) as terminal:
        terminal.begins("argmap pump.argmap.yaml").sees("outline", "inspector", "[focus diagram]", "? help")
        terminal.sees("OPEN ENDS", "DIRECT", "BARE!", "UNANSWERED", "unsupported", "verbatim")
        terminal.press("v", "v").sees("[review]").press("v").sees("[problems]").press("q")
        assert terminal.ends() == 0
