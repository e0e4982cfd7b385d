"""The shell of the editor: the panes at every size, the status line, the tabs, the list of commands, the help."""

from __future__ import annotations

import asyncio
import shutil
import threading
from pathlib import Path

import pytest
from support.cli import GOOD
from support.editor import Editor, editor, key_event

from argmap.tui.first import first_jobs
from argmap.tui.frame import Frame
from argmap.tui.keyboard import Job
from argmap.tui.keys import readable_key
from argmap.workspace.desk import Cancelled, Desk, Progress
from argmap.workspace.panes import VIEWS, Pane
from argmap.workspace.registry import COMMANDS
from argmap.workspace.settings import Settings

CASE = Path(__file__).parents[2] / "maps" / "trotsky-1918.argmap.yaml"
SIZES = [(20, 5), (24, 6), (40, 10), (80, 13), (80, 24), (119, 40), (120, 14), (120, 40), (300, 100)]


@pytest.mark.parametrize("key", sorted({key for command in COMMANDS for key in command.keys}))
def test_every_key_of_a_command_is_named_as_it_is_written(key: str) -> None:
    assert readable_key(key_event(key)) == key


@pytest.mark.parametrize("letter", list("aZ0!?/[]{}<>=-_~`'\"\\é漢"))
def test_a_letter_is_itself(letter: str) -> None:
    assert readable_key(key_event(letter)) == letter


def test_the_editor_can_be_used_at_every_size() -> None:
    with editor(GOOD) as ed:
        for size in (*SIZES, (20, 5), (120, 40), (40, 10)):
            ed.resize(*size)
            if ed.app.main.frame.hopeless:
                ed.sees("Make the window")
            else:
                ed.sees("Pump")
            ed.press("tab", "v", "z", "z", "ctrl+p", "esc", "?", "esc", "esc")


@pytest.mark.parametrize("size", SIZES)
def test_it_opens_at_every_size(size: tuple[int, int]) -> None:
    with editor(GOOD, size=size) as ed:
        assert ed.screen.count("\n") == size[1] - 1


def test_a_wide_terminal_shows_the_outline_the_inspector_and_a_view() -> None:
    with editor(GOOD, size=(120, 40)) as ed:
        ed.sees("outline", "inspector", "[focus diagram]", "source text", "review", "problems")


def test_a_narrow_terminal_shows_one_pane_below_the_outline() -> None:
    with editor(GOOD) as ed:
        ed.sees("outline", "inspector").sees_not("focus diagram")
        ed.press("v").sees("[focus diagram]").sees_not("inspector")
        assert ed.pane is Pane.OUTLINE


def heights(ed: Editor) -> tuple[int, int]:
    """Return how many rows the outline has, and what is below it."""
    outline = ed.app.main.panes[Pane.OUTLINE].region.height
    return outline, 22 - outline


def test_a_narrow_terminal_gives_the_pane_with_the_keyboard_more_room(tmp_path: Path) -> None:
    with editor(Path(shutil.copy(CASE, tmp_path))) as ed:
        ed.press("G")
        outline, below = heights(ed)
        assert outline > below
        outline, below = heights(ed.press("tab"))
        assert below > 1.7 * outline
        assert heights(ed.press("esc"))[0] > 11
        ed.resize(130, 40)
        assert ed.app.main.panes[Pane.OUTLINE].region.height == 38


def test_the_outline_of_a_narrow_terminal_takes_no_more_rows_than_it_has() -> None:
    with editor(GOOD) as ed:
        rows = len(ed.session.outline.shown)
        assert rows > 4
        assert heights(ed)[0] == rows + 1
        ed.press("-")
        assert len(ed.session.outline.shown) < 4
        assert heights(ed)[0] == 5


def test_an_empty_map_tells_how_to_begin() -> None:
    with editor("argmap:\n  version: 1\n") as ed:
        ed.sees("Press a to add the main claim.", "a add the main claim").sees_not("cite")
        ed.press("a").types("It rained.").press("enter").sees("a add reason").sees_not("Nothing is claimed")
        assert ed.session.map.main == ("rained",)


