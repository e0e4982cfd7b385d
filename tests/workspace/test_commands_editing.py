"""Every key that edits does one thing to the map, and to its file the smallest thing that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import Answer, ScriptedDesk, at_desk, changed_lines, commented_copy

from argmap.store.loading import load
from argmap.workspace.asking import AskChoice, AskNode, AskWords
from argmap.workspace.panes import Pane

SUBJECT = "  title: Did taking the handle off the Broad Street pump end the 1854 outbreak?"


def edited(folder: Path, keys: str, at: str, answers: tuple[Answer, ...]) -> tuple[ScriptedDesk, list[str]]:
    """Press keys on a node of the primer, save, and return the desk and the lines that differ."""
    path = commented_copy(folder)
    before = path.read_text()
    desk = at_desk(path, *answers)
    if at:
        desk.go(at)
    desk.press(*keys.split(), "ctrl+s")
    assert desk.is_done
    assert desk.session.map == load(path).map
    return desk, changed_lines(before, path.read_text())


CLAIM = ["+new-words:", "+  claim: |", "+    New words.", "+"]
TABLE: dict[str, tuple[str, str, tuple[Answer, ...], list[str], str]] = {
    "a on a claim adds a reason": (
        "a",
        "handle-off-8-sept",
        ("+New words.",),
        [
            "+s-handle-off-8-sept:",
            "+  supports: handle-off-8-sept",
            "+  because:",
            "+    - new-words",
            "+",
            *CLAIM,
        ],
        "new-words",
    ),
    "a on a claim takes a claim that there is as the reason": (
        "a",
        "handle-off-8-sept",
        ("already-falling",),
        [
            "+s-handle-off-8-sept:",
            "+  supports: handle-off-8-sept",
            "+  because:",
            "+    - already-falling",
            "+",
        ],
        "s-handle-off-8-sept",
    ),
    "a on a step adds a linked premise": (
        "a",
        "s-no-handle",
        ("+New words.",),
        ["+    - new-words", *CLAIM],
        "new-words",
    ),
    "a on a step takes a quote as the premise": (
        "a",
        "s-no-handle",
        ("q-falling",),
        ["+    - q-falling"],
        "q-falling",
    ),
    "a on an objection adds a premise to it": (
        "a",
        "s-too-late",
        ("+New words.",),
        ["+    - new-words", *CLAIM],
        "new-words",
    ),
    "a takes the id that was chosen": (
        "a",
        "s-too-late",
        ("+New words.\0mine",),
        ["+    - mine", "+mine:", "+  claim: |", "+    New words.", "+"],
        "mine",
    ),
    "o on a premise adds another after it": (
        "o",
        "pump-was-source",
        ("+New words.",),
        ["+    - new-words", *CLAIM],
        "new-words",
    ),
    "o on a step adds another reason": (
        "o",
        "s-no-handle",
        ("+New words.",),
        ["+s-well-shut:", "+  supports: well-shut", "+  because:", "+    - new-words", "+", *CLAIM],
        "new-words",
    ),
    "o on an objection adds another objection": (
        "o",
        "s-too-late",
        ("+New words.",),
        [
            "+s-against-source-stop:",
            "+  attacks: s-source-and-stop",
            "+  because:",
            "+    - new-words",
            "+",
            *CLAIM,
        ],
        "new-words",
    ),
    "o on a main claim adds another before the sources": (
        "o",
        "handle-ended-outbreak",
        ("New words.",),
        ["-  main: [handle-ended-outbreak]", "+  main: [handle-ended-outbreak, new-words]", *CLAIM],
        "new-words",
    ),
    "a on the first row adds a main claim": (
        "g a",
        "",
        ("New words.",),
        ["-  main: [handle-ended-outbreak]", "+  main: [handle-ended-outbreak, new-words]", *CLAIM],
        "new-words",
    ),
    "s on a claim adds a reason of its own": (
        "s",
        "well-shut",
        ("+New words.",),
        ["+s-well-shut:", "+  supports: well-shut", "+  because:", "+    - new-words", "+", *CLAIM],
        "new-words",
    ),
    "s on a step adds a reason for what that supports": (
        "s",
        "s-no-handle",
        ("+New words.",),
        ["+s-well-shut:", "+  supports: well-shut", "+  because:", "+    - new-words", "+", *CLAIM],
        "new-words",
    ),
    "x on a claim rebuts it": (
        "x",
        "well-shut",
        ("+New words.",),
        ["+s-against-well-shut:", "+  attacks: well-shut", "+  because:", "+    - new-words", "+", *CLAIM],
        "new-words",
    ),
    "x on a step undercuts it": (
        "x",
        "s-no-handle",
        ("already-falling",),
        ["+s-against-no-handle:", "+  attacks: s-no-handle", "+  because:", "+    - already-falling", "+"],
        "s-against-no-handle",
    ),
    "x on a quote undercuts it": (
        "x",
        "q-falling",
        ("well-shut",),
        ["+s-against-falling:", "+  attacks: q-falling", "+  because:", "+    - well-shut", "+"],
        "s-against-falling",
    ),
    "x on an objection answers it": (
        "x",
        "s-too-late",
        ("well-shut",),
        ["+s-against-too-late:", "+  attacks: s-too-late", "+  because:", "+    - well-shut", "+"],
        "s-against-too-late",
    ),
    "e changes the words of a claim": (
        "e",
        "pump-was-source",
        ("New words.",),
        ["-    Water from the Broad Street pump was the source of the outbreak.", "+    New words."],
        "pump-was-source",
    ),
    "enter does what e does": (
        "enter",
        "s-too-late",
        ("New words.",),
        ["-    What comes after a decline cannot have caused it.", "+    New words."],
        "s-too-late",
    ),
    "e takes the rule of a step out where it is emptied": (
        "e",
        "s-no-handle",
        ("",),
        ["-  warrant: |", "-    A pump without a handle gives no water."],
        "s-no-handle",
    ),
    "e changes the title of a source": (
        "e",
        "snow-1855",
        ("New title",),
        ["-  source: On the Mode of Communication of Cholera, 2nd edition", "+  source: New title"],
        "snow-1855",
    ),
    "e on the first row changes the map": (
        "g e",
        "",
        ("subject", "John Snow"),
        ["+  subject: John Snow"],
        "argmap",
    ),
    "T changes the map from anywhere": (
        "T",
        "well-shut",
        ("title", "New title"),
        [f"-{SUBJECT}", "+  title: New title"],
        "well-shut",
    ),
    "t gives a step a scheme": ("t", "s-no-handle", ("sign",), ["+  scheme: sign"], "s-no-handle"),
    "t takes a scheme away": (
        "t",
        "s-source-and-stop",
        (lambda prompt: prompt.options[-1].value,),
        ["-  scheme: cause-to-effect", "-  questions:", "-    - 2 raised-as s-too-late"],
        "s-source-and-stop",
    ),
    "t turns a reason into an objection": (
        "t",
        "s-no-handle",
        (lambda prompt: prompt.options[0].value,),
        ["-  supports: well-shut", "+  attacks: well-shut"],
        "s-no-handle",
    ),
    "t gives a claim a stance": ("t", "well-shut", ("disputed",), ["+  stance: disputed"], "well-shut"),
    "t changes how a quote is read": (
        "t",
        "q-falling",
        ("partial",),
        ["-  reading: paraphrase", "+  reading: partial"],
        "q-falling",
    ),
    "t changes the kind of a source": (
        "t",
        "snow-1855",
        ("pamphlet",),
        ["-  kind: book", "+  kind: pamphlet"],
        "snow-1855",
    ),
    "A takes a claim as given": (
        "A",
        "well-shut",
        ("Nobody doubts it.",),
        ["+  assumed: |", "+    Nobody doubts it."],
        "well-shut",
    ),
    "A again takes it as given no longer": (
        "A",
        "pump-was-source",
        (),
        ["-  assumed: |", "-    Taken as given here; the rest of Snow's book argues for it."],
        "pump-was-source",
    ),
    "> puts a premise under the one before it": (
        ">",
        "well-shut",
        (),
        [
            "-    - well-shut",
            "+s-8-september-nobody-could-draw:",
            "+  supports: pump-was-source",
            "+  because:",
            "+    - well-shut",
            "+",
        ],
        "well-shut",
    ),
    "alt+down moves a premise down": (
        "alt+down",
        "pump-was-source",
        (),
        ["+    - well-shut", "-    - well-shut"],
        "pump-was-source",
    ),
    "alt+up moves a premise up": (
        "alt+up",
        "well-shut",
        (),
        ["+    - well-shut", "-    - well-shut"],
        "well-shut",
    ),
    "r changes an id and what refers to it": (
        "r",
        "already-falling",
        ("in-decline",),
        [
            "-    - already-falling",
            "+    - in-decline",
            "-already-falling:",
            "+in-decline:",
            "+  was: [already-falling]",
            "-  attests: [already-falling]",
            "+  attests: [in-decline]",
        ],
        "in-decline",
    ),
    "u takes an edit back": ("A u", "well-shut", ("No doubt.",), [], "well-shut"),
    "ctrl+z and ctrl+y do as u and ctrl+r": (
        "A ctrl+z ctrl+y u ctrl+r",
        "well-shut",
        ("No doubt.",),
        ["+  assumed: |", "+    No doubt."],
        "well-shut",
    ),
}


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.replace(" ", "-"))
def test_one_key_is_one_small_change_of_the_file(case: str, tmp_path: Path) -> None:
    keys, at, answers, expected, selected = TABLE[case]
    desk, lines = edited(tmp_path, keys, at, answers)
    assert sorted(lines) == sorted(expected)
    assert desk.session.selected == selected
    assert desk.refused == []


def test_deleting_takes_what_cannot_be_without_it_and_the_comments_above(tmp_path: Path) -> None:
    desk, lines = edited(tmp_path, "d", "already-falling", ())
    assert {line for line in lines if line[0] == "+"} == set()
    assert "-# about already-falling:" in lines
    assert "-# about s-too-late:" in lines
    assert "-# about q-falling:" not in lines
    assert desk.said[0] == (
        "Deleted “The attacks had already become much fewer before…”, and with it 1 objection: u to undo."
    )


def test_deleting_and_undoing_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    desk, lines = edited(tmp_path, "d u", "already-falling", ())
    assert lines == []
    assert desk.session.selected == "already-falling"


def test_deleting_where_a_claim_is_only_shown_again_takes_it_away_from_there(tmp_path: Path) -> None:
    desk, _ = edited(tmp_path, "a", "s-no-handle", ("pump-was-source",))
    outline = desk.session.outline.unfold_all()
    where = next(at for at, row in enumerate(outline.rows) if row.key == "pump-was-source@s-no-handle")
    desk.session.outline = outline.at(outline.place_of(where))
    desk.press("d")
    assert "pump-was-source" in desk.session.map
    assert desk.session.map.steps["s-no-handle"].because == ("handle-off-8-sept",)
    assert desk.session.selected == "s-no-handle"
    assert "stays elsewhere" in desk.said[-1]


def test_the_only_premise_of_a_step_is_not_taken_away_from_it(tmp_path: Path) -> None:
    desk, _ = edited(tmp_path, "a", "s-no-handle", ("already-falling",))
    outline = desk.session.outline.unfold_all()
    where = next(at for at, row in enumerate(outline.rows) if row.key == "already-falling@s-too-late")
    desk.session.outline = outline.at(outline.place_of(where))
    desk.press("d")
    assert desk.refused == ['"already-falling" is the only premise of "s-too-late". Delete the step instead.']


def test_outdenting_undoes_indenting(tmp_path: Path) -> None:
    _, lines = edited(tmp_path, "> <", "well-shut", ())
    assert lines == []


def test_a_mark_is_linked_to_where_the_cursor_is(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    before = path.read_text()
    desk = at_desk(path).go("q-falling").press("m").go("well-shut").press("M", "ctrl+s")
    assert changed_lines(before, path.read_text()) == [
        "-  attests: [already-falling]",
        "+  attests: [already-falling, well-shut]",
    ]
    assert desk.session.outline.marked == frozenset()


def test_what_is_copied_is_pasted_under_the_cursor_with_an_id_of_its_own(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path).go("already-falling").press("y").go("s-no-handle").press("p")
    assert desk.session.map.steps["s-no-handle"].because == ("handle-off-8-sept", "already-falling-2")
    assert desk.session.selected == "already-falling-2"
    assert desk.copied == [desk.session.clipboard]
    assert "already-falling:\n  claim: |" in desk.session.clipboard


def test_what_is_lost_by_pasting_is_said(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path))
    desk.session.clipboard = (
        "step:\n  supports: gone\n  because:\n    - one\n  scheme: no-such\n\none:\n  claim: |\n    One.\n"
    )
    desk.go("handle-off-8-sept").press("p")
    assert desk.refused == []
    assert "Left out:" in desk.said[-1]
    assert 'there is no scheme "no-such" in this map' in desk.said[-1]


TWICE = """\
argmap:
  version: 1
  main: [rain, wet]

