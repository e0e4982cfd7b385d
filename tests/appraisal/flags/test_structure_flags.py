"""Flags on the shape of an argument: circles, origins, double use, places."""

from __future__ import annotations

import pytest
from support.flagging import attacks, claim, flags_with, link, quote, source, supports

from argmap.evidence.verdict import Location, QuoteCheck, Verdict
from argmap.model.nodes import Head, Node
from argmap.model.vocabulary import LinkRole, Reading

EDITION = LinkRole.EDITION


def claims(names: str) -> list[Node]:
    return [claim(name) for name in names.split()]


# Circular support


def test_two_claims_that_support_each_other_are_asked_what_else_speaks_for_them() -> None:
    [flag] = flags_with("circular-support", *claims("a b"), supports("s", "a", "b"), supports("t", "b", "a"))
    assert flag.ids == ("a", "b")
    assert "What outside the circle speaks for any of them?" in flag.message


def test_every_circle_is_asked_about_once() -> None:
    steps = [supports("s1", "a", "b"), supports("s2", "b", "a"), supports("s3", "b", "a", warrant="Again.")]
    steps += [supports("t1", "c", "d"), supports("t2", "d", "e"), supports("t3", "e", "c"), supports("u", "c", "a")]
    found = flags_with("circular-support", *claims("a b c d e"), *steps)
    assert [flag.ids for flag in found] == [("a", "b"), ("c", "d", "e")]


def test_a_circle_with_support_from_outside_is_asked_whether_it_is_meant_to_add_to_it() -> None:
    nodes = [*claims("a b"), supports("s", "a", "b"), supports("t", "b", "a"), quote("q", "It is so.", "a")]
    [flag] = flags_with("circular-support", *nodes)
    assert "is the circle meant to add to it?" in flag.message


@pytest.mark.parametrize(
    "steps",
    [
        [supports("s", "a", "b"), supports("t", "b", "c")],
        [supports("s", "a", "b"), supports("t", "a", "c"), supports("u", "b", "c")],
        [supports("s", "a", "b"), attacks("t", "b", "a")],
        [attacks("s", "a", "b"), attacks("t", "b", "a")],
    ],
)
def test_chains_diamonds_and_rings_of_attacks_are_no_circles_of_support(steps: list[Node]) -> None:
    assert not flags_with("circular-support", *claims("a b c"), *steps)


# Origins

TELEGRAM = [quote("q1", "The port is closed.", "a"), quote("q2", "The port will stay closed.", "b")]


def test_two_lines_of_support_from_one_telegram_are_asked_whether_they_count_as_several_sources() -> None:
    nodes = [*claims("top a b"), *TELEGRAM, supports("s", "top", "a"), supports("t", "top", "b")]
    [flag] = flags_with("one-origin", *nodes)
    assert flag.ids == ("top", "s", "t", "letter")
    assert "2 lines of support, and all go back to one origin, Letter" in flag.message


def test_two_quotes_of_one_letter_that_attest_one_claim_are_two_lines_from_one_origin() -> None:
    [flag] = flags_with("one-origin", claim("a"), quote("q1", "Closed.", "a"), quote("q2", "It is shut.", "a"))
    assert flag.ids == ("a", "q1", "q2", "letter")


def test_a_main_conclusion_whose_linked_premises_all_come_from_one_letter_is_asked_for_something_independent() -> None:
    [flag] = flags_with("one-origin", *claims("top a b"), *TELEGRAM, supports("s", "top", "a", "b"))
    assert flag.ids == ("top", "q1", "q2", "letter")
    assert "All 2 quotations" in flag.message


def test_a_book_that_prints_the_telegram_is_no_second_origin() -> None:
    printed = quote("q2", "The port will stay closed.", "b", via=(link("book"),))
    nodes = [*claims("top a b"), TELEGRAM[0], printed, supports("s", "top", "a"), supports("t", "top", "b")]
    assert len(flags_with("one-origin", *nodes)) == 1


