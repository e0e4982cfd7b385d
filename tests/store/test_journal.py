"""Every edit is in the journal before it counts; what is torn or corrupt at its end is not believed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.writers import START, with_note

from argmap.notation.changes import Change, redone
from argmap.notation.document import Document
from argmap.store.journal import Journal, home, leftovers, read_journal
from argmap.store.loading import load
from argmap.store.records import Record, line_of, read_records


def journals(path: Path) -> list[str]:
    folder = path.parent / ".argmap" / "journal"
    return sorted(entry.name for entry in folder.iterdir() if entry.suffix == ".jsonl") if folder.exists() else []


def noted(document: Document, journal: Journal, *notes: str) -> None:
    for note in notes:
        journal.record(document, with_note(document.map, note), f"note {note}")


def test_nothing_is_written_before_the_first_edit(path: Path) -> None:
    journal = Journal(str(path))
    document = load(path)
    journal.record(document, document.map, "nothing")
    journal.settled()
    journal.close()

    assert {entry.name for entry in path.parent.iterdir()} == {"m.argmap.yaml"}


def test_every_edit_is_on_the_disk_when_it_is_recorded(path: Path) -> None:
    document = load(path)
    journal = Journal(str(path))
    noted(document, journal, "one", "two")
    (file,) = leftovers(str(path))
    reading = read_journal(file)

    assert reading.base == (("m.argmap.yaml", START),)
    assert [record.what for record in reading.edits] == ["note one", "note two"]
    present = document.map
    for record in reading.edits:
        present = redone(present, record.changes)
    assert present == with_note(document.map, "two")


def test_an_edit_of_one_node_costs_the_text_of_that_node_only(path: Path) -> None:
    document = load(path)
    journal = Journal(str(path))
    noted(document, journal, "one")
    (file,) = leftovers(str(path))
    before = file.stat().st_size
    noted(document, journal, "two")

    assert file.stat().st_size - before < 300


def test_a_save_empties_the_journal_and_the_next_edit_starts_from_what_was_saved(path: Path) -> None:
    document = load(path)
    journal = Journal(str(path))
    noted(document, journal, "one")
    journal.settled()
    (file,) = leftovers(str(path))
    assert read_journal(file).base is None

    noted(document, journal, "two")
    reading = read_journal(file)
    assert reading.base == (("m.argmap.yaml", START),)
    assert [record.what for record in reading.edits] == ["note two"]


def test_a_session_that_ends_leaves_no_journal_unless_something_is_unsaved(path: Path) -> None:
    journal = Journal(str(path))
    noted(load(path), journal, "one")
    journal.close()
    assert journals(path) == []

    journal = Journal(str(path))
    noted(load(path), journal, "two")
    journal.close(unsaved=True)
    assert journals(path) == []
    (kept,) = (path.parent / ".argmap" / "journal" / "aside").iterdir()
    assert read_journal(kept).edits[-1].what == "note two"


def test_each_session_has_a_journal_of_its_own(path: Path) -> None:
    document = load(path)
    first, second, third = (Journal(str(path)) for _ in range(3))
    for number, journal in enumerate((first, second, third)):
        noted(document, journal, str(number))
    assert journals(path) == ["m.argmap.yaml.2.jsonl", "m.argmap.yaml.3.jsonl", "m.argmap.yaml.jsonl"]
    assert [read_journal(file).edits[0].what for file in leftovers(str(path))] == ["note 0", "note 1", "note 2"]

    second.close()
    fourth = Journal(str(path))
    noted(document, fourth, "again")
    assert journals(path) == ["m.argmap.yaml.2.jsonl", "m.argmap.yaml.3.jsonl", "m.argmap.yaml.jsonl"]


def test_a_journal_that_a_crash_left_is_not_written_over(path: Path) -> None:
    document = load(path)
    crashed = Journal(str(path))
    noted(document, crashed, "lost?")
    assert crashed._hold is not None
    crashed._hold.release()
    noted(document, Journal(str(path)), "new")

    assert [read_journal(file).edits[0].what for file in leftovers(str(path))] == ["note lost?", "note new"]


def test_the_journal_lies_where_the_map_lies_and_bears_its_whole_name(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link.argmap.yaml"
    link.symlink_to(path)
    review = path.with_name("m.review-anna.argmap.yaml")
    review.write_text("", encoding="utf-8")

    assert home(str(link)) == home(str(review)) == (tmp_path, "m.argmap.yaml")
    assert home(str(tmp_path)) == (tmp_path, tmp_path.name)
    long = tmp_path / f"{'ü' * 115}.argmap.yaml"
    assert len(os.fsencode(home(str(long))[1])) <= 200


@pytest.mark.parametrize("failing", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_on_a_full_disk_editing_goes_on_and_the_next_edit_records_both(
    path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    document = load(path)
    journal = Journal(str(path))
    noted(document, journal, "one")
    write: Callable[[int, bytes], int] = os.write
    full = True

    def short_write(descriptor: int, content: bytes) -> int:
        if not full:
            return write(descriptor, content)
        if len(content) > 20:
            return write(descriptor, content[:20])
        raise OSError(failing, os.strerror(failing))

    monkeypatch.setattr(os, "write", short_write)
    (file,) = leftovers(str(path))
    before = file.read_bytes()
    noted(document, journal, "two")
    assert "cannot write" in journal.fault
    assert file.read_bytes() == before

    full = False
    changed = with_note(document.map, "two")
    nodes = {**changed.nodes, "p3": changed.claims["p3"].model_copy(update={"text": "Other."})}
    journal.record(document, type(changed)(changed.head, nodes), "both")
    assert journal.fault == ""
    present = document.map
    for record in read_journal(file).edits:
        present = redone(present, record.changes)
    assert present == type(changed)(changed.head, nodes)


def test_where_no_journal_can_be_kept_it_says_why(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "no" / "where"))
    (tmp_path / "no").write_text("a file", encoding="utf-8")
    (tmp_path / ".argmap").write_text("a file", encoding="utf-8")
    journal = Journal(str(path))
    noted(load(path), journal, "one")

    assert journal.fault.startswith("cannot use")


records = st.builds(
    Record,
    st.text(),
    st.lists(st.builds(Change, st.text(), st.none() | st.text(), st.none() | st.text(), st.none() | st.text())).map(
        tuple
    ),
)


@given(st.lists(records, min_size=1, max_size=5), st.data())
def test_a_journal_cut_off_anywhere_says_what_was_whole_and_no_more(edits: list[Record], data: st.DataObject) -> None:
    based = [Record(edits[0].what, edits[0].changes, (("m", START),)), *edits[1:]]
    lines = [line_of(record) for record in based]
    content = b"".join(lines)
    end = data.draw(st.integers(0, len(content)))
    whole = sum(len(b"".join(lines[: number + 1])) <= end for number in range(len(lines)))
    found = read_records(content[:end])

    assert found.edits == tuple(based[:whole])
    assert found.whole == (end == len(b"".join(lines[:whole])))


@given(st.lists(records, min_size=2, max_size=5), st.data())
def test_of_a_corrupt_line_and_what_follows_it_nothing_is_believed(edits: list[Record], data: st.DataObject) -> None:
    based = [Record(edits[0].what, edits[0].changes, (("m", START),)), *edits[1:]]
    lines = [line_of(record) for record in based]
    at = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.integers(0, len(lines[at]) - 1))
    spoilt = bytearray(lines[at])
    spoilt[place] ^= data.draw(st.integers(1, 255))
    found = read_records(b"".join([*lines[:at], bytes(spoilt), *lines[at + 1 :]]))

    assert found.edits == tuple(based[:at])
    assert not found.whole
