"""The held copies of a map's sources, read several at once and extracted only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.documents import docx, paragraph, pdf
from support.held import DEATHS, SNOW, digest, put, quoting, recorded, write_map

from argmap.evidence.verifying import verify
from argmap.model.vocabulary import Quality
from argmap.store import holding
from argmap.store.holding import cache_folder, held_texts, map_folder, place_of_copy, stays_inside
from argmap.store.loading import load

COPIES = {
    "a.txt": SNOW.encode(),
    "b.md": b"# A *letter* of Tuesday\n",
    "c.html": f"<p>{SNOW}</p>".encode(),
    "d.docx": docx(paragraph(DEATHS)),
    "e.pdf": pdf([["the words of the first page"], ["and of the second"]]),
    "f.pdf": b"%PDF-1.7 broken",
    "g.txt": b"\x93Quoted\x94 in an old encoding",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a map with a source of every format, one that is broken and one that is not there."""
    for name, content in COPIES.items():
        put(tmp_path / "sources" / name, content)
    blocks = [recorded(f"sources/{name}", name=f"s-{name[0]}") for name in (*COPIES, "h.txt")]
    return write_map(tmp_path, quoting("q", DEATHS, source="s-a"), *blocks, recorded(""))


def test_every_copy_that_is_there_has_an_entry(path: Path) -> None:
    held = held_texts(load(path))

    assert list(held) == [f"s-{name[0]}" for name in COPIES]
    assert [name for name, copy in held.items() if copy.text is None] == ["s-f"]
    assert held["s-f"].why_unreadable.startswith("sources/f.pdf ")
    assert [copy.digest for copy in held.values()] == [digest(content) for content in COPIES.values()]
    text = held["s-g"].text
    assert text is not None
    assert text.encoding_guessed


def test_several_readers_find_what_one_finds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = load(path)
    together = held_texts(document)
    monkeypatch.setattr(holding, "ThreadPoolExecutor", lambda _: ThreadPoolExecutor(1))

    assert held_texts(document) == together
    assert list(held_texts(document)) == list(together)


def test_progress_is_told_of_every_source(path: Path) -> None:
    told: list[tuple[int, int]] = []
    held_texts(load(path), progress=lambda done, total: told.append((done, total)))

    assert told == [(number, 8) for number in range(1, 9)]


def test_the_second_reading_comes_from_the_cache(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = load(path)
    first = held_texts(document)
    folder = cache_folder(document)
    assert folder is not None
    kept = {file: file.read_bytes() for file in folder.iterdir()}
    assert len(kept) == 3

    def refuse(content: bytes, **_: object) -> None:
        raise AssertionError(f"extracted again: {content[:20]!r}")

    monkeypatch.setattr("argmap.evidence.caching.extract", refuse)
    (path.parent / "sources/a.txt").unlink()
    for name in "bfg":  # plain text and what cannot be read are not cached
        next(path.parent.glob(f"sources/{name}.*")).unlink()
    assert held_texts(document) == {name: copy for name, copy in first.items() if name in ("s-c", "s-d", "s-e")}


@pytest.mark.parametrize("harm", [b"", b"x", b"{}"])
def test_a_broken_cache_does_no_harm(path: Path, harm: bytes) -> None:
    document = load(path)
    first = held_texts(document)
    folder = cache_folder(document)
    assert folder is not None
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:-5] + harm)

    assert held_texts(document) == first


def test_a_cache_that_cannot_be_made_does_no_harm(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(path.parent / ".argmap", "a file of that name")
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/no")
    document = load(path)

    assert cache_folder(document) is None
    assert len(held_texts(document)) == 7


def test_declared_quality_and_encoding_reach_the_text(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "Čechy".encode("cp1250"))
    document = load(write_map(tmp_path, recorded("a.txt", more="  encoding: cp1250\n  quality: ocr\n")))
    text = held_texts(document)["snow"].text

    assert text is not None
    assert (text.text, text.quality) == ("Čechy", Quality.OCR)


def test_copies_of_a_folder_map_lie_in_it(tmp_path: Path) -> None:
    put(tmp_path / "case" / "a.txt", SNOW)
    write_map(tmp_path / "case", quoting("q", DEATHS))
    put(tmp_path / "case" / "more.argmap.yaml", recorded("a.txt"))
    document = load(tmp_path / "case")

    assert map_folder(document) == tmp_path / "case"
    assert verify(document.map, held_texts(document))["q"].held


@pytest.mark.parametrize("as_folder", [True, False])
def test_copies_of_another_map_lie_beside_that_map(tmp_path: Path, *, as_folder: bool) -> None:
    home = tmp_path / "library" if as_folder else tmp_path
    put(home / "texts" / "a.txt", SNOW)
    put(home / "library.argmap.yaml", recorded("texts/a.txt", digest(SNOW)))
    for path in (
        write_map(tmp_path, quoting("q", DEATHS, source="library/snow")),
        write_map(tmp_path / "case", quoting("q", DEATHS, source="library/snow")).parent,
    ):
        document = load(path)
        check = verify(document.map, held_texts(document))["q"]
        assert (check.verdict, check.digest_check) == ("verified", "match")


@pytest.mark.parametrize(
    ("file", "inside"),
    [
        ("a.txt", True),
        ("sources/../a.txt", True),
        ("../case/a.txt", True),
        ("../a.txt", False),
        ("../case2/a.txt", False),
        ("sources/../../a.txt", False),
        ("/etc/passwd", False),
        ("out/a.txt", False),
        ("in/a.txt", True),
        ("round", True),
        ("a\0b", False),
        ("gone/../../x", False),
    ],
)
def test_a_path_leaves_the_folder_or_not_with_its_links_followed(tmp_path: Path, file: str, *, inside: bool) -> None:
    document = load(write_map(tmp_path / "case", recorded("a.txt")))
    (tmp_path / "case" / "out").symlink_to(tmp_path)
    (tmp_path / "case" / "in").symlink_to("sources")
    (tmp_path / "case" / "round").symlink_to("round")

    assert stays_inside(document, document.map.sources["snow"], file) is inside


def test_a_map_named_without_its_folder_has_its_copies_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "a.txt", SNOW)
    path = write_map(tmp_path, quoting("q", DEATHS), recorded("a.txt"))
    monkeypatch.chdir(tmp_path)
    document = load(path.name)

    assert place_of_copy(document, document.map.sources["snow"], "a.txt") == Path("a.txt")
    assert held_texts(document)["snow"].digest == digest(SNOW)


def test_a_copy_that_is_larger_than_any_text_is_not_read(tmp_path: Path) -> None:
    document = load(write_map(tmp_path, recorded("a.txt")))
    with (tmp_path / "a.txt").open("wb") as copy:
        copy.truncate(513 << 20)

    assert held_texts(document)["snow"].why_unreadable == "a.txt is larger than 512 MiB"
