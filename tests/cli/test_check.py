"""`argmap check` tells everything that is wrong, with its place and the remedy, whatever the file holds."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.cli import GOOD, Argmap

CASES: dict[str, tuple[str, int, str]] = {
    "empty": ("", 1, "E208"),
    "blank": ("\n\n", 1, "E208"),
    "truncated in a list": (GOOD[: GOOD.index("    - deaths")], 1, "E110"),
    "truncated in a word": (GOOD[: GOOD.index("e: snow")], 1, "E"),
    "tabs": (GOOD.replace("  claim: |\n    The", "\tclaim: |\n\t\tThe"), 1, "E102"),
    "duplicate ids": (GOOD + "\npump:\n  claim: |\n    Again.\n", 1, "E113"),
    "ids that differ in case": (GOOD + "\nPump:\n  claim: |\n    Again.\n", 1, "E114"),
    "unknown field": (GOOD.replace("  because:", "  becuase:"), 1, "did you mean `because`?"),
    "unknown reference": (GOOD.replace("    - deaths", "    - deahts"), 1, 'did you mean "deaths"?'),
    "reference of the wrong type": (GOOD.replace("  source: snow", "  source: pump"), 1, "E302"),
    "self-support": (GOOD.replace("    - deaths", "    - pump"), 1, "E303"),
    "circle of sources": (GOOD + "  part-of: snow\n", 1, "E304"),
    "merge markers": (
        GOOD.replace("  title: Pump\n", "<<<<<<< HEAD\n  title: A\n=======\n  title: B\n>>>>>>> x\n"),
        1,
        "E103",
    ),
    "not YAML of this kind": ("{a: [1, 2}", 1, "E105"),
    "a newer version": (GOOD.replace("version: 1", "version: 99"), 1, "E210"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_content_is_told_with_its_place_and_status_one(argmap: Argmap, tmp_path: Path, case: str) -> None:
    content, status, told = CASES[case]
    path = tmp_path / "bad.argmap.yaml"
    path.write_text(content, encoding="utf-8")
    ran = argmap("check", path)

    assert ran.status == status
    assert told in ran.err
    assert f"{path}:" in ran.err
    assert "Traceback" not in ran.err
    assert "pydantic" not in ran.err
    assert ran.out.startswith(f"{path}: ")


def test_circles_of_support_are_legal(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD + "\nback:\n  supports: deaths\n  because:\n    - pump\n", encoding="utf-8")

    assert argmap("check", good).status == 0


def test_binary_and_over_long_files_cannot_be_read_and_the_others_still_are(
    argmap: Argmap, tmp_path: Path, good: Path
) -> None:
    binary, long = tmp_path / "binary.argmap.yaml", tmp_path / "long.argmap.yaml"
    binary.write_bytes(b"\x7fELF\0\0")
    with long.open("wb") as file:
        file.truncate(65_000_000)
    ran = argmap("check", binary, long, good)

    assert ran.status == 2
    assert "NUL" in ran.err
    assert "plain text in UTF-8" in ran.err
    assert "MB" in ran.err
    assert ran.out.startswith(f"{good}: ")


@pytest.mark.parametrize("content", [b"argmap:\n  title: caf\xe9\n", GOOD.encode("utf-16")])
def test_other_encodings_are_refused_with_the_remedy(argmap: Argmap, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_bytes(content)
    ran = argmap("check", path)

    assert ran.status == 2
    assert "Save it again as UTF-8" in ran.err


def test_a_folder_without_maps_and_a_missing_file_cannot_be_checked(argmap: Argmap, tmp_path: Path) -> None:
    assert argmap("check", tmp_path).status == 2
    ran = argmap("check", tmp_path / "gone.argmap.yaml")
    assert ran.status == 2
    assert "argmap new" in ran.err


def test_problems_are_shown_with_their_line_and_a_caret(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD.replace("    - deaths", "    - deahts"), encoding="utf-8")

    assert (
        argmap("check", good).err
        == f"""\
{good}:14:7: error[E301]: no block is called "deahts"
 14 |     - deahts
    |       ^
   = did you mean "deaths"?
"""
    )


def test_warnings_are_told_and_count_with_strict_only(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD.replace("  source: Cholera", "  source: Cholera\n  kind: boook"), encoding="utf-8")
    ran = argmap("check", good)

    assert ran.status == 0
    assert "warning[W203]" in ran.err
    assert ran.out.endswith(": 1 warning\n")
    assert argmap("check", "--strict", good).status == 1


def test_a_held_copy_that_has_changed_is_a_warning_at_its_digest(argmap: Argmap, good: Path) -> None:
    copy = good.parent / "snow.txt"
    copy.write_text("nearly all the deaths", encoding="utf-8")
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()
    good.write_text(f"{GOOD}  file: snow.txt\n  sha256: {digest}\n", encoding="utf-8")
    assert argmap("check", "--strict", good).status == 0

    copy.write_text("hardly any deaths", encoding="utf-8")
    ran = argmap("check", good)
    assert ran.status == 0
    assert f"{good}:29:11: warning[W305]" in ran.err
    assert argmap("check", "--strict", good).status == 1

    copy.unlink()
    assert argmap("check", "--strict", good).status == 0


def test_json_carries_the_fields_of_every_problem_of_every_path(argmap: Argmap, tmp_path: Path, good: Path) -> None:
    bad = tmp_path / "bad.argmap.yaml"
    bad.write_text(GOOD.replace("    - deaths", "    - deahts"), encoding="utf-8")
    ran = argmap("check", "--format", "json", good, bad)

    assert (ran.status, ran.err) == (1, "")
    assert json.loads(ran.out) == {
        "problems": [
            {
                "path": str(bad),
                "line": 14,
                "column": 7,
                "severity": "error",
                "code": "E301",
                "message": 'no block is called "deahts"',
                "help": 'did you mean "deaths"?',
                "id": "s",
            }
        ]
    }
    assert json.loads(argmap("check", "--format", "json", good).out) == {"problems": []}


def test_sarif_names_the_rules_and_the_places(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD.replace("    - deaths", "    - deahts"), encoding="utf-8")
    log = json.loads(argmap("check", "--format", "sarif", good).out)

    (run,) = log["runs"]
    (found,) = run["results"]
    assert log["version"] == "2.1.0"
    assert (found["ruleId"], found["level"]) == ("E301", "error")
    assert run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == "E301"
    region = found["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 14, "startColumn": 7}
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == good.as_uri()


def test_a_map_that_another_process_is_piping_has_no_place_on_disk(
    argmap: Argmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    ran = argmap("check", "-")

    assert ran.status == 1
    assert ran.err.startswith("-:1:1: error[E208]")
