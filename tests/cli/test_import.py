"""`argmap import` makes a map of another tool's file, or says what is lost and writes nothing."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from support.cli import GOOD, Argmap, run_program
from support.samples import SAMPLES
from support.stub_format import SOURCES, STUB, TWIN

from argmap.exchange import registry
from argmap.notation.parsing import parse_document
from argmap.store.loading import load

KIALO = SAMPLES / "kialo" / "heating.txt"
MICROTEXT = SAMPLES / "microtexts" / "every-edge.xml"


@pytest.fixture
def argmap(capsys: pytest.CaptureFixture[str]) -> Argmap:
    return Argmap(capsys)


@pytest.fixture
def stubs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FORMATS", (STUB, SOURCES))


def _written(folder: Path, text: str, name: str = "list.stub") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_map_is_made_and_checks_and_draws_at_once(argmap: Argmap, tmp_path: Path) -> None:
    made = tmp_path / "heating.argmap.yaml"
    ran = argmap("import", KIALO, "-o", made)
    assert (ran.status, ran.err) == (0, "")
    assert "7 claims, 8 steps, 3 sources" in ran.out
    assert argmap("check", made).status == 0
    assert argmap("render", made, "-o", tmp_path / "heating.svg").status == 0


def test_texts_that_belong_to_the_map_are_held_beside_it_and_its_quotes_verify(argmap: Argmap, tmp_path: Path) -> None:
    made = tmp_path / "trains.argmap.yaml"
    assert argmap("import", MICROTEXT, "-o", made).status == 0
    assert (tmp_path / "sources" / "micro-x001.txt").is_file()
    ran = argmap("verify", made)
    assert ran.status == 0, ran.out  # 1: a quote fails; 3: something was not looked at


def test_without_a_name_the_map_is_printed(argmap: Argmap) -> None:
    ran = argmap("import", KIALO)
    assert ran.status == 0
    assert parse_document([("m", ran.out)]).problems == ()


def test_a_map_without_a_title_is_called_as_its_file_in_words(argmap: Argmap, tmp_path: Path) -> None:
    made = tmp_path / "night-trains.argmap.yaml"
    assert argmap("import", SAMPLES / "sadface" / "integers.json", "-o", made).status == 0
    assert load(made).map.head.title == "Night trains"


def test_standard_input_is_read(tmp_path: Path) -> None:
    made = tmp_path / "heating.argmap.yaml"
    ran = run_program(["import", "-", "-o", made], stdin=KIALO.read_bytes())
    assert (ran.status, ran.err) == (0, "")
    assert load(made).map.head.title == "Should the town ban wood stoves?"


def test_nothing_is_overwritten_and_nothing_left_behind(argmap: Argmap, tmp_path: Path) -> None:
    made = _written(tmp_path, "mine", "trains.argmap.yaml")
    ran = argmap("import", MICROTEXT, "-o", made)
    assert ran.status == 2
    assert "exists already" in ran.err
    assert made.read_text() == "mine"
    assert not (tmp_path / "sources").exists()


def test_a_held_text_of_another_content_is_not_overwritten(argmap: Argmap, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    held = _written(tmp_path / "sources", "other", "micro-x001.txt")
    ran = argmap("import", MICROTEXT, "-o", tmp_path / "trains.argmap.yaml")
    assert (ran.status, held.read_text()) == (2, "other")
    assert not (tmp_path / "trains.argmap.yaml").exists()


@pytest.mark.usefixtures("stubs")
def test_losses_are_listed_with_their_line_and_nothing_is_written(argmap: Argmap, tmp_path: Path) -> None:
    path = _written(tmp_path, "stub\nIt rains.\n!Hey\n!Ho\n")
    made = tmp_path / "rain.argmap.yaml"
    ran = argmap("import", path, "-o", made)
    assert (ran.status, ran.out) == (1, "")
    first, second, refusal, remedy = ran.err.splitlines()
    assert first == f'{path}:3: lost: line 3: "Hey" (a map shouts at nobody)'
    assert second.startswith(f"{path}:4: ")
    assert "2 things" in refusal
    assert "nothing was written" in refusal
    assert "--lossy" in remedy
    assert not made.exists()
    assert argmap("import", path).out == ""


@pytest.mark.usefixtures("stubs")
def test_what_is_not_about_the_argument_is_said_and_need_not_be_accepted(argmap: Argmap, tmp_path: Path) -> None:
    path = _written(tmp_path, "stub\nIt rains.\n~the rain\n")
    ran = argmap("import", path, "-o", tmp_path / "rain.argmap.yaml")
    assert (ran.status, ran.err) == (
        0,
        f"{path}: left aside, as not about the argument: how the rain is drawn\n",
    )


@pytest.mark.usefixtures("stubs")
def test_losses_that_are_accepted_are_still_listed(argmap: Argmap, tmp_path: Path) -> None:
    path = _written(tmp_path, "stub\nIt rains.\n!Hey\n")
    made = tmp_path / "rain.argmap.yaml"
    ran = argmap("import", path, "-o", made, "--lossy")
    assert ran.status == 0
    assert "lost: line 3" in ran.err
    assert list(load(made).map.nodes) == ["rains"]


@pytest.mark.usefixtures("stubs")
def test_sources_are_added_to_a_map_once(argmap: Argmap, tmp_path: Path) -> None:
    the_map = _written(tmp_path, GOOD, "pump.argmap.yaml")
    titles = _written(tmp_path, "titles\nSnow\nA Report\n", "library.titles")
    ran = argmap("import", titles, "--into", the_map)
    assert (ran.status, ran.err) == (0, "")
    assert "added 2 sources" in ran.out
    assert "snow-2, report" in ran.out
    text = the_map.read_text()
    assert "# what is to be shown" in text
    again = argmap("import", titles, "--into", the_map)
    assert "there already: snow-2, report" in again.out
    assert the_map.read_text() == text


@pytest.mark.usefixtures("stubs")
def test_only_sources_are_added_to_a_map_and_only_to_a_sound_one(argmap: Argmap, tmp_path: Path) -> None:
    the_map = _written(tmp_path, GOOD, "pump.argmap.yaml")
    ran = argmap("import", _written(tmp_path, "stub\nIt rains.\n"), "--into", the_map)
    assert ran.status == 2
    assert "titles" in ran.err
    broken = _written(tmp_path, GOOD.replace("- deaths", "- death"), "broken.argmap.yaml")
    titles = _written(tmp_path, "titles\nSnow\n", "library.titles")
    assert argmap("import", titles, "--into", broken).status == 1


def test_a_text_of_no_format_is_told_which_there_are(argmap: Argmap, tmp_path: Path) -> None:
    ran = argmap("import", _written(tmp_path, "Just words.\n"))
    assert ran.status == 2
    assert "kialo" in ran.err


def test_a_file_that_is_called_like_a_format_and_is_not_of_it_is_told_so(argmap: Argmap, tmp_path: Path) -> None:
    ran = argmap("import", _written(tmp_path, "<html/>", "graph.xml"))
    assert ran.status == 2
    assert "--from microtexts" in ran.err


def test_a_map_of_argmap_needs_no_import(argmap: Argmap, tmp_path: Path) -> None:
    ran = argmap("import", _written(tmp_path, GOOD, "pump.argmap.yaml"))
    assert ran.status == 2
    assert "already" in ran.err


def test_several_formats_are_told_apart_by_the_suffix_or_not_at_all(
    argmap: Argmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "FORMATS", (STUB, TWIN))
    assert argmap("import", _written(tmp_path, "stub\nIt rains.\n", "list.twin")).status == 0
    for name in ("list.txt", "list"):
        ran = argmap("import", _written(tmp_path, "stub\nIt rains.\n", name))
        assert ran.status == 2
        assert "--from stub or --from twin" in ran.err


def test_a_format_that_is_named_is_read_whatever_the_text_looks_like(argmap: Argmap, tmp_path: Path) -> None:
    path = _written(tmp_path, "{")
    ran = argmap("import", path, "--from", "sadface")
    assert ran.status == 1
    assert f"{path}:1: " in ran.err
    assert "kialo" in argmap("import", path, "--from", "kiallo").err


@pytest.mark.parametrize(
    "content",
    [b"", b"\n \n", b"\xff\xfe\x00", b"\x80abc", b"a\0b", b'<?xml version="1.0" encoding="klingon"?><arggraph/>'],
)
def test_what_is_no_text_is_refused(argmap: Argmap, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    ran = argmap("import", path)
    assert ran.status == 2
    assert ran.err.startswith("error: ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_are_read_where_the_file_says_so(argmap: Argmap, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "file"
    path.write_bytes("Discussion Title: Öl?\r\n\r\n1. Öl.\r\n1.1. Pro: Ja.\r\n".encode(encoding))
    ran = argmap("import", path)
    assert ran.status == 0
    assert "\r" not in ran.out
    assert "title: Öl?" in ran.out


def test_an_xml_declaration_says_how_the_file_is_written(argmap: Argmap, tmp_path: Path) -> None:
    path = tmp_path / "file"
    graph = '<?xml version="1.0" encoding="ISO-8859-1"?><arggraph id="x"><adu id="a"/><edu id="e">Öl</edu></arggraph>'
    path.write_bytes(graph.encode("latin-1"))
    assert "title: x" in argmap("import", path, "--lossy").out


@pytest.mark.parametrize("file", ["nowhere.txt", "."])
def test_a_file_that_cannot_be_read_is_told(argmap: Argmap, file: str) -> None:
    assert argmap("import", file).status == 2


def test_a_map_is_called_as_maps_are(argmap: Argmap, tmp_path: Path) -> None:
    ran = argmap("import", KIALO, "-o", tmp_path / "heating.yaml")
    assert ran.status == 2
    assert f"-o {tmp_path / 'heating.argmap.yaml'}" in ran.err


@pytest.mark.usefixtures("stubs")
def test_printing_a_map_says_which_texts_are_not_held(
    argmap: Argmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = argmap("import", _written(tmp_path, "stub\nheld:words\n"))
    assert ran.status == 0
    assert "sources/text.txt" in ran.err
    assert not (tmp_path / "sources").exists()


def test_words_that_steer_a_terminal_are_made_harmless(
    argmap: Argmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "FORMATS", (STUB,))
    ran = argmap("import", _written(tmp_path, "stub\n!\x1b[31mred\n"))
    assert "\x1b" not in ran.err


def test_a_closed_standard_input_is_an_empty_file(argmap: Argmap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    ran = argmap("import", "-")
    assert ran.status == 2
    assert "standard input is empty" in ran.err
