"""A session changes, undoes, saves, merges and recovers its map, and keeps what it promises through all of it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from support.writers import START, with_note

from argmap.errors import CannotDoError, EditError, RefusedError
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Node, Quote, Source, Support
from argmap.store import publishing
from argmap.store.journal import leftovers
from argmap.store.loading import load
from argmap.store.watching import outside_state
from argmap.workspace.session import Session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "m.argmap.yaml"
    made.write_text(START, encoding="utf-8")
    return made


def added(session: Session, *nodes: Node) -> Map:
    return replace(session.map, nodes={**session.map.nodes, **{node.id: node for node in nodes}})


def without(session: Session, node_id: str) -> Map:
    return replace(session.map, nodes={name: node for name, node in session.map.nodes.items() if name != node_id})


def reworded(session: Session, node_id: str, text: str) -> Map:
    changed = session.map[node_id].model_copy(update={"text": text})
    return replace(session.map, nodes={**session.map.nodes, node_id: changed})


def crash(session: Session) -> None:
    """End a session as kill -9 does: nothing is closed or put away, only its locks are gone."""
    assert session._journal is not None
    if session._journal._hold is not None:
        session._journal._hold.release()


STEP = Support(id="s", supports="c", because=("p1", "p2"))


# Opening


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


# Changing


def test_a_change_can_be_undone_and_done_again_with_its_selection(path: Path) -> None:
    session = Session.open(path)
    session.select("p3")
    before = session.map
    session.change(added(session, STEP), "added s", select="s")
    after, generation = session.map, session.generation
    assert (session.selected, session.unsaved) == ("s", True)

    assert session.undo() == "added s"
    assert session.map is before
    assert (session.selected, session.unsaved) == ("p3", False)
    assert session.redo() == "added s"
    assert session.map is after
    assert session.selected == "s"
    assert session.generation == generation + 2
    assert (session.redo(), session.undo(), session.undo()) == ("", "added s", "")


def test_what_is_new_stands_where_it_will_stand_in_the_file(path: Path) -> None:
    session = Session.open(path)
    session.change(added(session, STEP), "added s")
    assert list(session.map.nodes)[:3] == ["c", "s", "p0"]
    present = session.map
    session.save()

    assert session.map is present
    assert list(load(path).map.nodes) == list(present.nodes)
    session.undo()
    session.save()
    assert path.read_text(encoding="utf-8") == START


def test_an_edit_with_a_new_error_is_refused_and_changes_nothing(path: Path) -> None:
    session = Session.open(path)
    session.change(added(session, STEP), "added s")
    present, generation, problems = session.map, session.generation, session.problems

    with pytest.raises(EditError, match="p1"):
        session.change(without(session, "p1"), "deleted p1")

    assert (session.map, session.generation, session.problems) == (present, generation, problems)
    assert session.history.undoable == "added s"


def test_problems_follow_every_change(path: Path) -> None:
    session = Session.open(path)
    assert {problem.id for problem in session.problems} == {f"p{number}" for number in range(20)}
    session.change(added(session, STEP), "added s")
    assert {problem.id for problem in session.problems} == {f"p{number}" for number in range(20)} - {"p1", "p2"}
    assert {(problem.path, problem.line > 0) for problem in session.problems} == {(str(path), True)}
    session.undo()
    assert len(session.problems) == 20


def test_reviews_follow_every_change_and_one_that_is_out_of_date_is_not_taken(path: Path) -> None:
    session = Session.open(path)
    assert session.ready_review is None
    first, generation = session.review, session.generation
    assert session.ready_review is first
    session.change(added(session, STEP), "added s")
    assert session.ready_review is first
    assert not session.review_is_ready
    session.take_review(generation, first)
    assert not session.review_is_ready

    second = session.review
    assert second is not first
    assert second.map is session.map
    session.take_review(session.generation, first)
    assert session.review is first


def test_verdicts_hold_while_the_quote_and_its_source_are_as_they_were(path: Path) -> None:
    session = Session.open(path)
    book = Source(id="book", title="A book")
    quotes = [Quote(id=name, text="Words.", source="book", attests=("c",)) for name in ("q1", "q2")]
    session.change(added(session, book, *quotes), "cited")
    verdicts = {name: QuoteCheck(name, Verdict.VERIFIED, "book", "book") for name in ("q1", "q2")}
    generation = session.generation
    session.take_checks(verdicts, {})
    assert session.generation > generation

    session.change(reworded(session, "q1", "Other words."), "changed q1")
    assert set(session.checks) == {"q2"}
    moved = session.map["q2"].model_copy(update={"attests": ("p1",)})
    session.change(replace(session.map, nodes={**session.map.nodes, "q2": moved}), "moved q2")
    assert set(session.checks) == {"q2"}
    changed = book.model_copy(update={"file": "other.txt"})
    session.change(replace(session.map, nodes={**session.map.nodes, "book": changed}), "changed book")
    assert set(session.checks) == set()
    for _ in range(3):
        session.undo()
    assert set(session.checks) == {"q1", "q2"}


def test_going_back_and_forward_passes_the_places_jumped_to(path: Path) -> None:
    session = Session.open(path)
    session.select("p1")
    session.select("p5")
    session.select("p9")
    assert (session.back(), session.back()) == ("p5", "p1")
    assert session.selected == "p1"
    assert (session.forward(), session.selected) == ("p5", "p5")
    session.change(without(session, "p9"), "deleted p9")
    assert session.forward() == ""
    session.select("p2")
    assert session.forward() == ""
    assert session.back() == "p5"


# Saving


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


# Outside changes


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


# Crashes


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
