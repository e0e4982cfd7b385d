"""The README says what the program does, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.cli.main import VERBS
from argmap.evidence.anchors import CODES as ANCHOR_CODES
from argmap.evidence.bibliography.entry import CODES as BIBLIOGRAPHY_CODES
from argmap.evidence.verdict import Verdict
from argmap.notation.codes import CODES as MAP_CODES
from argmap.notation.parsing import parse_document

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_code_of_a_problem_is_listed_with_its_meaning() -> None:
    listed = dict(re.findall(r"^\| ([EW]\d{3}) \| (.*) \|$", README, re.MULTILINE))
    assert listed == {**MAP_CODES, **BIBLIOGRAPHY_CODES, **ANCHOR_CODES}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_row(verb: str) -> None:
    assert re.search(rf"`(argmap )?{re.escape(verb)}\b", README)


@pytest.mark.parametrize("verdict", [verdict.value for verdict in Verdict])
def test_every_verdict_is_explained(verdict: str) -> None:
    assert verdict in README


def test_what_the_readme_points_to_is_there() -> None:
    targets = [target for target in re.findall(r"\]\(([^)#:]+)\)", README) if "://" not in target]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_example_of_a_map_file_is_read_once_its_remarks_are_left_out() -> None:
    example = next(
        block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if block.startswith("argmap:")
    )
    text = re.sub(r" +#.*", "", example)
    document = parse_document([("README.md", text)])
    known = {"E301"}  # the example leaves out two claims that it names
    assert {problem.code for problem in document.problems} <= known
    assert "q-guardians" in document.map


def test_the_two_commands_are_one_line_each() -> None:
    for name in ("main", "test"):
        (block,) = re.findall(rf"<!-- {name} command -->\n```sh\n(.*?)```", README, re.DOTALL)
        assert block.count("\n") == 1