def test_on_a_quote_the_way_to_its_source_is_named() -> None:
    with editor(GOOD) as ed:
        ed.sees_not("see it in its source").selects("q").sees(". see it in its source")
        ed.press("tab").sees_not("see it in its source")


def test_the_views_follow_each_other_and_their_names_can_be_clicked() -> None:
    with editor(GOOD, size=(120, 40)) as ed:
        for view in (*VIEWS[1:], VIEWS[0]):
            ed.press("v").sees(f"[{view.value}]")
        ed.clicks("problems").sees("[problems]")
        assert ed.pane is Pane.PROBLEMS


def test_tab_goes_round_the_panes_and_escape_comes_back() -> None:
    with editor(GOOD, size=(120, 40)) as ed:
        gone = [ed.press("tab").pane for _ in range(3)]
        assert gone == [Pane.INSPECTOR, Pane.FOCUS, Pane.OUTLINE]
        assert ed.press("shift+tab").pane is Pane.FOCUS
        assert ed.press("esc").pane is Pane.OUTLINE


def test_zoom_gives_a_pane_the_whole_screen() -> None:
    with editor(GOOD, size=(120, 40)) as ed:
        ed.press("z").sees("outline").sees_not("inspector")
        ed.press("tab").sees("inspector").sees_not("outline")
        ed.press("z").sees("outline", "inspector")


@pytest.mark.parametrize("width", [20, 80, 119, 120, 300])
@pytest.mark.parametrize("height", [5, 13, 14, 40])
@pytest.mark.parametrize("pane", [pane for pane in Pane if pane is not Pane.FIELD])
def test_the_pane_that_has_the_keyboard_is_seen(width: int, height: int, pane: Pane) -> None:
    frame = Frame(width, height).showing(pane)
    assert frame.hopeless or pane in frame.seen
    assert frame.hopeless or frame.next_view().focused in frame.next_view().seen


def test_the_status_line_counts_and_tells_unsaved_work() -> None:
    with editor(GOOD) as ed:
        ed.sees("map.argmap.yaml", "2 claims", "1 quote", "? help").sees_not("map.argmap.yaml *")
        ed.press("a").types("Wells can be shared.").press("enter").sees("map.argmap.yaml *", "3 claims")
        ed.press("u").sees_not("map.argmap.yaml *")


def test_what_is_typed_right_after_a_command_is_not_lost() -> None:
    with editor(GOOD) as ed:
        ed.press("a", *"Fast", "space", *"words", "enter", "j", "k", "u", "ctrl+r")
        assert "fast-words" in ed.session.map.nodes


def test_what_is_edited_is_saved() -> None:
    with editor(GOOD) as ed:
        assert "Wells" in ed.press("a").types("Wells can be shared.").press("enter").saved_text()
        ed.sees_not("map.argmap.yaml *")


def test_keys_wait_for_the_command_that_runs_and_commands_never_overlap() -> None:
    order: list[str] = []

    async def first(_: Desk) -> None:
        order.append("first begins")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        order.append("first ends")

    async def second(_: Desk) -> None:
        order.append("second")

    with editor(GOOD) as ed:

        async def both() -> None:
            await ed.app.keyboard.asked(Job("first", first))
            await ed.app.keyboard.asked(Job("second", second))

        ed.during(both)
        ed.settle()
    assert order == ["first begins", "first ends", "second"]


def test_long_work_shows_how_far_it_is_and_escape_stops_it() -> None:
    begun, pausing, outcome = threading.Event(), threading.Event(), []

    def work(progress: Progress) -> None:
        while True:
            progress(3, 9)
            begun.set()
            pausing.wait(0.005)

    async def run(desk: Desk) -> None:
        try:
            await desk.in_background("digging", work)
        except Cancelled:
            outcome.append("stopped")
            raise

    with editor(GOOD) as ed:
        ed.during(lambda: ed.app.keyboard.asked(Job("Dig", run)))
        ed.until(begun.is_set).until(lambda: "digging" in ed.screen)
        ed.press("j", "esc").says("Dig: stopped").sees_not("digging")
    assert outcome == ["stopped"]


