"""Every key that edits does one thing to the map, and to its file the smallest thing that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import Answer, edited

SUBJECT = "  title: Did taking the handle off the Broad Street pump end the 1854 outbreak?"
CLAIM = ["+new-words:", "+  claim: |", "+    New words.", "+"]
TABLE: dict[str, tuple[str, str, tuple[Answer, ...], list[str], str]] = {
    "a on a claim adds a reason": (
        "a",
        "handle-off-8-sept",
        ("+New words.",),
        [
            "+s-handle-off-8-sept:",
            "+  supports: handle-off-8-sept",
            "+  because:",
            "+    - new-words",
            "+",
            *CLAIM,
        ],
        "new-words",
    ),
    "a on a claim takes a claim that there is as the reason": (
        "a",
        "handle-off-8-sept",
        ("already-falling",),
        [
            "+s-handle-off-8-sept:",
            "+  supports: handle-off-8-sept",
            "+  because:",
            "+    - already-falling",
            "+",
        ],
        "s-handle-off-8-sept",
    ),
    "a on a step adds a linked premise": (
        "a",
        "s-no-handle",
        ("+New words.",),
        ["+    - new-words", *CLAIM],
        "new-words",
    ),
    "a on a step takes a quote as the premise": (
        "a",
        "s-no-handle",
        ("q-falling",),
        ["+    - q-falling"],
        "q-falling",
    ),
    "a on an objection adds a premise to it": (
        "a",
        "s-too-late",
        ("+New words.",),
        ["+    - new-words", *CLAIM],
        "new-words",
    ),
    "a takes the id that was chosen": (
        "a",
        "s-too-late",
        ("+New words.\0mine",),
        ["+    - mine", "+mine:", "+  claim: |", "+    New words.", "+"],
        "mine",
    ),
    "o on a premise adds another after it": (
        "o",
        "pump-was-source",
        ("+New words.",),
        ["+    - new-words", *CLAIM],
        "new-words",
    ),
    "o on a step adds another reason": (
        "o",
        "s-no-handle",
        ("+New words.",),
        ["+s-well-shut:", "+  supports: well-shut", "+  because:", "+    - new-words", "+", *CLAIM],
        "new-words",
    ),
    "o on an objection adds another objection": (
        "o",
        "s-too-late",
        ("+New words.",),
        [
            "+s-against-source-stop:",
            "+  attacks: s-source-and-stop",
            "+  because:",
            "+    - new-words",
            "+",
            *CLAIM,
        ],
        "new-words",
    ),
    "o on a main claim adds another before the sources": (
        "o",
        "handle-ended-outbreak",
        ("New words.",),
        ["-  main: [handle-ended-outbreak]", "+  main: [handle-ended-outbreak, new-words]", *CLAIM],
        "new-words",
    ),
    "a on the first row adds a main claim": (
        "g a",
        "",
        ("New words.",),
        ["-  main: [handle-ended-outbreak]", "+  main: [handle-ended-outbreak, new-words]", *CLAIM],
        "new-words",
    ),
    "s on a claim adds a reason of its own": (
        "s",
        "well-shut",
        ("+New words.",),
        ["+s-well-shut:", "+  supports: well-shut", "+  because:", "+    - new-words", "+", *CLAIM],
        "new-words",
    ),
    "s on a step adds a reason for what that supports": (
        "s",
        "s-no-handle",
        ("+New words.",),
        ["+s-well-shut:", "+  supports: well-shut", "+  because:", "+    - new-words", "+", *CLAIM],
        "new-words",
    ),
    "x on a claim rebuts it": (
        "x",
        "well-shut",
        ("+New words.",),
        ["+s-against-well-shut:", "+  attacks: well-shut", "+  because:", "+    - new-words", "+", *CLAIM],
        "new-words",
    ),
    "x on a step undercuts it": (
        "x",
        "s-no-handle",
        ("already-falling",),
        ["+s-against-no-handle:", "+  attacks: s-no-handle", "+  because:", "+    - already-falling", "+"],
        "s-against-no-handle",
    ),
    "x on a quote undercuts it": (
        "x",
        "q-falling",
        ("well-shut",),
        ["+s-against-falling:", "+  attacks: q-falling", "+  because:", "+    - well-shut", "+"],
        "s-against-falling",
    ),
    "x on an objection answers it": (
        "x",
        "s-too-late",
        ("well-shut",),
        ["+s-against-too-late:", "+  attacks: s-too-late", "+  because:", "+    - well-shut", "+"],
        "s-against-too-late",
    ),
    "e changes the words of a claim": (
        "e",
        "pump-was-source",
        ("New words.",),
        ["-    Water from the Broad Street pump was the source of the outbreak.", "+    New words."],
        "pump-was-source",
    ),
    "enter does what e does": (
        "enter",
        "s-too-late",
        ("New words.",),
        ["-    What comes after a decline cannot have caused it.", "+    New words."],
        "s-too-late",
    ),
    "e takes the rule of a step out where it is emptied": (
        "e",
        "s-no-handle",
        ("",),
        ["-  warrant: |", "-    A pump without a handle gives no water."],
        "s-no-handle",
    ),
    "e changes the title of a source": (
        "e",
        "snow-1855",
        ("New title",),
        ["-  source: On the Mode of Communication of Cholera, 2nd edition", "+  source: New title"],
        "snow-1855",
    ),
    "e on the first row changes the map": (
        "g e",
        "",
        ("subject", "John Snow"),
        ["+  subject: John Snow"],
        "argmap",
    ),
    "T changes the map from anywhere": (
        "T",
        "well-shut",
        ("title", "New title"),
        [f"-{SUBJECT}", "+  title: New title"],
        "well-shut",
    ),
    "t gives a step a scheme": ("t", "s-no-handle", ("sign",), ["+  scheme: sign"], "s-no-handle"),
    "t takes a scheme away": (
        "t",
        "s-source-and-stop",
        (lambda prompt: prompt.options[-1].value,),
        ["-  scheme: cause-to-effect", "-  questions:", "-    - 2 raised-as s-too-late"],
        "s-source-and-stop",
    ),
    "t turns a reason into an objection": (
        "t",
        "s-no-handle",
        (lambda prompt: prompt.options[0].value,),
        ["-  supports: well-shut", "+  attacks: well-shut"],
        "s-no-handle",
    ),
    "t gives a claim a stance": ("t", "well-shut", ("disputed",), ["+  stance: disputed"], "well-shut"),
    "t changes how a quote is read": (
        "t",
        "q-falling",
        ("partial",),
        ["-  reading: paraphrase", "+  reading: partial"],
        "q-falling",
    ),
    "t changes the kind of a source": (
        "t",
        "snow-1855",
        ("pamphlet",),
        ["-  kind: book", "+  kind: pamphlet"],
        "snow-1855",
    ),
    "A takes a claim as given": (
        "A",
        "well-shut",
        ("Nobody doubts it.",),
        ["+  assumed: |", "+    Nobody doubts it."],
        "well-shut",
    ),
    "A again takes it as given no longer": (
        "A",
        "pump-was-source",
        (),
        ["-  assumed: |", "-    Taken as given here; the rest of Snow's book argues for it."],
        "pump-was-source",
    ),
    "> puts a premise under the one before it": (
        ">",
        "well-shut",
        (),
        [
            "-    - well-shut",
            "+s-8-september-nobody-could-draw:",
            "+  supports: pump-was-source",
            "+  because:",
            "+    - well-shut",
            "+",
        ],
        "well-shut",
    ),
    "alt+down moves a premise down": (
        "alt+down",
        "pump-was-source",
        (),
        ["+    - well-shut", "-    - well-shut"],
        "pump-was-source",
    ),
    "alt+up moves a premise up": (
        "alt+up",
        "well-shut",
        (),
        ["+    - well-shut", "-    - well-shut"],
        "well-shut",
    ),
    "r changes an id and what refers to it": (
        "r",
        "already-falling",
        ("in-decline",),
        [
            "-    - already-falling",
            "+    - in-decline",
            "-already-falling:",
            "+in-decline:",
            "+  was: [already-falling]",
            "-  attests: [already-falling]",
            "+  attests: [in-decline]",
        ],
        "in-decline",
    ),
    "u takes an edit back": ("A u", "well-shut", ("No doubt.",), [], "well-shut"),
    "ctrl+z and ctrl+y do as u and ctrl+r": (
        "A ctrl+z ctrl+y u ctrl+r",
        "well-shut",
        ("No doubt.",),
        ["+  assumed: |", "+    No doubt."],
        "well-shut",
    ),
}


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.replace(" ", "-"))
def test_one_key_is_one_small_change_of_the_file(case: str, tmp_path: Path) -> None:
    keys, at, answers, expected, selected = TABLE[case]
    desk, lines = edited(tmp_path, keys, at, answers)
    assert sorted(lines) == sorted(expected)
    assert desk.session.selected == selected
    assert desk.refused == []
