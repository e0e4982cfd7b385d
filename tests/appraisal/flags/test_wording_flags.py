"""Flags on words: stronger claims, hearsay, silence, marks around words, what is left out, dates."""

from __future__ import annotations

import pytest
from support.flagging import attacks, claim, flags_with, link, quote, source, supports

from argmap.evidence.verdict import Difference, Location, QuoteCheck, Verdict
from argmap.model.nodes import Node
from argmap.model.vocabulary import LinkRole, Reading

# Stronger wording


@pytest.mark.parametrize(
    ("said", "claimed", "changed"),
    [
        ("The pump may have been the source of the outbreak.", "The pump was the source of the outbreak.", "“may”"),
        (
            "The Board planned to remove the handle on Friday.",
            "The Board removed the handle on Friday.",
            "“planned”",
        ),
        (
            "He suggested that officers should restore discipline.",
            "British officers restored discipline.",
            "“suggested”",
        ),
        ("The valve was probably left open by the shift.", "The valve was left open by the night shift.", "“probably”"),
        ("The report came late. The log seems to have been edited.", "The log was edited.", "“seems”"),
        ("The log appears to have been edited by hand.", "The log was edited by hand.", "“appears to”"),
        ("Plans were drawn up to join the Latvian troops.", "They joined the Latvian troops.", "“Plans were”"),
        (
            "Der Hafen wurde vermutlich von den Briten geschlossen.",
            "Der Hafen wurde von den Briten geschlossen.",
            "vermut",
        ),
        ("Le port a probablement été fermé par le consul.", "Le port a été fermé par le consul.", "“probablement”"),
    ],
)
def test_a_hedge_that_the_claim_does_not_keep_is_asked_about(said: str, claimed: str, changed: str) -> None:
    [flag] = flags_with("stronger-wording", claim("a", claimed), quote("q", said, "a"))
    assert flag.ids == ("a", "q")
    assert changed in flag.message
    assert "is not kept. Do the words allow that?" in flag.message


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("The pump may have been the source of the outbreak.", "The pump may have been the source of the outbreak."),
        (
            "The pump may have been the source of the outbreak.",
            "Snow wrote that the pump was the source of the outbreak.",
        ),
        ("The pump may have been the source of the outbreak.", "The pump was perhaps the source of the outbreak."),
        ("The Board planned to remove the handle on Friday.", "The Board intended to remove the handle."),
        ("He suggested that officers should restore discipline.", "He wanted officers to restore discipline there."),
        ("On 10 May 1854 the pump was the source.", "On 10 May the pump was the source of the outbreak."),
        ("It may rain tomorrow. The handle was removed by the Board.", "The handle was removed by the Board."),
        ("The handle could not be removed by the Board.", "The Board did not remove the handle."),
        ("The handle of the pump was removed as soon as possible.", "The handle of the pump was removed on Friday."),
        (
            "He appeared before the committee on the third of May.",
            "He testified before the committee on the third of May.",
        ),
        ("Plans of the reactor hung in the hall.", "Drawings of the reactor hung in the hall."),
        ("They intended to march on the city at dawn.", "They meant to march on the city at dawn."),
        ("The mail may be late.", "The pump was the source of the outbreak."),
        ("La bomba pudo ser la causa.", "The pump was the source of the outbreak."),
    ],
)
def test_a_claim_that_keeps_the_hedge_or_names_who_says_so_is_let_pass(said: str, claimed: str) -> None:
    assert not flags_with("stronger-wording", claim("a", claimed), quote("q", said, "a"))


@pytest.mark.parametrize(
    ("said", "claimed", "changed"),
    [
        ("Some ministers had read the cable.", "All ministers had read the cable.", "“Some” becomes “All”"),
        ("Many houses drank the water.", "Every house drank water from the pump.", "“Many” becomes “Every”"),
        ("The gauge often showed too much.", "The gauge always showed too much.", "“often” becomes “always”"),
        ("Einige Minister hatten das Telegramm gelesen.", "Alle Minister hatten es gelesen und wussten es.", "“Alle”"),
    ],
)
def test_some_that_becomes_all_is_asked_about(said: str, claimed: str, changed: str) -> None:
    [flag] = flags_with("stronger-wording", claim("a", claimed), quote("q", said, "a"))
    assert changed in flag.message


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("Some ministers had read the cable.", "Some ministers had read the cable."),
        ("Some ministers had read the cable.", "Not all ministers had read the cable."),
        ("Some ministers had read the cable.", "Ministers had read the cable after all."),
        ("Some ministers had read the cable.", "Ministers had read the cable on all three days."),
        ("Some came early; all ministers had read the cable.", "All ministers had read the cable."),
    ],
)
def test_a_quantity_that_is_kept_or_counts_something_else_is_let_pass(said: str, claimed: str) -> None:
    assert not flags_with("stronger-wording", claim("a", claimed), quote("q", said, "a"))


