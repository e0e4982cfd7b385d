"""Saving settles what others changed, drawing writes beside the map, and leaving loses nothing unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import at_desk, commented_copy

from argmap.workspace.asking import AskSide, AskYes
from argmap.workspace.commands.files import picture_path
from argmap.workspace.session import Session
from argmap.workspace.settings import Settings


def test_saving_says_where(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "New words.").go("well-shut").press("e", "ctrl+s")
    assert desk.said == [f"Saved {path}."]
    assert not desk.session.unsaved


def test_saving_names_the_files_written_where_it_is_not_only_that_of_the_map(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "1", "So it seems.", "New words.", "2", "On second thoughts.")
    desk.session.settings = Settings(reviewer="anna")
    desk.go("s-source-and-stop").press("R", "ctrl+s")
    assert desk.said[-1] == "Saved primer.review-anna.argmap.yaml."
    desk.go("well-shut").press("e").go("s-source-and-stop").press("R", "ctrl+s")
    assert desk.said[-1] == "Saved primer.argmap.yaml and primer.review-anna.argmap.yaml."


def test_saving_unchanged_work_writes_nothing(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    before = path.stat().st_mtime_ns
    desk = at_desk(path).press("ctrl+s")
    assert desk.said == ["Nothing has changed since the last save."]
    assert path.stat().st_mtime_ns == before


def test_what_others_changed_elsewhere_is_saved_with_it(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "New words.").go("well-shut").press("e")
    path.write_text(path.read_text().replace("Water from the", "Water of the"))
    desk.press("ctrl+s")
    assert desk.asked[1:] == []
    assert "Water of the" in path.read_text()
    assert "New words." in path.read_text()
    assert desk.session.map.claims["pump-was-source"].text.startswith("Water of the")


@pytest.mark.parametrize(("side", "kept"), [("ours", "New words."), ("theirs", "Their words.")])
def test_what_others_changed_in_the_same_place_is_shown_and_settled(side: str, kept: str, tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    words = "From 8 September nobody could draw water from the well in Broad Street."
    desk = at_desk(path, "New words.", side).go("well-shut").press("e")
    path.write_text(path.read_text().replace(words, "Their words."))
    desk.press("ctrl+s")
    asked = desk.asked[1]
    assert isinstance(asked, AskSide)
    assert "well-shut" in asked.title
    assert "New words." in (asked.ours or "")
    assert "Their words." in (asked.theirs or "")
    assert words in (asked.base or "")
    assert desk.session.map.claims["well-shut"].text.strip() == kept
    assert kept in path.read_text()
    assert not desk.session.unsaved


def test_every_conflict_is_asked_about(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "Ours.", "Ours too.", "theirs", "ours").go("well-shut").press("e").go("already-falling")
    desk.press("e")
    theirs = path.read_text().replace("nobody could draw", "few drew").replace("much fewer", "fewer")
    path.write_text(theirs)
    desk.press("ctrl+s")
    assert desk.is_done
    assert "few drew" in path.read_text()
    assert "Ours too." in path.read_text()
    assert "Ours.\n" not in path.read_text()


def test_backing_out_of_a_conflict_writes_nothing_and_keeps_everything(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "New words.", None).go("well-shut").press("e")
    theirs = path.read_text().replace("nobody could draw", "few drew")
    path.write_text(theirs)
    desk.press("ctrl+s")
    assert path.read_text() == theirs
    assert desk.session.unsaved
    assert desk.session.map.claims["well-shut"].text.strip() == "New words."
    assert desk.said == ["Not saved: nothing was written, and your changes are kept here."]


def test_reading_again_takes_over_what_others_wrote(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path).press("f5")
    assert desk.said == ["The files are as they were."]
    path.write_text(path.read_text().replace("Water from the", "Water of the"))
    desk.press("f5")
    assert desk.said[-1] == "Took over what was changed outside."
    assert desk.session.map.claims["pump-was-source"].text.startswith("Water of the")
    desk.press("u")
    assert desk.session.map.claims["pump-was-source"].text.startswith("Water from the")


def test_reading_again_asks_about_what_both_changed(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "New words.", "theirs", None).go("well-shut").press("e")
    path.write_text(path.read_text().replace("nobody could draw", "few drew"))
    desk.press("f5")
    assert "few drew" in desk.session.map.claims["well-shut"].text


@pytest.mark.parametrize("name", ["primer.argmap.yaml", "a folder"])
def test_the_picture_stands_beside_the_map_under_its_name(name: str, tmp_path: Path) -> None:
    if name == "a folder":
        (tmp_path / name).mkdir()
        assert picture_path(str(tmp_path / name)) == tmp_path / name / "a folder.svg"
    else:
        assert picture_path(str(tmp_path / name)) == tmp_path / "primer.svg"


def test_the_present_map_is_drawn_and_opened_and_the_file_of_the_map_left_alone(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    before = path.read_text()
    desk = at_desk(path, "Entirely new.").go("well-shut").press("e", "ctrl+e")
    picture = tmp_path / "primer.svg"
    assert desk.opened == [picture]
    assert desk.said == [f"Drew {picture}."]
    assert "Entirely" in picture.read_text()
    assert path.read_text() == before
    desk.press("ctrl+e")
    assert [type(prompt) for prompt in desk.asked] == [type(desk.asked[0])]


@pytest.mark.parametrize(("answer", "is_replaced"), [("yes", True), ("no", False), (None, False)])
def test_a_file_that_argmap_did_not_draw_is_replaced_only_when_that_is_wanted(
    tmp_path: Path, *, answer: str | None, is_replaced: bool
) -> None:
    path = commented_copy(tmp_path)
    picture = tmp_path / "primer.svg"
    picture.write_text("<svg>mine</svg>")
    desk = at_desk(path, answer).press("ctrl+e")
    assert isinstance(desk.asked[0], AskYes)
    assert (picture.read_text() != "<svg>mine</svg>") is is_replaced
    assert desk.opened == ([picture] if is_replaced else [])


def test_a_map_with_errors_is_not_drawn(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    path.write_text(path.read_text().replace("- well-shut", "- well-shutt"))
    desk = at_desk(path).press("ctrl+e")
    assert desk.refused == ["A map with errors is not drawn: mend the errors first."]
    assert not (tmp_path / "primer.svg").exists()


def test_leaving_with_saved_work_asks_nothing(tmp_path: Path) -> None:
    desk = at_desk(commented_copy(tmp_path)).press("q")
    assert desk.has_left
    assert desk.asked == []


@pytest.mark.parametrize(
    ("answer", "leaves", "is_saved"),
    [("save", True, True), ("discard", True, False), ("stay", False, False), (None, False, False)],
)
def test_leaving_with_unsaved_work_asks(tmp_path: Path, *, answer: str | None, leaves: bool, is_saved: bool) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "New words.", answer).go("well-shut").press("e", "q")
    assert desk.has_left is leaves
    assert ("New words." in path.read_text()) is is_saved


def test_leaving_stays_where_saving_was_backed_out_of(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    desk = at_desk(path, "New words.", "save", None).go("well-shut").press("e")
    path.write_text(path.read_text().replace("nobody could draw", "few drew"))
    desk.press("q")
    assert not desk.has_left
    assert desk.session.unsaved


def test_a_file_that_cannot_be_written_refuses_in_words_and_keeps_the_work(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "new.argmap.yaml"
    path.parent.mkdir()
    desk = at_desk(path, "The pump did it.").press("a")
    for left in (path.parent / ".argmap").rglob("*"):
        if left.is_file():
            left.unlink()
    for left in sorted((path.parent / ".argmap").rglob("*"), reverse=True):
        left.rmdir()
    if (path.parent / ".argmap").exists():
        (path.parent / ".argmap").rmdir()
    path.parent.rmdir()
    desk.press("ctrl+s")
    assert len(desk.refused) == 1
    assert desk.session.unsaved


def test_undo_goes_back_over_a_save(tmp_path: Path) -> None:
    path = commented_copy(tmp_path)
    before = path.read_text()
    desk = at_desk(path, "New words.").go("well-shut").press("e", "ctrl+s", "u", "ctrl+s")
    assert path.read_text() == before
    desk.press("u")
    assert desk.refused == ["There is nothing to take back."]
    assert Session.open(path).map == desk.session.map
