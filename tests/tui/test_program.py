"""The real program at a real terminal: it paints, edits, gives way to another program, and leaves all as it was."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from support.cli import GOOD

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from support.terminal import ALTERNATE, argmap_in_terminal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "map.argmap.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("term", ["xterm-256color", "screen", "tmux-256color", "linux"])
def test_it_opens_and_leaves_the_terminal_as_it_was(path: Path, term: str) -> None:
    with argmap_in_terminal(path, environment={"TERM": term}) as terminal:
        terminal.shows(ALTERNATE).shows("The pump did it.").shows("help").types("q")
        assert terminal.ends() == 0
        assert terminal.is_as_before


def test_it_edits_and_saves(path: Path) -> None:
    with argmap_in_terminal("edit", path) as terminal:
        terminal.shows("help").types("aWells can be shared.\r").shows("Wells can").types("\x13").shows("aved")
        terminal.types("q")
        assert terminal.ends() == 0
    assert "Wells can be shared." in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order_and_names_where_unsaved_work_is(path: Path, number: signal.Signals) -> None:
    with argmap_in_terminal("edit", path) as terminal:
        terminal.shows("help").types("aWells can be shared.\r").shows("Wells can").shows("map.argmap.yaml *")
        terminal.program.send_signal(number)
        assert terminal.ends() == 128 + number
        assert terminal.is_as_before
        terminal.shows("What you had not saved is kept")
    with argmap_in_terminal("edit", path) as terminal:
        terminal.shows("Recover unsaved work?")


def test_a_fault_leaves_the_terminal_as_it_was_and_says_in_short_where_the_work_is(path: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import argmap.workspace.session as there\n"
        "def undo(self):\n    private = 'not to be printed'\n    raise ZeroDivisionError('broken\\x1b[31m')\n"
        "there.Session.undo = undo\n"
    )
    with argmap_in_terminal("edit", path, environment={"PYTHONPATH": str(tmp_path)}) as terminal:
        terminal.shows("help").types("aWells can be shared.\r").shows("map.argmap.yaml *").types("u")
        assert terminal.ends() == 2
        assert terminal.is_as_before
        terminal.shows("argmap has a fault and had to end. What you had not saved is kept, in")
        terminal.shows("Open the map again").shows("ZeroDivisionError: broken\u241b[31m")
        said = terminal.output.partition("argmap has a fault")[2]
        assert "not to be printed" not in said
        assert said.count("\n") < 60


def test_the_editor_of_the_person_gets_the_terminal_and_gives_it_back(path: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\nstty -a | grep -o '[-]*icanon' | sed 's/^/lines: /'\nread answer\n")
    script.chmod(0o755)
    with argmap_in_terminal("edit", path, environment={"VISUAL": str(script)}) as terminal:
        terminal.shows("help").types("E").shows("lines: icanon").types("done\n").shows("The pump did it.").types("q")
        assert terminal.ends() == 0
        assert terminal.is_as_before


def test_without_colour_no_colour_is_written(path: Path) -> None:
    with argmap_in_terminal(path, environment={"NO_COLOR": "1"}) as terminal:
        terminal.shows("help")
        coloured = [code for code in terminal.output.split("\x1b[") if code.startswith(("38;", "48;"))]
        assert coloured == []


def test_the_mouse_is_left_alone_where_the_settings_say_so(path: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("mouse = false\n")
    for wanted, environment in ((True, {}), (False, {"ARGMAP_SETTINGS": str(settings)})):
        with argmap_in_terminal(path, environment=environment) as terminal:
            terminal.shows("help")
            assert ("\x1b[?1000h" in terminal.output) is wanted


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_be_painted_on_is_refused_with_the_remedy(path: Path, term: str) -> None:
    with argmap_in_terminal("edit", path, environment={"TERM": term}) as terminal:
        assert terminal.ends() == 2
        terminal.shows("cannot paint").shows("argmap review")