@pytest.mark.parametrize(
    "nodes",
    [
        [TELEGRAM[0], quote("q2", "Closed.", "b", source="log"), supports("s", "top", "a"), supports("t", "top", "b")],
        [TELEGRAM[0], supports("s", "top", "a"), supports("t", "top", "b")],
        [TELEGRAM[0], supports("s", "top", "a")],
        [],
    ],
)
def test_two_origins_or_one_line_are_not_asked_about(nodes: list[Node]) -> None:
    assert not flags_with("one-origin", *claims("top a b"), *nodes)


def test_a_quotation_that_was_not_found_is_no_line_of_support() -> None:
    nodes = [claim("a"), quote("q1", "Closed.", "a"), quote("q2", "It is shut.", "a")]
    checks = {"q2": QuoteCheck("q2", Verdict.NOT_FOUND, "letter", "letter", held=True)}
    assert not flags_with("one-origin", *nodes, checks=checks)


def two_origins(*sources: Node) -> list[Node]:
    quotes = [quote("q1", "Closed.", "a", source="one"), quote("q2", "Shut.", "b", source="two")]
    return [*claims("top a b"), *quotes, supports("s", "top", "a"), supports("t", "top", "b"), *sources]


@pytest.mark.parametrize(
    "sources",
    [
        [source("one"), source("two", derived_from="one")],
        [source("one", derived_from="wire"), source("two", derived_from="wire"), source("wire")],
        [source("one", derived_from="late"), source("late", derived_from="two"), source("two")],
        [source("one", part_of="volume"), source("volume", part_of="two"), source("two")],
    ],
)
def test_origins_that_depend_on_each_other_are_asked_whether_they_count_as_independent(sources: list[Node]) -> None:
    [flag] = flags_with("dependent-origins", *two_origins(*sources))
    assert flag.ids == ("top", "one", "two")


def test_linked_witnesses_that_depend_on_each_other_are_asked_about_too() -> None:
    quotes = [quote("q1", "Closed.", "a", source="one"), quote("q2", "Shut.", "b", source="two")]
    nodes = [
        *claims("top a b"),
        *quotes,
        supports("s", "top", "a", "b"),
        source("one"),
        source("two", derived_from="one"),
    ]
    assert flags_with("dependent-origins", *nodes)


@pytest.mark.parametrize(
    "sources",
    [
        [source("one"), source("two")],
        [source("one", part_of="volume"), source("two", part_of="volume"), source("volume")],
        [source("one", derived_from="wire"), source("two", derived_from="cable"), source("wire"), source("cable")],
        [source("one", derived_from="wire"), source("wire", derived_from="one"), source("two")],
    ],
)
def test_origins_of_their_own_are_independent_even_in_one_volume(sources: list[Node]) -> None:
    assert not flags_with("dependent-origins", *two_origins(*sources))


# One quotation used twice


def test_a_quote_that_attests_two_claims_is_asked_which_words_carry_which() -> None:
    [flag] = flags_with("quote-used-twice", *claims("a b"), quote("q", "Closed, and shut.", "a", "b"))
    assert flag.ids == ("q", "a", "b")
    assert flag.message.endswith("Which of its words carry which claim?")


def test_a_quote_that_attests_one_claim_and_is_a_premise_for_another_is_used_twice() -> None:
    nodes = [*claims("a b"), quote("q", "Closed.", "a"), supports("s", "b", "q")]
    assert [flag.ids for flag in flags_with("quote-used-twice", *nodes)] == [("q", "a", "b")]


def test_the_same_words_of_one_origin_under_two_ids_are_one_quotation() -> None:
    nodes = [*claims("a b"), quote("q", "The port is closed.", "a"), quote("r", "The port\nis closed.\n", "b")]
    assert [flag.ids for flag in flags_with("quote-used-twice", *nodes)] == [("q", "r", "a", "b")]


@pytest.mark.parametrize(
    "nodes",
    [
        [quote("q", "Closed.", "a"), quote("r", "Shut.", "b")],
        [quote("q", "Closed.", "a"), quote("r", "Closed.", "b", source="log")],
        [quote("q", "Closed.", "a"), supports("s", "b", "a")],
        [quote("q", "Closed.", "a"), supports("s", "a", "q")],
        [quote("q", "Closed.", "a"), attacks("s", "b", "q")],
    ],
)
def test_a_quotation_with_one_use_is_not_asked_about(nodes: list[Node]) -> None:
    assert not flags_with("quote-used-twice", *claims("a b"), *nodes)


