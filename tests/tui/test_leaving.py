"""Opening and leaving: unsaved work is asked about, recovered and named, whatever ends the editor."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from support.cli import GOOD
from support.editor import editor
from textual.worker import WorkerFailed

from argmap.errors import CannotDoError
from argmap.store.loading import load
from argmap.store.recovery import unsaved
from argmap.tui.editing import PRIMER, after_breakdown
from argmap.tui.external import editor_command
from argmap.tui.first import first_jobs
from argmap.tui.keyboard import Job
from argmap.tui.opener import opening_command
from argmap.tui.terminal import check_terminal
from argmap.workspace.asking import ShowText
from argmap.workspace.desk import Desk
from argmap.workspace.keymap import keymap_of
from argmap.workspace.panes import Pane
from argmap.workspace.registry import COMMANDS
from argmap.workspace.session import Session
from argmap.workspace.settings import Settings
from argmap.workspace.tour import TOUR, told

MAPS = Path(__file__).parents[2] / "maps"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_nothing_is_asked_where_nothing_is_unsaved(key: str) -> None:
    with editor(GOOD) as ed:
        ed.press(key)
        assert ed.has_left


def test_unsaved_work_is_asked_about() -> None:
    with editor(GOOD) as ed:
        ed.press("a").types("Wells can be shared.").press("enter", "q").sees("unsaved")
        assert not ed.has_left
        ed.press("esc").sees_not("unsaved")
        assert not ed.has_left
        ed.press("q", "s")
        assert ed.has_left
        assert "Wells" in ed.path.read_text(encoding="utf-8")


def broken_off(path: Path) -> None:
    """Leave unsaved work behind, as a crash does."""
    with editor(path) as ed:
        ed.press("a").types("Wells can be shared.").press("enter")
        assert ed.session._journal is not None
        ed.session._journal._hold.release()


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    path = tmp_path / "map.argmap.yaml"
    path.write_text(GOOD, encoding="utf-8")
    broken_off(path)
    return path


def test_unsaved_work_of_a_crash_is_offered_and_can_be_recovered(crashed: Path) -> None:
    with editor(crashed, first=first_jobs()) as ed:
        ed.sees("Recover unsaved work?", "1 edit").press("r").says("Recovered")
        assert "Wells" in ed.saved_text()


def test_unsaved_work_can_be_looked_at_before_it_is_decided_on(crashed: Path) -> None:
    with editor(crashed, first=first_jobs()) as ed:
        ed.press("l").sees("1. ").press("esc").sees("Recover unsaved work?").press("o")
        assert "Wells" not in ed.screen
    with editor(crashed, first=first_jobs()) as ed:
        ed.sees_not("Recover")


def test_unsaved_work_that_is_not_decided_on_is_offered_again(crashed: Path) -> None:
    for _ in range(2):
        with editor(crashed, first=first_jobs()) as ed:
            ed.sees("Recover unsaved work?").press("esc").says("offered again")


def test_what_is_said_after_a_breakdown_names_where_the_work_is(crashed: Path) -> None:
    session = Session.open(crashed)
    assert "Everything you did was saved" in after_breakdown(session)
    session.recover()
    said = after_breakdown(session, 15)
    assert "ended from outside" in said
    assert str(crashed.parent / ".argmap") in said
    session.close()


def test_a_first_opening_says_where_help_is() -> None:
    with editor(GOOD, first=first_jobs()) as ed:
        ed.says("? shows what the keys do, ctrl+p finds every command")
        ed.press("j")
        assert ed.message == ""


def test_a_map_with_errors_opens_at_its_problems_and_says_how_to_mend_it() -> None:
    with editor(f"{GOOD}\nlost:\n  supports: nowhere\n  because: [deaths]\n", first=first_jobs()) as ed:
        ed.sees("partial", "read only", "[problems]").says("E opens its text")
        assert ed.pane is Pane.PROBLEMS


def test_a_breakdown_of_a_command_ends_the_editor_and_keeps_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "map.argmap.yaml"
    path.write_text(GOOD, encoding="utf-8")

    async def broken(_: Desk) -> None:
        raise ZeroDivisionError

    def work() -> None:
        with editor(path) as ed:
            ed.press("a").types("Wells can be shared.").press("enter")
            ed.session._journal._hold.release()
            ed.during(lambda: ed.app.keyboard.asked(Job("broken", broken)))
            ed.settle()

    with pytest.raises(WorkerFailed, match="ZeroDivisionError"):
        work()
    left = unsaved(load(path))
    assert left is not None
    assert len(left.edits) == 1


def test_the_editor_of_the_setting_comes_before_those_of_the_environment(tmp_path: Path) -> None:
    for name in ("chosen", "visual", "usual", "nano"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    found = {"PATH": str(tmp_path), "VISUAL": "visual -w", "EDITOR": "usual"}
    assert editor_command("chosen --wait", found) == ["chosen", "--wait"]
    assert editor_command("", found) == ["visual", "-w"]
    assert editor_command("", found | {"VISUAL": ""}) == ["usual"]
    assert editor_command("", {"PATH": str(tmp_path)}) == ["nano"]


@pytest.mark.parametrize("named", ["no-such-editor", "'unclosed"])
def test_an_editor_that_cannot_be_run_is_refused_with_the_remedy(named: str) -> None:
    with pytest.raises(CannotDoError) as refusal:
        editor_command(named, os.environ)
    assert "EDITOR" in refusal.value.remedy


def test_without_any_editor_that_is_said() -> None:
    with pytest.raises(CannotDoError, match="no editor was found"):
        editor_command("", {"PATH": "/nowhere"})


def test_a_failing_editor_changes_nothing(tmp_path: Path) -> None:
    script = tmp_path / "failing"
    script.write_text('#!/bin/sh\necho changed > "$1"\nexit 3\n')
    script.chmod(0o755)
    with editor(GOOD, settings=Settings(theme="dark", editor=str(script))) as ed:
        ed.press("E").says("ended with status 3")
        assert not ed.session.unsaved


@pytest.mark.parametrize(("platform", "environment", "command"), [("darwin", {}, ["open"]), ("linux", {}, [])])
def test_a_file_is_opened_only_where_there_is_a_desktop(
    platform: str, environment: dict[str, str], command: list[str]
) -> None:
    assert opening_command(platform, environment) == command


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_be_painted_on_is_refused(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.tui.terminal.is_terminal", lambda: True)
    with pytest.raises(CannotDoError, match="cannot paint"):
        check_terminal({"TERM": term}, "linux")
    check_terminal({"TERM": "screen"}, "linux")


def test_the_primer_of_the_tour_is_the_one_in_the_repository() -> None:
    for file in ("primer.argmap.yaml", "sources/snow-1855.txt"):
        assert (PRIMER / file).read_bytes() == (MAPS / file).read_bytes()


def test_every_step_of_the_tour_names_commands_that_there_are() -> None:
    keymap = keymap_of(Settings())
    named = {name for step in TOUR for name in (*re.findall(r"\{(.+?)\}", step.words), *step.finished_by)}
    assert named <= {command.id for command in COMMANDS}
    assert all("{" not in told(step, keymap) for step in TOUR)
    assert all(keymap.keys_of(name) for name in named)


def test_the_tour_goes_on_when_a_step_is_done_and_shows_the_keys_as_they_are_set() -> None:
    settings = Settings(theme="dark", keys={"move.last": ("f8",)})
    with editor(MAPS / "primer.argmap.yaml", settings=settings, read_only="test", tour=True) as ed:
        ed.sees("Tour 1 of", "with j").press("k").sees("Tour 1 of").press("j").sees("Tour 2 of", "f8")


def test_a_text_can_be_shown_at_the_beginning() -> None:
    async def show(desk: Desk) -> None:
        await desk.ask(ShowText("News", "[b]words[/b]"))

    with editor(GOOD, first=[Job("News", show)]) as ed:
        ed.sees("News", "[b]words[/b]").press("esc").sees_not("News")
