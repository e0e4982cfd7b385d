"""Citing at the keyboard: words selected in a source become a quote that verifies, with place, digest and anchor."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from support.desk import MAPS, Answer, ScriptedDesk
from support.held import SNOW, digest, put, quoting, recorded, write_map

from argmap.cli.main import main
from argmap.edit.fields import set_field
from argmap.evidence.verdict import Verdict
from argmap.model.vocabulary import LinkRole
from argmap.store.loading import load
from argmap.workspace.panes import Pane
from argmap.workspace.session import Session
from argmap.workspace.verification import verify_session

HANDLE = "the handle of the pump was removed on the following day"


def reading(path: Path, *answers: Answer, at: str = "") -> ScriptedDesk:
    """Sit down at a map whose quotes are verified."""
    session = Session.open(path)
    session.take_checks(*verify_session(session.document, session.map))
    desk = ScriptedDesk(session, *answers)
    return desk.go(at) if at else desk


def selecting(desk: ScriptedDesk, words: str, source: str = "snow") -> ScriptedDesk:
    """Open the text of a source and select words in it."""
    session = desk.session
    text = session.held[source].text
    assert text is not None
    start = text.text.index(words)
    session.reading = session.reading.opened(source).with_selection(text, (start, start + len(words)))
    desk.pane = Pane.SOURCE
    return desk


@pytest.fixture
def snow_map(tmp_path: Path) -> Path:
    """A map with one claim and one source, whose copy is held but whose digest is not recorded."""
    put(tmp_path / "sources/snow.txt", SNOW)
    return write_map(tmp_path, recorded())


@pytest.fixture
def primer(tmp_path: Path) -> Path:
    """A copy of the primer with its source."""
    shutil.copytree(MAPS / "sources", tmp_path / "sources")
    return Path(shutil.copy(MAPS / "primer.argmap.yaml", tmp_path))


def test_selected_words_become_a_quote_that_attests_the_claim_under_the_cursor(snow_map: Path) -> None:
    desk = selecting(reading(snow_map, "own", lambda prompt: prompt.initial, at="pump"), HANDLE).press("c")
    quote = next(iter(desk.session.map.quotes.values()))
    assert (quote.text, quote.source, quote.at, quote.attests) == (HANDLE + ".", "snow", "para. 3", ("pump",))
    assert desk.session.checks[quote.id].verdict is Verdict.VERIFIED
    assert desk.session.map.sources["snow"].sha256 == digest(SNOW)
    assert desk.session.selected == "pump"
    assert "verbatim" in desk.said[-1]


def test_citing_is_one_step_of_undo(snow_map: Path) -> None:
    desk = selecting(reading(snow_map, "own", lambda prompt: prompt.initial, at="pump"), HANDLE).press("c")
    before = load(snow_map).map
    assert desk.session.map != before
    assert desk.press("u").session.map == before


def test_without_a_selection_the_sentence_is_selected_first(snow_map: Path) -> None:
    desk = selecting(reading(snow_map, at="pump"), "nearly").press("space")
    assert desk.session.reading.mark is None
    desk.press("c")
    assert not desk.asked
    assert "sentence" in desk.said[-1]
    desk.answer("own", lambda prompt: prompt.initial).press("c")
    quote = next(iter(desk.session.map.quotes.values()))
    assert quote.text.startswith("On proceeding to the spot")
    assert quote.text.endswith("of the pump.")


def test_backing_out_of_any_question_changes_nothing(snow_map: Path) -> None:
    for answers in ([None], ["quotes", None], ["own", None]):
        desk = selecting(reading(snow_map, *answers, at="pump"), HANDLE).press("c")
        assert desk.session.map == load(snow_map).map


def test_words_of_another_document_are_cited_by_way_of_the_text_in_hand(tmp_path: Path) -> None:
    put(tmp_path / "sources/snow.txt", SNOW)
    path = write_map(tmp_path, recorded(), "\nminutes:\n  source: Minutes of the Board\n")
    desk = selecting(reading(path, "quotes", "minutes", lambda prompt: prompt.initial, at="pump"), HANDLE).press("c")
    quote = next(iter(desk.session.map.quotes.values()))
    assert (quote.source, quote.at) == ("minutes", None)
    assert [(link.source, link.locator, link.role) for link in quote.via] == [("snow", "para. 3", LinkRole.QUOTES)]
    check = desk.session.checks[quote.id]
    assert (check.verdict, check.text_status, check.hops) == (Verdict.SECOND_HAND, Verdict.VERIFIED, 1)


def test_the_document_that_is_quoted_may_be_new_and_has_no_copy(snow_map: Path) -> None:
    answers = ("quotes", "+Minutes of the Board of Guardians", lambda prompt: prompt.initial)
    desk = selecting(reading(snow_map, *answers, at="pump"), HANDLE).press("c")
    quote = next(iter(desk.session.map.quotes.values()))
    origin = desk.session.map.sources[quote.source]
    assert (origin.title, origin.file) == ("Minutes of the Board of Guardians", None)
    assert desk.press("u").session.map == load(snow_map).map


def test_an_edition_counts_as_the_document_itself(tmp_path: Path) -> None:
    put(tmp_path / "sources/snow.txt", SNOW)
    path = write_map(tmp_path, recorded(), "\nminutes:\n  source: Minutes of the Board\n")
    desk = selecting(reading(path, "edition", "minutes", lambda prompt: prompt.initial, at="pump"), HANDLE).press("c")
    quote = next(iter(desk.session.map.quotes.values()))
    assert quote.via[0].role is LinkRole.EDITION
    assert quote.hops == 0


def test_words_inside_quotation_marks_are_taken_for_those_of_another_document(tmp_path: Path) -> None:
    put(tmp_path / "sources/snow.txt", "He writes: “The handle was removed.” So it was.")
    desk = selecting(reading(write_map(tmp_path, recorded()), None, at="pump"), "The handle was removed").press("c")
    assert desk.asked[0].initial == "quotes"  # type: ignore[attr-defined]
    desk.answer(None)
    selecting(desk, "So it was").press("c")
    assert desk.asked[1].initial == "own"  # type: ignore[attr-defined]


STEP = "\nwet:\n  claim: |\n    It was wet.\n\ns-wet:\n  supports: pump\n  because:\n    - wet\n"


@pytest.mark.parametrize(
    ("answer", "attests", "because"),
    [("wet", ("wet",), ("wet",)), ("\0step", (), ("wet", "q-handle"))],
)
def test_with_a_step_selected_the_words_attest_a_premise_or_are_one(
    tmp_path: Path, answer: str, attests: tuple[str, ...], because: tuple[str, ...]
) -> None:
    put(tmp_path / "sources/snow.txt", SNOW)
    path = write_map(tmp_path, STEP, recorded())
    desk = selecting(reading(path, "own", answer, "q-handle", at="s-wet"), HANDLE).press("c")
    assert desk.session.map.quotes["q-handle"].attests == attests
    assert desk.session.map.steps["s-wet"].because == because


def test_words_can_attest_a_claim_that_is_new_with_them(snow_map: Path) -> None:
    answers = ("own", "+The handle came off.", lambda prompt: prompt.initial)
    desk = selecting(reading(snow_map, *answers, at="snow"), HANDLE).press("c")
    quote = next(iter(desk.session.map.quotes.values()))
    assert desk.session.map.claims[quote.attests[0]].text == "The handle came off."


def test_nothing_is_cited_from_a_copy_that_has_changed_since_it_was_recorded(tmp_path: Path) -> None:
    put(tmp_path / "sources/snow.txt", SNOW)
    path = write_map(tmp_path, recorded(sha256="0" * 64))
    desk = selecting(reading(path, at="pump"), HANDLE).press("c")
    assert "has changed since" in desk.refused[-1]
    assert desk.session.map == load(path).map


def test_c_in_the_outline_opens_the_text_of_the_only_source(snow_map: Path) -> None:
    desk = reading(snow_map, at="pump").press("c")
    assert desk.pane is Pane.SOURCE
    assert desk.session.reading.source == "snow"
    assert desk.session.selected == "pump"


def test_of_several_sources_c_asks_which(tmp_path: Path) -> None:
    put(tmp_path / "sources/snow.txt", SNOW)
    put(tmp_path / "sources/other.txt", "Another text.")
    path = write_map(tmp_path, recorded(), recorded("sources/other.txt", name="other"))
    desk = reading(path, "other", at="pump").press("c")
    assert desk.session.reading.source == "other"


def test_without_a_text_to_cite_from_c_says_what_to_do(tmp_path: Path) -> None:
    assert "S adds one" in reading(write_map(tmp_path), at="pump").press("c").refused[-1]
    assert "S adds" in reading(write_map(tmp_path, recorded("")), at="pump").press("c").refused[-1]


@pytest.mark.parametrize("extension", ["txt", "md", "html"])
def test_a_file_becomes_a_source_whose_copy_lies_beside_the_map(tmp_path: Path, extension: str) -> None:
    outside = put(tmp_path / f"elsewhere/Report 7.{extension}", "The handle was removed.")
    path = write_map(tmp_path / "map")
    desk = reading(path, "file", str(outside), "The report\0report", at="pump").press("S")
    source = desk.session.map.sources["report"]
    assert (source.title, source.file) == ("The report", f"sources/Report 7.{extension}")
    assert (path.parent / source.file).read_bytes() == outside.read_bytes()
    assert source.sha256 == digest(outside.read_bytes())
    assert desk.pane is Pane.SOURCE
    assert desk.session.selected == "pump"
    assert desk.session.reading.source == "report"


def test_what_a_file_says_of_itself_is_proposed(tmp_path: Path) -> None:
    head = '<title>On Cholera</title><meta name="author" content="John Snow"><meta name="date" content="1855-01-02">'
    outside = put(tmp_path / "elsewhere/page.html", f"<html><head>{head}</head><body>Words.</body></html>")
    desk = reading(write_map(tmp_path / "map"), "file", str(outside), lambda prompt: prompt.initial, at="pump")
    desk.press("S")
    source = desk.session.map.sources["snow-1855"]
    assert (source.title, source.author, source.date) == ("On Cholera", "John Snow", "1855-01-02")


def test_a_quote_from_a_source_that_is_not_saved_yet_verifies(tmp_path: Path) -> None:
    outside = put(tmp_path / "elsewhere/report.txt", SNOW)
    desk = reading(write_map(tmp_path / "map"), "file", str(outside), "Report\0report", at="pump").press("S")
    desk.answer("own", "q-handle")
    selecting(desk, HANDLE, "report").press("c")
    assert desk.session.checks["q-handle"].verdict is Verdict.VERIFIED


def test_a_copy_is_added_to_the_source_that_lacks_one(tmp_path: Path) -> None:
    outside = put(tmp_path / "elsewhere/book.txt", SNOW)
    path = write_map(tmp_path / "map", recorded(""), quoting("q", HANDLE))
    desk = reading(path, "snow", str(outside), at="snow").press("S")
    assert desk.session.map.sources["snow"].file == "sources/book.txt"
    assert desk.session.checks["q"].verdict is Verdict.VERIFIED


def test_a_file_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    path = write_map(tmp_path)
    desk = reading(path, "file", str(tmp_path / "none.txt"), at="pump").press("S")
    assert desk.refused
    assert desk.session.map == load(path).map
    assert not (tmp_path / "sources").exists()


def test_a_source_can_be_added_by_its_title_alone(tmp_path: Path) -> None:
    desk = reading(write_map(tmp_path), "title", "Minutes of the Board", at="pump").press("S")
    source = desk.session.map.sources[desk.session.selected]
    assert (source.title, source.file) == ("Minutes of the Board", None)


def test_the_brackets_go_through_the_quotes_of_the_text_that_is_read(primer: Path) -> None:
    desk = reading(primer, at="q-guardians")
    desk.session.reading = desk.session.reading.opened("snow-1855")
    desk.pane = Pane.SOURCE
    assert desk.press("]").session.selected == "q-falling"
    assert desk.press("]").session.selected == "q-guardians"
    assert desk.press("[").session.selected == "q-falling"


def test_a_quote_is_shown_in_the_text_it_was_read_in(primer: Path) -> None:
    desk = reading(primer, at="q-falling").press(".")
    text = desk.session.held["snow-1855"].text
    assert desk.pane is Pane.SOURCE
    assert text is not None
    assert text.text[desk.session.reading.cursor :].startswith("the attacks had so far diminished")


def test_words_are_found_over_line_ends_and_escape_drops_what_was_found(primer: Path) -> None:
    desk = selecting(reading(primer, "THURSDAY, 7th September"), "Two", "snow-1855").press("/")
    assert len(desk.session.reading.hits) == 1
    assert desk.press("esc").session.reading.hits == ()


def test_one_escape_drops_what_was_found_and_the_selection_made_there(primer: Path) -> None:
    desk = selecting(reading(primer, "THURSDAY, 7th September"), "Two", "snow-1855").press("/", "c")
    assert desk.session.reading.mark is not None
    here = desk.press("esc").session.reading
    assert (here.mark, here.query, here.hits) == (None, "", ())
    assert desk.press("esc").pane is Pane.OUTLINE


def test_selected_words_are_copied_as_a_quote_would_have_them(primer: Path) -> None:
    desk = selecting(reading(primer), "7th\nSeptember", "snow-1855").press("y")
    assert desk.copied == ["7th September"]


def test_a_selection_grows_word_by_word_from_the_cursor(snow_map: Path) -> None:
    desk = selecting(reading(snow_map, at="pump"), "nearly").press("space", "L", "L", "y")
    assert desk.copied == ["nearly all the"]
    assert desk.press("H", "y").copied[-1] == "nearly all"


def test_select_cite_save_adds_one_block_that_verifies_and_has_an_anchor(
    primer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = primer.read_text(encoding="utf-8")
    words = "the mortality was much diminished"
    desk = selecting(reading(primer, "own", "q-flight", at="already-falling"), words, "snow-1855")
    desk.press("c", "ctrl+s")
    after = primer.read_text(encoding="utf-8")
    block = f"q-flight:\n  quote: |\n    {words}\n  source: snow-1855\n  at: p. 51\n  attests: [already-falling]\n"
    assert after.replace(after[after.index("q-flight:") : after.index("q-flight:") + len(_block(after))], "") == before
    assert _block(after).startswith(block)
    assert main(["verify", str(primer), "--quote", "q-flight"]) == 0
    assert "1 verbatim in the source (verified)" in capsys.readouterr().out
    anchors = json.loads(primer.with_name("primer.anchors.json").read_text(encoding="utf-8"))
    assert [anchor["id"] for anchor in anchors] == ["#q-flight"]


def _block(text: str) -> str:
    """Return the block of q-flight with the blank line after it."""
    start = text.index("q-flight:")
    return text[start : text.index("\n\n", start) + 2]


def test_saving_other_changes_makes_no_file_of_anchors(primer: Path) -> None:
    desk = reading(primer, at="pump-was-source")
    desk.session.change(set_field(desk.session.map, "argmap", "title", "Another title"), "changed the title")
    desk.press("ctrl+s")
    assert not primer.with_name("primer.anchors.json").exists()
