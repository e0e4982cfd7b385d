"""Verification while a map is worked on: the verdicts of a full verification, without its work."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from support.desk import MAPS
from support.held import DEATHS, EDITED, HANDLE, MISSING, SNOW, digest, held_map, put, quoting, recorded, write_map

from argmap.edit.adding import add
from argmap.edit.fields import set_field
from argmap.evidence.verdict import Verdict
from argmap.evidence.verifying import verify
from argmap.model.nodes import Quote, Source
from argmap.store.holding import held_texts
from argmap.store.loading import load
from argmap.workspace import verification
from argmap.workspace.desk import Cancelled
from argmap.workspace.verification import check_quote, verify_session

EXAMPLES = sorted(path.relative_to(MAPS) for path in (*MAPS.glob("*.argmap.yaml"), *MAPS.glob("*/*.argmap.yaml")))


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_the_verdicts_are_those_of_a_full_verification(tmp_path: Path, path: Path) -> None:
    shutil.copytree(MAPS, tmp_path / "maps", ignore=shutil.ignore_patterns(".argmap"))
    document = load(tmp_path / "maps" / path)
    checks, held = verify_session(document, document.map)
    assert held == held_texts(document)
    assert checks == verify(document.map, held)


def test_words_that_stand_in_another_source_are_told_of_as_a_full_verification_does(tmp_path: Path) -> None:
    put(tmp_path / "sources/snow.txt", "Nothing of it.")
    put(tmp_path / "sources/other.txt", SNOW)
    path = write_map(
        tmp_path, quoting("q", HANDLE), quoting("r", MISSING), recorded(), recorded("sources/other.txt", name="other")
    )
    document = load(path)
    checks, held = verify_session(document, document.map)
    assert checks == verify(document.map, held)
    assert "found_in_other_source" in checks["q"].flags


def test_an_edit_judges_only_the_quote_that_it_touches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = load(held_map(tmp_path, {"a": DEATHS, "b": EDITED, "c": HANDLE}))
    before, _ = verify_session(document, document.map)
    judged: list[str] = []
    real = verification.Checker.check

    def counted(self: verification.Checker, quote: Quote) -> object:
        judged.append(quote.id)
        return real(self, quote)

    monkeypatch.setattr(verification.Checker, "check", counted)
    after, _ = verify_session(document, set_field(document.map, "b", "quote", MISSING))
    assert judged == ["b"]
    assert after["b"].verdict is Verdict.NOT_FOUND
    assert {name: after[name] for name in "ac"} == {name: before[name] for name in "ac"}


def test_a_copy_is_read_again_when_its_file_has_changed(tmp_path: Path) -> None:
    document = load(held_map(tmp_path, {"q": HANDLE}))
    assert verify_session(document, document.map)[0]["q"].verdict is Verdict.VERIFIED
    put(tmp_path / "sources/snow.txt", "Something else altogether, and longer than that.")
    checks, held = verify_session(document, document.map)
    assert (checks["q"].verdict, checks["q"].text_status) == (Verdict.STALE, Verdict.NOT_FOUND)
    (tmp_path / "sources/snow.txt").unlink()
    checks, held = verify_session(document, document.map)
    assert checks["q"].verdict is Verdict.SOURCE_NOT_HELD
    assert held == {}


@pytest.mark.parametrize("as_folder", [False, True])
def test_sources_and_quotes_that_are_not_saved_yet_are_verified(tmp_path: Path, *, as_folder: bool) -> None:
    folder = tmp_path / "maps"
    path = write_map(folder)
    put(folder / "sources/new.txt", SNOW)
    document = load(folder if as_folder else path)
    source = Source(id="new", title="New", file="sources/new.txt", sha256=digest(SNOW))
    quote = Quote(id="q", text=HANDLE, source="new", attests=("pump",))
    checks, _ = verify_session(document, add(document.map, source, quote))
    assert checks["q"].verdict is Verdict.VERIFIED
    assert check_quote(document, add(document.map, source, quote), "q") == checks["q"]


def test_a_copy_outside_the_folder_of_the_map_is_not_read(tmp_path: Path) -> None:
    put(tmp_path / "outside.txt", SNOW)
    document = load(write_map(tmp_path / "map", quoting("q", HANDLE), recorded("../outside.txt")))
    checks, _ = verify_session(document, document.map)
    assert checks["q"].verdict is Verdict.UNREADABLE
    assert "outside" in checks["q"].message


def test_the_work_stops_when_progress_raises(tmp_path: Path) -> None:
    document = load(held_map(tmp_path, {"a": DEATHS, "b": HANDLE}))
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        verify_session(document, document.map, stop)
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_a_source_that_contains_the_origin_is_part_of_what_a_verdict_depends_on(tmp_path: Path) -> None:
    put(tmp_path / "sources/snow.txt", SNOW)
    letter = "\nletter:\n  source: A letter\n  part-of: snow\n"
    document = load(write_map(tmp_path, quoting("q", HANDLE, source="letter"), letter, recorded()))
    checks, held = verify_session(document, document.map)
    assert checks == verify(document.map, held)
    assert checks["q"].read_in == "snow"
    nodes: Mapping[str, object] = {name: node for name, node in document.map.nodes.items() if name != "snow"}
    assert verify_session(document, replace(document.map, nodes=MappingProxyType(nodes)))[0]["q"].held is False
