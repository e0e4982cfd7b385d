"""The front page and the card as Markdown."""

from __future__ import annotations

from argmap.appraisal.card import card
from argmap.appraisal.reviewing import review
from argmap.model.map import Map
from argmap.model.nodes import Claim, Head, Quote, Source
from argmap.report.frontpage_markdown import card_markdown, front_page_markdown

REVIEW = review(
    Map.of(
        [
            Claim(id="shut", text="The port was *shut* by <b>order</b>."),
            Quote(id="q", text="The port is shut.", source="t", attests=("shut",)),
            Source(id="t", title="Telegram"),
        ],
        Head(title="Who shut the port? [draft]", subject="A. Writer", main=("shut",)),
    )
)


def test_the_front_page_has_a_heading_for_every_part_and_escapes_what_the_map_says() -> None:
    page = front_page_markdown(REVIEW).splitlines()
    assert page[0] == r"# Who shut the port? \[draft\]"
    assert [line for line in page if line.startswith("## ")][:3] == [
        "## How to read this",
        "## In short",
        "## Main conclusions",
    ]
    assert any(r"\*shut\*" in line and r"\<b\>" in line for line in page)
    assert any("A. Writer" in line for line in page)


def test_a_card_lists_its_lines_under_the_claim() -> None:
    told = card_markdown(card(REVIEW, "shut")).splitlines()
    assert told[0].startswith("# H: The port was")
    assert "`shut`" in told
    assert any(line.startswith("- **Grounding:** Directly sourced") for line in told)


def test_an_empty_map_says_so() -> None:
    assert "holds no claims" in front_page_markdown(review(Map.of([])))


def test_a_partial_map_says_so() -> None:
    assert "has errors" in front_page_markdown(REVIEW, partial=True)
