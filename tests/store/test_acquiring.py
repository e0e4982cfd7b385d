"""The taking in of copies: nothing is overwritten, and nothing stays behind when it comes to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.held import SNOW, digest, put

from argmap.errors import CannotDoError
from argmap.store.acquiring import (
    Copy,
    hold_copy,
    link_copy,
    plain_name,
    read_original,
    restore_copy,
    withdrawn_on_failure,
)


def test_a_copy_goes_into_sources_with_its_digest(tmp_path: Path) -> None:
    copy = hold_copy(read_original(put(tmp_path / "in" / "a.txt", SNOW)), tmp_path)

    assert copy == Copy("sources/a.txt", digest(SNOW), (tmp_path / "sources", tmp_path / "sources/a.txt"))
    assert (tmp_path / copy.file).read_text("utf-8") == SNOW


def test_the_same_bytes_are_held_once(tmp_path: Path) -> None:
    original = read_original(put(tmp_path / "in" / "a.txt", SNOW))
    hold_copy(original, tmp_path)

    assert hold_copy(original, tmp_path) == Copy("sources/a.txt", digest(SNOW))
    assert len(list((tmp_path / "sources").iterdir())) == 1


def test_other_bytes_take_the_next_free_name(tmp_path: Path) -> None:
    for words in ("one", "two", "three", "two"):
        hold_copy(read_original(put(tmp_path / "in" / "a.b.txt", words)), tmp_path)
    assert {file.name: file.read_text("utf-8") for file in (tmp_path / "sources").iterdir()} == {
        "a.b.txt": "one",
        "a.b-2.txt": "two",
        "a.b-3.txt": "three",
    }


def test_a_folder_under_the_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sources" / "a.txt").mkdir(parents=True)

    assert hold_copy(read_original(put(tmp_path / "a.txt", SNOW)), tmp_path).file == "sources/a-2.txt"


def test_what_was_made_goes_when_the_rest_fails(tmp_path: Path) -> None:
    original = read_original(put(tmp_path / "in" / "a.txt", SNOW))
    with pytest.raises(ZeroDivisionError), withdrawn_on_failure(hold_copy(original, tmp_path)):
        raise ZeroDivisionError

    assert not (tmp_path / "sources").exists()
    assert (tmp_path / "in" / "a.txt").exists()


def test_a_folder_in_which_others_put_something_stays(tmp_path: Path) -> None:
    original = read_original(put(tmp_path / "in" / "a.txt", SNOW))
    copy = hold_copy(original, tmp_path)
    put(tmp_path / "sources" / "other.txt", "x")
    with pytest.raises(ZeroDivisionError), withdrawn_on_failure(copy):
        raise ZeroDivisionError

    assert [file.name for file in (tmp_path / "sources").iterdir()] == ["other.txt"]


def test_what_was_there_before_stays_when_the_rest_fails(tmp_path: Path) -> None:
    original = read_original(put(tmp_path / "sources" / "a.txt", SNOW))
    with pytest.raises(ZeroDivisionError), withdrawn_on_failure(hold_copy(original, tmp_path)):
        raise ZeroDivisionError

    assert (tmp_path / "sources" / "a.txt").exists()


def test_a_missing_copy_is_restored_and_an_existing_one_is_not_overwritten(tmp_path: Path) -> None:
    original = read_original(put(tmp_path / "in" / "a.txt", SNOW))
    place = tmp_path / "texts" / "b.txt"

    assert restore_copy(original, place, "texts/b.txt").made == (place.parent, place)
    with pytest.raises(CannotDoError, match="exists already"):
        restore_copy(read_original(put(tmp_path / "in" / "c.txt", "x")), place, "texts/b.txt")
    assert place.read_text("utf-8") == SNOW


def test_folders_made_on_the_way_go_too(tmp_path: Path) -> None:
    original = read_original(put(tmp_path / "a.txt", SNOW))
    copy = restore_copy(original, tmp_path / "x" / "y" / "a.txt", "x/y/a.txt")
    with pytest.raises(ZeroDivisionError), withdrawn_on_failure(copy):
        raise ZeroDivisionError

    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_link_is_relative_to_the_map_with_its_links_followed(tmp_path: Path) -> None:
    text = put(tmp_path / "real" / "a.txt", SNOW)
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "alias").symlink_to(text.parent)

    for path in (text, tmp_path / "case" / "alias" / "a.txt"):
        assert link_copy(read_original(path), tmp_path / "case") == Copy("../real/a.txt", digest(SNOW))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("a b.txt", "a b.txt"),
        ("a\nb\x1b.txt", "a_b_.txt"),
        ("e\u0301", "é"),
        ("x\u202ey", "x_y"),
        ("\udcff.pdf", "\ufffd.pdf"),
    ],
)
def test_a_plain_name_can_be_shown_and_written(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize("name", ["gone.txt", "", "a\0b", "x" * 300])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotDoError):
        read_original(tmp_path / name)


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as copy:
        copy.truncate(513 << 20)
    with pytest.raises(CannotDoError, match="larger than 512 MiB"):
        read_original(tmp_path / "a.txt")
