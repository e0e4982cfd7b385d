"""The front page, the card and the JSON of a review, on a worked example and on random maps."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from support.maps import as_map, attacks, checked_maps, claim, claims, quote, settles, source, supports, via

from argmap.appraisal.card import card
from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review
from argmap.appraisal.wording import (
    grounding_sentence,
    objection_sentence,
    sources_sentence,
    standing_sentences,
    standing_words,
)
from argmap.evidence.verdict import QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Quote, Source
from argmap.model.vocabulary import Grade, LinkRole, Resolution
from argmap.report.frontpage import front_page
from argmap.report.paragraphs import card_page
from argmap.report.review_json import review_json

PORT = as_map(
    source("telegram", title="Telegram of 5 May"),
    source("diary", title="Diary of a clerk"),
    claim("policy", text="Closing the port was the policy of the whole cabinet."),
    claim("cable", text="The minister approved the closing of the port."),
    claim("read", text="The minister had read the cable by 5 May.", assumed="The office opened at eight."),
    claim("known", text="The minister spoke for the cabinet."),
    claim("late", text="The minister was away until 7 May."),
    claim("away", text="The clerk was no eyewitness."),
    quote("q1", "cable", source="telegram", via=via(LinkRole.QUOTES)),
    quote("q2", "cable", source="telegram", via=via(LinkRole.QUOTES)),
    quote("q3", "late", source="diary"),
    supports("approved", "policy", "cable read known"),
    attacks("clerk", "read", "late", by="mapper"),
    attacks("hearsay", "clerk", "away"),
)
CHECKS = {
    "q1": QuoteCheck(id="q1", verdict=Verdict.VERIFIED, source="telegram"),
    "q2": QuoteCheck(id="q2", verdict=Verdict.NOT_FOUND, source="telegram"),
    "q3": QuoteCheck(id="q3", verdict=Verdict.SOURCE_NOT_HELD, source="diary"),
}


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_front_page_says_what_its_words_mean_and_who_rated_the_steps() -> None:
    page = words(front_page(review(PORT)))
    assert "no objection drawn here is left unanswered; that does not say that it is so." in page
    assert "No step is rated." in page
    rated = Map.of(
        [*PORT, *(Assessment(id=f"r{name}", target="approved", grade=Grade.WEAK, by=name) for name in ("Anna", "Ben"))]
    )
    assert "Steps are rated by Anna; Ben, in 1 of 1 step." in words(front_page(review(rated)))
    assert "as rated by" not in card(review(rated), "known").lines[2].text


def test_the_front_page_names_six_items_that_cannot_be_lost_and_says_where_the_others_are() -> None:
    names = [f"c{number}" for number in range(1, 9)]
    whole = as_map(claims("top"), claims(" ".join(names)), supports("s", "top", " ".join(names)), main=("top",))
    page = words(front_page(review(whole)))
    shown = page[page.index("Cannot lose:") : page.index("HOW THE CLAIMS ARE GROUNDED")]
    assert shown.count("asserted without a source") == 6
    assert "- and 3 more: argmap review MAP --claim H" in shown


def test_the_front_page_names_what_the_headline_hangs_on_in_the_words_of_the_claims() -> None:
    page = words(front_page(review(PORT, checks=CHECKS)))
    assert "It hangs on 1 claim asserted without a source: C3 “The minister spoke for the cabinet”." in page
    assert "It hangs on 1 assumption: C2 “The minister had read the cable by 5 May”." in page
    assert "All its evidence comes from one origin: Telegram of 5 May." in page


def test_the_card_puts_what_is_asserted_without_a_source_first() -> None:
    lines = {line.head: line for line in card(review(PORT), "policy").lines}
    assert lines["Cannot lose"].text == "asserted without a source: C3 “The minister spoke for the cabinet”"
    assert lines["Cannot lose"].items[-1] == "the origin Telegram of 5 May"


def test_quotations_that_ground_nothing_and_those_nobody_checked_are_named() -> None:
    page = words(front_page(review(PORT, checks=CHECKS)))
    assert "QUOTATIONS THAT GROUND NOTHING - Q2 “Words of q2” (Telegram of 5 May) grounds nothing: not found" in page
    assert "NOT CHECKED - Q3 “Words of q3” (Diary of a clerk)" in page
    unchecked = words(front_page(review(PORT)))
    assert "None of the 3 quotations was checked against the text of its source." in unchecked


def test_what_the_mapper_added_is_kept_apart() -> None:
    page = words(front_page(review(PORT)))
    assert "ADDED BY THE MAPPER - the objection S2 against C2: O1 “The minister was away until 7 May”" in page


def test_origins_are_ranked_by_the_conclusions_that_cannot_lose_them() -> None:
    page = words(front_page(review(PORT)))
    assert (
        "ORIGINS - Telegram of 5 May: 2 quotations; 1 of 1 main conclusion cannot lose it - Diary of a clerk:" in page
    )


def test_a_map_without_claims_and_a_partial_map_say_so() -> None:
    assert "The map holds no claims yet." in front_page(review(as_map([])))
    assert "This map has errors" in front_page(review(PORT), partial=True)
    assert "This map has errors" not in front_page(review(PORT))


@pytest.mark.parametrize("width", [40, 60, 88, 140])
def test_lines_are_wrapped_to_the_width_of_the_terminal(width: int) -> None:
    long = as_map(claim("c", text="word " * 2000), quote("q", "c"), claims("d e"), supports("s", "d", "e"))
    assert max(map(len, front_page(review(long), width=width).splitlines())) <= width


def test_control_characters_and_turned_text_do_not_reach_the_terminal() -> None:
    hostile = "red \x1b[31m bell \x07 turned \u202e end \u2066 [b]x[/b]"
    whole = as_map(claim("c", text=hostile), quote("q", "c"), source("book", title=hostile), title=hostile)
    page = front_page(review(whole))
    assert not [
        char for char in page if char != "\n" and (unicodedata.category(char) == "Cc" or char in "\u202e\u2066")
    ]
    assert "[b]x[/b]" in page


def sentences(found: Review, name: str) -> str:
    return " ".join([grounding_sentence(found, name), *standing_sentences(found, name), sources_sentence(found, name)])


def test_the_words_for_grounding() -> None:
    whole = as_map(
        claims("direct inferred only round-a round-b loose bare also"),
        claim("given", assumed="so"),
        claim("mixed"),
        quote("q", "direct also"),
        supports("s1", "inferred", "direct"),
        supports("s2", "only", "given"),
        supports("s3", "round-a", "round-b"),
        supports("s4", "round-b", "round-a"),
        supports("s5", "loose", "bare"),
        supports("s6", "mixed", "inferred given"),
        supports("s7", "also", "direct"),
    )
    found = review(whole)
    said = {name: grounding_sentence(found, name) for name in found}
    assert said["direct"] == "Directly sourced: a named source says this"
    assert said["also"] == "Directly sourced: a named source says this (also argued)"
    assert said["inferred"] == "Inferred in 1 step, all from sources"
    assert said["only"] == "Inferred from assumptions only"
    assert said["round-a"] == "Supports itself only"
    assert said["loose"] == f"Argued for, but resting on unsupported: {found.labels['bare']} “Claim bare”"
    assert said["bare"] == "Stated without support"
    assert said["given"] == "Assumed: taken as given"
    assert said["mixed"] == f"Inferred in 2 steps; also needs assumptions: {found.labels['given']} “Claim given”"


def test_the_words_for_standing() -> None:
    whole = as_map(
        claims("c weak reply bare end"),
        quote("q", "c"),
        attacks("x", "c", "weak"),
        supports("s", "end", "c"),
        main=("end",),
    )
    found = review(whole)
    assert standing_sentences(found, "c") == (
        f"Contested: both sides standing; against it {found.labels['weak']} “Claim weak”",
        "Contested only by an objection that itself has no support; otherwise Stands.",
    )
    assert standing_sentences(found, "end")[0] == (
        f"Unsettled: depends on something contested: {found.labels['c']} “Claim c”"
    )
    assert standing_words(found, "bare") == "Asserted, not objected to"
    answered = review(Map.of([*whole, attacks("y", "weak", "reply")]))
    assert standing_words(answered, "c") == "Stands (objections answered: 1)"
    settled = review(Map.of([*whole, settles("r", "c", Resolution.STANDS, by="anna", date="2026-11-22")]))
    assert standing_sentences(settled, "c")[0] == "Stands: settled by anna 2026-11-22"


def test_the_words_for_quotations_count_origins_and_hops() -> None:
    whole = as_map(
        source("telegram", title="The telegram"),
        claims("c d"),
        *(quote(f"q{n}", "c", source="telegram", via=via(LinkRole.QUOTES)) for n in range(5)),
    )
    found = review(whole)
    assert sources_sentence(found, "c") == (
        "5 quotations, 1 origin (The telegram); every route passes through second-hand quotation "
        "(1 text from the origin at the nearest)"
    )
    assert sources_sentence(found, "d") == "no quotation"


def test_an_objection_is_told_with_its_target_its_own_grounding_and_its_fate() -> None:
    found = review(PORT)
    assert objection_sentence(found, "clerk") == (
        "Against C2: O1 “The minister was away until 7 May”. Directly sourced; "
        "answered: undercut by R1 “The clerk was no eyewitness”."
    )


@given(checked_maps())
@settings(max_examples=60, deadline=None)
def test_no_page_ever_speaks_of_proof_or_truth(drawn: tuple[Map, dict[str, QuoteCheck]]) -> None:
    found = review(drawn[0], checks=drawn[1])
    text = front_page(found) + "".join(card_page(card(found, name)) for name in found)
    assert not re.search(r"\b(proven|proved|true|truth|refuted)\b", text.lower())
    assert text.splitlines()
    assert all(f"{found.labels[name]}  " in front_page(found) for name in found.map.main[:12])


@given(checked_maps())
@settings(max_examples=60, deadline=None)
def test_the_json_says_what_the_review_says(drawn: tuple[Map, dict[str, QuoteCheck]]) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    told = json.loads(json.dumps(review_json(found, "a.argmap.yaml")))
    assert [each["id"] for each in told["claims"]] == list(found)
    assert sum(told["summary"]["grounding"].values()) == len(found) == sum(told["summary"]["standing"].values())
    for each in told["claims"]:
        name = each["id"]
        assert (each["grounding"], each["standing"]) == (found[name].grounding.value, found[name].standing.value)
        assert (each["depth"], each["hops"]) == (found[name].depth, found[name].hops)
        assert (each["cannot_lose"] is None) == (name not in whole.main)
        if each["cannot_lose"] is not None:
            assert tuple(each["cannot_lose"]["claims"]) == found.critical(name).claims
            assert tuple(each["cannot_lose_after"]["steps"]) == found.critical(name, after_objections=True).steps


def test_the_json_has_the_fields_that_programs_rely_on() -> None:
    told: Any = review_json(review(PORT), "port.argmap.yaml")
    assert {"map", "main", "summary", "claims", "flags"} <= told.keys()
    assert (told["map"], told["main"], "partial" in told) == ("port.argmap.yaml", ["policy"], False)
    first = told["claims"][0]
    assert {
        "id",
        "text",
        "grounding",
        "depth",
        "hops",
        "origins",
        "assumptions",
        "standing",
        "standing_supported",
        "standing_subject",
        "objections",
        "grade",
        "weakest",
        "cannot_lose",
        "cannot_lose_after",
        "questions",
        "flags",
    } <= first.keys()
    assert {"lo", "hi"} <= first["grade"].keys()
    assert {"open", "answered"} <= first["questions"].keys()
    assert {"claims", "steps", "quotes", "origins"} <= first["cannot_lose"].keys()
    assert first["assumptions"] == ["read"]
    read = next(each for each in told["claims"] if each["id"] == "read")
    assert read["objections"] == [{"step": "clerk", "state": "answered", "grounding": "direct"}]
    assert read["cannot_lose"] is None


def test_the_json_of_one_claim_answers_what_it_cannot_lose_and_drops_the_final_newline() -> None:
    whole = as_map(claim("c", text="First line\nsecond\n\n"), quote("q", "c"), claims("d"), main=("d",))
    told: Any = review_json(review(whole), "m", claim="c", partial=True)
    assert [each["id"] for each in told["claims"]] == ["c"]
    assert told["claims"][0]["text"] == "First line\nsecond\n"
    assert told["claims"][0]["cannot_lose"]["quotes"] == ["q"]
    assert told["partial"] is True


def test_flags_stand_on_the_front_page_on_the_card_and_in_the_json() -> None:
    twice = Map.of(
        [
            Claim(id="a", text="The port was closed."),
            Claim(id="b", text="The cable was read."),
            Quote(id="q", text="The port was closed when the cable had been read.", source="t", attests=("a", "b")),
            Source(id="t", title="Telegram"),
        ]
    )
    found = review(twice)
    told: Any = review_json(found, "port.argmap.yaml")
    assert [flag["code"] for flag in told["flags"]] == ["quote-used-twice"]
    assert all(claim["flags"] == told["flags"] for claim in told["claims"])
    assert told["flags"][0]["ids"][0] == "q"
    assert "TO LOOK INTO" in front_page(found)
    assert "To look into" in {line.head for line in card(found, "a").lines}
