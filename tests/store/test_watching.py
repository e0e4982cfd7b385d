"""A change of any file behind a map is noticed by its content, whatever its time says, and nothing else is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.writers import START

from argmap.model.map import Map
from argmap.notation.document import Document, MapFile
from argmap.store.loading import load
from argmap.store.watching import outside_state, state_of


def test_what_was_read_is_what_is_there(path: Path) -> None:
    (path.parent / "m.review-anna.argmap.yaml").write_text("r:\n  review: c\n  by: anna\n", encoding="utf-8")

    assert outside_state(str(path)) == state_of(load(path))
    assert outside_state(str(path.parent), settled=True) == state_of(load(path.parent))


@pytest.mark.parametrize("start", ["\ufeff" + START, START.replace("\n", "\r\n")])
def test_line_ends_and_marks_are_part_of_what_is_there(path: Path, start: str) -> None:
    path.write_bytes(start.encode())

    assert outside_state(str(path)) == state_of(load(path))


def test_a_change_under_the_old_time_and_length_is_noticed(path: Path) -> None:
    before, status = state_of(load(path)), path.stat()
    path.write_text(START.replace("Premise 3.", "Premise X."), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert path.stat().st_size == status.st_size
    assert outside_state(str(path)) != before


def test_the_same_content_written_again_is_no_change(path: Path) -> None:
    before = state_of(load(path))
    beside = path.with_name("other")
    beside.write_text(START, encoding="utf-8")
    beside.replace(path)
    os.utime(path, ns=(1, 1))

    assert outside_state(str(path)) == before


def test_new_files_of_reviewers_and_of_a_folder_are_noticed(path: Path) -> None:
    of_file, of_folder = outside_state(str(path)), outside_state(str(path.parent))
    review = path.with_name("m.review-anna.argmap.yaml")
    review.write_text("r:\n  review: c\n  by: anna\n", encoding="utf-8")

    assert outside_state(str(path)) != of_file
    assert outside_state(str(path.parent)) != of_folder
    review.unlink()
    path.with_name("other.txt").write_text("x", encoding="utf-8")
    assert outside_state(str(path)) == of_file
    assert outside_state(str(path.parent)) == of_folder


def test_a_map_that_is_gone_is_told_from_one_that_cannot_be_read(path: Path) -> None:
    path.unlink()
    assert outside_state(str(path)).gone

    path.symlink_to(path)
    state = outside_state(str(path))
    assert state.fault
    assert not state.gone


def test_a_new_map_is_as_it_was_while_no_file_is_there(tmp_path: Path) -> None:
    path = str(tmp_path / "new.argmap.yaml")

    assert outside_state(path) == state_of(Document(path, Map(), (MapFile(path, "", ()),)))
