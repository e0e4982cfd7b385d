"""`argmap verify` of what others wrote: files it must not read or cannot, and words that would steer a terminal."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest
from support.cli import Argmap
from support.documents import docx, paragraph, pdf, scan, zipped
from support.held import (
    DEATHS,
    FILE,
    SNOW,
    digest,
    held_map,
    put,
    quoting,
    recorded,
    write_map,
)


def outside(tmp_path: Path) -> tuple[Path, Path]:
    """Write a folder for a map, and a text beside that folder."""
    return tmp_path / "case", put(tmp_path / "private" / "snow.txt", SNOW)


@pytest.mark.parametrize("way", ["absolute", "upwards", "link", "linked folder"])
def test_a_file_outside_the_folder_of_the_map_is_read_only_when_that_is_allowed(
    argmap: Argmap, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, text = outside(tmp_path)
    file = {"absolute": str(text), "upwards": "../private/snow.txt", "link": "snow.txt"}.get(way, FILE)
    path = write_map(folder, quoting("q", DEATHS), recorded(file, digest(SNOW)))
    if way == "link":
        (folder / "snow.txt").symlink_to(text)
    if way == "linked folder":
        (folder / "sources").symlink_to(text.parent)
    read_bytes = Path.read_bytes
    opened: list[Path] = []

    def reading(path: Path) -> bytes:
        opened.append(path.resolve())
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    ran = argmap("verify", path)

    assert ran.status == 2
    assert "--allow-outside" in ran.out
    assert text not in opened
    assert argmap("verify", "--allow-outside", path).status == 0
    assert text in opened


def test_a_file_of_the_parent_folder_that_comes_back_is_inside(argmap: Argmap, tmp_path: Path) -> None:
    put(tmp_path / "case" / FILE, SNOW)
    path = write_map(tmp_path / "case", quoting("q", DEATHS), recorded(f"../case/{FILE}", digest(SNOW)))

    assert argmap("verify", path).status == 0


def bomb() -> bytes:
    return zipped({"word/document.xml": b"<w>" + b" " * (80 << 20) + b"</w>", "[Content_Types].xml": "<Types/>"})


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("snow.pdf", "scan", "a scan without a text layer"),
        ("snow.docx", "bomb", "unpacks to|inflate|larger|times"),
        ("snow.txt", "binary", "."),
        ("snow.txt", "empty", "."),
        ("snow.txt", "folder", "is not a file"),
        ("loop", "loop", "symbolic links"),
    ],
)
def test_an_unreadable_copy_says_why(argmap: Argmap, tmp_path: Path, name: str, kind: str, why: str) -> None:
    path = write_map(tmp_path, quoting("q", DEATHS), recorded(name))
    copy = tmp_path / name
    if kind == "folder":
        copy.mkdir()
    elif kind == "loop":
        copy.symlink_to(name)
    else:
        put(copy, {"scan": scan, "bomb": lambda _: bomb(), "empty": lambda _: b""}.get(kind, _binary)(tmp_path))
    ran = argmap("verify", path)

    assert ran.status == 2
    assert f"q: unreadable: not checked: the held copy of \u201cOn Cholera\u201d could not be read: {name}" in ran.out
    assert re.search(why, ran.out.partition(f"read: {name}")[2].splitlines()[0])


def _binary(_: Path) -> bytes:
    return bytes(range(256)) * 40


def test_a_name_that_no_file_can_have_harms_nothing(argmap: Argmap, tmp_path: Path) -> None:
    path = write_map(tmp_path, quoting("q", DEATHS), recorded(r'"a\0b.txt"'))

    for flag in ("--strict", "--allow-outside"):
        ran = argmap("verify", flag, path)
        assert ran.status == 2
        assert "\0" not in ran.out


def test_words_of_others_cannot_steer_the_terminal(argmap: Argmap, tmp_path: Path) -> None:
    words = "The pump \x1b[2J did it \u202e\x07 and nobody \x9b31m else had done so in this street"
    path = held_map(tmp_path, {"q": "The pump did it and nobody had done so in this street"}, copy=words + ".\n")
    put(path, path.read_text("utf-8").replace("source: On Cholera", r'source: "On \e]0;Cholera\a"'))
    ran = argmap("verify", "--show-diff", path)

    assert "quotation" in ran.out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)
    gone = argmap("verify", tmp_path / "no\x1b[2J.argmap.yaml")
    assert gone.status == 2
    assert "\x1b" not in gone.err


def test_problems_of_a_map_cannot_steer_the_terminal(argmap: Argmap, tmp_path: Path) -> None:
    path = write_map(tmp_path, quoting("q", DEATHS, source=r'"\e[2Jx"'))
    ran = argmap("verify", path)

    assert ran.status == 1
    assert "no block is called" in ran.err
    assert "\x1b" not in ran.err


def test_no_connection_is_opened(argmap: Argmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    path = write_map(
        tmp_path, quoting("q", DEATHS), recorded(""), recorded("", more="  URL: http://x.org/\n", name="u")
    )
    page = f'<title>On Cholera</title><link rel=stylesheet href="http://x.org/"><img src="http://x.org/i"><p>{SNOW}'
    copies = {
        "snow.html": page.encode(),
        "snow.pdf": pdf([["first line of the page", "and the second line of it"]]),
        "snow.docx": docx(paragraph(SNOW)),
    }
    for name, content in copies.items():
        added = argmap("source", "add", path, put(tmp_path / "in" / name, content))
        assert added.status == 0, added.err
    assert argmap("source", "add", path, put(tmp_path / "snow.txt", SNOW), "--id", "snow").status == 0
    assert argmap("verify", "--show-diff", "--update-anchors", path).status == 0
