"""Keys that move, fold, find and go between panes do so in the outline, and elsewhere leave it to the pane."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import ScriptedDesk, at_desk, commented_copy

from argmap.workspace.actions import Action
from argmap.workspace.asking import AskFilter
from argmap.workspace.panes import EVERYWHERE, Pane

OUTSIDE = sorted(EVERYWHERE - {Pane.OUTLINE})
ACTIONS = {
    "j": Action.DOWN,
    "down": Action.DOWN,
    "k": Action.UP,
    "up": Action.UP,
    "h": Action.LEFT,
    "left": Action.LEFT,
    "l": Action.RIGHT,
    "right": Action.RIGHT,
    "g": Action.FIRST,
    "G": Action.LAST,
    "pgup": Action.PAGE_UP,
    "pgdn": Action.PAGE_DOWN,
    "n": Action.NEXT_HIT,
    "N": Action.PREVIOUS_HIT,
}
BETWEEN_PANES = {
    "tab": Action.NEXT_PANE,
    "shift+tab": Action.PREVIOUS_PANE,
    "v": Action.NEXT_VIEW,
    "z": Action.ZOOM,
}


@pytest.fixture
def desk(tmp_path: Path) -> ScriptedDesk:
    sitting = at_desk(commented_copy(tmp_path))
    sitting.page_rows = 3
    return sitting


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("handle-ended-outbreak", "j", "s-source-and-stop"),
        ("handle-ended-outbreak", "down j k", "s-source-and-stop"),
        ("well-shut", "up", "pump-was-source"),
        ("well-shut", "h h", "s-source-and-stop"),
        ("well-shut", "left left", "s-source-and-stop"),
        ("well-shut", "l", "s-no-handle"),
        ("well-shut", "h right", "well-shut"),
        ("pump-was-source", "]", "well-shut"),
        ("well-shut", "[", "pump-was-source"),
        ("well-shut", "]", "s-too-late"),
        ("well-shut", "g j", "handle-ended-outbreak"),
        ("handle-ended-outbreak", "home", "argmap"),
        ("s-source-and-stop", "pgdn pgup", "s-source-and-stop"),
        ("s-no-handle", "pgup", "s-source-and-stop"),
        ("handle-ended-outbreak", "pgup", "argmap"),
        ("snow-1855", "g", "argmap"),
    ],
)
def test_the_cursor_goes_where_its_key_says(desk: ScriptedDesk, start: str, keys: str, end: str) -> None:
    desk.go(start).press(*keys.split())
    assert desk.session.selected == end
    assert desk.acted == []


def test_the_last_row_is_the_last_that_is_shown(desk: ScriptedDesk) -> None:
    for key in ("G", "end"):
        desk.press("g", key)
        assert desk.session.outline.cursor == len(desk.session.outline.shown) - 1


@pytest.mark.parametrize("pane", OUTSIDE)
def test_elsewhere_the_pane_moves_and_the_outline_stays(desk: ScriptedDesk, pane: Pane) -> None:
    desk.pane = pane
    before = desk.session.outline
    desk.press(*ACTIONS)
    assert desk.acted == list(ACTIONS.values())
    assert desk.session.outline is before


@pytest.mark.parametrize("pane", sorted(EVERYWHERE))
def test_every_pane_hands_the_keyboard_on(desk: ScriptedDesk, pane: Pane) -> None:
    desk.pane = pane
    desk.press(*BETWEEN_PANES)
    assert desk.acted == list(BETWEEN_PANES.values())


@pytest.mark.parametrize("pane", [Pane.FOCUS, Pane.SOURCE, Pane.REVIEW, Pane.PROBLEMS])
def test_enter_in_a_view_goes_to_what_is_under_its_cursor(desk: ScriptedDesk, pane: Pane) -> None:
    desk.pane = pane
    desk.press("enter")
    assert desk.acted == [Action.ENTER]


@pytest.mark.parametrize("pane", OUTSIDE)
def test_escape_goes_back_to_the_outline(desk: ScriptedDesk, pane: Pane) -> None:
    desk.pane = pane
    desk.press("esc")
    assert desk.pane is Pane.OUTLINE


def test_places_visited_are_gone_back_through_and_forward(desk: ScriptedDesk) -> None:
    desk.go("well-shut").go("q-falling").go("snow-1855")
    visited = []
    for key in ("ctrl+o", "ctrl+o", "ctrl+f", "ctrl+f"):
        desk.press(key)
        visited.append(desk.session.selected)
    assert visited == ["q-falling", "well-shut", "q-falling", "snow-1855"]
    desk.press("ctrl+f")
    assert desk.said == ["There is no later place to go forward to."]


def test_without_a_place_visited_going_back_says_so(desk: ScriptedDesk) -> None:
    desk.press("ctrl+o")
    assert desk.said == ["There is no earlier place to go back to."]


def test_space_folds_and_unfolds(desk: ScriptedDesk) -> None:
    shown = len(desk.go("well-shut").session.outline.shown)
    desk.press("space")
    assert len(desk.session.outline.shown) < shown
    desk.press("space")
    assert len(desk.session.outline.shown) == shown


def test_everything_is_folded_and_unfolded_at_once(desk: ScriptedDesk) -> None:
    desk.press("=")
    whole = len(desk.session.outline.shown)
    assert whole == len(desk.session.outline.rows)
    desk.press("-")
    assert len(desk.session.outline.shown) < whole / 2
    assert all(desk.session.outline.rows[place].depth == 0 for place in desk.session.outline.shown)


@pytest.mark.parametrize("level", range(1, 10))
def test_a_digit_shows_so_many_levels(desk: ScriptedDesk, level: int) -> None:
    desk.press("=", str(level))
    depths = {desk.session.outline.rows[place].depth for place in desk.session.outline.shown}
    everything = {row.depth for row in desk.session.outline.rows}
    assert depths == {depth for depth in everything if depth < level}


def test_the_outline_is_filtered_while_words_are_typed(desk: ScriptedDesk) -> None:
    seen: list[int] = []

    def type_slowly(prompt: AskFilter) -> str:
        for words in ("h", "handle", "handle off"):
            prompt.on_change(words)
            seen.append(len(desk.session.outline.hits))
        return "handle off"

    desk.answer(type_slowly).press("/")
    assert desk.session.outline.query == "handle off"
    assert "handle-off-8-sept" in desk.session.outline.hits
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > seen[-1] > 0


def test_hits_are_gone_through_and_round(desk: ScriptedDesk) -> None:
    desk.answer("snow").press("/", "g", "n")
    first = desk.session.selected
    hits = len(desk.session.outline.hits)
    desk.press(*["n"] * hits)
    assert desk.session.selected == first
    desk.press("n", "N")
    assert desk.session.selected == first


def test_who_backs_out_of_finding_gets_what_was_shown_before(desk: ScriptedDesk) -> None:
    shown = desk.session.outline.shown

    def type_and_leave(prompt: AskFilter) -> None:
        prompt.on_change("falling")

    desk.answer(type_and_leave).press("/")
    assert desk.session.outline.query == ""
    assert desk.session.outline.shown == shown


def test_escape_shows_everything_again(desk: ScriptedDesk) -> None:
    shown = desk.session.outline.shown
    desk.answer("falling").press("/")
    assert len(desk.session.outline.shown) < len(shown)
    desk.press("esc")
    assert desk.session.outline.query == ""
    assert desk.session.outline.shown == shown


def test_what_finds_nothing_is_said_to(desk: ScriptedDesk) -> None:
    desk.answer("zebra", "is:purple").press("/", "/")
    assert desk.said[0] == "Nothing matches zebra: esc shows everything again."
    assert desk.said[1].startswith('There is no "is:purple".')


def test_labels_of_the_review_are_found_once_there_is_one(desk: ScriptedDesk) -> None:
    assert desk.session.review is not None
    desk.answer("is:assumed").press("/")
    assert desk.session.outline.hits == {"pump-was-source"}


def test_the_next_problem_is_gone_to_from_anywhere_and_round(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    path.write_text(path.read_text() + "\nlonely:\n  claim: |\n    Connected to nothing.\n")
    desk = at_desk(path)
    for pane in (Pane.OUTLINE, Pane.PROBLEMS):
        desk.pane = pane
        desk.go("well-shut").press("!")
        assert desk.session.selected == "lonely"
    desk.press("!")
    assert desk.session.selected == "lonely"


def test_without_problems_going_to_the_next_says_why_not(desk: ScriptedDesk) -> None:
    desk.press("!")
    assert desk.refused == ["This map has no errors or warnings."]


def test_help_and_the_list_of_commands_are_opened_by_the_desk(desk: ScriptedDesk) -> None:
    desk.press("?", "f1", "ctrl+p")
    assert desk.listed == ["keys", "keys", "commands"]