# One quotation for and against

CASE = [*claims("top a b c"), supports("s", "top", "a", "b"), quote("q", "Closed, but not to all.", "a")]


def test_a_quote_for_one_premise_and_against_another_of_the_same_step_is_asked_about() -> None:
    [flag] = flags_with("quote-both-ways", *CASE, attacks("x", "b", "q"))
    assert flag.ids == ("q", "top", "x", "b")
    assert "both lead up" not in flag.message


def test_a_claim_the_quote_attests_may_be_what_tells_against_the_other() -> None:
    [flag] = flags_with("quote-both-ways", *CASE, attacks("x", "b", "a"))
    assert flag.ids[:3] == ("q", "top", "x")


def test_a_quote_against_the_step_it_serves_is_asked_about() -> None:
    [flag] = flags_with("quote-both-ways", *CASE, attacks("x", "s", "q"))
    assert "the step S1 to it (by S2)" in flag.message


def test_the_conclusion_they_share_may_be_far_above() -> None:
    steps = [
        supports("s", "top", "a", "b"),
        supports("t", "a", "near"),
        supports("u", "b", "c"),
        supports("v", "c", "d"),
    ]
    nodes = [
        *claims("top a b c d near"),
        quote("q", "Closed.", "first"),
        claim("first"),
        supports("w", "near", "first"),
    ]
    [flag] = flags_with("quote-both-ways", *nodes, *steps, attacks("x", "d", "q"))
    assert flag.ids == ("q", "near", "x", "d", "top")
    assert "both lead up to H" in flag.message


def test_every_attack_of_one_quotation_is_in_one_flag() -> None:
    [flag] = flags_with("quote-both-ways", *CASE, attacks("x", "b", "a"), attacks("y", "s", "q"))
    assert {"x", "y"} <= set(flag.ids)


@pytest.mark.parametrize(
    "nodes",
    [
        [attacks("x", "c", "q")],
        [attacks("o", "b", "c"), attacks("x", "o", "q")],
        [attacks("o", "b", "c"), attacks("x", "c", "q")],
        [attacks("x", "b", "c")],
    ],
)
def test_a_quote_against_something_else_or_against_an_objection_is_not_asked_about(nodes: list[Node]) -> None:
    assert not flags_with("quote-both-ways", *CASE, *nodes)


def test_what_is_read_into_a_quotation_is_not_its_own() -> None:
    partial = quote("q", "Closed.", "a", reading=Reading.PARTIAL)
    nodes = [*claims("top a b"), supports("s", "top", "a", "b"), partial, attacks("x", "b", "a")]
    assert not flags_with("quote-both-ways", *nodes)


# Two documents at one place


def placed(name: str, locator: str, **fields: str) -> Node:
    return source(name, part_of="volume", at=locator, **fields)


@pytest.mark.parametrize(
    "sources",
    [
        [placed("one", "p. 245", date="1918-04-02"), placed("two", "p. 245", date="1918-04-18")],
        [placed("one", "p. 245"), placed("two", "245")],
        [placed("one", "pp. 245-246"), placed("two", "p. 245")],
        [placed("one", "fol. 3v"), placed("two", "fol. 3v", date="1918")],
    ],
)
def test_two_documents_that_begin_on_one_page_of_an_edition_are_asked_about(sources: list[Node]) -> None:
    volume = source("volume", "The Papers", type="book")
    [flag] = flags_with("same-locator", claim("a"), *sources, volume, quote("q", "Closed.", "a", source="two"))
    assert flag.ids == ("one", "two", "volume", "q")


def test_the_page_may_stand_in_the_link_to_the_edition() -> None:
    quotes = [
        quote("q", "Closed.", "a", source="one", via=(link("volume", "p. 245", EDITION), link("article", "para. 16"))),
        quote("r", "Shut.", "a", source="two", via=(link("volume", "p. 245", EDITION), link("article", "para. 18"))),
    ]
    [flag] = flags_with("same-locator", claim("a"), *quotes)
    assert flag.ids == ("one", "two", "volume", "q", "r")


