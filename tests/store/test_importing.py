"""A new map is written with the texts that belong to it, or nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.errors import CannotDoError
from argmap.store.importing import create_map


def test_texts_lie_beside_the_map(tmp_path: Path) -> None:
    create_map(tmp_path / "m.argmap.yaml", "map", {"sources/a.txt": "é", "sources/b.txt": "b"})
    assert (tmp_path / "m.argmap.yaml").read_text() == "map"
    assert (tmp_path / "sources" / "a.txt").read_bytes() == "é".encode()
    assert (tmp_path / "sources" / "b.txt").read_text() == "b"


def test_a_text_that_is_there_already_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "a.txt").chmod(0o400)
    create_map(tmp_path / "m.argmap.yaml", "map", {"a.txt": "a"})
    assert (tmp_path / "m.argmap.yaml").exists()


@pytest.mark.parametrize("name", ["../b.txt", "/b.txt", "a/../../b.txt"])
def test_no_text_is_written_outside_the_folder_of_the_map(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with pytest.raises(CannotDoError, match="outside"):
        create_map(home / "m.argmap.yaml", "map", {"a.txt": "a", name: "b"})
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("there", ["m.argmap.yaml", "b.txt"])
def test_when_something_is_in_the_way_nothing_is_left_behind(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    with pytest.raises(CannotDoError, match="exists already"):
        create_map(tmp_path / "m.argmap.yaml", "map", {"a.txt": "a", "b.txt": "b"})
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "mine"


def test_a_map_in_a_folder_that_is_not_there_leaves_no_texts(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError):
        create_map(tmp_path / "nowhere" / "m.argmap.yaml", "map", {})
    assert not (tmp_path / "nowhere").exists()
