"""What the inspector shows of each kind of node: its fields, what the review says of it, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from support.inspecting import PUMP, known, words
from support.maps import as_map, claim, claims, quote, small_maps, supports
from support.nodes import HOSTILE, texts
from support.patience import PATIENT

from argmap.evidence.verdict import AlterationSeverity, Difference, QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import (
    Assessment,
    Claim,
    Quote,
    Source,
    Support,
)
from argmap.model.problem import Problem, Severity
from argmap.model.vocabulary import (
    Grade,
    Reading,
)
from argmap.workspace.inspecting.fields import HEAD
from argmap.workspace.inspecting.inspection import ADD_FIELD, MORE_FIELDS, field_lines, review_lines
from argmap.workspace.inspecting.known import Known
from argmap.workspace.inspecting.lines import Words, lines_of
from argmap.workspace.segments import cells, one_line


def test_a_title_names_the_kind_and_the_id_and_says_where_a_claim_stands() -> None:
    lines = field_lines(known(), "deaths", 80)
    assert lines[0].text == "CLAIM  deaths"
    assert lines[1].text == "Directly sourced: a named source says this. Stands."


def test_problems_of_a_node_stand_above_its_fields() -> None:
    problem = Problem("W303", "no step leads to this claim", "name it in a step", Severity.WARNING, "spare")
    lines = [line.text for line in field_lines(known(problems=(problem,)), "spare", 80)]
    assert lines.index("! warning W303: no step leads to this claim") < lines.index(
        "claim       Nobody was sent to look."
    )
    assert "   name it in a step" in lines


def test_a_problem_of_another_node_is_not_shown() -> None:
    problem = Problem("W303", "no step leads to this claim", id="spare")
    assert "W303" not in words(known(problems=(problem,)), "pump")


def test_fields_that_are_not_there_are_folded_and_counted() -> None:
    folded = field_lines(known(), "pump", 80)
    assert folded[-1].text == "▸ 7 more fields: enter to see them"
    assert folded[-1].field == MORE_FIELDS
    assert "event-date" not in {line.field for line in folded}


def test_unfolded_fields_say_what_they_are_for() -> None:
    assert "event-date When what it says happened" in words(known(), "pump", more=True)


def test_a_source_and_a_claim_offer_fields_of_ones_own() -> None:
    assert ADD_FIELD in {line.field for line in field_lines(known(), "book", 80, more=True)}
    assert ADD_FIELD in {line.field for line in field_lines(known(), "pump", 80, more=True)}


def test_what_a_claim_cannot_lose_comes_first_with_the_claims_without_a_source_named() -> None:
    bare = as_map(claims("a b c"), supports("s", "a", "b"), supports("t", "b", "c"))
    lines = [line.text for line in review_lines(known(bare), "a", 200)]
    assert lines[1].startswith("── What the review says of H ──")
    assert lines[2] == "Cannot lose:    asserted without a source: C2 “Claim c”"


def test_a_claim_names_what_it_rests_on_and_what_it_serves() -> None:
    shown = words(known(), "deaths")
    assert "Rests on: - Q1 “Words of q-deaths” (The book)" in shown
    assert "Serves: - S1 for H The pump spread the cholera." in shown


def test_the_short_labels_in_what_the_review_says_lead_to_their_nodes() -> None:
    named = {place.node for line in review_lines(known(), "pump", 80) for place in line.places}
    assert {"s-near", "deaths"} <= named


def test_every_place_covers_the_words_that_name_its_node() -> None:
    within = known()
    for node_id in PUMP.nodes:
        for line in [*field_lines(within, node_id, 50), *review_lines(within, node_id, 50)]:
            named = {segment.text for segment in line.segments if segment.style == "link"}
            for place in line.places:
                assert line.text[place.start : place.end] in named


def test_a_step_shows_its_scheme_with_its_gist_and_whose_turn_each_question_is() -> None:
    shown = words(known(), "s-near")
    assert "Scheme: Nearness: What is near did it." in shown
    assert "1. Is it near? Open; the arguer's to answer once asked." in shown


def test_a_step_shows_every_rating_with_who_gave_it() -> None:
    assert "Strength: moderate, as rated by anna" in words(known(), "s-near")
    assert "weak, as rated by the map's author" in words(known(), "s-late")
    assert "Strength: not rated yet" in words(known(), "s-second")


def test_raters_that_differ_are_said_to_differ() -> None:
    both = as_map(
        claims("a b"), supports("s", "a", "b", grade=Grade.WEAK), Assessment(id="r", target="s", grade=Grade.STRONG)
    )
    shown = words(known(both), "s")
    assert "weak, as rated by the map's author; strong, as rated by an unnamed reviewer (they differ)" in shown


def test_a_step_names_the_objections_to_it_and_what_has_become_of_them() -> None:
    assert "Objections to it: - S3 unanswered: late The handle came off late." in words(known(), "s-near")


def test_an_objection_says_what_it_strikes_and_whether_it_is_answered() -> None:
    assert "As an objection: Against the step S1 to H" in words(known(), "s-late")


def test_a_step_that_does_not_carry_says_why() -> None:
    shown = words(known(), "s-near")
    assert "Does not carry: 1 objection to it stands." in shown


def check(**more: Any) -> dict[str, QuoteCheck]:
    found = QuoteCheck(id="q-deaths", verdict=Verdict.VERIFIED, source="book", read_in="book", held=True)
    return {"q-deaths": replace(found, **more)}


def test_a_quote_that_was_not_checked_says_so() -> None:
    assert "Not checked against the text of its source." in words(known(), "q-deaths")


def test_a_quote_shows_its_verdict_and_the_sentences_around_it() -> None:
    checks = check(message="verbatim in “The book”, p. 3", passage="Words of q-deaths", before="First.", after="Last.")
    shown = words(known(checks=checks), "q-deaths")
    assert "Verbatim in “The book”, p. 3." in shown
    assert "Before it: First." in shown
    assert "In the source: Words of q-deaths" in shown
    assert "After it: Last." in shown
    assert "It does not mean that the source is right" in shown


def test_a_changed_quote_is_set_under_the_words_of_its_source_with_marks() -> None:
    checks = check(
        verdict=Verdict.ALTERED,
        severity=AlterationSeverity.MEANING,
        message='changed: source has "not"',
        passage="Words not of q-deaths",
        differences=(Difference("negation", "not", ""),),
    )
    lines = [line.text for line in review_lines(known(checks=checks), "q-deaths", 80)]
    at = next(number for number, line in enumerate(lines) if line.startswith("source "))
    assert lines[at].split() == ["source", "Words", "not", "of", "q-deaths"]
    assert lines[at + 1].split() == ["quoted", "Words", "of", "q-deaths"]
    assert lines[at + 2].index("^") == lines[at].index("not")
    assert "negation (not permitted): the source has “not”, the quote nothing" in " ".join(" ".join(lines).split())


def test_a_quote_that_failed_is_said_to_ground_nothing() -> None:
    assert "It grounds nothing." in words(known(checks=check(verdict=Verdict.NOT_FOUND)), "q-deaths")


def test_the_chain_of_a_quote_is_told_in_words() -> None:
    shown = words(known(), "q-deaths")
    assert "Read through: second-hand: 1 text between the origin and the reader" in shown
    assert "(quotes it; this is the text in hand)" in shown


def test_a_quote_of_which_nothing_is_made_says_so() -> None:
    assert "Attests: nothing uses this quote" in words(known(), "q-other")


def test_a_partial_reading_is_said_to_be_one() -> None:
    partly = as_map(claim("a"), quote("q", "a", reading=Reading.PARTIAL))
    assert "in part: the claim says more or less than the quotation" in words(known(partly), "q")


def test_a_source_says_whether_a_copy_is_held_and_where_it_is_quoted() -> None:
    assert "Held copy: book.txt; not read yet" in words(known(), "book")
    assert "Origin of: 2 quotes" in words(known(), "book")
    assert "Read through it: 1 quote" in words(known(), "copy")
    assert "Contains: 1 source" in words(known(), "book")
    assert "Held copy: none" in words(known(), "copy")


def test_what_reviewers_said_stands_with_what_they_said_it_of() -> None:
    assert "anna, 2026-01-02: rates it moderate. Near is not in." in words(known(), "s-near")
    assert "ben: the source says it only in part" in words(known(), "q-deaths")
    assert "review s-near for The pump spread the cholera." in words(known(), "r-anna")


def test_a_scheme_says_which_steps_use_it() -> None:
    assert "Used by: 2 steps" in words(known(), "own")


def test_where_no_node_is_selected_the_map_itself_is_shown() -> None:
    shown = words(known(), HEAD)
    assert shown.startswith("MAP argmap")
    assert "title Pump" in shown
    assert "Holds: 4 claims, 2 quotes, 3 sources, 2 steps, 1 objection" in shown


def test_a_map_says_which_main_conclusions_hang_on_claims_without_a_source() -> None:
    bare = as_map(claims("a b"), supports("s", "a", "b"), main=("a",))
    assert "Weak points: - a cannot lose 1 claim asserted without a source" in words(known(bare), HEAD)


def test_without_a_review_the_fields_are_shown_all_the_same() -> None:
    assert "claim The pump spread the cholera." in words(Known(PUMP), "pump")
    assert "Not reviewed yet." in words(Known(PUMP), "pump")


def test_a_review_of_an_earlier_map_is_said_to_be_one() -> None:
    assert "(before the last edit)" in words(replace(known(), is_fresh=False), "pump")


def test_a_node_that_is_not_there_is_no_error() -> None:
    assert field_lines(known(), "nowhere", 40)[0].text == "Nothing is selected."
    assert review_lines(known(), "nowhere", 40) == []


def test_ten_thousand_characters_are_cropped_and_counted() -> None:
    long = as_map(claim("a", text="word " * 2000))
    lines = field_lines(known(long), "a", 60)
    assert len(lines) < 30
    assert any("… 9,400 more characters: enter to read" in line.text for line in lines)


@pytest.mark.parametrize("width", [1, 10, 24, 47, 48, 80])
def test_no_line_is_wider_than_the_pane(width: int) -> None:
    within = known(
        checks=check(verdict=Verdict.ALTERED, passage="Other words", differences=(Difference("w", "a", "b"),))
    )
    for node_id in (*PUMP.nodes, HEAD):
        for line in [*field_lines(within, node_id, width, more=True), *review_lines(within, node_id, width)]:
            assert cells(line.text) <= max(width, 44)


@pytest.mark.parametrize("hostile", [*HOSTILE, "[/", "[b]x", "\u202eolleh", "x" * 10_000, "日本語" * 400])
def test_hostile_text_is_shown_as_text(hostile: str) -> None:
    within = as_map(
        Claim(id="a", text=hostile, note=hostile, tags=(hostile,)),
        Source(id="book", title=hostile, variables=(("publisher", hostile),)),
        Quote(id="q", text=hostile, source="book", attests=("a",), at=hostile),
        Support(id="s", target="a", because=("b",), warrant=hostile, extra=(("x-own", hostile),)),
        claim("b", text=hostile),
    )
    for node_id in within.nodes:
        for line in [*field_lines(known(within), node_id, 60, more=True), *review_lines(known(within), node_id, 60)]:
            assert line.text.isprintable() or "\u200b" in line.text or "\u200d" in line.text
            assert cells(line.text) <= 60


@PATIENT
@given(small_maps())
def test_any_node_of_any_map_can_be_inspected(within: Map) -> None:
    shown = known(within)
    for node_id in (*within.nodes, HEAD):
        assert field_lines(shown, node_id, 40, more=True)
        assert review_lines(shown, node_id, 40)


@PATIENT
@given(texts)
def test_wrapping_loses_no_word(written: str) -> None:
    lines = list(lines_of((Words(written[: len(written) // 2], "claim"), Words(written[len(written) // 2 :])), 12))
    assert all(cells(line.text) <= 12 for line in lines)
    shown = "".join("".join(line.text for line in lines).split())
    assert shown == "".join(one_line(written).split())
