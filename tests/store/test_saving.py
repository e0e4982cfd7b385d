"""A map is saved by its changes only, together with what others wrote, and never half."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from support.writers import START, with_note

from argmap.errors import CannotDoError, RefusedError
from argmap.model.map import Map
from argmap.model.nodes import Claim
from argmap.notation.document import Document, MapFile
from argmap.store import publishing, saving
from argmap.store.backup import KEPT_DAYS, KEPT_LATEST, backups, prune
from argmap.store.loading import load
from argmap.store.locking import locked, private_folder
from argmap.store.saving import ConflictError, save


def noted(document: Document, note: str = "Mine.") -> Map:
    return with_note(document.map, note)


def without(whole: Map, node_id: str) -> Map:
    return replace(whole, nodes={name: node for name, node in whole.nodes.items() if name != node_id})


def in_folder(path: Path) -> set[str]:
    return {entry.name for entry in path.parent.iterdir()}


def test_nothing_changed_writes_nothing(path: Path) -> None:
    before = path.stat()
    document = load(path)

    assert save(document, document.map) is document
    assert path.stat().st_ino == before.st_ino
    assert in_folder(path) == {"m.argmap.yaml"}


def test_a_change_is_spliced_in_and_the_old_file_kept_as_a_backup(path: Path) -> None:
    document = load(path)
    saved = save(document, noted(document))

    assert path.read_text(encoding="utf-8") == START.replace("It is so.\n", "It is so.\n  note: |\n    Mine.\n")
    assert saved.map == noted(document)
    assert saved.files[0].text == path.read_text(encoding="utf-8")
    assert [kept.read_text(encoding="utf-8") for kept in backups(path.name, path.parent / ".argmap")] == [START]
    assert in_folder(path) == {"m.argmap.yaml", ".argmap"}
    assert (path.parent / ".argmap" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_mode_and_extended_attributes_survive(path: Path) -> None:
    path.chmod(0o640)
    os.setxattr(path, "user.seen", b"yes")
    if os.geteuid() == 0:
        os.chown(path, 1234, 1234)
    owner = path.stat().st_uid
    document = load(path)
    save(document, noted(document))

    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.getxattr(path, "user.seen") == b"yes"
    assert path.stat().st_uid == owner


def test_the_file_behind_a_symbolic_link_is_saved_and_the_link_stays(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link.argmap.yaml"
    link.symlink_to(path)
    document = load(link)
    save(document, noted(document))

    assert link.is_symlink()
    assert "Mine." in path.read_text(encoding="utf-8")
    assert list(elsewhere.iterdir()) == [link]


def test_line_ends_and_the_byte_order_mark_stay(path: Path) -> None:
    path.write_bytes(("\ufeff" + START).replace("\n", "\r\n").encode())
    document = load(path)
    save(document, noted(document))
    content = path.read_bytes()

    assert content.startswith("\ufeffargmap:\r\n".encode())
    assert content.count(b"\n") == content.count(b"\r\n") == START.count("\n") + 2


def test_what_others_wrote_meanwhile_is_merged_in(path: Path) -> None:
    document = load(path)
    path.write_text(START.replace("Premise 3.", "Premise three."), encoding="utf-8")
    saved = save(document, noted(document))

    assert saved.map != noted(document)
    assert saved.map.claims["p3"].text == "Premise three."
    assert saved.map.claims["c"].note == "Mine."
    assert saved.files[0].text == path.read_text(encoding="utf-8")


def test_the_same_words_changed_by_others_conflict_and_nothing_is_written(path: Path) -> None:
    document = load(path)
    theirs = START.replace("It is so.\n", "It is so.\n  note: Theirs.\n")
    path.write_text(theirs, encoding="utf-8")

    with pytest.raises(ConflictError) as refusal:
        save(document, noted(document))

    (conflict,) = refusal.value.conflicts
    assert (conflict.ours, conflict.theirs) == ("  note: |\n    Mine.\n", "  note: Theirs.\n")
    assert path.read_text(encoding="utf-8") == theirs


def test_changes_that_only_together_make_an_error_conflict(path: Path) -> None:
    document = load(path)
    theirs = START + "\ns:\n  supports: c\n  because:\n    - p3\n"
    path.write_text(theirs, encoding="utf-8")

    with pytest.raises(ConflictError, match="no block is called"):
        save(document, without(document.map, "p3"))

    assert path.read_text(encoding="utf-8") == theirs


@pytest.mark.parametrize("written", [b"\0binary", b"\xff\xfe", b"argmap:\n  version: 1\nnonsense\n"])
def test_a_file_that_others_ruined_is_never_saved_over(path: Path, written: bytes) -> None:
    document = load(path)
    path.write_bytes(written)

    with pytest.raises((CannotDoError, RefusedError)):
        save(document, noted(document))

    assert path.read_bytes() == written


def test_a_file_that_is_gone_is_written_again(path: Path) -> None:
    document = load(path)
    path.unlink()
    save(document, noted(document))

    assert "Mine." in path.read_text(encoding="utf-8")


def test_a_new_map_is_written_where_no_file_is(tmp_path: Path) -> None:
    path = tmp_path / "new.argmap.yaml"
    empty = Document(str(path), Map(), (MapFile(str(path), "", ()),))
    new = Map.of([Claim(id="c", text="It is so.")])
    saved = save(empty, new)

    assert saved.map == new
    assert load(path).map == new


def test_a_new_map_never_takes_the_place_of_a_file_that_appeared(tmp_path: Path) -> None:
    path = tmp_path / "new.argmap.yaml"
    empty = Document(str(path), Map(), (MapFile(str(path), "", ()),))
    path.write_text(START, encoding="utf-8")

    with pytest.raises(ConflictError):
        save(empty, Map.of([Claim(id="c", text="It is so.")]))

    assert path.read_text(encoding="utf-8") == START


def test_a_partial_document_is_never_saved(path: Path) -> None:
    broken = START + "\ns:\n  supports: gone\n  because:\n    - p3\n"
    path.write_text(broken, encoding="utf-8")
    document = load(path)

    with pytest.raises(RefusedError, match="never saved over"):
        save(document, noted(document))

    assert path.read_text(encoding="utf-8") == broken


def test_standard_input_has_no_file_to_be_saved_to(path: Path) -> None:
    document = replace(load(path), path="-")

    with pytest.raises(CannotDoError, match="standard input"):
        save(document, noted(document))


def test_a_read_only_file_is_refused_with_the_remedy(path: Path) -> None:
    document = load(path)
    path.chmod(0o444)

    with pytest.raises(CannotDoError, match="read-only") as refusal:
        save(document, noted(document))

    assert refusal.value.remedy == f"make it writable: chmod u+w {path}"
    assert path.read_text(encoding="utf-8") == START


def test_in_a_read_only_folder_the_file_is_written_in_place_after_a_backup_elsewhere(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    inode = path.stat().st_ino
    allowed = os.access

    def access(place: Path, mode: int) -> bool:
        return Path(place) != path.parent and allowed(place, mode) and Path(place).name != ".argmap"

    monkeypatch.setattr(os, "access", access)
    document = load(path)
    save(document, noted(document))

    assert path.stat().st_ino == inode
    assert "Mine." in path.read_text(encoding="utf-8")
    (kept,) = state.glob("argmap/*/backup/m.argmap.yaml.*")
    assert kept.read_text(encoding="utf-8") == START


def test_each_changed_file_of_a_folder_is_saved_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.argmap.yaml").write_text(START, encoding="utf-8")
    (tmp_path / "b.argmap.yaml").write_text("x:\n  claim: |\n    From b.\n", encoding="utf-8")
    untouched = (tmp_path / "b.argmap.yaml").stat()
    document = load(tmp_path)
    save(document, noted(document))

    assert "Mine." in (tmp_path / "a.argmap.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "b.argmap.yaml").stat() == untouched


def test_a_save_that_fails_leaves_the_old_file_and_no_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Path:
        raise OSError(28, "No space left on device")

    document = load(path)
    monkeypatch.setattr(publishing, "write_temporary", full)

    with pytest.raises(CannotDoError, match="the disk is full"):
        save(document, noted(document))

    assert path.read_text(encoding="utf-8") == START
    assert in_folder(path) == {"m.argmap.yaml", ".argmap"}


@pytest.mark.parametrize("rename", [True, False])
@pytest.mark.parametrize("exchange", [True, False])
def test_somebody_who_writes_in_the_last_moment_is_merged_in(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, rename: bool, exchange: bool
) -> None:
    theirs = START.replace("Premise 3.", "Premise three.")
    swap_in = publishing.swap_in
    back_up = publishing.back_up

    def write() -> None:
        if "three" in path.read_text(encoding="utf-8") or "Mine" in path.read_text(encoding="utf-8"):
            return
        if rename:
            beside = path.with_name("other")
            beside.write_text(theirs, encoding="utf-8")
            beside.replace(path)
        else:
            path.write_text(theirs, encoding="utf-8")

    def late_swap(temporary: Path, target: Path) -> bool:
        if exchange:
            write()  # between the backup and the exchange: only the exchange shows a file that took the name
        return swap_in(temporary, target)

    def early_backup(original: Path, private: Path, *, name: str, linked: bool = True) -> Path:
        if not exchange:
            write()
        return back_up(original, private, name=name, linked=linked)

    monkeypatch.setattr(publishing, "swap_in", late_swap)
    monkeypatch.setattr(publishing, "back_up", early_backup)
    document = load(path)
    saved = save(document, noted(document))

    text = path.read_text(encoding="utf-8")
    assert "Premise three." in text
    assert "Mine." in text
    assert saved.files[0].text == text


def test_a_conflict_in_the_last_moment_puts_the_other_version_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = START.replace("It is so.\n", "It is so.\n  note: Theirs.\n")
    swap_in = publishing.swap_in

    def late_swap(temporary: Path, target: Path) -> bool:
        if path.read_text(encoding="utf-8") == START:
            path.write_text(theirs, encoding="utf-8")
        return swap_in(temporary, target)

    monkeypatch.setattr(publishing, "swap_in", late_swap)
    document = load(path)

    with pytest.raises(ConflictError):
        save(document, noted(document))

    assert path.read_text(encoding="utf-8") == theirs


def test_a_save_waits_for_another_one_and_says_so_when_it_takes_too_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.store.locking._WAIT_SECONDS", 0.05)
    document = load(path)

    with locked(private_folder(path.parent)), pytest.raises(CannotDoError, match="another argmap"):
        save(document, noted(document))

    assert save(document, noted(document)).map == noted(document)


def test_what_a_killed_save_left_behind_is_swept_up_by_the_next(path: Path) -> None:
    (path.parent / ".m.argmap.yaml.0123456789ab.tmp").write_bytes(b"half")
    document = load(path)
    save(document, noted(document))

    assert in_folder(path) == {"m.argmap.yaml", ".argmap"}


def test_a_program_that_rewrites_the_file_without_end_ends_the_save(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap_in = publishing.swap_in
    counted = iter(range(1000))

    def late_swap(temporary: Path, target: Path) -> bool:
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\nx{next(counted)}:\n  claim: |\n    Again.\n", encoding="utf-8")
        return swap_in(temporary, target)

    monkeypatch.setattr(publishing, "swap_in", late_swap)
    monkeypatch.setattr(saving, "_TRIES", 5)
    document = load(path)

    with pytest.raises(CannotDoError, match="again and again"):
        save(document, noted(document))


def test_the_latest_backups_are_kept_and_the_last_one_of_each_day(tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    folder.mkdir()
    for day in range(1, 29):
        for month in (9, 10):
            for hour in (9, 17):
                (folder / f"m.argmap.yaml.2026{month:02}{day:02}T{hour:02}0000.000000Z").touch()
    for minute in range(60):
        (folder / f"m.argmap.yaml.20261101T10{minute:02}00.000000Z").touch()
    (folder / "m.argmap.yaml.mine").touch()

    prune("m.argmap.yaml", tmp_path)

    kept = [entry.name.removeprefix("m.argmap.yaml.") for entry in backups("m.argmap.yaml", tmp_path)]
    assert len(kept) == KEPT_LATEST + KEPT_DAYS - 1
    assert kept[-1] == "20261101T105900.000000Z"
    assert all(stamp.startswith("20261101T") or "T17" in stamp for stamp in kept)
    assert (folder / "m.argmap.yaml.mine").exists()


def test_everything_works_where_there_are_no_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted", str(self), None, str(target))

    monkeypatch.setattr(Path, "hardlink_to", refused)
    document = load(path)
    save(document, noted(document))

    assert "Mine." in path.read_text(encoding="utf-8")
    assert {kept.read_text(encoding="utf-8") for kept in backups(path.name, path.parent / ".argmap")} == {START}


def test_everything_works_where_names_cannot_be_exchanged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.store.swap._exchange", lambda *_: False)
    document = load(path)
    save(document, noted(document))

    assert "Mine." in path.read_text(encoding="utf-8")
    assert [kept.read_text(encoding="utf-8") for kept in backups(path.name, path.parent / ".argmap")] == [START]
