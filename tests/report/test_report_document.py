"""The report as a value: everything of the map once, in the order of the argument, every link with a place to go."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from support.maps import as_map, attacks, checked_maps, claim, claims, quote, source, supports
from support.patience import PATIENT
from support.reports import anchors_in, hostile_review, inlines_in, mentions_in, reviewed

from argmap.appraisal.review import Review
from argmap.appraisal.reviewing import review
from argmap.evidence.verdict import AlterationSeverity, Difference, QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Quote
from argmap.report.document.composing import report_document
from argmap.report.document.mentions import Anchors
from argmap.report.document.outline import outline
from argmap.report.document.parts import (
    Diagram,
    Excerpt,
    Heading,
    Panel,
    PanelKind,
    ReportDocument,
    Style,
    Words,
    words_of,
)
from argmap.report.document.plan import plan_of

EXAMPLES = ("primer.argmap.yaml", "outage-review", "trotsky-1918.argmap.yaml")
ARGUMENT = as_map(
    claims("loose top middle low other against"),
    [
        supports("s-top", "top", "middle other"),
        supports("s-middle", "middle", "low"),
        attacks("a-top", "top", "against"),
        attacks("a-answer", "a-top", "q-used"),
    ],
    [quote("q-low", "low"), quote("q-used", source="letter"), quote("q-loose")],
    [source("book", part_of="shelf"), source("letter"), source("shelf"), source("unread")],
    title="An argument",
    main=("top",),
)


def told(document: ReportDocument) -> list[str]:
    return [
        block.anchor.removeprefix("claim-") for block in document.blocks if isinstance(block, Heading) and block.label
    ]


def panel(document: ReportDocument, anchor: str) -> Panel:
    (found,) = [block for block in document.blocks if isinstance(block, Panel) and block.anchor == anchor]
    return found


def under(document: ReportDocument, anchor: str) -> list[str]:
    """Return the anchors of the panels between one heading and the next."""
    place = anchors_in(document).index(anchor)
    found: list[str] = []
    blocks = [block for block in document.blocks if isinstance(block, Heading | Panel)]
    for block in blocks[place + 1 :]:
        if isinstance(block, Heading):
            break
        found.append(block.anchor)
    return found


def test_conclusions_come_first_then_each_claim_after_the_one_it_bears_on() -> None:
    assert told(report_document(review(ARGUMENT))) == ["top", "middle", "low", "other", "against", "loose"]


def test_a_claim_is_followed_by_its_quotations_steps_and_objections_with_their_answers() -> None:
    document = report_document(review(ARGUMENT))

    assert under(document, "claim-top") == ["quote-q-used", "step-s-top", "step-a-top", "step-a-answer"]
    assert under(document, "claim-low") == ["quote-q-low"]
    assert under(document, "unplaced") == ["quote-q-loose"]


def test_a_report_of_one_claim_tells_what_bears_on_it_and_nothing_else() -> None:
    document = report_document(review(ARGUMENT), claim="middle")

    assert told(document) == ["middle", "low"]
    assert under(document, "sources") == ["source-book", "source-shelf"]
    assert "unplaced" not in anchors_in(document)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_link_of_the_examples_leads_to_one_place(name: str) -> None:
    document = report_document(reviewed(name))
    anchors = anchors_in(document)

    assert len(anchors) == len(set(anchors))
    assert {mention.anchor for mention in mentions_in(document)} <= set(anchors)


@PATIENT
@given(checked_maps())
def test_everything_of_a_map_is_told_once_and_every_link_leads_somewhere(
    drawn: tuple[Map, dict[str, QuoteCheck]],
) -> None:
    whole, checks = drawn
    found = review(whole, checks=checks)
    document = report_document(found)
    anchors = anchors_in(document)
    names = Anchors(found, frozenset())

    assert len(anchors) == len(set(anchors))
    assert {names.of(node) for node in (*whole.claims, *whole.quotes, *whole.steps, *whole.sources)} <= set(anchors)
    assert {mention.anchor for mention in mentions_in(document)} <= set(anchors)


@PATIENT
@given(checked_maps())
def test_a_report_of_any_claim_links_only_to_what_it_tells(drawn: tuple[Map, dict[str, QuoteCheck]]) -> None:
    whole, checks = drawn
    for name in whole.claims:
        document = report_document(review(whole, checks=checks), claim=name)
        assert {mention.anchor for mention in mentions_in(document)} <= set(anchors_in(document))
        assert told(document)[0] == name


@PATIENT
@given(checked_maps())
def test_headings_never_skip_a_level(drawn: tuple[Map, dict[str, QuoteCheck]]) -> None:
    document = report_document(review(drawn[0], checks=drawn[1]))
    levels = [block.level for block in document.blocks if isinstance(block, Heading | Panel)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def _excerpts(passage: str, verdict: Verdict, **fields: object) -> list[Excerpt]:
    quoted = Quote(id="q", text="I do not doubt it", source="book", attests=("c",))
    check = QuoteCheck("q", verdict, "book", read_in="book", held=True, passage=passage, **fields)  # type: ignore[arg-type]  # fields pass through
    document = report_document(review(as_map(claims("c"), [quoted]), checks={"q": check}))
    return [block for block in panel(document, "quote-q").blocks if isinstance(block, Excerpt)]


def test_what_differs_is_marked_in_the_quotation_and_in_the_source() -> None:
    here, there = _excerpts(
        "I do doubt it",
        Verdict.ALTERED,
        severity=AlterationSeverity.MEANING,
        differences=(Difference("negation", "", "not"),),
    )

    assert [words.text for words in here.paragraphs[0] if words.style is Style.DIFFERING] == ["not"]  # type: ignore[union-attr]  # excerpts hold words
    assert [words.text for words in there.paragraphs[0] if words.style is Style.DIFFERING] == []  # type: ignore[union-attr]  # as above


def test_presentation_is_not_marked_as_a_difference() -> None:
    here, there = _excerpts("I do\nnot doubt it", Verdict.VERIFIED)

    assert words_of(here.paragraphs[0]) == words_of(there.paragraphs[0]) == "I do not doubt it"


def test_the_words_before_and_after_stand_around_the_passage_in_another_style() -> None:
    _, there = _excerpts("I do not doubt it", Verdict.VERIFIED, before="He wrote:", after=", and signed.")

    assert words_of(there.paragraphs[0]) == "He wrote: I do not doubt it, and signed."
    styles = {words.text: words.style for words in there.paragraphs[0] if isinstance(words, Words)}
    assert styles["He wrote:"] is styles[", and signed."] is Style.CONTEXT


def test_a_log_keeps_its_lines() -> None:
    _, there = _excerpts("14:21 deploy\n14:22 done", Verdict.VERIFIED, before="14:20 start", after="14:23 end")

    assert [words_of(line) for line in there.paragraphs] == ["14:20 start", "14:21 deploy", "14:22 done", "14:23 end"]


def test_a_quotation_that_was_not_found_is_grave_and_grounds_nothing() -> None:
    check = QuoteCheck("q", Verdict.NOT_FOUND, "book", read_in="book", held=True, message="the book was read")
    document = report_document(review(as_map(claims("c"), [quote("q", "c")]), checks={"q": check}))
    found = panel(document, "quote-q")

    assert found.grave
    assert "grounds nothing" in " ".join(inline.text for inline in inlines_in(document))


def test_words_of_the_map_that_look_like_labels_are_not_linked() -> None:
    whole = as_map(claim("top", text="Vitamin C1 (C1) cures"), claim("c", text="S1 is H"), supports("s", "top", "c"))
    document = report_document(review(whole))
    texts = [mention.text for mention in mentions_in(document)]

    assert set(texts) <= {"H", "C1", "S1", "The book"}
    for block in document.blocks:
        if isinstance(block, Diagram):
            assert [inline.text for item in block.outline for inline in item.line if not isinstance(inline, Words)] == [
                "H",
                "C1",
            ]


def test_what_verified_does_not_mean_is_said_once() -> None:
    for name in EXAMPLES:
        words = " ".join(inline.text for inline in inlines_in(report_document(reviewed(name))))
        assert words.count("Verified means that the words stand in the held text.") == 1


@pytest.mark.parametrize("name", EXAMPLES[:2])
def test_the_report_calls_nothing_proven_or_true(name: str) -> None:
    words = " ".join(inline.text for inline in inlines_in(report_document(reviewed(name)))).lower()

    assert not {"proven", "proved", "proves", "true", "untrue"} & set(words.replace(",", " ").split())


def test_whose_argument_it_is_stands_on_the_front_page() -> None:
    lines = [
        words_of(block.line) for block in report_document(reviewed(EXAMPLES[2])).blocks[:3] if hasattr(block, "line")
    ]

    assert any("argument of Saed Teymuri" in line and "belong to that author" in line for line in lines)


def test_nothing_in_a_report_has_control_characters_or_turns_the_direction() -> None:
    text = "".join(inline.text for inline in inlines_in(report_document(hostile_review())))

    assert not {character for character in text if ord(character) < 32 or character in "\u202e\u202c\x7f"}


def _chain(length: int) -> Review:
    steps = [supports(f"s{number}", f"c{number}", f"c{number + 1}") for number in range(length - 1)]
    return review(as_map([claim(f"c{number}") for number in range(length)], steps, [quote("q", f"c{length - 1}")]))


def test_a_long_chain_is_planned_and_outlined_without_recursion() -> None:
    found = _chain(5000)
    plan = plan_of(found.map)

    assert plan.claims == tuple(f"c{number}" for number in range(5000))
    assert [item.level for item in outline(Anchors(found, plan.told), plan)] == list(range(5000))


def test_objections_in_a_ring_and_quotations_of_rings_are_told_too() -> None:
    whole = as_map(
        claims("c d"),
        [attacks("a", "b", "q"), attacks("b", "a", "d"), attacks("e", "q", "d")],
        [quote("q")],
    )
    document = report_document(review(whole))

    assert {"step-a", "step-b", "step-e", "quote-q"} <= set(under(document, "unplaced"))
    kinds = [block.kind for block in document.blocks if isinstance(block, Panel) and block.level == 2]
    assert PanelKind.OBJECTION in kinds


def test_a_map_of_no_claims_is_reported_as_empty() -> None:
    document = report_document(review(as_map()))

    assert "The map holds no claims yet." in [inline.text for inline in inlines_in(document)]
    assert "diagram" not in anchors_in(document)
