"""A session changes its map: undoing, refusing, placing, and what follows every change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.sessions import STEP, added, reworded, without
from support.writers import START

from argmap.errors import EditError
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.nodes import Quote, Source
from argmap.store.loading import load
from argmap.workspace.session import Session


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
