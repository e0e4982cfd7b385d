"""Deleting, moving, marking, copying and pasting: what goes along, what stays, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from support.desk import at_desk, changed_lines, commented_copy, edited


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
