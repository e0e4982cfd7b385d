"""The line of keys offers what can be done now."""

from __future__ import annotations

import pytest
from support.cli import GOOD
from support.editor import editor

PARTIAL = """\
argmap:
  version: 1
  main: [rain]

rain:
  claim: |
    It rained in the night.
  staance: asserted

because-wet:
  supports: nothing-there
  because: [rain]
"""


@pytest.mark.parametrize("keys", [(), ("tab",)])
def test_a_map_that_is_read_in_part_is_offered_to_be_mended_and_not_to_be_saved(keys: tuple[str, ...]) -> None:
    with editor(PARTIAL) as ed:
        ed.press("esc", "esc", *keys).sees("E mend the text", "ctrl+p commands").sees_not("save", "undo")


def test_a_map_that_is_read_only_is_not_offered_to_be_changed() -> None:
    with editor(GOOD, read_only="it is opened for reading only") as ed:
        ed.sees("q quit", "/ find").sees_not("save", "undo", "add reason", "mend")


def test_an_empty_map_is_asked_for_its_title_straight_away() -> None:
    with editor("argmap:\n  version: 1\n") as ed:
        ed.press("T").sees("Title of the map", "enter accepts").types("Rain").press("enter")
        assert ed.session.map.head.title == "Rain"
        ed.press("T").sees("About the map as a whole").press("esc")
