"""What a crashed session had not saved is rebuilt, and joined with what others did to the files since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.writers import START, with_note

from argmap.errors import CannotDoError
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim
from argmap.notation.document import Document, MapFile
from argmap.store.journal import Journal, leftovers
from argmap.store.loading import load
from argmap.store.recovery import keep, unsaved
from argmap.store.saving import save


def crash(journal: Journal) -> None:
    """Let go of a journal as the end of a program does."""
    assert journal._hold is not None
    journal._hold.release()


def crashed_with(document: Document, *maps: Map) -> None:
    journal = Journal(document.path)
    for number, new in enumerate(maps):
        journal.record(document, new, f"edit {number}")
    crash(journal)


def premise(whole: Map, text: str, name: str = "p3") -> Map:
    return replace(whole, nodes={**whole.nodes, name: whole.claims[name].model_copy(update={"text": text})})


def test_nothing_is_offered_where_nothing_was_left(path: Path) -> None:
    assert unsaved(load(path)) is None
    assert unsaved(replace(load(path), path="-")) is None
    assert {entry.name for entry in path.parent.iterdir()} == {"m.argmap.yaml"}


def test_the_map_at_the_crash_is_rebuilt(path: Path) -> None:
    document = load(path)
    last = premise(with_note(document.map, "one"), "Other.")
    crashed_with(document, with_note(document.map, "one"), last)
    work = unsaved(load(path))

    assert work is not None
    assert work.joined.map == last
    assert work.edits == ("edit 0", "edit 1")
    assert work.whole


def test_a_torn_last_record_is_no_edit(path: Path) -> None:
    document = load(path)
    crashed_with(document, with_note(document.map, "one"), with_note(document.map, "two"))
    (journal,) = leftovers(str(path))
    journal.write_bytes(journal.read_bytes()[:-5])
    work = unsaved(load(path))

    assert work is not None
    assert not work.whole
    assert work.joined.map == with_note(document.map, "one")


def test_a_journal_of_which_nothing_is_whole_is_put_aside(path: Path) -> None:
    document = load(path)
    crashed_with(document, with_note(document.map, "one"))
    (journal,) = leftovers(str(path))
    journal.write_bytes(journal.read_bytes()[:100])

    assert unsaved(load(path)) is None
    assert leftovers(str(path)) == []
    assert len(list((journal.parent / "aside").iterdir())) == 1


def test_work_that_was_undone_or_is_in_the_files_by_now_is_not_offered(path: Path) -> None:
    document = load(path)
    crashed_with(document, with_note(document.map, "one"), document.map)
    assert unsaved(load(path)) is None

    crashed_with(document, with_note(document.map, "one"))
    save(document, with_note(document.map, "one"))
    assert unsaved(load(path)) is None
    assert leftovers(str(path)) == []


def test_a_journal_that_a_running_session_holds_is_left_alone(path: Path) -> None:
    document = load(path)
    running = Journal(str(path))
    running.record(document, with_note(document.map, "one"), "note")

    assert unsaved(load(path)) is None
    assert len(leftovers(str(path))) == 1


def test_the_oldest_work_is_offered_first_and_what_was_kept_aside_no_more(path: Path) -> None:
    document = load(path)
    journals = [Journal(str(path)), Journal(str(path))]
    for number, journal in enumerate(journals):
        journal.record(document, with_note(document.map, f"of {number}"), "note")
    for journal in journals:
        crash(journal)
    first = unsaved(document)
    assert first is not None
    assert first.joined.map.claims["c"].note == "of 0"
    kept = keep(first)
    assert kept.exists()

    second = unsaved(document)
    assert second is not None
    assert second.joined.map.claims["c"].note == "of 1"
    keep(second)
    assert unsaved(document) is None


def test_work_that_another_session_has_taken_up_cannot_be_taken_twice(path: Path) -> None:
    document = load(path)
    crashed_with(document, with_note(document.map, "one"))
    work = unsaved(document)
    assert work is not None
    keep(work)

    with pytest.raises(CannotDoError, match="meanwhile"):
        keep(work)


def test_files_changed_since_the_crash_are_merged_with_the_work(path: Path) -> None:
    document = load(path)
    crashed_with(document, with_note(document.map, "Mine."))
    path.write_text(START.replace("Premise 3.", "Premise three.") + "\nx:\n  claim: |\n    New.\n", encoding="utf-8")
    work = unsaved(load(path))

    assert work is not None
    assert work.joined.map.claims["c"].note == "Mine."
    assert work.joined.map.claims["p3"].text == "Premise three."
    assert "x" in work.joined.map


def test_the_same_words_changed_since_are_shown_and_settled_either_way(path: Path) -> None:
    document = load(path)
    crashed_with(document, premise(document.map, "Ours."))
    path.write_text(START.replace("Premise 3.", "Theirs."), encoding="utf-8")
    work = unsaved(load(path))

    assert work is not None
    (conflict,) = work.joined.conflicts
    assert (conflict.id, conflict.field) == ("p3", "claim")
    assert work.rejoined({("p3", "claim"): True}).map.claims["p3"].text == "Ours."
    assert work.rejoined({("p3", "claim"): False}).map.claims["p3"].text == "Theirs."


def test_work_on_files_that_have_errors_now_is_told_and_kept(path: Path) -> None:
    document = load(path)
    crashed_with(document, with_note(document.map, "Mine."))
    path.write_text(START + "nonsense\n", encoding="utf-8")
    work = unsaved(load(path))

    assert work is not None
    assert work.joined.fault
    path.write_text(START, encoding="utf-8")
    again = unsaved(load(path))
    assert again is not None
    assert again.joined.map.claims["c"].note == "Mine."


def test_a_new_map_that_was_never_saved_is_rebuilt(tmp_path: Path) -> None:
    path = str(tmp_path / "new.argmap.yaml")
    empty = Document(path, Map(), (MapFile(path, "", ()),))
    crashed_with(empty, Map.of([Claim(id="c", text="It is so.")]))
    work = unsaved(empty)

    assert work is not None
    assert work.joined.map == Map.of([Claim(id="c", text="It is so.")])


def test_a_review_not_saved_yet_is_rebuilt_with_its_map(path: Path) -> None:
    document = load(path)
    review = Assessment(id="r", target="c", by="anna", because="So it seems.")
    crashed_with(document, replace(document.map, nodes={**document.map.nodes, "r": review}))
    work = unsaved(load(path))

    assert work is not None
    assert work.joined.map["r"] == review


def test_the_work_is_found_by_every_name_of_the_map(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = load(path)
    crashed_with(document, with_note(document.map, "Mine."))
    link = path.with_name("link.argmap.yaml")
    link.symlink_to(path)
    monkeypatch.chdir(path.parent)

    for name in ("link.argmap.yaml", "./m.argmap.yaml", str(path)):
        work = unsaved(load(name))
        assert work is not None
        assert work.joined.map.claims["c"].note == "Mine."


def test_a_folder_of_map_files_has_one_journal(tmp_path: Path) -> None:
    (tmp_path / "a.argmap.yaml").write_text(START, encoding="utf-8")
    (tmp_path / "b.argmap.yaml").write_text("x:\n  claim: |\n    From b.\n", encoding="utf-8")
    document = load(tmp_path)
    crashed_with(document, premise(with_note(document.map, "Mine."), "Also mine.", "x"))

    assert [file.name for file in leftovers(str(tmp_path))] == [f"{tmp_path.name}.jsonl"]
    work = unsaved(load(tmp_path))
    assert work is not None
    saved = save(work.joined.document, work.joined.map)
    assert "Mine." in saved.files[0].text
    assert "Also mine." in saved.files[1].text