@pytest.mark.parametrize(
    ("said", "claimed", "changed"),
    [
        ("The minister approved the closing of the port.", "The cabinet approved the closing of the port.", "minister"),
        ("I ordered the closing of the port.", "The government ordered the closing of the port.", "“I” becomes"),
        ("The consul closed the port to the ships.", "Britain closed the port to the ships.", "becomes “Britain”"),
        (
            "The department closed the port to ships.",
            "France closed the port to ships.",
            "“department” becomes “France”",
        ),
    ],
)
def test_a_person_that_becomes_an_institution_or_a_nation_is_asked_about(said: str, claimed: str, changed: str) -> None:
    [flag] = flags_with("stronger-wording", claim("a", claimed), quote("q", said, "a"))
    assert changed in flag.message


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("The minister approved the closing of the port.", "The minister approved the closing of the port."),
        ("The minister, for the cabinet, approved the closing.", "The cabinet approved the closing of the port."),
        ("The cabinet approved the closing of the port.", "The minister approved the closing of the port."),
        ("We the officers closed the port to ships.", "The government closed the port to ships."),
        ("The consul bought a turkey and closed the shop.", "The turkey was bought and the shop closed."),
    ],
)
def test_an_actor_that_the_sentence_names_is_let_pass(said: str, claimed: str) -> None:
    assert not flags_with("stronger-wording", claim("a", claimed), quote("q", said, "a"))


def test_a_partial_reading_is_declared_and_not_asked_about() -> None:
    said = quote("q", "The pump may have been the source of the outbreak.", "a", reading=Reading.PARTIAL)
    assert not flags_with("stronger-wording", claim("a", "The pump was the source of the outbreak."), said)


# Escalation in a step


@pytest.mark.parametrize(
    ("premise", "conclusion", "words"),
    [
        ("Ross approved the landing at Elgin.", "Ross advocated an occupation.", ("approved", "advocated")),
        (
            "He wrote that Ross saw no objection to troops.",
            "Ross approved the use of troops.",
            ("no objection", "approved"),
        ),
        ("Ross proposed to send help to Elgin.", "Ross demanded help for Elgin.", ("proposed", "demanded")),
        ("Ross was in touch with the consul every day.", "Ross was an agent of the consul.", ("in touch", "agent of")),
        ("Ross suspected that the valve was open.", "Ross knew of the open valve.", ("suspected", "knew")),
        (
            "The leak was possibly in the second valve.",
            "The leak was certainly in the valve.",
            ("possibly", "certainly"),
        ),
    ],
)
def test_a_step_to_a_stronger_word_is_asked_what_carries_it(
    premise: str, conclusion: str, words: tuple[str, str]
) -> None:
    nodes = [claim("a", premise), claim("top", conclusion), supports("s", "top", "a")]
    [flag] = flags_with("step-escalation", *nodes)
    assert flag.ids == ("s", "a", "top")
    assert f"from “{words[0]}”" in flag.message
    assert f"to “{words[1]}”" in flag.message


def test_the_words_of_a_quote_used_as_a_premise_count() -> None:
    nodes = [quote("q", "Mr. Ross has no objection to the use of troops."), claim("top", "Ross demanded troops.")]
    assert [flag.ids for flag in flags_with("step-escalation", *nodes, supports("s", "top", "q"))] == [
        ("s", "q", "top")
    ]


def test_some_that_becomes_all_between_premise_and_conclusion_is_asked_about() -> None:
    nodes = [claim("a", "Some ministers had read the cable."), claim("top", "All ministers had read the cable.")]
    assert len(flags_with("step-escalation", *nodes, supports("s", "top", "a"))) == 1


@pytest.mark.parametrize(
    ("premises", "conclusion"),
    [
        (["Ross approved the landing at Elgin."], "Ross approved an occupation."),
        (["Ross approved the landing at Elgin."], "Ross suggested a landing."),
        (["Ross did not approve the landing; he approved nothing."], "He was tired of Elgin."),
        (["Ross approved the landing.", "Ross demanded a landing at Elgin."], "Ross advocated a landing."),
        (["Hill approved the budget of the school."], "Ross advocated an occupation of Elgin."),
        (["On 3 May the leak was in the valve."], "The leak was certainly in the valve."),
        (["Ross never approved the landing at Elgin."], "Ross advocated a landing at Elgin."),
    ],
)
def test_a_step_that_stays_on_its_rung_or_speaks_of_something_else_is_let_pass(
    premises: list[str], conclusion: str
) -> None:
    given = [claim(f"a{number}", text) for number, text in enumerate(premises)]
    step = supports("s", "top", *(each.id for each in given))
    assert not flags_with("step-escalation", *given, claim("top", conclusion), step)


def test_a_warrant_with_the_stronger_word_owns_up_to_the_step() -> None:
    nodes = [claim("a", "Ross was in touch with the consul."), claim("top", "Ross was an agent of the consul.")]
    owned = supports("s", "top", "a", warrant="Who meets a consul every day is an agent of that consul.")
    assert not flags_with("step-escalation", *nodes, owned)


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
