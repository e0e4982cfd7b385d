"""`argmap source repin`: a changed copy is shown first, accepted when it is said so, and anchors move with it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from support.cli import Argmap, Terminal
from support.held import DEATHS, FILE, HANDLE, MISSING, SNOW, digest, held_map, put, quoting, recorded, write_map

from argmap.store.loading import load
from argmap.store.sidecars import load_anchors

PREFACE = "A preface that was added.\n\n"
CHANGED = PREFACE + SNOW.replace("short", "great")
FAR = "\n\n" + "Other words stand here, and a good many of them. " * 40 + "\n\n"


@pytest.fixture
def path(argmap: Argmap, tmp_path: Path) -> Path:
    """Return the path of a map with two quotes that are anchored in a copy which has changed since."""
    path = held_map(tmp_path / "case", {"q": DEATHS, "r": HANDLE})
    assert argmap("verify", "--update-anchors", path).status == 0
    put(path.parent / FILE, CHANGED)
    return path


def sha256(path: Path) -> str | None:
    return load(path).map.sources["snow"].sha256


def test_the_change_is_shown_and_nothing_recorded_without_a_word(argmap: Argmap, path: Path) -> None:
    before = path.read_bytes(), (path.parent / "pump.anchors.json").read_bytes()
    ran = argmap("source", "repin", path, "snow")

    assert ran.status == 1
    assert "2 quotes are read in this copy:" in ran.out
    assert "q: the words themselves have changed; altered" in ran.out
    assert f"  was  {DEATHS}" in ran.out
    assert "within a great distance of the pump" in ran.out
    assert "r: stands as it did; " in ran.out
    assert "add --yes" in ran.out
    assert (path.read_bytes(), (path.parent / "pump.anchors.json").read_bytes()) == before


def test_an_accepted_copy_is_recorded_in_one_line_and_unique_anchors_move(argmap: Argmap, path: Path) -> None:
    before, anchors = path.read_text("utf-8"), load_anchors(load(path))
    ran = argmap("source", "repin", path, "snow", "--yes")
    after = load_anchors(load(path))

    assert ran.status == 0
    assert path.read_text("utf-8") == before.replace(digest(SNOW), digest(CHANGED))
    assert after["q"] == anchors["q"]
    assert after["r"].start == CHANGED.index(HANDLE)
    assert after["r"].exact == HANDLE
    assert "anchors left as they were, for their words do not stand in one place: 1" in ran.out
    assert argmap("verify", "--quote", "r", path).status == 0


def test_an_anchor_whose_words_stand_twice_now_is_not_guessed_at(argmap: Argmap, path: Path) -> None:
    put(path.parent / FILE, SNOW + SNOW)
    before = load_anchors(load(path))
    ran = argmap("source", "repin", path, "snow", "--yes")

    assert ran.status == 0
    assert ran.out.count("stands in several places now") == 2
    assert load_anchors(load(path)) == before


def test_words_that_are_gone_are_said_to_be(argmap: Argmap, path: Path) -> None:
    put(path.parent / FILE, FAR)
    ran = argmap("source", "repin", path, "snow")

    assert "q: is no longer there as it was; not found" in ran.out
    assert f"  was: {DEATHS}" in ran.out


def test_words_around_a_quote_that_changed_are_shown(argmap: Argmap, path: Path) -> None:
    put(path.parent / FILE, SNOW.replace("I found that", "I was told that"))
    ran = argmap("source", "repin", path, "snow")

    assert "q: stands as it did; the words around it have changed; verified" in ran.out
    assert "^^^" in ran.out


def test_quotes_without_anchors_are_shown_with_their_passage(argmap: Argmap, path: Path) -> None:
    (path.parent / "pump.anchors.json").unlink()
    ran = argmap("source", "repin", path, "snow", "--yes")

    assert "q: was not anchored before; altered" in ran.out
    assert "  copy       nearly all the deaths" in ran.out
    assert not (path.parent / "pump.anchors.json").exists()


def test_one_quote_and_none_are_counted_as_people_do(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    put(path.parent / FILE, CHANGED)
    assert "1 quote is read in this copy:" in argmap("source", "repin", path, "snow").out
    path = held_map(tmp_path, {})
    put(path.parent / FILE, CHANGED)
    ran = argmap("source", "repin", path, "snow", "--yes")
    assert "0 quotes are read in this copy:" in ran.out
    assert (ran.status, sha256(path)) == (0, digest(CHANGED))


def test_an_unchanged_copy_says_so(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path / "case", {"q": DEATHS})
    same = put(tmp_path / "same.txt", SNOW)
    before = path.read_bytes()

    for arguments in ((path, "snow"), (path, "snow", same), (path, "snow", path.parent / FILE, "--link")):
        ran = argmap("source", "repin", *arguments)
        assert ran.status == 0
        assert '"snow" is what was recorded: sources/snow.txt' in ran.out
    put(path, path.read_text("utf-8").replace(digest(SNOW), digest(SNOW).upper()))
    assert argmap("source", "repin", path, "snow").status == 0
    assert path.read_bytes() != before
    assert not (path.parent / "sources" / "same.txt").exists()


def test_a_copy_without_a_digest_gets_one(argmap: Argmap, tmp_path: Path) -> None:
    put(tmp_path / FILE, SNOW)
    path = write_map(tmp_path, quoting("q", DEATHS), recorded())

    assert argmap("source", "repin", path, "snow", "--yes").status == 0
    assert sha256(path) == digest(SNOW)


def test_another_file_is_copied_beside_the_old_one(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    better = put(tmp_path / "in" / "snow.txt", SNOW + "A postscript.\n")
    ran = argmap("source", "repin", path, "snow", better, "--yes")
    document = load(path)

    assert ran.status == 0
    assert document.map.sources["snow"].file == "sources/snow-2.txt"
    assert (path.parent / FILE).read_text("utf-8") == CHANGED
    assert {anchor.file for anchor in load_anchors(document).values()} == {"sources/snow-2.txt"}
    assert argmap("verify", path).status == 0


def test_another_file_is_not_copied_before_it_is_accepted(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    better = put(tmp_path / "in" / "better.txt", SNOW)
    shown = argmap("source", "repin", path, "snow", better).out

    assert shown.count("stands as it did; verified") == 2
    assert not (path.parent / "sources" / "better.txt").exists()


def test_another_file_may_be_linked(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    better = put(tmp_path / "in" / "better.txt", SNOW + "A postscript.\n")

    assert argmap("source", "repin", path, "snow", better, "--link", "--yes").status == 0
    assert load(path).map.sources["snow"].file == "../in/better.txt"


def test_what_is_recorded_is_what_was_shown(argmap: Argmap, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Hasty(Terminal):
        def readline(self, *_: object) -> str:
            put(path.parent / FILE, MISSING)
            return "y\n"

    monkeypatch.setattr(sys, "stdin", Hasty())
    monkeypatch.setattr(sys, "stderr", Terminal())
    ran = argmap("source", "repin", path, "snow")

    assert ran.status == 0
    assert sha256(path) == digest(CHANGED)
    monkeypatch.undo()
    assert "stale" in argmap("verify", path).out


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("YES\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
def test_on_a_terminal_it_is_asked(
    argmap: Argmap, path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    asked = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stderr", asked)

    assert argmap("source", "repin", path, "snow").status == status
    assert "Record this copy? [y/N]" in asked.getvalue()
    assert (sha256(path) == digest(CHANGED)) == (status == 0)


def test_a_copy_outside_the_folder_is_read_only_when_it_is_named(argmap: Argmap, tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.txt", SNOW)
    path = write_map(tmp_path / "case", quoting("q", DEATHS), recorded("../secret.txt", "0" * 64))
    ran = argmap("source", "repin", path, "snow", "--yes")

    assert ran.status == 2
    assert "lies outside the folder" in ran.err
    assert "--link" in ran.err
    assert argmap("source", "repin", path, "snow", secret, "--link", "--yes").status == 0
    assert load(path).map.sources["snow"].file == "../secret.txt"
    assert sha256(path) == digest(SNOW)


def test_an_unreadable_copy_is_not_accepted(argmap: Argmap, path: Path) -> None:
    put(path.parent / FILE, bytes(range(256)))
    before = path.read_bytes()
    ran = argmap("source", "repin", path, "snow", "--yes")

    assert ran.status == 2
    assert "keep the old copy" in ran.err
    assert path.read_bytes() == before


def test_a_missing_copy_and_a_source_without_one_are_told_apart(argmap: Argmap, path: Path, tmp_path: Path) -> None:
    (path.parent / FILE).unlink()
    assert argmap("source", "repin", path, "snow").status == 2
    bare = write_map(tmp_path / "bare", recorded(""))
    ran = argmap("source", "repin", bare, "snow")
    assert ran.status == 2
    assert f"argmap source add {bare} FILE --id snow" in ran.err


def test_an_unknown_source_names_the_one_meant(argmap: Argmap, path: Path) -> None:
    ran = argmap("source", "repin", path, "snaw")

    assert ran.status == 1
    assert 'did you mean "snow"?' in ran.err


def test_a_source_of_another_map_is_left_to_it(argmap: Argmap, tmp_path: Path) -> None:
    put(tmp_path / FILE, SNOW)
    put(tmp_path / "library.argmap.yaml", recorded())
    path = write_map(tmp_path, quoting("q", DEATHS, source="library/snow"))

    assert argmap("verify", path).status == 0
    assert argmap("source", "repin", path, "library/snow", "--yes").status == 1


def test_a_map_that_names_sources_of_others_can_be_saved(argmap: Argmap, tmp_path: Path) -> None:
    put(tmp_path / "library.argmap.yaml", "farr:\n  source: Report\n")
    put(tmp_path / FILE, SNOW)
    path = write_map(tmp_path, quoting("q", DEATHS), quoting("r", HANDLE, source="library/farr"), recorded())

    assert argmap("source", "repin", path, "snow", "--yes").status == 0
    assert sha256(path) == digest(SNOW)


def test_a_map_with_errors_is_refused(argmap: Argmap, path: Path) -> None:
    put(path, path.read_text("utf-8") + quoting("z", HANDLE, source="nobody"))

    assert argmap("source", "repin", path, "snow", "--yes").status == 1


def test_a_broken_sidecar_stops_it_before_anything_is_recorded(argmap: Argmap, path: Path) -> None:
    put(path.parent / "pump.anchors.json", "[")
    before = path.read_bytes()
    ran = argmap("source", "repin", path, "snow", "--yes")

    assert ran.status == 2
    assert path.read_bytes() == before


def test_the_words_of_a_copy_cannot_steer_the_terminal(argmap: Argmap, path: Path) -> None:
    put(path.parent / FILE, CHANGED.replace("great", "great \x1b[2J\u202e"))

    assert not {"\x1b", "\u202e"} & set(argmap("source", "repin", path, "snow").out)


def test_the_verdicts_after_it_are_those_that_were_shown(argmap: Argmap, path: Path) -> None:
    shown = argmap("source", "repin", path, "snow", "--yes").out
    quotes = json.loads(argmap("verify", "--format", "json", path).out)["quotes"]

    for quote in quotes:
        assert quote["message"] in shown


def test_standard_input_cannot_be_recorded_in(argmap: Argmap, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    ran = argmap("source", "repin", "-", "snow", "--yes")

    assert ran.status == 2
    assert "standard input" in ran.err
