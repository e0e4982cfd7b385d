"""Flags on words: claims stronger than what they report, and steps from a weaker word to a stronger one."""

from __future__ import annotations

import pytest
from support.flagging import claim, flags_with, quote, supports

from argmap.model.vocabulary import Reading

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
