"""`argmap source add` where it refuses: what cannot be added leaves no copy and no change."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from support.adding import files
from support.cli import Argmap
from support.held import DEATHS, HANDLE, SNOW, put, quoting, recorded, write_map

from argmap.store.loading import load


def test_a_source_that_is_held_is_left_to_repin(argmap: Argmap, path: Path, text: Path) -> None:
    argmap("source", "add", path, text, "--id", "snow")
    before = path.read_bytes()
    ran = argmap("source", "add", path, text, "--id", "snow")

    assert ran.status == 1
    assert f"argmap source repin {path} snow FILE" in ran.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("option", ["--title", "--author", "--date", "--from"])
def test_what_would_rewrite_a_source_of_the_map_is_refused(argmap: Argmap, path: Path, text: Path, option: str) -> None:
    before = files(path.parent)
    ran = argmap("source", "add", path, text, "--id", "snow", option, "x")

    assert ran.status == 2
    assert option in ran.err
    assert files(path.parent) == before


@pytest.mark.parametrize(
    ("wanted", "why"),
    [("pump", "is taken"), ("Snow", "is taken"), ("2x", "starts with"), ("a b", "cannot be"), ("no", "cannot be")],
)
def test_an_id_that_cannot_be_used_leaves_no_copy(
    argmap: Argmap, path: Path, text: Path, wanted: str, why: str
) -> None:
    before = files(path.parent)
    ran = argmap("source", "add", path, text, "--id", wanted)

    assert ran.status == 1
    assert why in ran.err
    assert files(path.parent) == before


def test_an_unreadable_text_is_accepted_with_a_word(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    ran = argmap("source", "add", path, put(tmp_path / "in" / "scan.pdf", b"%PDF-1.7\nbroken"), "--id", "snow")

    assert ran.status == 0
    assert "its text cannot be read, so quotes from it stay unchecked: sources/scan.pdf" in ran.out
    assert argmap("verify", path).status == 2


def test_a_map_with_errors_is_refused_and_no_copy_is_left(argmap: Argmap, path: Path, text: Path) -> None:
    put(path, path.read_text("utf-8") + quoting("z", HANDLE, source="nobody"))
    ran = argmap("source", "add", path, text, "--id", "snow")

    assert ran.status == 1
    assert f"argmap check {path}" in ran.err
    assert files(path.parent) == {path.name}


def test_a_map_that_cannot_be_written_leaves_no_copy(argmap: Argmap, path: Path, text: Path) -> None:
    path.chmod(0o444)
    ran = argmap("source", "add", path, text)

    assert ran.status == 2
    assert "read-only" in ran.err
    assert files(path.parent) == {path.name}


def test_an_interrupted_save_leaves_no_copy(
    argmap: Argmap, path: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("argmap.cli.source_add.save", interrupt)

    assert argmap("source", "add", path, text).status == 130
    assert files(path.parent) == {path.name}


def test_a_folder_without_room_for_sources_says_so(argmap: Argmap, path: Path, text: Path) -> None:
    put(path.parent / "sources", "a file of that name")
    before = path.read_bytes()
    ran = argmap("source", "add", path, text)

    assert ran.status == 2
    assert "sources" in ran.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["gone", "folder", "pipe"])
def test_what_is_no_file_is_refused(argmap: Argmap, path: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "thing"
    if kind == "folder":
        file.mkdir()
    if kind == "pipe":
        os.mkfifo(file)

    assert argmap("source", "add", path, file).status == 2
    assert files(path.parent) == {path.name}


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
@pytest.mark.parametrize("name", [b"br\xff\x1b[2Jo\n.txt", b" - #1: \"no\" 'x'.txt", "e\u0301.txt".encode(), b"\\.txt"])
def test_any_file_name_can_be_recorded(argmap: Argmap, path: Path, tmp_path: Path, name: bytes) -> None:
    file = tmp_path / os.fsdecode(name)
    file.write_text(SNOW, "utf-8")
    ran = argmap("source", "add", path, file, "--id", "snow")

    assert ran.status == 0, ran.err
    assert "\x1b" not in ran.out
    assert load(path).problems == ()
    assert argmap("verify", path).status == 0


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
def test_a_name_that_no_map_can_hold_cannot_be_linked(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"br\xff.txt")
    file.write_text(SNOW, "utf-8")
    ran = argmap("source", "add", path, file, "--link")

    assert ran.status == 2
    assert "leave out --link" in ran.err


def test_other_files_outside_the_folder_are_not_read(
    argmap: Argmap, tmp_path: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = put(tmp_path / "secret.txt", HANDLE)
    blocks = quoting("q", DEATHS), quoting("r", HANDLE, source="other"), recorded("")
    path = write_map(tmp_path / "case", *blocks, recorded(str(secret), name="other"))
    read_bytes = Path.read_bytes
    opened: list[Path] = []

    def reading(file: Path) -> bytes:
        opened.append(file)
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", reading)
    ran = argmap("source", "add", path, text, "--id", "snow")

    assert "quotes read in it: 1 verified" in ran.out
    assert text in opened
    assert secret not in opened


def test_standard_input_has_no_sources(argmap: Argmap, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"pump:\n  claim: It did.\n")))
    ran = argmap("source", "add", "-", text)

    assert ran.status == 2
    assert "standard input" in ran.err
