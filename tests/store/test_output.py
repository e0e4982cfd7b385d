"""Output is written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.errors import CannotDoError
from argmap.store import output, temporary
from argmap.store.output import create_output, write_output


def test_a_new_file_gets_the_mode_that_the_user_asks_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_output(tmp_path / "map.svg", b"<svg/>")
    finally:
        os.umask(before)

    assert (tmp_path / "map.svg").read_bytes() == b"<svg/>"
    assert stat.S_IMODE((tmp_path / "map.svg").stat().st_mode) == 0o640


def test_an_existing_file_keeps_its_mode_and_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    target.write_bytes(b"old")
    target.chmod(0o604)

    write_output(target, b"new")

    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    assert list(tmp_path.iterdir()) == [target]


def test_a_symbolic_link_stays_and_the_file_behind_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "map.svg", tmp_path / "map.svg"
    real.write_bytes(b"old")
    link.symlink_to(real)

    write_output(link, b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    target = tmp_path / "map.svg"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((temporary.os, "fsync") if fails == "fsync" else (output, "replace")), full)

    with pytest.raises(CannotDoError, match="the disk is full") as refusal:
        write_output(target, b"new")

    assert "free some space" in refusal.value.remedy
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named_with_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError, match="there is no folder") as refusal:
        write_output(tmp_path / "gone" / "map.svg", b"")

    assert refusal.value.remedy == f"make it first: mkdir -p {tmp_path / 'gone'}"
    assert not (tmp_path / "gone").exists()


def test_a_folder_a_path_under_a_file_and_a_read_only_file_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"kept")
    file.chmod(0o444)

    with pytest.raises(CannotDoError, match="it is a folder"):
        write_output(tmp_path, b"")
    with pytest.raises(CannotDoError, match=r"there is no folder|is a file"):
        write_output(file / "map.svg", b"")
    with pytest.raises(CannotDoError, match="read-only"):
        write_output(file, b"")
    assert file.read_bytes() == b"kept"


def test_a_folder_that_takes_no_files_is_a_refusal_and_not_a_traceback() -> None:
    with pytest.raises(CannotDoError, match=r"cannot write /proc/map\.svg"):
        write_output("/proc/map.svg", b"")


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_output("/dev/null", b"gone")

    assert not Path("/dev/null").is_file()


def test_a_hyphen_is_standard_output() -> None:
    program = "from argmap.store.output import write_output; print('a'); write_output('-', b'\\xff\\x00')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)

    assert done.stdout == b"a\n\xff\x00"


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("é" * 125 + ".svg")

    write_output(target, b"long")

    assert target.read_bytes() == b"long"


def test_creating_never_overwrites(tmp_path: Path) -> None:
    target = tmp_path / "map.argmap.yaml"
    create_output(target, b"first")

    with pytest.raises(CannotDoError, match="exists already"):
        create_output(target, b"second")

    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]


def test_creating_works_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted", str(self), None, str(target))

    monkeypatch.setattr(Path, "hardlink_to", refused)
    create_output(tmp_path / "map.argmap.yaml", b"first")

    assert (tmp_path / "map.argmap.yaml").read_bytes() == b"first"
    with pytest.raises(CannotDoError, match="exists already"):
        create_output(tmp_path / "map.argmap.yaml", b"second")
    assert (tmp_path / "map.argmap.yaml").read_bytes() == b"first"
