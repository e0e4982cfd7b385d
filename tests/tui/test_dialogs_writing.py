"""A field takes the words that are typed or pasted, refuses what cannot be taken, and drops none that were written."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.dialogs import asked, words


def test_a_line_is_answered_with_enter() -> None:
    with asked(words()) as (ed, answers):
        ed.sees("A reason").types("It rained.").press("enter")
    assert answers.given == ["It rained."]


@pytest.mark.parametrize("keys", [("esc", "esc"), ("ctrl+q", "ctrl+q"), ("esc", "ctrl+q")])
def test_a_line_that_is_left_is_not_answered(keys: tuple[str, ...]) -> None:
    with asked(words(initial="as it was")) as (ed, answers):
        ed.types(" and more").press(*keys)
    assert answers.given == [None]


def test_escape_drops_a_line_that_was_written_only_when_pressed_again() -> None:
    with asked(words()) as (ed, answers):
        ed.types("one").press("esc").sees("esc again drops it").press("enter")
    assert answers.given == ["one"]


def test_escape_drops_an_id_that_was_written_only_when_pressed_again() -> None:
    with asked(words(initial="Wet roof", proposed=lambda _: "roof")) as (ed, answers):
        ed.press("tab").types("-wet").press("esc").sees("esc again drops it").press("enter")
    assert answers.given == ["Wet roof\0roof-wet"]


def test_escape_backs_out_at_once_of_words_that_only_look_for_something() -> None:
    with asked(words(fleeting=True)) as (ed, answers):
        ed.types("one").press("esc")
    assert answers.given == [None]


@pytest.mark.parametrize("lines", [1, 4])
def test_escape_leaves_a_field_in_which_nothing_but_blanks_was_written(lines: int) -> None:
    with asked(words(lines=lines)) as (ed, answers):
        ed.types("  ").press("esc")
    assert answers.given == [None]


@pytest.mark.parametrize(
    ("more", "enter", "esc"),
    [
        ({}, "enter accepts", "esc backs out"),
        ({"lines": 4, "sentence": True}, "enter accepts", "esc backs out"),
        ({"lines": 4}, "esc or ctrl+s accepts", "ctrl+q backs out"),
    ],
)
def test_every_field_says_what_its_keys_do(more: dict[str, object], enter: str, esc: str) -> None:
    with asked(words(**more)) as (ed, _):
        ed.sees(enter, esc).press("esc")


def test_enter_accepts_a_sentence_of_any_length_and_a_new_line_has_a_key_of_its_own() -> None:
    with asked(words(lines=4, sentence=True)) as (ed, answers):
        ed.sees("enter accepts, ctrl+j new line").types("one").press("ctrl+j").types("two").press("enter")
    assert answers.given == ["one\ntwo"]


def test_a_new_line_takes_the_place_of_what_is_selected() -> None:
    with asked(words(lines=4, sentence=True, initial="gone")) as (ed, answers):
        ed.press("shift+home", "ctrl+j").types("two").press("enter")
    assert answers.given == ["\ntwo"]


def test_escape_drops_a_sentence_that_was_written_only_when_pressed_again() -> None:
    with asked(words(lines=4, sentence=True)) as (ed, answers):
        ed.types("one").press("esc").sees("esc again drops it").types("!").press("esc")
        assert answers.given == []
        ed.press("esc")
    assert answers.given == [None]


def test_escape_backs_out_of_a_sentence_that_was_not_changed() -> None:
    with asked(words(lines=4, sentence=True, initial="one")) as (ed, answers):
        ed.press("esc")
    assert answers.given == [None]


def test_of_several_lines_escape_takes_what_was_written() -> None:
    with asked(words(lines=4, initial="one")) as (ed, answers):
        ed.press("enter").types("two").press("esc")
    assert answers.given == ["one\ntwo"]


def test_of_several_lines_escape_answers_nothing_where_nothing_was_changed() -> None:
    with asked(words(lines=4, initial="one")) as (ed, answers):
        ed.press("esc")
    assert answers.given == [None]


def test_several_lines_can_be_left_as_they_were() -> None:
    with asked(words(lines=4, initial="one")) as (ed, answers):
        ed.types("two").press("ctrl+q").sees("esc accepts what you wrote, ctrl+q again drops it").press("ctrl+q")
    assert answers.given == [None]


def test_a_fault_is_shown_while_typing_and_not_taken() -> None:
    prompt = words(fault=lambda text: "that is too long" if len(text) > 3 else "")
    with asked(prompt) as (ed, answers):
        ed.types("abc").sees_not("too long").types("d").sees("that is too long").press("enter")
        assert answers.given == []
        ed.press("backspace", "enter")
    assert answers.given == ["abc"]


def test_no_words_are_an_answer_only_where_they_may_be() -> None:
    with asked(words()) as (ed, answers):
        ed.press("enter").sees("words are needed").press("esc")
    assert answers.given == [None]
    with asked(words(initial="x", may_be_empty=True)) as (ed, answers):
        ed.press("backspace", "enter")
    assert answers.given == [""]


def test_the_id_follows_the_words_until_it_is_changed() -> None:
    prompt = words(proposed=lambda text: text.lower().replace(" ", "-"))
    with asked(prompt) as (ed, answers):
        ed.types("Wet roof").sees("wet-roof").press("tab").types("s").press("tab").types("!").press("enter")
    assert answers.given == ["Wet roof!\0wet-roofs"]


def test_an_id_that_cannot_be_taken_is_refused_with_the_reason() -> None:
    prompt = words(proposed=str.lower, proposed_fault=lambda text: "it is taken" if text == "a" else "")
    with asked(prompt) as (ed, answers):
        ed.types("A").press("enter").sees("it is taken").types("B").press("enter")
    assert answers.given == ["AB\0ab"]


def test_what_is_pasted_into_a_line_becomes_one_line() -> None:
    with asked(words()) as (ed, answers):
        ed.pastes("two\nlines\r\nor three").press("enter")
    assert answers.given == ["two lines or three"]


def test_a_large_paste_into_several_lines_is_kept_whole_and_can_be_undone_and_redone() -> None:
    text = "\n".join(f"line {number} of a long text [b]" for number in range(4_000))
    assert len(text) > 100_000
    with asked(words(lines=3, initial="before")) as (ed, answers):
        ed.pastes(text).press("ctrl+z").sees("before").press("ctrl+y", "ctrl+s")
    assert answers.given == [f"before{text}"]


def test_undo_in_a_field_goes_back_to_how_it_began() -> None:
    with asked(words(lines=3, initial="start", may_be_empty=True)) as (ed, answers):
        ed.types(" more\n").pastes("a\nb\nc\nd\ne\nf\ng\nh").press("ctrl+a", "ctrl+k", "backspace")
        ed.press(*["ctrl+z"] * 12, "ctrl+s")
    assert answers.given == ["start"]


def test_a_field_can_be_written_in_the_editor_of_the_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "changed outside" > "$1"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    with asked(words(initial="before")) as (ed, answers):
        ed.press("ctrl+g").sees("changed outside").press("enter")
    assert answers.given == ["changed outside"]


def test_an_editor_that_is_not_there_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    with asked(words(initial="before")) as (ed, answers):
        ed.press("ctrl+g").sees('there is no editor "no-such-editor"', "EDITOR").press("enter")
    assert answers.given == ["before"]
