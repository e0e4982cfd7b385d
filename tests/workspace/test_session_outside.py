"""A session takes over what others write to its files, and settles conflicts with what was edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.sessions import reworded, without
from support.writers import START, with_note

from argmap.errors import RefusedError
from argmap.store.loading import load
from argmap.store.watching import outside_state
from argmap.workspace.session import Session


def test_a_clean_outside_change_is_taken_over_as_a_step_that_can_be_undone(path: Path) -> None:
    session = Session.open(path)
    session.change(with_note(session.map, "Mine."), "noted", select="c")
    path.write_text(START.replace("Premise 3.", "Premise three."), encoding="utf-8")
    outcome = session.look_outside(outside_state(str(path)))

    assert outcome is not None
    assert outcome.conflicts == ()
    assert session.map.claims["p3"].text == "Premise three."
    assert session.map.claims["c"].note == "Mine."
    assert session.selected == "c"
    assert session.look_outside() is None
    assert session.undo() == "changes made outside"
    assert session.map.claims["p3"].text == "Premise 3."


def test_an_outside_change_to_an_unchanged_session_leaves_nothing_to_save(path: Path) -> None:
    session = Session.open(path)
    path.write_text(START.replace("Premise 3.", "Premise three."), encoding="utf-8")
    session.look_outside()

    assert not session.unsaved
    assert session.problems == load(path).problems


def test_a_look_that_is_older_than_a_save_finds_nothing(path: Path) -> None:
    session = Session.open(path)
    before = outside_state(str(path))
    session.change(with_note(session.map, "Mine."), "noted")
    session.save()

    assert session.look_outside(before) is None
    assert session.history.undoable == "noted"


def test_a_conflict_is_shown_once_and_settled_either_way(path: Path) -> None:
    for ours in (True, False):
        path.write_text(START, encoding="utf-8")
        session = Session.open(path)
        session.change(reworded(session, "p3", "Ours."), "reworded")
        path.write_text(START.replace("Premise 3.", "Theirs.").replace("Premise 4.", "Also."), encoding="utf-8")
        outcome = session.look_outside()
        assert outcome is not None
        (conflict,) = outcome.conflicts
        assert (conflict.id, conflict.field) == ("p3", "claim")
        assert session.map.claims["p4"].text == "Premise 4."
        assert session.look_outside() is None
        assert session.save().conflicts == (conflict,)

        session.resolve({(conflict.id, conflict.field): ours})
        assert session.map.claims["p3"].text == ("Ours." if ours else "Theirs.")
        assert session.map.claims["p4"].text == "Also."
        session.save()
        assert load(path).map == session.map
        session.close()


def test_outside_text_with_errors_is_told_once_and_taken_over_when_it_is_mended(path: Path) -> None:
    session = Session.open(path)
    session.change(with_note(session.map, "Mine."), "noted")
    path.write_text(START + "nonsense\n", encoding="utf-8")
    outcome = session.look_outside()
    assert outcome is not None
    assert "not taken over yet" in outcome.words
    assert session.look_outside() is None
    with pytest.raises(RefusedError):
        session.save()
    assert path.read_text(encoding="utf-8") == START + "nonsense\n"

    path.write_text(START.replace("Premise 3.", "Premise three."), encoding="utf-8")
    session.look_outside()
    assert session.map.claims["p3"].text == "Premise three."
    session.save()
    assert "Mine." in path.read_text(encoding="utf-8")


def test_changes_that_only_together_make_an_error_are_not_taken_over(path: Path) -> None:
    session = Session.open(path)
    session.change(without(session, "p3"), "deleted p3")
    theirs = START + "\ns:\n  supports: c\n  because:\n    - p3\n"
    path.write_text(theirs, encoding="utf-8")
    outcome = session.look_outside()

    assert outcome is not None
    assert "no block is called" in outcome.words
    assert "s" not in session.map
    with pytest.raises(RefusedError):
        session.save()
    assert path.read_text(encoding="utf-8") == theirs
    session.undo()
    session.save()
    assert "s" in session.map


def test_a_new_file_of_a_reviewer_joins_the_map(path: Path) -> None:
    session = Session.open(path)
    session.change(with_note(session.map, "Mine."), "noted")
    path.with_name("m.review-ben.argmap.yaml").write_text("r:\n  review: c\n  by: ben\n", encoding="utf-8")
    session.look_outside()

    assert "r" in session.map
    session.save()
    assert load(path).map == session.map