rain:
  claim: |
    It rained.

wet:
  claim: |
    It is wet.

dew:
  claim: |
    There is dew.

s-wet:
  supports: rain
  because:
    - dew
    - wet
"""


def test_a_main_conclusion_that_is_a_premise_moves_within_its_step(tmp_path: Path) -> None:
    path = tmp_path / "map.argmap.yaml"
    path.write_text(TWICE)
    desk = at_desk(path)
    rows = desk.session.outline.rows
    link = next(row for row in rows if row.key == "wet@s-wet")
    desk.session.outline = desk.session.outline.at(desk.session.outline.place_of(rows.index(link)))
    desk.press("alt+up")
    assert desk.session.map.steps["s-wet"].because == ("wet", "dew")
    assert desk.session.map.main == ("rain", "wet")
    assert desk.session.outline.row.key == "wet@s-wet"
    desk.go("wet").press("alt+up")
    assert desk.session.map.main == ("wet", "rain")


def test_marked_nodes_are_copied_together(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path)).go("well-shut").press("m").go("already-falling").press("m", "y")
    assert [line for line in desk.session.clipboard.splitlines() if line[:1].isalpha()] == [
        "well-shut:",
        "already-falling:",
    ]


def test_escape_takes_the_marks_away(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path)).go("well-shut").press("m", "esc")
    assert desk.session.outline.marked == frozenset()


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
