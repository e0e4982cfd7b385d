"""A reviewer rates, judges, answers and settles, and asks why: each with its words, and in blocks of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.desk import Answer, ScriptedDesk, at_desk, commented_copy

from argmap.model.nodes import Assessment
from argmap.store.loading import load
from argmap.workspace.asking import AskChoice, AskWords, ShowText
from argmap.workspace.reviewing.explaining import overturn_text, why_text
from argmap.workspace.session import Session
from argmap.workspace.settings import load_settings


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings" / "settings.toml"
    monkeypatch.setenv("ARGMAP_SETTINGS", str(path))
    return path


@pytest.fixture
def primer(tmp_path: Path) -> Path:
    return commented_copy(tmp_path)


def anna_at(path: Path, *answers: Answer) -> ScriptedDesk:
    """Sit down as a reviewer whose name is known."""
    desk = at_desk(path, *answers)
    desk.session.settings = replace(desk.session.settings, reviewer="anna")
    return desk


def words_on(session: Session, target: str) -> list[Assessment]:
    return [word for word in session.map.assessments if word.target == target]


def choice(desk: ScriptedDesk, number: int) -> AskChoice:
    asked = desk.asked[number]
    assert isinstance(asked, AskChoice)
    return asked


def shown(desk: ScriptedDesk) -> str:
    asked = desk.asked[-1]
    assert isinstance(asked, ShowText)
    return asked.text


def titles(prompt: AskChoice) -> Sequence[str]:
    return [option.title for option in prompt.options]


def test_the_reason_of_a_rating_is_a_sentence_which_enter_accepts_and_may_leave_out(primer: Path) -> None:
    desk = anna_at(primer, "1", "").go("s-source-and-stop").press("R")
    why = desk.asked[-1]
    assert isinstance(why, AskWords)
    assert why.sentence
    (word,) = words_on(desk.session, "s-source-and-stop")
    assert (word.grade, word.because) == (1, None)


def test_a_step_is_rated_with_a_reason_in_a_block_of_the_reviewer(primer: Path) -> None:
    desk = anna_at(primer, "1", "Other causes fit.").go("s-source-and-stop").press("R")
    (word,) = words_on(desk.session, "s-source-and-stop")
    assert (word.by, word.grade, word.because) == ("anna", 1, "Other causes fit.")
    assert word.date is not None
    assert desk.session.selected == "s-source-and-stop"
    assert titles(choice(desk, 0)) == ["0 none", "1 weak", "2 moderate", "3 strong", "4 entails"]
    assert all(option.help for option in choice(desk, 0).options)


def test_rating_again_begins_from_the_rating_there_is_and_can_take_it_back(primer: Path) -> None:
    desk = anna_at(primer, "1", "Why.", "3", "Why.", "taken back").go("s-source-and-stop")
    desk.press("R", "R")
    assert choice(desk, 2).initial == "1"
    assert [word.grade for word in words_on(desk.session, "s-source-and-stop")] == [3]
    desk.press("R")
    assert words_on(desk.session, "s-source-and-stop") == []
    assert desk.is_done


def test_a_rating_is_saved_in_the_file_of_the_reviewer_and_leaves_the_map_file_alone(primer: Path) -> None:
    before = primer.read_text()
    desk = anna_at(primer, "2", "").go("s-source-and-stop").press("R")
    desk.session.save()
    assert primer.read_text() == before
    assert load(primer).map == desk.session.map
    assert load(primer).map.assessments


def test_on_a_claim_one_chooses_among_the_steps_that_conclude_it(primer: Path) -> None:
    session = Session.open(primer)
    desk = anna_at(primer, "2", "").go("handle-ended-outbreak").press("R")
    assert session.map.shape.supports["handle-ended-outbreak"] == ("s-source-and-stop",)
    assert words_on(desk.session, "s-source-and-stop")[0].grade == 2


def test_the_name_is_asked_once_and_remembered(primer: Path) -> None:
    desk = at_desk(primer, "Anna  Lee", "1", "", "2", "").go("s-source-and-stop").press("R", "R")
    assert words_on(desk.session, "s-source-and-stop")[0].by == "Anna Lee"
    assert load_settings().reviewer == "Anna Lee"
    assert desk.is_done


def test_a_name_that_cannot_be_written_down_is_known_until_one_leaves(primer: Path, settings_file: Path) -> None:
    settings_file.parent.mkdir()
    settings_file.write_text("not toml at all [")
    desk = at_desk(primer, "anna", "1", "").go("s-source-and-stop").press("R")
    assert words_on(desk.session, "s-source-and-stop")[0].by == "anna"
    assert "until you leave" in desk.said[0]


@pytest.mark.parametrize("answers", [(None,), ("1", None)])
def test_backing_out_of_a_rating_changes_nothing(primer: Path, answers: tuple[Answer, ...]) -> None:
    desk = anna_at(primer, *answers).go("s-source-and-stop").press("R")
    assert desk.session.history.undoable == ""


def test_a_quote_is_judged_with_its_words_beside_those_of_the_claim(primer: Path) -> None:
    desk = anna_at(primer, "partly", "It says who asked for it.").go("q-guardians").press("f")
    (word,) = words_on(desk.session, "q-guardians")
    assert (word.faithful, word.because) == ("partly", "It says who asked for it.")
    hint = choice(desk, 0).hint
    assert hint.startswith("quote: “I had an interview")
    assert "removed on the following day" in hint
    assert "\nclaim: “The handle" in hint


def test_a_claim_leads_to_the_quote_that_attests_it(primer: Path) -> None:
    desk = anna_at(primer, "yes", "").go("handle-off-8-sept").press("f")
    assert words_on(desk.session, "q-guardians")[0].faithful == "yes"


def test_without_a_quote_judging_says_why_not(primer: Path) -> None:
    desk = anna_at(primer).go("handle-ended-outbreak").press("f")
    assert desk.refused == ["There is no quote here: move to a quote, or to a claim that one attests."]


def test_a_question_is_answered_by_a_claim_on_the_step_itself(primer: Path) -> None:
    desk = anna_at(primer, "1", "answered-by", "handle-off-8-sept", "author").go("s-source-and-stop").press("Q")
    assert [(one.number, one.words) for one in desk.session.map.steps["s-source-and-stop"].questions] == [
        (1, "handle-off-8-sept"),
        (2, "s-too-late"),
    ]
    assert desk.session.history.undoable == "question 1 of the reason s-source-and-stop: answered"


def test_a_question_is_raised_as_a_new_objection_to_the_step(primer: Path) -> None:
    desk = anna_at(primer, "1", "raised-as", "+The rule has exceptions.\0exceptions", "reviewer")
    desk.go("s-source-and-stop").press("Q")
    the_map = desk.session.map
    (word,) = words_on(desk.session, "s-source-and-stop")
    raised = the_map.steps[word.questions[0].words]
    assert (raised.kind, raised.target, raised.because) == ("attacks", "s-source-and-stop", ("exceptions",))
    desk.session.undo()
    assert "exceptions" not in desk.session.map


def test_a_question_that_does_not_apply_needs_a_reason(primer: Path) -> None:
    desk = anna_at(primer, "1", "not-applicable", "There was one cause only.", "reviewer")
    desk.go("s-source-and-stop").press("Q")
    (word,) = words_on(desk.session, "s-source-and-stop")
    assert (word.questions[0].state, word.questions[0].words) == ("not-applicable", "There was one cause only.")
    desk.answer("1", "open", "reviewer").press("Q")
    assert words_on(desk.session, "s-source-and-stop")[0].questions[0].state == "open"
    assert "[not applicable]" in titles(choice(desk, 4))[0]


def test_a_step_without_a_scheme_has_no_questions(primer: Path) -> None:
    desk = anna_at(primer).go("s-no-handle").press("Q")
    assert desk.refused == ["No form of argument is named here, so there are no questions: t names one."]


def test_at_a_claim_questions_send_to_its_step_since_t_there_is_about_the_claim(primer: Path) -> None:
    desk = anna_at(primer).go("well-shut").press("Q")
    (why_not,) = desk.refused
    assert why_not.endswith("t on the step names one.")


def test_what_is_contested_is_settled_and_the_label_follows(primer: Path) -> None:
    desk = anna_at(primer, "falls", "The decline came first.").go("handle-ended-outbreak").press("X")
    review = desk.session.review
    assert review["handle-ended-outbreak"].decided_by == words_on(desk.session, "handle-ended-outbreak")[0].id
    assert "settled by anna" in why_text(review, "handle-ended-outbreak")
    desk.answer("taken back").press("X")
    assert words_on(desk.session, "handle-ended-outbreak") == []


@pytest.mark.parametrize("node", ["handle-ended-outbreak", "s-too-late", "q-guardians"])
def test_why_says_what_decides_the_label(primer: Path, node: str) -> None:
    desk = anna_at(primer, "").go(node).press("w")
    assert "What decides it" in shown(desk)
    assert desk.session.history.undoable == ""


def test_every_node_of_the_case_can_be_explained() -> None:
    session = Session.open(Path(__file__).parents[2] / "maps" / "trotsky-1918.argmap.yaml", read_only="for reading")
    review = session.review
    for node in (*review.map.claims, *review.map.steps, *review.map.quotes):
        text = why_text(review, node)
        assert all(line.isprintable() for line in text.splitlines())
    for claim in review.map.claims:
        assert "It can no longer be derived without any one of these" in overturn_text(review, claim)


def test_what_would_overturn_a_claim_names_what_it_cannot_lose(primer: Path) -> None:
    desk = anna_at(primer, "").go("handle-ended-outbreak").press("W")
    assert "It can no longer be derived without any one of these" in shown(desk)
    desk.go("q-guardians").press("W")
    assert desk.refused == ["This asks about a claim: move to one."]


def test_a_map_that_cannot_be_changed_explains_itself_all_the_same(primer: Path) -> None:
    desk = ScriptedDesk(Session.open(primer, read_only="it was opened for reading"), "", "")
    desk.go("handle-ended-outbreak").press("R", "w", "W")
    assert desk.refused == ["The map cannot be changed: it was opened for reading."]
    assert desk.is_done
