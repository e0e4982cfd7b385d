"""A session takes up what another one, killed or left, had not saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.sessions import STEP, added, crash, reworded
from support.writers import START, with_note

from argmap.store.journal import leftovers
from argmap.store.loading import load
from argmap.workspace.session import Session


def test_what_was_not_saved_is_offered_after_a_crash_and_taken_up_as_one_step(path: Path) -> None:
    session = Session.open(path)
    session.change(with_note(session.map, "one"), "one")
    session.save()
    session.change(added(session, STEP), "added s")
    session.change(reworded(session, "p3", "Ours."), "reworded")
    session.undo()
    session.redo()
    lost = session.map
    crash(session)

    again = Session.open(path)
    assert again.recoverable is not None
    assert again.recoverable.edits[:2] == ("added s", "reworded")
    assert again.recover().words == "recovered 4 edits that had not been saved"
    assert again.map == lost
    assert again.recoverable is None
    assert again.undo() == "the recovered work"
    assert again.redo()
    crash(again)

    third = Session.open(path)
    third.recover()
    assert third.map == lost
    third.save()
    assert load(path).map == lost
    third.close()
    assert Session.open(path).recoverable is None


def test_recovered_work_that_conflicts_with_the_files_is_settled(path: Path) -> None:
    session = Session.open(path)
    session.change(reworded(session, "p3", "Ours."), "reworded")
    crash(session)
    path.write_text(START.replace("Premise 3.", "Theirs."), encoding="utf-8")
    again = Session.open(path)
    outcome = again.recover()
    assert [conflict.theirs for conflict in outcome.conflicts] == ["  claim: |\n    Theirs.\n"]
    again.resolve({("p3", "claim"): True})

    assert again.map.claims["p3"].text == "Ours."
    assert again.recoverable is None


def test_work_left_aside_is_kept_in_a_file(path: Path) -> None:
    session = Session.open(path)
    session.change(reworded(session, "p3", "Ours."), "reworded")
    crash(session)
    again = Session.open(path)
    words = again.forget_recovery().words
    assert again.recoverable is None
    assert not again.unsaved
    (kept,) = (path.parent / ".argmap" / "journal" / "aside").iterdir()
    assert str(kept) in words
    assert "Ours." in kept.read_text(encoding="utf-8")


def test_leaving_without_saving_offers_nothing_at_the_next_opening(path: Path) -> None:
    session = Session.open(path)
    session.change(with_note(session.map, "Mine."), "noted")
    session.close()

    assert leftovers(str(path)) == []
    assert Session.open(path).recoverable is None


def test_two_sessions_on_one_map_keep_their_journals_apart(path: Path) -> None:
    first, second = Session.open(path), Session.open(path)
    first.change(with_note(first.map, "Of the first."), "first")
    second.change(reworded(second, "p3", "Of the second."), "second")
    assert first.recoverable is None
    first.save()
    second.look_outside()
    assert second.map.claims["c"].note == "Of the first."
    crash(second)
    first.close()

    third = Session.open(path)
    third.recover()
    assert third.map.claims["p3"].text == "Of the second."
    assert third.map.claims["c"].note == "Of the first."


def test_in_a_read_only_folder_the_journal_is_kept_in_the_users_state(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda place, mode: Path(place).name != ".argmap" and allowed(place, mode))
    session = Session.open(path)
    session.change(with_note(session.map, "Mine."), "noted")
    crash(session)

    assert session.unjournalled == ""
    assert list(state.glob("argmap/*/journal/m.argmap.yaml.jsonl"))
    again = Session.open(path)
    again.recover()
    assert again.map.claims["c"].note == "Mine."
