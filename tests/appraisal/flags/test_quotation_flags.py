"""Flags on quotations: words nobody located, what is left out, dates far from the event."""

from __future__ import annotations

import pytest
from support.flagging import claim, flags_with, link, quote, source, supports

from argmap.evidence.verdict import Difference, Location, QuoteCheck, Verdict
from argmap.model.nodes import Node
from argmap.model.vocabulary import LinkRole

# Words nobody located

PASSAGE = quote("q", "The handle of the pump was removed on the following day.", source="snow")


@pytest.mark.parametrize(
    "text",
    [
        'Snow calls the pump "the sole cause of death" there.',
        "Snow calls the pump “the sole cause of death” there.",
        "Snow nennt sie „die einzige Ursache“ des Todes.",
        "Snow l'appelle « la seule cause » de la mort.",
        'He called the Board "negligent".',
        'The words are "the handle of the pump ... was melted down".',
    ],
)
def test_words_in_marks_that_no_quote_holds_are_asked_for(text: str) -> None:
    assert [flag.ids for flag in flags_with("words-not-located", claim("a", text), PASSAGE)] == [("a",)]


def test_a_warrant_is_read_as_well() -> None:
    step = supports("s", "top", "a", warrant='What is "plain to everybody" needs no proof.')
    assert [flag.ids for flag in flags_with("words-not-located", claim("a"), claim("top"), step)] == [("s",)]


@pytest.mark.parametrize(
    "text",
    [
        'Snow says that "the handle of the pump was removed" on Friday.',
        "Snow says that “The handle … was removed”.",
        "Snow says that “[t]he handle of the pump” was removed.",
        "The “official” version is another.",
        'The pipe was 12" wide and 3" deep.',
        'The title "On the Mode of Communication" is Snow\'s.',
        "The workers' pump wasn't Snow's.",
    ],
)
def test_words_that_a_quote_or_a_title_holds_and_words_that_are_no_quotation_are_let_pass(text: str) -> None:
    title = source("snow", "On the Mode of Communication of Cholera")
    assert not flags_with("words-not-located", claim("a", text), PASSAGE, title)


def test_a_term_whose_sense_is_given_is_no_quotation() -> None:
    defined = claim(
        "a", "He was a “treasonable collaborator” of theirs.", senses="treasonable collaborator = who helps"
    )
    assert not flags_with("words-not-located", defined, PASSAGE)


# What is left out


def found(*, edits: tuple[Difference, ...] = (), differences: tuple[Difference, ...] = ()) -> dict[str, QuoteCheck]:
    verdict = Verdict.SPLICED if differences else Verdict.VERIFIED_EDITED
    check = QuoteCheck(
        "q", verdict, "letter", "letter", held=True, location=Location(0, 900), edits=edits, differences=differences
    )
    return {"q": check}


ELIDED = quote("q", "The port ... was closed.", "a")


@pytest.mark.parametrize("left_out", ["x" * 201, "which lies on the coast " * 10, "but not " * 60])
def test_an_ellipsis_over_more_than_200_characters_is_asked_about(left_out: str) -> None:
    checks = found(edits=(Difference("ellipsis", left_out, "..."),))
    assert [flag.ids for flag in flags_with("long-elision", claim("a"), ELIDED, checks=checks)] == [("q",)]


@pytest.mark.parametrize(
    "edits",
    [
        (Difference("ellipsis", "of Elgin, which lies on the coast,", "..."),),
        (Difference("ellipsis", "x" * 200, "..."),),
        (Difference("bracket", "x" * 300, "[it]"),),
        (),
    ],
)
def test_a_short_ellipsis_is_let_pass(edits: tuple[Difference, ...]) -> None:
    assert not flags_with("long-elision", claim("a"), ELIDED, checks=found(edits=edits))


@pytest.mark.parametrize("kind", ["unmarked_join", "distant_elision", "out_of_order"])
def test_parts_that_stand_apart_in_the_source_are_asked_about(kind: str) -> None:
    checks = found(differences=(Difference(kind, "far", "..."),))
    assert [flag.ids for flag in flags_with("splice", claim("a"), ELIDED, checks=checks)] == [("q",)]


@pytest.mark.parametrize("locator", ["pp. 12-15", "para. 3, para. 41", "pp. 12, 15", "p. 12 ff."])
def test_an_ellipsis_in_words_from_several_places_is_asked_about_where_the_text_is_not_held(locator: str) -> None:
    at = quote("q", "The port ... was closed.", "a", at=locator)
    [flag] = flags_with("splice", claim("a"), at)
    assert locator in flag.message


def test_the_places_may_stand_in_a_link() -> None:
    at = quote("q", "The port … was closed.", "a", via=(link("book", "pp. 3-9", LinkRole.EDITION),))
    assert flags_with("splice", claim("a"), at)


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("The port ... was closed.", "p. 12"),
        ("The port was closed. It stayed so.", "pp. 12-13"),
        ("... the port was closed ...", "pp. 12-13"),
        ("The port ... was closed.", None),
    ],
)
def test_an_ellipsis_on_one_page_or_at_the_ends_is_let_pass(text: str, locator: str | None) -> None:
    assert not flags_with("splice", claim("a"), quote("q", text, "a", at=locator))


# Dates


def dated(event: str, written: str) -> list[Node]:
    return [claim("a", event_date=event), quote("q", "The port was closed.", "a"), source("letter", date=written)]


@pytest.mark.parametrize(
    ("event", "written", "years"),
    [("1918-03", "2011-03-19", "93 years"), ("1854", "1861", "7 years"), ("1914/1918", "1924", "6 years")],
)
def test_evidence_from_more_than_five_years_after_the_event_is_asked_what_it_goes_by(
    event: str, written: str, years: str
) -> None:
    [flag] = flags_with("date-drift", *dated(event, written))
    assert flag.ids == ("a", "q", "letter")
    assert years in flag.message


@pytest.mark.parametrize(
    ("event", "written"), [("1918-04", "1918-03-31"), ("1918-05-10", "1918-05-09"), ("1919", "1918"), ("1920?", "191X")]
)
def test_evidence_from_before_the_event_is_asked_how_it_can_speak_of_it(event: str, written: str) -> None:
    [flag] = flags_with("date-drift", *dated(event, written))
    assert "before" in flag.message


@pytest.mark.parametrize(
    ("event", "written"),
    [
        ("1918-03-27", "1918-03-28"),
        ("1918-03", "1918-03-16"),
        ("1854-09", "1855"),
        ("1854", "1859"),
        ("1918", "1918"),
        ("March 1918", "2011"),
        ("1918-03", "no date"),
        ("1914/1918", "1916"),
    ],
)
def test_evidence_of_its_time_and_dates_that_cannot_be_read_are_let_pass(event: str, written: str) -> None:
    assert not flags_with("date-drift", *dated(event, written))


def test_one_late_source_is_asked_about_once_for_all_its_claims() -> None:
    late = [claim("a", event_date="1918"), claim("b", event_date="1917"), source("letter", date="2011")]
    quotes = [quote("q", "The port was closed.", "a"), quote("r", "The port was shut.", "b")]
    [flag] = flags_with("date-drift", *late, *quotes)
    assert flag.ids == ("a", "b", "q", "r", "letter")
