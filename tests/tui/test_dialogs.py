"""Every question has its dialog: it takes what is typed, refuses what cannot be taken, and backs out one level."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from support.editor import Editor, editor

from argmap.tui.keyboard import Job
from argmap.workspace.asking import (
    AskChoice,
    AskFile,
    AskFilter,
    AskNode,
    AskSide,
    AskWords,
    AskYes,
    Option,
    Prompt,
    ShowText,
)
from argmap.workspace.desk import Desk
from argmap.workspace.segments import one_line

MAP = """\
argmap:
  version: 1
  title: Rain
  main: [rain]

rain:
  claim: |
    It rained in the night.

street-wet:
  claim: |
    The street is wet.

roof-wet:
  claim: |
    The roof is wet.
"""
HOSTILE = (
    "[/",
    "[b]x[/b] [@click=app.exit]y[/]",
    "{} %s $x \\ `",
    "\x1b[31mred\x1b[0m\x07\x9b2J\x7f",
    "one\ntwo\r\nthree\tfour",
    "\u202eesrever\u2066 \u200b\ufeff",
    "漢字かな交じり文 " * 20,
    "שלום עולם",
    "e\u0301\u0302\u0303 👩\u200d👩\u200d👧",
    "x" * 10_000,
    "\ud800",
    "",
)
IDS = ("street-wet", "roof-wet", "rain")


@dataclass
class Answers:
    """What was answered, in order."""

    given: list[str | None] = field(default_factory=list)


@contextmanager
def asked(prompt: Prompt[str], size: tuple[int, int] = (80, 24)) -> Iterator[tuple[Editor, Answers]]:
    with editor(MAP, size=size) as ed:
        yield ed, ask(ed, prompt)


def ask(ed: Editor, prompt: Prompt[str]) -> Answers:
    """Open the dialog of a question, as a command would."""
    answers = Answers()

    async def run(desk: Desk) -> None:
        answers.given.append(await desk.ask(prompt))

    ed.during(lambda: ed.app.keyboard.asked(Job("asking", run)))
    ed.settle()
    return answers


def words(**more: object) -> AskWords:
    return AskWords("A reason", **more)  # type: ignore[arg-type]


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


def test_a_filter_tells_every_change_and_backs_out() -> None:
    told: list[str] = []
    with asked(AskFilter("Find", told.append, initial="r")) as (ed, answers):
        ed.types("oo").press("esc")
    assert told == ["ro", "roo"]
    assert answers.given == [None]


def test_a_version_is_chosen_seen_beside_the_other() -> None:
    prompt = AskSide("Changed twice", ours="It rained.", theirs=None, base="It snowed.")
    with asked(prompt, (100, 30)) as (ed, answers):
        ed.sees("It rained.", "not there in this version", "It snowed.").press("t")
    assert answers.given == ["theirs"]


def test_the_words_in_which_versions_differ_have_a_sign_below_them() -> None:
    prompt = AskSide("Changed twice", ours="It rained all night.", theirs="It rained at night.")
    with asked(prompt, (100, 30)) as (ed, _):
        ed.sees("^ stands under the words that differ")
        (line,) = (line for line in ed.screen.split("\n") if "^^" in line)
        above = ed.screen.split("\n")[ed.screen.split("\n").index(line) - 1]
        assert [above[at] for at, sign in enumerate(line) if sign == "^"] == [*"all", *"at"]
        assert ed.screen.count("\n") > 20
        ed.sees("outline").press("esc")


@pytest.mark.parametrize("width", [80, 110, 140])
def test_a_dialog_covers_the_status_line_wholly_or_not_at_all(width: int) -> None:
    with asked(words(lines=3), (width, 40)) as (ed, _):
        box, status = ed.app.screen.query_one("#box").region, ed.app.main.status.region
        assert not box.overlaps(status) or box.width == width
        ed.press("esc")


def test_a_text_of_columns_keeps_its_second_one_where_there_is_little_room() -> None:
    text = "  ctrl+r ctrl+y  Redo what was undone, once more or again"
    with asked(ShowText("Keys", text), (40, 24)) as (ed, _):
        lines = [line.strip("│ ") for line in ed.screen.split("\n") if "Redo" in line or "once" in line]
        assert lines[0].startswith("ctrl+r ctrl+y  Redo")
        below = next(line for line in ed.screen.split("\n") if "once" in line and "Redo" not in line)
        assert below.index(below.strip("│ ").split()[0]) == next(
            line for line in ed.screen.split("\n") if "Redo" in line
        ).index("Redo")
        ed.press("esc")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
def test_the_keys_are_shown_below_a_text_however_long(size: tuple[int, int]) -> None:
    with asked(ShowText("Why", "\n".join(f"line {number}" for number in range(200))), size) as (ed, _):
        ed.sees("esc closes").press("esc")


def test_a_text_scrolls_to_its_end_and_closes() -> None:
    text = "\n".join(f"line {number}" for number in range(200))
    with asked(ShowText("Why", text)) as (ed, answers):
        ed.sees("line 0").sees_not("line 199").press("end").sees("line 199").press("home").sees("line 0").press("esc")
    assert answers.given == [""]


PROMPTS = {
    "words": lambda text: AskWords(text, initial=text, hint=text, fault=lambda _: text),
    "lines": lambda text: AskWords(text, initial=text, lines=4, hint=text, proposed=lambda _: text),
    "choice": lambda text: AskChoice(text, [Option("a", text, help=text, why_not=text), Option("b", text)], hint=text),
    "node": lambda text: AskNode(text, IDS, initial=text, new=text, hint=text, proposed=lambda _: text),
    "file": lambda text: AskFile(text, start=text, hint=text),
    "yes": lambda text: AskYes(text, text, (Option("a", text, help=text, key="a"), Option("b", text, why_not=text))),
    "filter": lambda text: AskFilter(text, lambda _: None, initial=text, hint=text),
    "side": lambda text: AskSide(text, ours=text, theirs=text, base=text, hint=text),
    "text": lambda text: ShowText(text, text, hint=text),
}


@pytest.mark.parametrize("kind", PROMPTS)
def test_hostile_text_is_shown_as_text_in_every_dialog(kind: str) -> None:
    with editor(MAP) as ed:
        for text in HOSTILE:
            answers = ask(ed, PROMPTS[kind](text))
            assert not {character for character in ed.screen if ord(character) < 32 and character != "\n"}
            assert not set(ed.screen) & set("\x7f\x9b\u202e\u2066")
            moves = () if kind == "filter" else ("down", "up")  # which would end the filter
            ed.press(*moves, "tab", "ctrl+q")
            if not answers.given:  # it asks once more where something was written
                ed.press("ctrl+q")
            assert len(answers.given) == 1


@pytest.mark.parametrize("kind", PROMPTS)
def test_every_dialog_opens_and_closes_at_any_size(kind: str) -> None:
    with editor(MAP) as ed:
        for size in ((24, 6), (20, 5), (1, 1), (40, 10), (200, 60)):
            ed.resize(*size)
            answers = ask(ed, PROMPTS[kind]("Some words " * 30))
            ed.press("ctrl+q")
            assert len(answers.given) == 1


def test_a_dialog_leaves_the_selected_row_in_sight() -> None:
    with asked(words()) as (ed, _):
        ed.sees("It rained in the night.", "A reason")


def test_brackets_in_a_title_stay() -> None:
    with asked(AskWords("[b]not bold[/b]")) as (ed, _):
        ed.sees("[b]not bold[/b]")
    assert one_line("[b]") == "[b]"