@pytest.mark.parametrize(
    "sources",
    [
        [placed("one", "p. 245"), placed("two", "p. 246")],
        [placed("one", "pp. 243-245"), placed("two", "p. 245")],
        [placed("one", "p. 245", date="1918-04-18"), placed("two", "p. 245", date="1918-04-18")],
        [placed("one", "p. 245"), placed("two", "p. 245", derived_from="one")],
        [placed("one", "ch. 2"), placed("two", "ch. 2")],
        [placed("one", "p. 245"), source("two", part_of="another", at="p. 245"), source("another")],
    ],
)
def test_documents_that_may_well_share_a_place_are_not_asked_about(sources: list[Node]) -> None:
    assert not flags_with("same-locator", claim("a"), *sources, source("volume", type="book"))


def test_articles_on_one_page_of_a_newspaper_are_not_asked_about() -> None:
    paper = source("volume", "The Morning Post, 3 May", type="article-newspaper")
    assert not flags_with("same-locator", claim("a"), placed("one", "p. 1"), placed("two", "p. 1"), paper)


def test_two_quotes_of_one_document_share_its_page() -> None:
    via = (link("volume", "p. 245", EDITION),)
    quotes = [quote("q", "Closed.", "a", via=via), quote("r", "Shut.", "a", via=via)]
    assert not flags_with("same-locator", claim("a"), *quotes)


# Objections that miss

TRIAL = [*claims("top a o"), supports("s", "top", "a")]


@pytest.mark.parametrize(
    "warrant",
    [
        "That he met them does not follow from this.",
        "To have met them does not prove that he served them.",
        "The inference from contact to service is a leap.",
        "Daraus folgt nicht, dass er in ihrem Dienst stand.",
    ],
)
def test_an_objection_to_a_claim_that_speaks_of_the_inference_is_asked_whether_it_is_meant_so(warrant: str) -> None:
    [flag] = flags_with("objection-misaimed", *TRIAL, attacks("x", "top", "o", warrant=warrant))
    assert flag.ids == ("x", "top", "s")


@pytest.mark.parametrize(
    "objection",
    [
        attacks("x", "s", "o", warrant="To have met them does not prove that he served them."),
        attacks("x", "a", "o", warrant="The inference from contact to service is a leap."),
        attacks("x", "top", "o", warrant="A change of late tells against service from the first."),
        attacks("x", "top", "o", warrant="The road does not follow the river."),
        attacks("x", "top", "o"),
    ],
)
def test_an_objection_to_a_step_or_with_a_reason_of_its_own_is_well_aimed(objection: Node) -> None:
    assert not flags_with("objection-misaimed", *TRIAL, objection)


# Senses


@pytest.mark.parametrize("premise", ["agent = who acts for a power", "Agent = whoever serves it\npower = Britain"])
def test_a_term_with_another_sense_in_the_conclusion_is_asked_about(premise: str) -> None:
    nodes = [claim("top", senses="agent = an officer of a secret service"), claim("a", senses=premise)]
    [flag] = flags_with("sense-shift", *nodes, supports("s", "top", "a"))
    assert flag.ids == ("s", "a", "top")
    assert "an officer of a secret service" in flag.message


def test_a_term_with_two_senses_in_linked_premises_is_asked_about() -> None:
    nodes = [claim("top"), claim("a", senses="bank = of a river"), claim("b", senses="bank = of money")]
    assert flags_with("sense-shift", *nodes, supports("s", "top", "a", "b"))


@pytest.mark.parametrize(
    ("senses", "step"),
    [
        ("agent = an officer  of a secret service", supports("s", "top", "a")),
        ("power = Britain", supports("s", "top", "a")),
        ("agent", supports("s", "top", "a")),
        ("agent = who acts for a power", supports("s", "other", "a")),
        ("agent = who acts for a power", attacks("s", "top", "a")),
    ],
)
def test_a_term_that_keeps_its_sense_in_the_step_is_not_asked_about(senses: str, step: Node) -> None:
    nodes = [claim("top", senses="agent = An officer of a secret service"), claim("a", senses=senses), claim("other")]
    assert not flags_with("sense-shift", *nodes, step)


# The holder's own words


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
