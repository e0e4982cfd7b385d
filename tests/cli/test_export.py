"""`argmap export` writes a map for another tool, or says what is lost and writes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.cli import GOOD, Argmap
from support.stub_format import STUB, TWIN

from argmap.exchange import registry

ALONE = "argmap:\n  version: 1\n\na:\n  claim: |\n    It rains.\n"


@pytest.fixture
def argmap(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Argmap:
    monkeypatch.setattr(registry, "FORMATS", (STUB, TWIN))
    return Argmap(capsys)


def _map(folder: Path, text: str) -> Path:
    path = folder / "m.argmap.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_suffix_decides_the_format(argmap: Argmap, tmp_path: Path) -> None:
    out = tmp_path / "m.stub"
    ran = argmap("export", _map(tmp_path, ALONE), "-o", out)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"wrote {out} (stub lists)\n"
    assert out.read_text() == "stub\nIt rains.\n"


def test_without_a_file_the_text_is_printed(argmap: Argmap, tmp_path: Path) -> None:
    assert argmap("export", _map(tmp_path, ALONE), "--to", "stub").out == "stub\nIt rains.\n"


@pytest.mark.parametrize("options", [[], ["-o", "m.txt"], ["-o", "m"], ["-o", "m.pdf"], ["--to", "stubs"]])
def test_a_format_that_is_not_clear_is_asked_for(argmap: Argmap, tmp_path: Path, options: list[str]) -> None:
    ran = argmap("export", _map(tmp_path, ALONE), *options)
    assert ran.status == 2
    assert "stub" in ran.err


def test_losses_are_listed_by_node_and_nothing_is_written(argmap: Argmap, tmp_path: Path) -> None:
    path, out = _map(tmp_path, GOOD), tmp_path / "m.stub"
    ran = argmap("export", path, "-o", out)
    assert ran.status == 1
    assert ran.err.splitlines()[0] == f"{path}: lost: s: a step (lists have none)"
    assert "one thing" in ran.err
    assert not out.exists()
    accepted = argmap("export", path, "-o", out, "--lossy")
    assert accepted.status == 0
    assert "lost: s" in accepted.err
    assert out.exists()


def test_a_map_with_errors_is_refused(argmap: Argmap, tmp_path: Path) -> None:
    out = tmp_path / "m.stub"
    ran = argmap("export", _map(tmp_path, GOOD.replace("- deaths", "- death")), "-o", out, "--lossy")
    assert ran.status == 1
    assert "E301" in ran.err
    assert not out.exists()


def test_a_format_that_carries_the_review_is_given_it(
    argmap: Argmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "FORMATS", (replace(STUB, carries_review=True),))
    assert "reviewed 5" in argmap("export", _map(tmp_path, ALONE), "--to", "stub").out
