"""Flags on what witnesses a claim: documents that only report, and silence that nobody searched."""

from __future__ import annotations

import pytest
from support.flagging import attacks, claim, flags_with, quote, supports

from argmap.model.nodes import Node

# Documents that only report


@pytest.mark.parametrize(
    "said",
    [
        "The Department is informed that the landing was made with his full consent.",
        "It is reported that the landing was made with his consent.",
        "We are told that the landing was made with his full consent.",
        "It is rumoured that the landing was made with his consent.",
    ],
)
def test_a_document_that_is_only_informed_is_no_witness(said: str) -> None:
    nodes = [claim("a", "The landing was made with his consent."), quote("q", said, "a")]
    [flag] = flags_with("report-as-witness", *nodes)
    assert flag.ids == ("a", "q")
    assert flag.message.endswith("Who knew it, and how?")


def test_an_informant_says_that_a_document_only_reports() -> None:
    nodes = [claim("a", "The landing was approved."), quote("q", "The landing was approved.", "a", informant="a clerk")]
    [flag] = flags_with("report-as-witness", *nodes)
    assert "as told by: a clerk" in flag.message


CAREFUL = claim("a", "The memorandum says that the landing, it was informed, was made with his consent.")
INFORMED = quote("q", "The Department is informed that the landing was made with his consent.", "a")


def test_a_step_from_a_careful_claim_to_an_outright_one_must_name_a_scheme_of_testimony() -> None:
    nodes = [CAREFUL, INFORMED, claim("top", "He consented to the landing."), supports("s", "top", "a")]
    [flag] = flags_with("report-as-witness", *nodes)
    assert flag.ids == ("a", "q", "s")


@pytest.mark.parametrize(
    "step",
    [
        supports("s", "top", "a", scheme="document-or-second-hand-report"),
        supports("s", "top", "a", scheme="witness-testimony"),
        supports("s", "reported", "a"),
        attacks("s", "top", "a"),
    ],
)
def test_a_report_that_is_treated_as_one_is_let_pass(step: Node) -> None:
    nodes = [claim("top", "He consented to the landing."), claim("reported", "It was reported that he consented.")]
    assert not flags_with("report-as-witness", CAREFUL, INFORMED, *nodes, step)


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("The landing was made with his consent.", "The landing was made with his consent."),
        ("The crew was told to close the valve at noon.", "The crew had to close the valve at noon."),
        ("I informed him that the landing was made.", "The landing was made with his consent."),
        (
            "It is reported that rain fell. The landing was made with his consent.",
            "The landing was made with his consent.",
        ),
    ],
)
def test_a_document_that_speaks_for_itself_is_let_pass(said: str, claimed: str) -> None:
    assert not flags_with("report-as-witness", claim("a", claimed), quote("q", said, "a"))


# Silence


@pytest.mark.parametrize(
    "text",
    [
        "No record of such a payment was kept.",
        "None of the letters mentions the payment.",
        "There is no evidence of a payment.",
        "No document of the ministry speaks of it.",
        "Kein Dokument erwähnt die Zahlung und die Reise.",
    ],
)
def test_a_premise_that_nothing_was_found_is_asked_where_was_searched(text: str) -> None:
    nodes = [claim("a", text), claim("top", "There was no payment."), supports("s", "top", "a")]
    [flag] = flags_with("argument-from-silence", *nodes)
    assert flag.ids == ("s", "a", "top")


def test_the_scheme_alone_asks_for_a_search_note() -> None:
    nodes = [claim("a", "We should know."), claim("top"), attacks("s", "top", "a", scheme="lack-of-evidence")]
    assert [flag.ids for flag in flags_with("argument-from-silence", *nodes)] == [("s", "top")]


@pytest.mark.parametrize(
    "nodes",
    [
        [claim("a", "No record of it was kept.", assumed="Searched FO 371, 1918."), supports("s", "top", "a")],
        [claim("a", "No record of it was kept."), supports("s", "top", "a", note="Searched FO 371, 1918.")],
        [claim("a", "No record was kept."), quote("q", "No record was kept of it.", "a"), supports("s", "top", "a")],
        [claim("a", "Nobody drew water from the well."), supports("s", "top", "a")],
        [claim("a", "No record was broken in the race of 1918."), claim("b"), supports("s", "top", "b")],
        [claim("a", "There was no reason to land."), supports("s", "top", "a")],
        [claim("a", "No letter was delivered on Sunday."), supports("s", "top", "a")],
    ],
)
def test_a_silence_with_a_search_note_or_no_silence_at_all_is_let_pass(nodes: list[Node]) -> None:
    assert not flags_with("argument-from-silence", claim("top"), *nodes)
