"""`argmap review` prints the front page, a card, or JSON, and never hides that a map is partial."""

from __future__ import annotations

import json
from pathlib import Path

from support.cli import GOOD, Argmap


def test_the_front_page_is_printed(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Pump\n")
    assert "The pump did it" in ran.out


def test_a_card_is_asked_for_by_id_or_by_label(argmap: Argmap, good: Path) -> None:
    by_id, by_label = argmap("review", good, "--claim", "deaths"), argmap("review", good, "--claim", "C1")

    assert by_id.status == 0
    assert by_id.out.startswith("C1  They died near it.")
    assert by_id == by_label


def test_an_unknown_claim_is_answered_with_the_one_meant(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good, "--claim", "daeths")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err == 'error: no claim is called "daeths"\n   = did you mean "deaths"?\n'


def test_a_node_that_is_no_claim_is_said_to_be_what_it_is(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good, "--claim", "snow")

    assert ran.status == 1
    assert '"snow" is not a claim: its block is a `source`' in ran.err


def test_json_holds_what_programs_rely_on(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", "--format", "json", good)
    found = json.loads(ran.out)

    assert ran.status == 0
    assert (found["map"], found["main"]) == (str(good), ["pump"])
    assert "partial" not in found
    assert {claim["id"]: claim["grounding"] for claim in found["claims"]} == {"pump": "inferred", "deaths": "direct"}


def test_several_paths_give_an_array(argmap: Argmap, good: Path) -> None:
    found = json.loads(argmap("review", "--format", "json", good, good).out)

    assert [one["map"] for one in found] == [str(good), str(good)]


def test_a_partial_map_is_reviewed_with_status_one_and_says_so(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD.replace("    - deaths", "    - deahts"), encoding="utf-8")
    text, as_json = argmap("review", good), argmap("review", "--format", "json", good)

    assert text.status == as_json.status == 1
    assert "error[E301]" in text.err
    assert "This map has errors" in text.out
    assert json.loads(as_json.out)["partial"] is True


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_reviewed(argmap: Argmap, good: Path) -> None:
    ran = argmap("review", good.parent / "gone.argmap.yaml", good)

    assert ran.status == 2
    assert "Pump" in ran.out
    assert "there is no file" in ran.err


def test_strict_lets_no_claim_stand_on_its_word(argmap: Argmap, good: Path) -> None:
    good.write_text(GOOD + "\nbare:\n  claim: |\n    So I say.\n", encoding="utf-8")

    def standing(*options: str) -> str:
        claims = json.loads(argmap("review", "--format", "json", *options, good).out)["claims"]
        return next(claim["standing"] for claim in claims if claim["id"] == "bare")

    assert standing() == "stands"
    assert standing("--strict") != "stands"


def test_a_map_without_claims_is_reviewed(argmap: Argmap, good: Path) -> None:
    good.write_text("argmap:\n  version: 1\n  title: Nothing yet\n", encoding="utf-8")

    assert argmap("review", good).status == 0
