"""`argmap rename`."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from support.cli import GOOD, Argmap, run_program

from argmap.store.loading import load


def changes(before: str, after: str) -> list[str]:
    lines = unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("---", "+++")]


def test_a_rename_changes_the_id_and_what_refers_to_it_and_no_other_line(argmap: Argmap, good: Path) -> None:
    ran = argmap("rename", good, "pump", "pump-did-it")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        f'"pump" is now called "pump-did-it", and its old id still finds it\n{good}: 2 references follow\n'
    )
    assert changes(GOOD, good.read_text(encoding="utf-8")) == [
        *("-  main: [pump]", "+  main: [pump-did-it]", "-pump:", "+pump-did-it:"),
        *("+  was: [pump]", "-  supports: pump", "+  supports: pump-did-it"),
    ]
    assert load(good).problems == ()


def test_references_in_reviewers_files_follow(argmap: Argmap, good: Path) -> None:
    review = good.with_name("good.review-anna.argmap.yaml")
    review.write_text("# Anna's\n\nr:\n  review: s\n  by: anna\n  grade: weak\n", encoding="utf-8")
    ran = argmap("rename", good, "s", "s-near")

    assert f"{review}: 1 reference follows" in ran.out
    assert "  review: s-near\n" in review.read_text(encoding="utf-8")
    assert review.read_text(encoding="utf-8").startswith("# Anna's\n")


def test_a_block_is_found_by_its_earlier_id_and_may_take_it_back(argmap: Argmap, good: Path) -> None:
    argmap("rename", good, "pump", "pump-did-it")
    ran = argmap("rename", good, "pump", "pump")

    assert 'note: "pump" is now called "pump-did-it"' in ran.err
    assert load(good).map["pump"].was == ("pump-did-it",)


def test_the_steps_of_a_scheme_follow_it(argmap: Argmap, good: Path) -> None:
    text = GOOD.replace("    - deaths\n", "    - deaths\n  scheme: nearness\n") + "\nnearness:\n  scheme: Nearness\n"
    good.write_text(text, encoding="utf-8")
    ran = argmap("rename", good, "nearness", "from-nearness")

    assert f"{good}: 1 reference follows" in ran.out
    assert load(good).map.steps["s"].scheme == "from-nearness"
    assert load(good).problems == ()


def test_an_id_that_a_block_has_already_changes_nothing(argmap: Argmap, good: Path) -> None:
    ran = argmap("rename", good, "pump", "pump")

    assert (ran.status, ran.out) == (0, '"pump" is called so already\n')
    assert good.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("dethas", "x", 'did you mean "deaths"?'),
        ("pump", "deaths", "it is taken"),
        ("pump", "Deaths", "upper and lower case"),
        ("pump", "2nd", "an id starts with a letter"),
        ("argmap", "head", "no block is called"),
    ],
)
def test_what_cannot_be_renamed_so_is_refused(argmap: Argmap, good: Path, old: str, new: str, said: str) -> None:
    ran = argmap("rename", good, old, new)

    assert (ran.status, ran.out) == (1, "")
    assert said in ran.err
    assert good.read_text(encoding="utf-8") == GOOD


def test_nothing_is_renamed_in_a_map_with_errors(argmap: Argmap, good: Path) -> None:
    broken = GOOD.replace("    - deaths", "    - dethas")
    good.write_text(broken, encoding="utf-8")

    assert argmap("rename", good, "pump", "x").status == 1
    assert good.read_text(encoding="utf-8") == broken


def test_a_map_on_standard_input_cannot_be_renamed_in() -> None:
    ran = run_program(["rename", "-", "pump", "x"], stdin=GOOD.encode())

    assert (ran.status, ran.out) == (2, "")
    assert "name the map file" in ran.err
