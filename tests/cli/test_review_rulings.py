"""`argmap review --standard` rules on the main conclusions or one claim; `--compare` says what has changed."""

from __future__ import annotations

import json
from pathlib import Path

from support.cli import GOOD, Argmap


def test_a_standard_that_is_met_has_status_zero(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good, "--claim", "deaths", "--standard", "beyond-reasonable-doubt")

    assert ran.status == 0
    assert "meets the standard: beyond reasonable doubt" in " ".join(ran.out.split())


def test_a_standard_that_is_not_met_has_status_one_and_the_reason(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good, "--standard", "clear-and-convincing")

    assert ran.status == 1
    assert "does not meet the standard: clear and convincing evidence. Why:" in " ".join(ran.out.split())
    assert ran.out.startswith("Pump\n")


def test_json_holds_the_rulings(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good, "--standard", "scintilla", "--format", "json")

    assert ran.status == 0
    [found] = json.loads(ran.out)["rulings"]
    assert (found["claim"], found["standard"], found["met"], found["shortfalls"]) == ("pump", "scintilla", True, [])


def test_an_unknown_standard_is_answered_with_those_there_are(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good, "--standard", "certainty")

    assert ran.status == 2
    assert "dialectical-validity" in ran.err


def test_a_comparison_says_only_what_has_changed(argmap: Argmap, good: Path) -> None:
    earlier = good.with_name("earlier.argmap.yaml")
    earlier.write_text(GOOD.replace("attests: [deaths]", "attests: []"), encoding="utf-8")
    text = argmap("review", good, "--compare", earlier)
    found = json.loads(argmap("review", good, "--compare", earlier, "--format", "json").out)["changes"]

    assert "Stated without support -> Directly sourced" in " ".join(text.out.split())
    assert [change["id"] for change in found["changed"]] == ["pump", "deaths"]
    assert found["changed"][1]["grounding"] == {"before": "bare", "after": "direct"}
    assert argmap("review", good, "--compare", good).out == "Nothing has changed in what the review says.\n"


def test_a_map_to_compare_with_that_cannot_be_read_is_refused(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good, "--compare", good.with_name("missing.argmap.yaml"))

    assert ran.status == 2
    assert ran.out == ""
