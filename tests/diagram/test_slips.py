"""What checking found out about a quotation shows on its slip, in words and in the bar beside it."""

from __future__ import annotations

import pytest
from support.pictures import SVG, card_of, draw_svg

from argmap.evidence.verdict import AlterationSeverity, Difference, QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Claim, Link, Quote, Source
from argmap.model.vocabulary import LinkRole


def _map(text: str = "some words", **quote: object) -> Map:
    fields = {"id": "q1", "text": text, "source": "telegram", "attests": ("claim",)} | quote
    return Map.of(
        [
            Claim(id="claim", text="What the telegram says."),
            Quote(**fields),
            Source(id="telegram", title="A telegram", variables=(("DOI", "10.1000/182"),)),
            Source(id="edition", title="The Papers"),
            Source(id="article", title="The Article"),
        ]
    )


def _slip(map_: Map, check: QuoteCheck | None = None) -> tuple[str, str]:
    svg = draw_svg(map_, checks=None if check is None else {"q1": check})
    (slip,) = [group for group in svg.iter(f"{SVG}g") if (group.get("class") or "").startswith("slip")]
    return str(slip.get("class")), card_of(svg, "claim").text


READ_THROUGH = (
    Link(source="edition", locator="p. 59", role=LinkRole.EDITION),
    Link(source="article", locator="para. 18"),
)


@pytest.mark.parametrize(
    ("check", "bar", "words"),
    [
        (QuoteCheck("q1", Verdict.VERIFIED, "telegram"), "slip solid", ""),
        (QuoteCheck("q1", Verdict.VERIFIED_EDITED, "telegram"), "slip solid", "~ verbatim apart from marked edits"),
        (QuoteCheck("q1", Verdict.NOT_FOUND, "telegram"), "slip failed", "NOT FOUND in A telegram"),
        (QuoteCheck("q1", Verdict.SPLICED, "telegram"), "slip failed", "SPLICED"),
        (
            QuoteCheck(
                "q1",
                Verdict.ALTERED,
                "telegram",
                severity=AlterationSeverity.MEANING,
                differences=(Difference("negation", "do not doubt", "doubt"),),
            ),
            "slip failed",
            "ALTERED in meaning: source has “do not doubt”",
        ),
        (QuoteCheck("q1", Verdict.SOURCE_NOT_HELD, "telegram"), "slip not-checked", "not checked: no copy"),
        (
            QuoteCheck("q1", Verdict.UNREADABLE, "telegram"),
            "slip not-checked",
            "not checked: the copy held cannot be read",
        ),
        (QuoteCheck("q1", Verdict.STALE, "telegram"), "slip not-checked", "the copy held has changed"),
        (
            QuoteCheck("q1", Verdict.SECOND_HAND, "telegram", read_in="article"),
            "slip second-hand",
            "as given by The Article",
        ),
        (
            QuoteCheck("q1", Verdict.SECOND_HAND, "telegram", read_in="article", text_status=Verdict.ALTERED),
            "slip failed",
            "ALTERED",
        ),
    ],
)
def test_every_verdict_has_its_bar_and_words(check: QuoteCheck, bar: str, words: str) -> None:
    drawn, text = _slip(_map(), check)
    assert drawn == bar
    assert words in text


def test_without_checks_the_chain_is_told_and_no_bar_is_hollow() -> None:
    drawn, text = _slip(_map(via=READ_THROUGH, at="p. 59"))
    assert drawn == "slip second-hand"
    assert "in The Papers" in text
    assert "as given by The Article" in text
    assert _slip(_map(via=READ_THROUGH[:1]))[0] == "slip solid"


def test_a_quote_left_out_of_the_checks_is_not_checked() -> None:
    svg = draw_svg(_map(), checks={})
    assert "not checked" in card_of(svg, "claim").text
    assert [g for g in svg.iter(f"{SVG}g") if g.get("class") == "slip not-checked"]


def test_a_paraphrase_on_the_way_is_named() -> None:
    _, text = _slip(_map(via=(Link(source="article", role=LinkRole.PARAPHRASES),)))
    assert "in paraphrase, as given by The Article" in text


def test_a_long_quotation_is_shortened_and_given_in_full_in_the_tip() -> None:
    words = [f"word{number}" for number in range(36)]
    svg = draw_svg(_map(" ".join(words)))
    card = card_of(svg, "claim")
    (tip,) = [title.text or "" for title in card.element.iter(f"{SVG}title")]
    assert "word29 …”" in card.text
    assert "word30" not in card.text
    assert " ".join(words) in tip
    assert "word34" in card_of(draw_svg(_map(" ".join(words[:35]))), "claim").text


def test_the_locator_links_to_the_origin() -> None:
    links = [link.get("href") for link in draw_svg(_map(at="l. 31")).iter(f"{SVG}a")]
    assert links == ["https://doi.org/10.1000/182"]
