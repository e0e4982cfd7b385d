"""`argmap verify --update-anchors`: what is written beside a map, and when."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from support.cli import Argmap
from support.held import (
    ALTERED,
    DEATHS,
    HANDLE,
    MISSING,
    held_map,
    put,
)


def anchors_of(path: Path) -> dict[str, dict[str, object]]:
    text = path.with_name(path.name.replace(".argmap.yaml", ".anchors.json")).read_text("utf-8")
    lines = text.splitlines()
    assert (lines[0], lines[-1]) == ("[", "]") or text == "[]\n"
    return {(found := json.loads(line.rstrip(",")))["id"]: found for line in lines[1:-1]}


def test_anchors_are_written_one_a_line_and_only_when_they_change(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS, "a": ALTERED, "m": MISSING})
    first = argmap("verify", "--update-anchors", path)
    sidecar = tmp_path / "pump.anchors.json"
    written = sidecar.stat().st_mtime_ns

    assert first.status == 1
    assert f"wrote {sidecar}" in first.err
    assert list(anchors_of(path)) == ["#q", "#a"]
    again = argmap("verify", "--update-anchors", path)
    assert "wrote" not in again.err
    assert sidecar.stat().st_mtime_ns == written


def test_nothing_is_written_beside_a_map_without_being_asked(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    argmap("verify", path)

    after = [each for each in tmp_path.rglob("*") if each.is_file() and ".argmap" not in each.parts]
    assert {each: each.read_bytes() for each in after} == before


def test_anchors_in_json_format_leave_the_output_to_programs(argmap: Argmap, tmp_path: Path) -> None:
    ran = argmap("verify", "--format", "json", "--update-anchors", held_map(tmp_path, {"q": DEATHS}))

    assert json.loads(ran.out)["counts"] == {"verified": 1}


def test_anchors_on_standard_input_are_refused(argmap: Argmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = io.TextIOWrapper(io.BytesIO(held_map(tmp_path, {"q": DEATHS}).read_bytes()))
    monkeypatch.setattr(sys, "stdin", content)
    ran = argmap("verify", "--update-anchors", "-")

    assert (ran.status, ran.out) == (2, "")
    assert "standard input" in ran.err


def test_a_broken_sidecar_is_not_overwritten_and_the_verdicts_are_still_told(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS})
    put(tmp_path / "pump.anchors.json", "[\n<<<<<<< ours\n]\n")
    ran = argmap("verify", "--format", "json", "--update-anchors", path)

    assert ran.status == 2
    assert json.loads(ran.out)["counts"] == {"verified": 1}
    assert "pump.anchors.json:2" in ran.err
    assert (tmp_path / "pump.anchors.json").read_text("utf-8") == "[\n<<<<<<< ours\n]\n"


def test_the_anchors_of_a_partial_map_stay_as_they_are(argmap: Argmap, tmp_path: Path) -> None:
    path = held_map(tmp_path, {"q": DEATHS, "r": HANDLE})
    argmap("verify", "--update-anchors", path)
    before = (tmp_path / "pump.anchors.json").read_bytes()
    put(path, path.read_text("utf-8").replace("r:\n  quote: |", "r:\n  quot: |"))
    ran = argmap("verify", "--update-anchors", path)

    assert ran.status == 1
    assert "its anchors stay as they are" in ran.err
    assert (tmp_path / "pump.anchors.json").read_bytes() == before
