"""A session saves its map: what goes into which file, and what is said when nothing can be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.sessions import added
from support.writers import START, with_note

from argmap.errors import CannotDoError
from argmap.model.nodes import Assessment
from argmap.store import publishing
from argmap.store.loading import load
from argmap.workspace.session import Session


def test_undo_reaches_back_across_saves(path: Path) -> None:
    session = Session.open(path)
    for note in ("one", "two", "three"):
        session.change(with_note(session.map, note), note)
        session.save()
    assert [session.undo() for _ in range(3)] == ["three", "two", "one"]
    assert session.unsaved
    session.save()

    assert path.read_text(encoding="utf-8") == START
    assert [session.redo() for _ in range(3)] == ["one", "two", "three"]
    session.save()
    assert "three" in path.read_text(encoding="utf-8")


def test_saving_nothing_says_so_and_writes_nothing(path: Path) -> None:
    session = Session.open(path)
    before = path.stat()

    assert "nothing has changed" in session.save().words
    assert path.stat() == before


def test_a_save_takes_along_what_others_wrote(path: Path) -> None:
    session = Session.open(path)
    session.change(with_note(session.map, "Mine."), "noted")
    path.write_text(START.replace("Premise 3.", "Premise three."), encoding="utf-8")
    outcome = session.save()

    assert "changed outside" in outcome.words
    assert session.map.claims["p3"].text == "Premise three."
    assert session.map.claims["c"].note == "Mine."
    assert load(path).map == session.map
    assert session.undo() == "changes made outside"
    assert session.map.claims["p3"].text == "Premise 3."


def test_what_others_write_in_the_last_moment_of_a_save_is_in_the_present_map(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap_in = publishing.swap_in

    def late_swap(temporary: Path, target: Path) -> bool:
        if "Mine." not in path.read_text(encoding="utf-8"):
            path.write_text(START.replace("Premise 3.", "Premise three."), encoding="utf-8")
        return swap_in(temporary, target)

    monkeypatch.setattr(publishing, "swap_in", late_swap)
    session = Session.open(path)
    session.change(with_note(session.map, "Mine."), "noted")
    session.save()

    assert session.map.claims["p3"].text == "Premise three."
    assert not session.unsaved
    assert load(path).map == session.map


def test_a_map_that_is_gone_is_told_and_written_again(path: Path) -> None:
    session = Session.open(path)
    path.unlink()
    outcome = session.look_outside()
    assert outcome is not None
    assert "gone" in outcome.words
    assert session.unsaved
    assert session.look_outside() is None
    session.save()

    assert path.read_text(encoding="utf-8") == START
    assert not session.unsaved


def test_ratings_go_to_the_file_of_the_reviewer(path: Path) -> None:
    session = Session.open(path)
    session.change(added(session, Assessment(id="r", target="c", by="anna", because="So it seems.")), "rated")
    session.save()
    beside = path.with_name("m.review-anna.argmap.yaml")
    assert path.read_text(encoding="utf-8") == START
    assert "r:" in beside.read_text(encoding="utf-8")
    assert session.look_outside() is None

    session.undo()
    session.save()
    assert beside.read_text(encoding="utf-8") == ""
    assert session.look_outside() is None
    session.redo()
    session.save()
    assert "r:" in beside.read_text(encoding="utf-8")
    assert load(path).map == session.map


@pytest.mark.parametrize("trouble", ["read-only file", "full disk", "no folder"])
def test_a_save_that_cannot_be_done_says_why_and_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    session = Session.open(path)
    session.change(with_note(session.map, "Mine."), "noted")
    if trouble == "read-only file":
        path.chmod(0o444)
    elif trouble == "full disk":

        def full(*_: object, **__: object) -> Path:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(publishing, "write_temporary", full)
    else:
        path.parent.rename(path.parent.with_name("moved"))

    with pytest.raises(CannotDoError) as refusal:
        session.save()

    assert refusal.value.remedy
    assert session.unsaved
    assert session.map.claims["c"].note == "Mine."


def test_line_ends_a_mark_and_a_link_survive_a_session(path: Path) -> None:
    link = path.with_name("link.argmap.yaml")
    link.symlink_to(path)
    path.write_bytes(("\ufeff" + START).replace("\n", "\r\n").encode())
    session = Session.open(link)
    session.change(with_note(session.map, "Mine."), "noted")
    session.save()
    assert session.look_outside() is None
    session.undo()
    session.save()

    assert path.read_bytes() == ("\ufeff" + START).replace("\n", "\r\n").encode()
    assert link.is_symlink()
