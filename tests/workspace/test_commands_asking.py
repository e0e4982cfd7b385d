"""What editing asks, offers and refuses, whose words new ones are, and the text of a block in one's own editor."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import at_desk, changed_lines, commented_copy

from argmap.store.loading import load
from argmap.workspace.asking import AskChoice, AskNode, AskWords
from argmap.workspace.panes import Pane


def test_adding_a_premise_asks_one_question(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), "+New words.").go("s-no-handle").press("a")
    assert [type(prompt) for prompt in desk.asked] == [AskNode]


def test_the_claim_itself_and_the_premises_there_are_no_candidates(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), None, None).go("s-source-and-stop").press("a").go("well-shut").press("x")
    linked, against = desk.asked
    assert isinstance(linked, AskNode)
    assert isinstance(against, AskNode)
    assert not {"handle-ended-outbreak", "pump-was-source", "well-shut"} & set(linked.ids)
    assert "well-shut" not in against.ids
    assert {"pump-was-source", "q-falling"} <= set(against.ids)


def test_backing_out_of_any_question_changes_nothing(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path).answer_to("", None)
    for node_id in ["", *desk.session.map.nodes]:
        if node_id:
            desk.go(node_id)
        for key in "e enter a o s x t r T".split():
            desk.press(key)
    assert desk.session.history.undoable == ""
    assert not desk.session.unsaved
    assert len(desk.asked) > 30


def test_empty_words_add_nothing(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), "+  ", " ", "+\n").go("s-no-handle").press("a")
    desk.go("handle-ended-outbreak").press("o").go("well-shut").press("x")
    assert desk.is_done
    assert desk.session.history.undoable == ""


def test_the_same_words_again_are_no_change(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), lambda prompt: prompt.initial).go("well-shut").press("e")
    assert desk.said == ["Nothing has changed."]
    assert desk.session.history.undoable == ""


def test_the_schemes_are_listed_with_their_gist(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), None).go("s-no-handle").press("t")
    (prompt,) = desk.asked
    assert isinstance(prompt, AskChoice)
    assert len(prompt.options) == 32
    assert all(option.help for option in prompt.options)


def test_an_undercut_cannot_be_turned_into_support_and_says_so(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), None).go("s-too-late").press("t")
    (prompt,) = desk.asked
    assert isinstance(prompt, AskChoice)
    assert prompt.options[0].why_not == "only claims are supported, and its target is none"


def test_an_id_that_cannot_be_used_is_refused_while_it_is_typed(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), None).go("well-shut").press("r")
    (prompt,) = desk.asked
    assert isinstance(prompt, AskWords)
    assert prompt.fault("already-falling") == "it is taken"
    assert prompt.fault("9") != ""
    assert prompt.fault("well-shut") == ""
    assert prompt.fault("the-well") == ""


def test_what_was_never_saved_is_renamed_without_a_trace(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "+New words.", "other").go("s-no-handle").press("a", "r", "ctrl+s")
    assert "  was:" not in path.read_text()
    assert desk.session.map["other"].was == ()


def test_the_first_claim_of_an_empty_map_is_its_main_claim(tmp_path: Path) -> None:
    path = tmp_path / "new.argmap.yaml"
    desk = at_desk(path, "The pump did it.", "title", "Pump").press("a")
    assert desk.session.selected == "pump-did"
    desk.press("T", "ctrl+s")
    assert path.read_text() == (
        "argmap:\n  version: 1\n  title: Pump\n  main: [pump-did]\n\npump-did:\n  claim: |\n    The pump did it.\n"
    )
    assert load(path).problems == ()


def test_in_the_argument_of_another_an_objection_is_the_mappers_unless_it_is_said_to_be_its_own(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "subject", "John Snow").press("T")
    desk.answer("mapper", "+Mine.").go("well-shut").press("x")
    step = desk.session.map.steps["s-against-well-shut"]
    assert (step.by, desk.session.map.claims["mine"].by) == ("mapper", "mapper")
    desk.answer(lambda prompt: prompt.options[1].value, "+His.").go("well-shut").press("x")
    assert desk.session.map.claims["his"].by is None
    desk.answer(lambda prompt: prompt.options[2].value, "Edmund Parkes", "+Theirs.").go("well-shut").press("x")
    assert desk.session.map.claims["theirs"].by == "Edmund Parkes"
    assert desk.is_done


def test_reasons_for_what_somebody_says_are_theirs_too(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), "subject", "John Snow", "mapper", "+Mine.", "+Because.", "+And.")
    desk.press("T").go("well-shut").press("x", "a")
    assert desk.session.map.claims["because"].by == "mapper"
    assert desk.session.map.steps["s-mine"].by == "mapper"
    desk.go("s-mine").press("a")
    assert desk.session.map.claims["and"].by == "mapper"


def test_the_block_of_a_node_is_edited_in_ones_own_editor(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    before = path.read_text()
    desk = at_desk(path).go("well-shut")
    desk.editor = lambda text: text.replace("nobody could draw", "hardly anybody drew")
    desk.press("E", "ctrl+s")
    assert changed_lines(before, path.read_text()) == [
        "-    From 8 September nobody could draw water from the well in Broad Street.",
        "+    From 8 September hardly anybody drew water from the well in Broad Street.",
    ]


def test_a_text_that_cannot_be_read_is_shown_again_with_what_is_wrong(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), "yes").go("well-shut")
    versions = iter(["well-shut:\n  clam: |\n    x\n", "well-shut:\n  claim: |\n    x\n"])
    shown: list[str] = []

    def editor(text: str) -> str:
        shown.append(text)
        return next(versions)

    desk.editor = editor
    desk.press("E")
    assert shown[1] == "well-shut:\n  clam: |\n    x\n"
    assert desk.session.map.claims["well-shut"].text.strip() == "x"


def test_without_an_editor_the_reason_is_said(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path)).go("well-shut").press("E")
    assert desk.refused == ["There is no editor. Name one in the settings."]


def test_a_map_with_errors_is_mended_in_its_file_and_can_be_changed_then(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    sound = path.read_text()
    path.write_text(sound.replace("- well-shut", "- well-shutt"))
    desk = at_desk(path)
    assert desk.session.read_only
    mending = desk.edit_file

    async def mend(file: Path, line: int) -> None:
        await mending(file, line)
        path.write_text(sound)

    desk.edit_file = mend  # type: ignore[method-assign]  # the person's editor
    desk.press("E")
    ((file, line),) = desk.editing
    assert file == path
    assert "well-shutt" in sound.replace("- well-shut", "- well-shutt").splitlines()[line - 1]
    assert not desk.session.read_only
    assert desk.said == ["Nothing is in the way any more: the map can be changed."]


@pytest.mark.parametrize("pane", [Pane.FOCUS, Pane.REVIEW, Pane.INSPECTOR])
def test_the_selected_node_is_edited_from_the_panes_beside_the_outline_too(pane: Pane, tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path), "+New words.").go("well-shut")
    desk.pane = pane
    desk.press("a")
    assert desk.session.map.steps["s-well-shut"].because == ("new-words",)
