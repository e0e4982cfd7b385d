"""The bibliography that a map's head names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.model.nodes import Source
from argmap.store.loading import load
from argmap.store.referencing import with_bibliography

MAP = """\
argmap:
  version: 1
  bibliography: refs.json

c:
  claim: The handle was taken off.

q:
  quote: The handle was removed.
  source: snow
  attests: [c]

snow:
  source: On the Mode of Communication of Cholera
  csl: snow1855
"""
ENTRY = """\
[{"id": "snow1855", "type": "book", "title": "Cholera",
  "author": [{"family": "Snow", "given": "John"}], "issued": {"date-parts": [[1855]]}}]
"""


def _write(folder: Path, bibliography: str | None) -> Path:
    path = folder / "pump.argmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    if bibliography is not None:
        (folder / "refs.json").write_text(bibliography, encoding="utf-8")
    return path


def test_an_entry_fills_what_the_source_does_not_say_itself(tmp_path: Path) -> None:
    document = with_bibliography(load(_write(tmp_path, ENTRY)))
    snow = document.map["snow"]
    assert isinstance(snow, Source)
    assert (snow.title, snow.author, snow.date, snow.type) == (
        "On the Mode of Communication of Cholera",
        "John Snow",
        "1855",
        "book",
    )
    assert not document.problems


def test_a_missing_bibliography_is_a_problem_at_its_field(tmp_path: Path) -> None:
    path = _write(tmp_path, None)
    (problem,) = with_bibliography(load(path)).problems
    assert (problem.code, problem.path, problem.line) == ("E505", str(path), 3)


def test_a_key_that_the_bibliography_lacks_is_a_problem_at_the_source(tmp_path: Path) -> None:
    path = _write(tmp_path, ENTRY.replace("snow1855", "snow1856"))
    (problem,) = with_bibliography(load(path)).problems
    assert (problem.code, problem.id, problem.line) == ("E504", "snow", 15)


@pytest.mark.parametrize("kind", ["folder", "pipe", "name", "broken"])
def test_what_is_no_bibliography_is_a_problem_and_never_waited_for(tmp_path: Path, kind: str) -> None:
    path = _write(tmp_path, None)
    if kind == "folder":
        (tmp_path / "refs.json").mkdir()
    elif kind == "pipe":
        os.mkfifo(tmp_path / "refs.json")
    elif kind == "name":
        path.write_text(MAP.replace("refs.json", r'"a\0b"'), encoding="utf-8")
    else:
        (tmp_path / "refs.json").write_bytes(b"\xff\x00")
    (problem,) = with_bibliography(load(path)).problems
    assert (problem.code, problem.line) == ("E505", 3)
