"""`argmap source add`: how a text becomes the held copy of a source, and what is recorded of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.adding import files, source
from support.cli import Argmap, Terminal
from support.documents import docx, paragraph, pdf
from support.held import DEATHS, FILE, SNOW, digest, put, quoting, recorded, write_map

from argmap.store.loading import load

PAGE = f"""<html><head><title>Mode of Communication</title><meta name="author" content="John Snow">
<meta name="dc.date" content="1855-01-01"></head><body><p>{SNOW}</p></body></html>"""
REFS = {
    "refs.json": '[{"id": "snow55", "type": "book", "title": "Cholera", '
    '"author": [{"family": "Snow", "given": "John"}], "issued": {"date-parts": [[1855]]}, "publisher": "Churchill"}]',
    "refs.bib": "@book{snow55, title={Cholera}, author={Snow, John}, year={1855}, publisher={Churchill}}",
    "refs.ris": "TY  - BOOK\nID  - snow55\nTI  - Cholera\nAU  - Snow, John\nPY  - 1855\nPB  - Churchill\nER  - \n",
}


def added_lines(before: str, path: Path) -> list[str]:
    """Return the lines that a map gained, and check that it lost none."""
    now = path.read_text("utf-8").splitlines()
    old = before.splitlines()
    assert [line for line in now if line in old] == old
    return [line for line in now if line not in old]


def test_a_copy_is_held_and_two_lines_record_it(argmap: Argmap, path: Path, text: Path) -> None:
    before = path.read_text("utf-8")
    ran = argmap("source", "add", path, text, "--id", "snow")

    assert (ran.status, ran.err) == (0, "")
    assert added_lines(before, path) == [f"  file: {FILE}", f"  sha256: {digest(SNOW)}"]
    assert (path.parent / FILE).read_text("utf-8") == SNOW
    assert '"snow" (On Cholera) now has a held copy: sources/snow.txt' in ran.out
    assert "quotes read in it: 2 verified" in ran.out
    assert argmap("verify", path).status == 0


def test_an_earlier_id_names_the_source_too(argmap: Argmap, path: Path, text: Path) -> None:
    put(path, path.read_text("utf-8") + "  was: [cholera]\n")

    assert argmap("source", "add", path, text, "--id", "cholera").status == 0
    assert source(path, "snow").file == FILE


def test_quality_is_what_a_person_declares(argmap: Argmap, path: Path, text: Path) -> None:
    assert argmap("source", "add", path, text, "--id", "snow", "--quality", "ocr").status == 0
    assert source(path, "snow").quality == "ocr"
    assert source(path, "snow").sha256 == digest(SNOW)
    assert argmap("source", "add", path, text, "--quality", "good").status == 2


def test_a_page_names_itself(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    ran = argmap("source", "add", path, put(tmp_path / "page.html", PAGE))
    found = source(path, "snow-1855")

    assert ran.status == 0
    assert (found.title, found.author, found.date) == ("Mode of Communication", "John Snow", "1855-01-01")
    assert 'the new source "snow-1855"' in ran.out
    assert "author John Snow, date 1855-01-01" in ran.out


def test_a_pdf_and_a_word_document_are_read(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    one = argmap("source", "add", path, put(tmp_path / "a.pdf", pdf([["words of the first page"], ["and second"]])))
    two = argmap("source", "add", path, put(tmp_path / "b.docx", docx(paragraph("words of a letter"))))

    assert one.status == two.status == 0
    assert "2 pages" in one.out
    assert sorted(each.title for each in load(path).map.sources.values()) == ["On Cholera", "a", "b"]
    assert load(path).problems == ()


def test_what_is_said_on_the_command_line_comes_first(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    options = "--title", "On the #1 Mode: a book", "--author", "Snow, John; Farr, William", "--date", "c. 1855"
    ran = argmap("source", "add", path, put(tmp_path / "page.html", PAGE), *options, "--kind", "book")
    found = source(path, "snow-1855")

    assert ran.status == 0
    assert (found.title, found.author, found.date, found.type) == (*options[1::2], "book")


def test_the_id_is_made_of_the_first_author(argmap: Argmap, path: Path, text: Path) -> None:
    assert argmap("source", "add", path, text, "--author", "John Snow; William Farr", "--date", "1855").status == 0
    assert "snow-1855" in load(path).map.sources


def test_an_id_that_was_anothers_is_not_made_again(argmap: Argmap, path: Path, text: Path) -> None:
    put(path, path.read_text("utf-8") + "  was: [snow-1855]\n")

    assert argmap("source", "add", path, text, "--author", "John Snow", "--date", "1855").status == 0
    assert "snow-1855-2" in load(path).map.sources


def test_a_text_without_a_title_is_called_by_its_file(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    assert argmap("source", "add", path, put(tmp_path / "Letter to Farr.txt", SNOW)).status == 0
    assert source(path, "letter-farr").title == "Letter to Farr"
    assert source(path, "letter-farr").file == "sources/Letter to Farr.txt"


@pytest.mark.parametrize("name", list(REFS))
def test_a_bibliography_of_one_entry_describes_the_source(argmap: Argmap, path: Path, text: Path, name: str) -> None:
    refs = put(path.parent.parent / name, REFS[name])
    ran = argmap("source", "add", path, text, "--from", refs)
    found = source(path, "snow-1855")

    assert ran.status == 0, ran.err
    assert (found.title, found.author, found.date, found.type) == ("Cholera", "John Snow", "1855", "book")
    assert dict(found.variables)["publisher"] == "Churchill"


def test_a_bibliography_of_several_entries_needs_a_key(argmap: Argmap, path: Path, text: Path) -> None:
    refs = put(path.parent.parent / "refs.bib", REFS["refs.bib"] + "@book{farr, title={Report}}")
    before = files(path.parent)
    ran = argmap("source", "add", path, text, "--from", refs)

    assert ran.status == 2
    assert "has 2 entries" in ran.err
    assert "snow55, farr" in ran.err
    assert argmap("source", "add", path, text, "--from", refs, "--key", "fart").status == 1
    assert argmap("source", "add", path, text, "--key", "farr").status == 2
    assert files(path.parent) == before
    assert argmap("source", "add", path, text, "--from", refs, "--key", "farr").status == 0
    assert source(path, "report").csl == "farr"


@pytest.mark.parametrize("content", ["", "no bibliography", "[]", "[{]"])
def test_a_bibliography_that_cannot_be_read_is_refused(argmap: Argmap, path: Path, text: Path, content: str) -> None:
    before = path.read_text("utf-8")
    ran = argmap("source", "add", path, text, "--from", put(path.parent.parent / "refs.json", content))

    assert ran.status == 2
    assert "0 entries" in ran.err
    assert path.read_text("utf-8") == before


def test_a_key_is_recorded_only_where_the_bibliography_of_the_map_knows_it(
    argmap: Argmap, path: Path, text: Path
) -> None:
    put(path, path.read_text("utf-8").replace("  title: Pump\n", "  title: Pump\n  bibliography: refs.json\n"))
    refs = put(path.parent / "refs.json", REFS["refs.json"])
    other = put(path.parent.parent / "other.bib", REFS["refs.bib"].replace("snow55", "farr"))

    assert argmap("source", "add", path, text, "--from", refs, "--id", "one").status == 0
    assert argmap("source", "add", path, text, "--from", other, "--id", "two").status == 0
    assert (source(path, "one").csl, source(path, "two").csl) == ("snow55", None)
    assert argmap("check", "--strict", path).status == 0


def test_what_the_bibliography_of_the_map_says_is_not_written_into_it(argmap: Argmap, path: Path, text: Path) -> None:
    put(path.parent / "refs.json", REFS["refs.json"])
    head = path.read_text("utf-8").replace("  title: Pump\n", "  title: Pump\n  bibliography: refs.json\n")
    put(path, head + "  csl: snow55\n")
    before = path.read_text("utf-8")

    assert argmap("source", "add", path, text, "--id", "snow").status == 0
    assert added_lines(before, path) == [f"  file: {FILE}", f"  sha256: {digest(SNOW)}"]
    assert argmap("verify", path).status == 0


def test_a_link_is_recorded_where_it_lies(argmap: Argmap, path: Path, text: Path) -> None:
    ran = argmap("source", "add", path, text, "--id", "snow", "--link")

    assert ran.status == 0
    assert source(path, "snow").file == "../in/snow.txt"
    assert not (path.parent / "sources").exists()
    assert "--allow-outside" in ran.out
    assert "2 verified" in ran.out
    assert argmap("verify", path).status == 2
    assert argmap("verify", "--allow-outside", path).status == 0


def test_a_link_within_the_folder_needs_no_word(argmap: Argmap, path: Path) -> None:
    ran = argmap("source", "add", path, put(path.parent / "texts" / "s.txt", SNOW), "--id", "snow", "--link")

    assert "--allow-outside" not in ran.out
    assert argmap("verify", path).status == 0


def test_a_file_that_lies_in_sources_already_is_used_as_it_is(argmap: Argmap, path: Path) -> None:
    copy = put(path.parent / FILE, SNOW)

    assert argmap("source", "add", path, copy, "--id", "snow").status == 0
    assert source(path, "snow").file == FILE
    assert files(path.parent) == {"sources", FILE, path.name}


def test_other_bytes_under_the_name_are_left_alone(argmap: Argmap, path: Path, text: Path) -> None:
    put(path.parent / FILE, "another text")
    (path.parent / "sources" / "snow-2.txt").symlink_to("nowhere")

    assert argmap("source", "add", path, text, "--id", "snow").status == 0
    assert source(path, "snow").file == "sources/snow-3.txt"
    assert (path.parent / FILE).read_text("utf-8") == "another text"
    assert argmap("verify", path).status == 0


def test_the_recorded_file_is_taken_and_another_is_refused(argmap: Argmap, tmp_path: Path, text: Path) -> None:
    path = write_map(tmp_path / "case", quoting("q", DEATHS), recorded("", digest(SNOW).upper()))
    other = put(tmp_path / "in" / "other.txt", SNOW + " ")
    before = files(path.parent)
    ran = argmap("source", "add", path, other, "--id", "snow")

    assert ran.status == 1
    assert "not the same file" in ran.err
    assert files(path.parent) == before
    assert argmap("source", "add", path, text, "--id", "snow").status == 0
    assert argmap("verify", path).status == 0


def test_a_copy_that_was_left_out_of_a_shared_map_is_put_back_where_it_was(
    argmap: Argmap, tmp_path: Path, text: Path
) -> None:
    path = write_map(tmp_path / "case", quoting("q", DEATHS), recorded("texts/of/snow.txt", digest(SNOW)))
    before = path.read_bytes()
    ran = argmap("source", "add", path, text, "--id", "snow")

    assert (ran.status, ran.err) == (0, "")
    assert path.read_bytes() == before
    assert (path.parent / "texts/of/snow.txt").read_text("utf-8") == SNOW
    assert argmap("verify", path).status == 0


def test_a_copy_is_never_put_back_outside_the_folder_of_the_map(argmap: Argmap, tmp_path: Path, text: Path) -> None:
    path = write_map(tmp_path / "case", quoting("q", DEATHS), recorded("../elsewhere/snow.txt"))

    assert argmap("source", "add", path, text, "--id", "snow").status == 0
    assert not (tmp_path / "elsewhere").exists()
    assert source(path, "snow").file == FILE


def test_a_folder_map_holds_its_copies_together(argmap: Argmap, path: Path, text: Path) -> None:
    put(path.parent / "more.argmap.yaml", "farr:\n  source: Report\n")
    assert argmap("source", "add", path.parent, text, "--id", "farr").status == 0
    assert argmap("source", "add", path.parent, text, "--title", "A third").status == 0

    assert source(path.parent, "farr").file == source(path.parent, "third").file == FILE
    assert "sources/snow.txt" in (path.parent / "more.argmap.yaml").read_text("utf-8")
    assert files(path.parent) == {"sources", FILE, path.name, "more.argmap.yaml"}


def test_a_map_with_sources_of_other_maps_takes_copies_too(argmap: Argmap, tmp_path: Path, text: Path) -> None:
    put(tmp_path / "library.argmap.yaml", "farr:\n  source: Report\n")
    path = write_map(tmp_path, quoting("q", DEATHS, source="library/farr"), recorded(""))
    ran = argmap("source", "add", path, text, "--id", "snow")

    assert ran.status == 0, ran.err
    assert argmap("source", "add", path, text, "--title", "New").status == 0
    other = argmap("source", "add", path, text, "--id", "library/farr")
    assert other.status == 1
    assert "a source of the map library" in other.err


@pytest.mark.parametrize(
    ("answer", "title"), [("On  Cholera, 2nd ed.\n", "On Cholera, 2nd ed."), ("\n", "snow"), ("", "snow")]
)
def test_on_a_terminal_the_title_is_asked_for(
    argmap: Argmap, path: Path, text: Path, monkeypatch: pytest.MonkeyPatch, answer: str, title: str
) -> None:
    asked = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stderr", asked)

    assert argmap("source", "add", path, text, "--id", "new").status == 0
    assert "Title of the source [snow]: " in asked.getvalue()
    assert source(path, "new").title == title
