"""Options, nodes, files and answers are chosen by moving, typing, letter or mouse, or a new node is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.dialogs import IDS, asked, words

from argmap.workspace.asking import (
    AskChoice,
    AskFile,
    AskNode,
    AskYes,
    Option,
)


@pytest.mark.parametrize("proposed", [None, lambda _: "dew"])
def test_escape_drops_the_words_of_a_new_node_only_when_pressed_again(proposed: Callable[[str], str] | None) -> None:
    prompt = AskNode("Which?", IDS, new="a new claim", proposed=proposed)
    with asked(prompt) as (ed, answers):
        ed.types("Dew fell").press("esc").sees("esc again drops it").types("!").press("esc")
        assert answers.given == []
        ed.press("esc")
    assert answers.given == [None]


def test_escape_backs_out_at_once_where_words_only_look_for_a_node() -> None:
    with asked(AskNode("Which?", IDS)) as (ed, answers):
        ed.types("roof").press("esc")
    assert answers.given == [None]


OPTIONS = (
    Option("s", "Sign", help="from a sign to what it signifies"),
    Option("e", "Expert opinion", why_not="the map has no expert"),
    Option("c", "Cause to effect"),
)


def test_an_option_is_chosen_by_moving_or_by_typing() -> None:
    with asked(AskChoice("Scheme", OPTIONS)) as (ed, answers):
        ed.sees("from a sign to what it signifies").press("down", "down", "enter")
    assert answers.given == ["c"]
    with asked(AskChoice("Scheme", OPTIONS)) as (ed, answers):
        ed.types("cau").press("enter")
    assert answers.given == ["c"]


def test_an_option_that_cannot_be_chosen_says_why() -> None:
    with asked(AskChoice("Scheme", OPTIONS, initial="e")) as (ed, answers):
        ed.sees("the map has no expert").press("enter").sees("not now: the map has no expert").press("esc")
    assert answers.given == [None]


def test_options_with_letters_are_chosen_by_their_letter() -> None:
    options = (Option("0", "weak", key="0"), Option("4", "sure", key="4"))
    with asked(AskChoice("How strong?", options)) as (ed, answers):
        ed.press("4")
    assert answers.given == ["4"]


def test_a_node_is_found_by_its_words_its_id_or_its_label() -> None:
    for letters in ("roof", "ROOF-WET", "roof is", "rof-wet"):
        with asked(AskNode("Which?", IDS)) as (ed, answers):
            ed.types(letters).press("enter")
        assert answers.given == ["roof-wet"], letters


def test_words_that_find_no_node_say_so() -> None:
    with asked(AskNode("Which?", IDS)) as (ed, answers):
        ed.types("qqqqq").press("enter").sees("nothing is found").press("esc")
    assert answers.given == [None]


def test_a_list_that_nothing_could_be_in_does_not_claim_to_have_looked() -> None:
    with asked(AskNode("Which?", (), new="a new claim", proposed=str)) as (ed, answers):
        ed.sees("nothing to choose from yet").sees_not("nothing found")
        ed.types("Dew fell").sees("a new claim: Dew fell").press("enter")
    assert answers.given == ["+Dew fell\0Dew fell"]


def test_typing_and_enter_make_a_new_node_where_that_is_offered() -> None:
    prompt = AskNode("Which?", IDS, new="a new claim", proposed=lambda text: f"id-{len(text)}")
    with asked(prompt) as (ed, answers):
        ed.types("Dew fell").sees("a new claim: Dew fell", "id-8").press("enter")
    assert answers.given == ["+Dew fell\0id-8"]


def test_a_node_can_be_chosen_though_a_new_one_is_offered_first() -> None:
    prompt = AskNode("Which?", IDS, new="a new claim", proposed=str)
    with asked(prompt) as (ed, answers):
        ed.types("roof").press("down", "enter")
    assert answers.given == ["roof-wet"]


def test_an_id_written_in_full_means_its_node_and_no_new_one() -> None:
    with asked(AskNode("Which?", IDS, initial="roof-wet", new="a new claim", proposed=str)) as (ed, answers):
        ed.sees("a new claim: roof-wet").press("enter")
    assert answers.given == ["roof-wet"]


def test_the_id_of_a_new_node_can_be_changed() -> None:
    prompt = AskNode("Which?", (), new="a new claim", proposed=lambda _: "dew")
    with asked(prompt) as (ed, answers):
        ed.types("Dew").press("tab").types("-fell").press("enter")
    assert answers.given == ["+Dew\0dew-fell"]


def test_a_pasted_nul_parts_no_answer() -> None:
    prompt = AskNode("Which?", IDS, new="a new claim", proposed=lambda _: "dew")
    with asked(prompt) as (ed, answers):
        ed.pastes("De\0w").press("tab").pastes("\0s").press("enter")
    assert answers.given == ["+Dew\0dews"]
    with asked(words(proposed=lambda _: "dew")) as (ed, answers):
        ed.pastes("De\0w").press("tab").pastes("\0s").press("enter")
    assert answers.given == ["Dew\0dews"]


def test_a_file_is_found_with_tab(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "letter.txt").touch()
    (tmp_path / "sources" / "letter.exe").touch()
    with asked(AskFile("Source", start=str(tmp_path), suffixes=(".txt",))) as (ed, answers):
        ed.types("so").press("tab").types("let").press("tab").sees_not("letter.exe").press("enter")
    assert answers.given == [str(tmp_path / "sources" / "letter.txt")]


def test_enter_chooses_the_file_under_the_cursor_and_goes_into_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "letter.txt").touch()
    (tmp_path / "sources" / "letters.txt").touch()
    prompt = AskFile("Source", start=str(tmp_path))
    with asked(prompt) as (ed, answers):
        ed.press("enter").sees("letters.txt").press("enter")
    assert answers.given == [str(tmp_path / "sources" / "letter.txt")]
    with asked(prompt) as (ed, answers):
        ed.press("enter", "down", "enter")
    assert answers.given == [str(tmp_path / "sources" / "letters.txt")]


def test_a_path_without_a_folder_begins_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letter.txt").touch()
    monkeypatch.chdir(tmp_path)
    with asked(AskFile("Source")) as (ed, answers):
        ed.press("enter")
    assert answers.given == ["letter.txt"]


def test_an_empty_folder_has_nothing_to_choose(tmp_path: Path) -> None:
    with asked(AskFile("Source", start=str(tmp_path))) as (ed, answers):
        ed.press("enter").sees("nothing to choose in this folder").press("esc")
    assert answers.given == [None]


def test_a_file_that_is_not_there_is_not_taken(tmp_path: Path) -> None:
    with asked(AskFile("Source", start=str(tmp_path))) as (ed, answers):
        ed.types("none.txt").press("enter").sees("there is no file").press("esc")
    assert answers.given == [None]


@pytest.mark.parametrize(("keys", "answer"), [("y", "yes"), ("n", "no"), ("enter", "yes"), ("down enter", "no")])
def test_a_question_is_answered_by_letter_or_enter(keys: str, answer: str) -> None:
    with asked(AskYes("Replace it?", "It is not ours.")) as (ed, answers):
        ed.sees("It is not ours.").press(*keys.split())
    assert answers.given == [answer]


def test_an_answer_can_be_clicked() -> None:
    with asked(AskYes("Replace it?")) as (ed, answers):
        ed.clicks("n  No")
    assert answers.given == ["no"]