def test_what_the_filter_finds_is_searched_again_after_an_edit() -> None:
    with editor(GOOD.replace("attests: [deaths]", "attests: []")) as ed:
        ed.press("/").types("is:bare").press("enter")
        bare = set(ed.session.outline.hits)
        chosen = ed.session.selected
        ed.sees(f"{len(bare)} found by is:bare (esc shows all)")
        assert chosen in bare
        ed.press("a").types("Wells can be shared.").press("enter")
        assert ed.session.outline.hits == {*bare, "wells-can-shared"} - {chosen}
        ed.sees("Wells can be shared.").press("u")
        assert ed.session.outline.hits == bare
        ed.press("esc").sees_not("found by")


def test_the_list_of_commands_finds_one_and_carries_it_out() -> None:
    with editor(GOOD) as ed:
        ed.press("ctrl+p").types("quote").sees("> Cite: quote from a source").press("esc")
        ed.press("ctrl+p").sees("All commands").types("zoom").press("enter").sees_not("inspector")


def test_the_list_of_commands_says_why_one_cannot_be_done() -> None:
    with editor(GOOD) as ed:
        ed.press("ctrl+p").types("undo").sees("not now").press("enter").sees("not now").press("esc")
        ed.sees_not("All commands")


def test_a_command_that_cannot_be_done_says_why() -> None:
    with editor(GOOD) as ed:
        ed.press("u").says("Undo: ")


def test_the_help_shows_the_keys_of_the_pane_as_they_are_set() -> None:
    settings = Settings(theme="dark", keys={"edit.add": ("ctrl+t",)})
    with editor(GOOD, size=(120, 130), settings=settings) as ed:
        ed.press("?").sees("Keys: outline", "ctrl+t", "Add a premise").press("esc")
        ed.press("ctrl+t").types("Changed keys work.").press("enter")
        assert "changed-keys-work" in ed.session.map.nodes


def test_a_command_named_as_a_question_says_why_not_in_a_sentence_of_its_own() -> None:
    with editor(GOOD) as ed:
        ed.press("g", "f").says("? There is no quote here").says("Is the quote faithful?")


def test_a_key_the_settings_cannot_have_is_told() -> None:
    with editor(GOOD, settings=Settings(theme="dark", keys={"no.such": ("x",)}), first=first_jobs()) as ed:
        ed.says("no.such")


def test_a_change_from_outside_is_taken_over_by_itself() -> None:
    with editor(GOOD) as ed:
        ed.path.write_text(GOOD.replace("The pump did it.", "The pump was the cause."), encoding="utf-8")
        ed.until(lambda: "The pump was the cause." in ed.screen)


def test_nothing_but_the_map_file_is_named_in_the_folder_after_looking_around() -> None:
    with editor(GOOD) as ed:
        ed.press("j", "k", "v", "tab", "esc")
        assert [entry.name for entry in ed.path.parent.iterdir() if not entry.name.startswith(".")] == [ed.path.name]


def test_the_case_can_be_looked_at_from_end_to_end(tmp_path: Path) -> None:
    map_file = Path(shutil.copy(CASE, tmp_path))
    with editor(map_file, size=(120, 40)) as ed:
        ed.press("G", "g", *["j"] * 30, "v", "v", "v", "v", "tab", "G", "g", "tab", "G", "g")
        assert not ed.session.unsaved


def test_a_dialog_goes_up_where_the_selected_row_is_low(tmp_path: Path) -> None:
    map_file = Path(shutil.copy(CASE, tmp_path))
    with editor(map_file, size=(120, 40)) as ed:
        ed.press("G", "ctrl+p")
        assert "All commands" in ed.screen.splitlines()[0]
        ed.press("esc", "g", "ctrl+p")
        assert "All commands" not in ed.screen.splitlines()[0]
