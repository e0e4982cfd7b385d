"""The front page of a review, and a card, as Markdown for issues, pull requests and wikis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.appraisal.card import Card, brief
from argmap.appraisal.phrasing import plain
from argmap.appraisal.review import Review
from argmap.report.frontpage import MOST_MAIN, SAYS, headlines, how_to_read, summary, whose_argument
from argmap.report.markdown.escaping import escaped


def front_page_markdown(review: Review, *, partial: bool = False) -> str:
    """Print the front page of a review as Markdown; `partial` says that the map has errors."""
    return "\n".join(_front_page(review, partial=partial)) + "\n"


def card_markdown(found: Card, *, level: int = 1) -> str:
    """Print a card as Markdown, its claim a heading of `level`."""
    return "\n".join(_card(found, level)) + "\n"


def _front_page(review: Review, *, partial: bool) -> Iterator[str]:
    head = review.map.head
    yield f"# {escaped(plain(head.title) or 'Review of a map')}"
    opening = [
        plain(head.question or ""),
        whose_argument(plain(head.subject)) if head.subject else "",
        "This map has errors: what could not be read is missing here." if partial else "",
        SAYS,
    ]
    for words in filter(None, opening):
        yield from ("", escaped(words))
    if not review:
        yield from ("", "The map holds no claims yet.")
        return
    yield from ("", "## How to read this", "", escaped(how_to_read(review)))
    yield from ("", "## In short", "", *_items(headlines(review)))
    yield from ("", "## Main conclusions")
    for claim in review.map.main[:MOST_MAIN]:
        yield from ("", *_card(brief(review, claim), 3))
    for part in summary(review):
        yield from ("", f"## {escaped(part.title)}", "")
        yield from _items(f"{count} {words}" for count, words in part.counts)
        yield from _items(part.items)


def _card(found: Card, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escaped(found.label)}: {escaped(found.text)}"
    yield from ("", f"`{found.id}`", "")
    for line in found.lines:
        yield f"- **{escaped(line.head)}:** {escaped(line.text)}"
        yield from (f"  - {escaped(item)}" for item in line.items)


def _items(items: Iterable[str]) -> Iterator[str]:
    return (f"- {escaped(item)}" for item in items)
