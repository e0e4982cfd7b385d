"""A session opens a map: one that is not there yet, a folder, one with errors, or one for reading only."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.sessions import reworded
from support.writers import START, with_note

from argmap.errors import CannotDoError, RefusedError
from argmap.model.map import Map
from argmap.model.nodes import Claim
from argmap.store.loading import load
from argmap.workspace.session import Session


def test_a_path_where_no_file_is_begins_a_new_map(tmp_path: Path) -> None:
    path = tmp_path / "new.argmap.yaml"
    session = Session.open(path)
    assert len(session.map) == 0
    assert not session.unsaved
    assert session.look_outside() is None
    assert list(tmp_path.iterdir()) == []

    session.change(Map.of([Claim(id="c", text="It is so.")]), "added c", select="c")
    assert session.selected == "c"
    assert session.save().words == f"saved {path}"
    assert load(path).map == session.map
    assert not session.unsaved


def test_a_new_map_never_takes_the_place_of_a_file_that_appeared(tmp_path: Path) -> None:
    path = tmp_path / "new.argmap.yaml"
    session = Session.open(path)
    session.change(Map.of([Claim(id="c", text="Mine.")]), "added c")
    path.write_text(START, encoding="utf-8")
    outcome = session.save()

    assert outcome.conflicts
    assert path.read_text(encoding="utf-8") == START


def test_a_folder_is_opened_as_one_map(tmp_path: Path) -> None:
    (tmp_path / "a.argmap.yaml").write_text(START, encoding="utf-8")
    (tmp_path / "b.argmap.yaml").write_text("x:\n  claim: |\n    From b.\n", encoding="utf-8")
    session = Session.open(tmp_path)
    session.change(reworded(session, "x", "Changed."), "changed x")
    session.save()

    assert "Changed." in (tmp_path / "b.argmap.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "a.argmap.yaml").read_text(encoding="utf-8") == START


def test_a_map_with_errors_is_shown_and_read_only_until_its_text_is_mended(path: Path) -> None:
    broken = START + "\ns:\n  supports: gone\n  because:\n    - p3\n"
    path.write_text(broken, encoding="utf-8")
    session = Session.open(path)
    assert session.read_only == "its text has 1 error"
    assert [problem.code for problem in session.problems] == ["E301"]
    assert len(session.review) > 0
    with pytest.raises(RefusedError, match="its text has 1 error"):
        session.change(with_note(session.map, "Mine."), "noted")
    with pytest.raises(RefusedError):
        session.save()

    path.write_text(broken.replace("gone", "c"), encoding="utf-8")
    outcome = session.look_outside()
    assert outcome is not None
    assert session.read_only == ""
    assert "s" in session.map
    assert not session.history.undoable
    session.change(with_note(session.map, "Mine."), "noted")


@pytest.mark.parametrize("name", ["-", "nowhere/new.argmap.yaml", "new.txt"])
def test_what_cannot_be_opened_is_refused_with_a_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CannotDoError) as refusal:
        Session.open(name)

    assert refusal.value.message
    assert refusal.value.remedy


def test_a_session_for_reading_changes_nothing_and_follows_what_others_write(path: Path) -> None:
    session = Session.open(path, read_only="it was opened for reading")
    with pytest.raises(RefusedError, match="opened for reading"):
        session.change(with_note(session.map, "Mine."), "noted")
    path.write_text(START.replace("Premise 3.", "Premise three."), encoding="utf-8")
    session.look_outside()

    assert session.map.claims["p3"].text == "Premise three."
    assert not session.history.undoable
    assert {entry.name for entry in path.parent.iterdir()} == {"m.argmap.yaml"}
