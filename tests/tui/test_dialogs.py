"""Every dialog shows hostile text as text, at any size, in its place; versions, filters and long texts have theirs."""

from __future__ import annotations

import pytest
from support.dialogs import IDS, MAP, ask, asked, words
from support.editor import editor

from argmap.workspace.asking import (
    AskChoice,
    AskFile,
    AskFilter,
    AskNode,
    AskSide,
    AskWords,
    AskYes,
    Option,
    ShowText,
)
from argmap.workspace.segments import one_line

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
