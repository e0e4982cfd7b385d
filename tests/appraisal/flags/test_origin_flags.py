"""Flags on where support comes from: one origin, one quotation used twice or both ways, two documents at one place."""

from __future__ import annotations

import pytest
from support.flagging import attacks, claim, claims, flags_with, link, quote, source, supports

from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.nodes import Node
from argmap.model.vocabulary import LinkRole, Reading

EDITION = LinkRole.EDITION


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
