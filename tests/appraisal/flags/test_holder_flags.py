"""Flags on words that may be those of the text in hand, and not of the document that it quotes."""

from __future__ import annotations

import pytest
from support.flagging import claim, flags_with, link, quote, source

from argmap.evidence.verdict import Location, QuoteCheck, Verdict
from argmap.model.nodes import Head


def told(before: str, passage: str, after: str) -> QuoteCheck:
    return QuoteCheck(
        "q",
        Verdict.SECOND_HAND,
        "letter",
        "article",
        held=True,
        text_status=Verdict.VERIFIED,
        hops=1,
        location=Location(10, 40),
        passage=passage,
        before=before,
        after=after,
    )


AT_SECOND_HAND = [claim("a"), quote("q", "the port was shut by his order", "a", via=(link("article", "para. 3"),))]


@pytest.mark.parametrize("before", ["We know now that", "The consul saw at once, as anyone would,", "It is plain that"])
def test_words_that_run_on_in_the_holders_sentence_without_marks_are_asked_whose_they_are(before: str) -> None:
    checks = {"q": told(before, "the port was shut by his order", "and nobody denied it.")}
    [flag] = flags_with("holders-own-words", *AT_SECOND_HAND, checks=checks)
    assert flag.ids == ("q", "article")


@pytest.mark.parametrize(
    ("before", "passage", "after"),
    [
        ("He wrote: “", "the port was shut by his order", "” and nobody denied it."),
        ("The consul wrote:", "the port was shut by his order", ""),
        ("He wrote to London.", "The port was shut by his order.", "It was a Friday."),
        ("", "the port was shut by his order", "and nobody denied it."),
    ],
)
def test_words_that_are_set_off_are_not_asked_about(before: str, passage: str, after: str) -> None:
    assert not flags_with("holders-own-words", *AT_SECOND_HAND, checks={"q": told(before, passage, after)})


OWN = source("book", "What They Hid", author="Doe, Jane")


@pytest.mark.parametrize(
    "text",
    [
        "The memorandum of 2 April says that the landing was approved.",
        "The telegram reported that the landing was approved.",
        "An enclosure of late April states that he approved it.",
    ],
)
def test_a_subjects_own_sentence_for_what_a_document_says_is_asked_for_the_documents_words(text: str) -> None:
    nodes = [claim("a", text), quote("q", "The landing was approved, the archives show.", "a", source="book"), OWN]
    [flag] = flags_with("holders-own-words", *nodes, head=Head(subject="Jane Doe"))
    assert flag.ids == ("a", "q")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The memorandum of 2 April says that the landing was approved.", "Somebody Else"),
        ("The landing was approved.", "Jane Doe"),
        ("Doe writes that the memorandum approved the landing.", "Jane Doe"),
        ("She says that there is a memorandum.", "Jane Doe"),
    ],
)
def test_a_subject_may_be_quoted_for_its_own_words(text: str, subject: str) -> None:
    nodes = [claim("a", text), quote("q", "The landing was approved, the archives show.", "a", source="book"), OWN]
    assert not flags_with("holders-own-words", *nodes, head=Head(subject=subject))
