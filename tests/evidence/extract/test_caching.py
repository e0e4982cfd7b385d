"""Extracted texts are kept by digest and extractor, and a cache can only save time."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.evidence.caching import extract_cached
from argmap.evidence.extract import Limits, Unreadable, extract
from argmap.evidence.heldtext import HeldText

_PAGE = '<html><p>One<sup><a href="#">1</a></sup> \U0001d11e<span role="doc-pagebreak">7</span>two'.encode()


def _only(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_text_from_the_cache_is_the_text_that_was_read(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "cache"
    first = extract_cached(_PAGE, folder, name="a.html")
    assert first == extract(_PAGE, name="a.html")
    assert extract_cached(_PAGE, folder, name="a.html") == first
    assert _only(folder).is_file()


def test_a_second_reading_takes_the_text_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = extract_cached(_PAGE, tmp_path, name="a.html")
    monkeypatch.setattr("argmap.evidence.caching.extract", lambda *_, **__: Unreadable("was read again"))
    assert extract_cached(_PAGE, tmp_path, name="a.html") == first
    assert extract_cached(_PAGE, None, name="a.html") == Unreadable("was read again")


def test_another_encoding_or_another_extractor_is_another_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract_cached(_PAGE, tmp_path, name="a.html")
    extract_cached(_PAGE, tmp_path, name="a.html", encoding="latin-1")
    monkeypatch.setattr("argmap.evidence.caching.extractor", lambda kind: f"{kind}-next")
    extract_cached(_PAGE, tmp_path, name="a.html")
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("size", [0, 10, 64, 80])
def test_a_torn_cache_file_is_ignored_and_written_anew(tmp_path: Path, size: int) -> None:
    first = extract_cached(_PAGE, tmp_path, name="a.html")
    path = _only(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:size])
    assert extract_cached(_PAGE, tmp_path, name="a.html") == first
    assert path.read_bytes() == whole


def test_a_changed_cache_file_is_ignored(tmp_path: Path) -> None:
    first = extract_cached(_PAGE, tmp_path, name="a.html")
    path = _only(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"two", b"not"))
    assert extract_cached(_PAGE, tmp_path, name="a.html") == first


def test_a_folder_that_cannot_be_made_is_no_hindrance(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert isinstance(extract_cached(_PAGE, blocked / "cache", name="a.html"), HeldText)
    assert list(tmp_path.iterdir()) == [blocked]


def test_a_text_that_cannot_be_kept_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert isinstance(extract_cached(_PAGE, tmp_path, name="a.html"), HeldText)
    assert list(tmp_path.iterdir()) == []


def test_plain_text_and_failures_are_not_kept(tmp_path: Path) -> None:
    extract_cached(b"plain", tmp_path, name="a.txt")
    assert isinstance(extract_cached(b"<html>", tmp_path, name="a.html"), Unreadable)
    assert isinstance(extract_cached(b"{\\rtf1}", tmp_path, name="a.rtf"), Unreadable)
    assert isinstance(extract_cached(_PAGE, tmp_path, name="a.html", limits=Limits(file=3)), Unreadable)
    assert list(tmp_path.iterdir()) == []
