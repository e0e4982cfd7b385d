"""`argmap report` writes whole reports or nothing, and refuses a map with errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli import GOOD, Argmap

STARTS = {"pdf": b"%PDF-", "html": b"<!DOCTYPE html>", "md": b"# Pump"}


def test_every_format_is_written_in_one_run(argmap: Argmap, good: Path) -> None:
    outputs = [good.parent / f"out.{suffix}" for suffix in STARTS]
    ran = argmap("report", good, *(word for output in outputs for word in ("-o", output)))

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"wrote {output}" for output in outputs]
    for output, start in zip(outputs, STARTS.values(), strict=True):
        assert output.read_bytes().startswith(start)


def test_a_map_with_errors_is_refused_and_nothing_written(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD.replace("    - deaths", "    - deahts"), encoding="utf-8")
    ran = argmap("report", good, "-o", good.parent / "out.md")

    assert (ran.status, ran.out) == (1, "")
    assert "has 1 error, and a map with errors is not reported on" in ran.err
    assert list(good.parent.iterdir()) == [good]


def test_one_claim_is_reported_by_id_or_label(argmap: Argmap, good: Path) -> None:
    by_id, by_label = good.parent / "id.md", good.parent / "label.md"
    argmap("report", good, "-o", by_id, "--claim", "deaths")
    argmap("report", good, "-o", by_label, "--claim", "C1")

    assert b"claim-pump" not in by_id.read_bytes()
    assert by_id.read_bytes() == by_label.read_bytes()


def test_quotes_that_could_not_be_checked_ground_nothing_when_rejected(argmap: Argmap, good: Path) -> None:
    accepted, rejected = good.parent / "accepted.md", good.parent / "rejected.md"
    argmap("report", good, "-o", accepted)
    argmap("report", good, "-o", rejected, "--unverified", "reject")

    assert "grounds nothing" not in accepted.read_text(encoding="utf-8")
    assert "grounds nothing" in rejected.read_text(encoding="utf-8")


def test_copies_outside_the_folder_of_the_map_are_read_only_when_allowed(argmap: Argmap, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "snow.txt").write_text("Here nearly all the deaths took place.", encoding="utf-8")
    path = inside / "m.argmap.yaml"
    path.write_text(GOOD.rstrip() + "\n  file: ../snow.txt\n", encoding="utf-8")
    refused, allowed = tmp_path / "refused.md", tmp_path / "allowed.md"
    argmap("report", path, "-o", refused)
    argmap("report", path, "-o", allowed, "--allow-outside")

    assert "lies outside the folder of the map" in refused.read_text(encoding="utf-8")
    assert "Verbatim in \u201cCholera\u201d, para. 1" in allowed.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["-o", "out.docx"], 2, ".pdf, .html, .md"),
        (["-o", "-"], 2, ".pdf"),
        ([], 2, "-o"),
        (["-o", "out.md", "--claim", "daeths"], 1, 'did you mean "deaths"?'),
        (["-o", "out.md", "--page", "fit"], 2, "letter"),
        (["-o", "gone/out.md"], 2, "mkdir -p"),
    ],
)
def test_what_cannot_be_reported_is_refused_and_nothing_written(
    argmap: Argmap, good: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], status: int, told: str
) -> None:
    monkeypatch.chdir(good.parent)
    ran = argmap("report", good, *options)

    assert ran.status == status
    assert told in ran.err
    assert list(good.parent.iterdir()) == [good]
