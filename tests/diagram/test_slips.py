"""What checking found out about a quotation shows on its slip, in words and in the bar beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pictures import SVG, card_of, draw_svg

from argmap.diagram.windows import Telling, window
from argmap.evidence.verdict import AlterationSeverity, Difference, QuoteCheck, Verdict
from argmap.model.map import Map
from argmap.model.nodes import Claim, Link, Quote, Source, Support
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
        (QuoteCheck("q1", Verdict.NOT_FOUND, "telegram"), "slip failed", "NOT FOUND in “A telegram”"),
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
            "as given by “The Article”",
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
    assert "in “The Papers”" in text
    assert "as given by “The Article”" in text
    assert _slip(_map(via=READ_THROUGH[:1]))[0] == "slip solid"


def test_a_quote_left_out_of_the_checks_is_not_checked() -> None:
    svg = draw_svg(_map(), checks={})
    assert "not checked" in card_of(svg, "claim").text
    assert [g for g in svg.iter(f"{SVG}g") if g.get("class") == "slip not-checked"]


def test_a_paraphrase_on_the_way_is_named() -> None:
    _, text = _slip(_map(via=(Link(source="article", role=LinkRole.PARAPHRASES),)))
    assert "in paraphrase, as given by “The Article”" in text


def test_a_long_quotation_is_shortened_and_given_in_full_in_the_tip() -> None:
    words = [f"word{number}" for number in range(36)]
    svg = draw_svg(_map(" ".join(words)))
    card = card_of(svg, "claim")
    (tip,) = [title.text or "" for title in card.element.iter(f"{SVG}title")]
    assert "word29 …”" in card.text
    assert "word30" not in card.text
    assert " ".join(words) in tip
    assert "word34" in card_of(draw_svg(_map(" ".join(words[:35]))), "claim").text


def test_a_title_is_told_in_quotation_marks_and_an_institution_without_braces() -> None:
    article = Source(
        id="article", title="The agent was paid from London by those whom he served", author="{War Office}"
    )
    map_ = _map(via=(Link(source="article"),))
    _, text = _slip(Map.of([article if node.id == "article" else node for node in map_.nodes.values()]))
    assert "as given by War Office, “The agent was paid from …”" in " ".join(text.split())


OPENING = "The office opens at nine in the morning and closes at five in the afternoon except upon holidays. "
LETTER = (
    OPENING + "Visitors are asked to leave their hats and sticks with the porter who stands beside the great door. "
    "The ships at Kronstadt were handed over to the admiral without a single shot on the third of May. "
    "The weather throughout was fine."
)


def test_a_slip_shows_the_sentence_that_bears_on_its_claim() -> None:
    nodes = [
        Claim(id="ships", text="The ships were handed over without a shot."),
        Claim(id="porter", text="Visitors left their hats with a porter."),
        Quote(id="q1", text=LETTER, source="telegram", attests=("ships", "porter")),
        Source(id="telegram", title="A telegram"),
    ]
    svg = draw_svg(Map.of(nodes))
    assert "… The ships at Kronstadt were handed over" in card_of(svg, "ships").text
    assert "hats and sticks with the porter" in card_of(svg, "porter").text
    assert "The ships at Kronstadt" not in card_of(svg, "porter").text


def test_a_slip_shows_the_first_difference_whatever_the_claim_says() -> None:
    changed = LETTER.replace("great door", "small gate")
    found = QuoteCheck(
        "q1",
        Verdict.ALTERED,
        "telegram",
        differences=(Difference("word", "great door", "small gate"),),
        passage=LETTER,
    )
    assert "small gate" in card_of(draw_svg(_map(changed), checks={"q1": found}), "claim").text


def test_words_that_were_dropped_show_by_those_around_them() -> None:
    found = QuoteCheck(
        "q1",
        Verdict.ALTERED,
        "telegram",
        differences=(Difference("negation", "without a single shot", ""),),
        passage=LETTER,
    )
    svg = draw_svg(_map(LETTER.replace("without a single shot ", "")), checks={"q1": found})
    assert "to the admiral on the third" in card_of(svg, "claim").text


def test_the_card_of_a_quoted_premise_shows_what_bears_on_the_warrant() -> None:
    quote = Quote(id="q1", text=LETTER, source="telegram")
    nodes = [Claim(id="claim", text="So it was."), quote, Source(id="telegram", title="A telegram")]

    def shown(warrant: str | None) -> str:
        step = Support(id="s", target="claim", because=("q1",), warrant=warrant)
        return card_of(draw_svg(Map.of([*nodes, step])), "q1").text

    assert "handed over to the admiral" in shown("What is handed over to an admiral is taken.")
    assert OPENING[:40] in shown(None)


def test_an_abbreviation_ends_no_sentence() -> None:
    words = "On Monday I met the guardians of St. James's parish and told them. " * 2 + "Nothing else was done. " * 4
    assert "… James" not in _slip(_map(words))[1]


@given(
    st.lists(st.sampled_from(["alpha", "beta.", "Gamma", "delta,", "St.", "omega!", "the"]), max_size=90),
    st.lists(st.sampled_from(["alpha", "beta", "omega", "the"]), max_size=5),
    st.sampled_from(["alpha", "", "beta. Gamma", "nowhere"]),
)
def test_what_is_shown_is_a_run_of_the_quotation(words: list[str], claim: list[str], found: str) -> None:
    text = " ".join(words)
    check = QuoteCheck("q", Verdict.ALTERED, "s", differences=(Difference("word", "delta,", found),), passage=text)
    shown = window(text, " ".join(claim), Telling.of([text]), check)
    assert shown.removeprefix("… ").removesuffix(" …") in text
    assert len(shown.split()) <= 42
    assert shown == text or "…" in shown


def test_the_locator_links_to_the_origin() -> None:
    links = [link.get("href") for link in draw_svg(_map(at="l. 31")).iter(f"{SVG}a")]
    assert links == ["https://doi.org/10.1000/182"]
