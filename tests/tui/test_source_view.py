"""The view of a source: its text with the quotes from it, and words selected with keys and mouse."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.editor import Editor, editor
from support.held import ALTERED, SNOW, digest, put, quoting, recorded, write_map
from support.nodes import HOSTILE
from support.patience import PATIENT

from argmap.evidence.heldtext import HeldText
from argmap.tui.views.pagelines import PageLines, shown
from argmap.tui.views.source import SourceView
from argmap.workspace.panes import Pane
from argmap.workspace.segments import cells

MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture
def primer(tmp_path: Path) -> Path:
    """A copy of the primer with its source."""
    shutil.copytree(MAPS / "sources", tmp_path / "sources")
    return Path(shutil.copy(MAPS / "primer.argmap.yaml", tmp_path))


@contextmanager
def reading(path: Path, at: str, *, size: tuple[int, int] = (100, 30)) -> Iterator[Editor]:
    """Open a map with the text of a source before one, large, at a node."""
    with editor(path, size=size) as ed:
        ed.selects(at)
        ed.app.desk.show(Pane.SOURCE)
        ed.settle().press("z")
        yield ed


def view(ed: Editor) -> SourceView:
    found = ed.app.main.panes[Pane.SOURCE]
    assert isinstance(found, SourceView)
    return found


def selected(ed: Editor) -> str:
    """Return the words that are selected."""
    passage = view(ed).passage
    text = ed.session.held[passage[0]].text if passage else None
    return text.text[passage[1] : passage[2]] if passage and text else ""


def rows(ed: Editor) -> list[str]:
    return [view(ed).render_line(y).text for y in range(view(ed).size.height)]


def test_a_quote_is_shown_in_its_source_with_sign_label_page_and_verdict(primer: Path) -> None:
    with reading(primer, "q-guardians") as ed:
        ed.sees("✓Q1", "p.40", "I had an interview with the Board of Guardians", "q-guardians: verbatim in")
        ed.sees("✓Q2", "2 quotes")


def test_the_view_follows_the_outline_to_the_quote_of_a_claim(primer: Path) -> None:
    with reading(primer, "already-falling", size=(100, 14)) as ed:
        ed.sees("the attacks had so far diminished")
        ed.selects("handle-off-8-sept").sees("I had an interview with the Board")
        cursor = ed.session.reading.cursor
        ed.selects("pump-was-source")
        assert ed.session.reading.cursor == cursor


def test_words_are_selected_with_the_keyboard_and_cited(primer: Path) -> None:
    with reading(primer, "already-falling") as ed:
        ed.press("space", "l", "l", "l")
        assert selected(ed) == "the attacks had so"
        ed.sees("4 words selected, p. 51: c cites them")
        ed.press("c").sees("Whose words are these?")
        ed.press("enter").sees("Cite these words").press("enter")
        quote = next(each for each in ed.session.map.quotes.values() if each.text == "the attacks had so")
        assert (quote.at, quote.attests) == ("p. 51", ("already-falling",))
        ed.says("verbatim")
        assert f"{quote.id}:" in ed.saved_text()


@pytest.mark.parametrize(("keys", "words"), [("s", "the water"), ("J", "outbreak"), ("L", "the attacks")])
def test_selections_grow_by_sentence_row_and_word(primer: Path, keys: str, words: str) -> None:
    with reading(primer, "q-falling") as ed:
        ed.press(keys)
        assert words in " ".join(selected(ed).split()) or selected(ed).startswith("the attacks")
        ed.press("esc")
        assert selected(ed) == ""
        assert ed.pane is Pane.SOURCE


def test_a_drag_selects_whole_words_and_a_double_and_triple_click_a_word_and_a_sentence(primer: Path) -> None:
    with reading(primer, "q-guardians") as ed:
        line = next(row for row in ed.screen.splitlines() if "I had an interview" in row)
        at, y = line.index("had an interview"), ed.screen.splitlines().index(line)
        pilot = ed.pilot
        ed.during(lambda: _drag(ed, (at + 1, y), (at + 9, y)))
        ed.settle()
        assert selected(ed) == "had an interview"
        ed.during(lambda: pilot.click(offset=(at + 8, y), times=2))
        ed.settle()
        assert selected(ed) == "interview"
        ed.during(lambda: pilot.click(offset=(at + 8, y), times=3))
        ed.settle()
        assert selected(ed).startswith("I had an interview")
        assert selected(ed).endswith("to them.")


async def _drag(ed: Editor, start: tuple[int, int], end: tuple[int, int]) -> None:
    await ed.pilot.mouse_down(offset=start)
    await ed.pilot.hover(offset=end)
    await ed.pilot.mouse_up(offset=end)


def test_the_words_that_a_quote_changes_are_told_and_marked(tmp_path: Path) -> None:
    put(tmp_path / "sources/snow.txt", SNOW)
    path = write_map(tmp_path, quoting("q", ALTERED), recorded(sha256=digest(SNOW)))
    with reading(path, "q") as ed:
        ed.sees("✗Q1", "changed:", "do not doubt")
        ed.sees("left out of the quote: “do not”")


def test_words_are_found_and_gone_through(primer: Path) -> None:
    with reading(primer, "q-guardians") as ed:
        ed.press("/").types("the pump").press("enter").sees("“the pump”: 1 of 1")
        ed.press("/").types("of the").press("enter")
        first = ed.session.reading.cursor
        ed.press("n")
        assert ed.session.reading.cursor > first
        ed.press("N")
        assert ed.session.reading.cursor == first


def test_enter_on_a_passage_goes_to_its_quote_and_the_brackets_to_the_next(primer: Path) -> None:
    with reading(primer, "q-guardians") as ed:
        ed.press("]")
        assert ed.session.selected == "q-falling"
        ed.press("[")
        assert ed.session.selected == "q-guardians"
        ed.selects("pump-was-source").press("enter")
        assert ed.session.selected == "q-guardians"


def test_without_a_text_the_view_says_what_to_do(tmp_path: Path) -> None:
    with reading(write_map(tmp_path), "pump") as ed:
        ed.sees("This map has no sources yet", "S adds one from a file")
    with reading(write_map(tmp_path, recorded("")), "snow") as ed:
        ed.sees("No copy of this source is held", "S adds a copy")
    with reading(write_map(tmp_path, recorded()), "snow") as ed:
        ed.sees("The copy that the map names is not there")
    put(tmp_path / "sources/snow.txt", "")
    with reading(write_map(tmp_path, recorded()), "snow") as ed:
        ed.sees("no text that can be read", "is empty")


TEXTS: tuple[tuple[str, str], ...] = (
    ("hostile", "\n".join(HOSTILE).replace("\0", "")),
    ("long line", "word " * 20_000),
    ("unbroken line", "x" * 100_000),
    ("Chinese", "日本語の文章です。" * 500),
    ("right to left", "هذا نص عربي طويل. " * 300),
    ("combining", "e\u0301\u0327a\u0308" * 2000),
    ("tabs", "one\ttwo\tthree\n" * 50),
    ("controls", "".join(map(chr, range(1, 32))) + "words \u202eevil\u202c \u009b31m"),
)


@pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=[name for name, _ in TEXTS])
def test_any_text_is_read_selected_and_painted_in_exactly_its_cells(tmp_path: Path, text: str) -> None:
    put(tmp_path / "sources/snow.txt", text)
    with reading(write_map(tmp_path, recorded()), "snow", size=(80, 24)) as ed:
        ed.press("space", "l", "l", "j", "j", "pgdn", "G", "g", "s", "h", "k")
        assert view(ed).passage is not None
        for y in range(view(ed).size.height):
            strip = view(ed).render_line(y)
            assert strip.cell_length == view(ed).size.width
            assert all(character.isprintable() or character == " " for character in strip.text), strip.text


@pytest.mark.parametrize("size", [(20, 6), (40, 10), (80, 24), (160, 50)])
def test_every_size_of_the_window_shows_the_cursor(primer: Path, size: tuple[int, int]) -> None:
    with reading(primer, "q-falling", size=size) as ed:
        ed.resize(*size).press("G", "g", "pgdn")
        assert len(rows(ed)) == view(ed).size.height


_SIGNS = st.sampled_from("ab e\u0301\u00ad\u200d日 \n\t\f-\u0002\u202e\U0001f468\ufe0f.")


@settings(PATIENT)
@given(st.text(_SIGNS, min_size=1, max_size=200), st.integers(4, 30))
def test_the_rows_hold_the_whole_text_in_order_and_fit_their_width(text: str, width: int) -> None:
    lines = PageLines(HeldText(text), width)
    found = [row for line in range(len(lines.starts)) for row in lines.rows(line)]
    assert [row.start for row in found] == sorted(row.start for row in found)
    shown_there = "".join(text[start:end] for start, end in found)
    assert "".join(shown_there.split()) == "".join(text.split())
    for start, end in found:
        assert cells(shown(text, start, end).rstrip()) <= max(width, 5)


@settings(PATIENT)
@given(st.text(_SIGNS, min_size=1, max_size=200), st.integers(0, 199))
def test_every_place_of_a_text_is_in_a_row_and_back(text: str, offset: int) -> None:
    lines = PageLines(HeldText(text), 12)
    offset = min(offset, len(text) - 1)
    place = lines.place_of(offset)
    start, end = lines.at(place)
    seen = cells(shown(text, start, offset)) < cells(shown(text, start, offset + 1))
    if start <= offset < end and seen and not {"\u200d", "\ufe0f"} & set(text):
        assert lines.offset_at(place, lines.column_of(place, offset)) == offset


def test_lines_that_were_full_are_joined_and_those_of_a_list_are_not() -> None:
    prose = "There is no doubt that the mortality was much diminished by\nthe flight of the population, which began\n"
    lines = PageLines(HeldText(prose * 3 + "\nten\ntwenty\nthirty\n"), 200)
    text = lines.held.text
    said = [shown(text, *row).strip() for line in range(len(lines.starts)) for row in lines.rows(line)]
    assert said[0].endswith("diminished by the flight of the population, which began")
    assert said[-3:] == ["ten", "twenty", "thirty"]
