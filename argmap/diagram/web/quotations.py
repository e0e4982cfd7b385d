"""A quotation on the page: its words, whose they are, what checking found, and the passage in the source."""

from __future__ import annotations

from argmap.appraisal.phrasing import plain
from argmap.appraisal.review import Review
from argmap.appraisal.wording import VERDICT_WORDS, failure_words
from argmap.diagram.view import Slip
from argmap.diagram.web.markup import folded, isolated, link, outward, words
from argmap.evidence.verdict import QuoteCheck, Verdict


def quotation(review: Review, slip: Slip, *, first: bool) -> str:
    """Return the figure of a quotation; the first of its figures on the page bears its id."""
    check = review.checks.get(slip.id)
    anchor = f' id="{words(slip.id)}"' if first else ""
    place = f", {isolated(slip.locator)}" if slip.locator else ""
    link_out = outward(slip.link, f'the source<span class="sr"> of {words(slip.label)}</span>')
    told = [f"{isolated(slip.origin)}{place}{'.' if not (slip.locator or slip.origin).endswith('.') else ''}"]
    told.append(f'<span class="v">{words(_found(review, slip, check))}</span>')
    told += [f'<span class="r">{words(_sentence(slip.remark))}</span>'] if slip.remark else []
    told += [f"Link to {link_out}."] if link_out else []
    return (
        f'<figure class="q q-{slip.bar.value}"{anchor}><blockquote dir="auto">“{words(slip.full)}”</blockquote>'
        f"<figcaption>{link(slip.id, words(slip.label))} {' '.join(told)}</figcaption>"
        f"{_passage(slip, check) if first else ''}</figure>"
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "”", "…")) else ".")


def _found(review: Review, slip: Slip, check: QuoteCheck | None) -> str:
    """Say what checking found; a check that says nothing of its own goes by the words of its verdict."""
    if check is None:
        found = "Not checked against a source text."
    else:
        found = _sentence(plain(check.message) or VERDICT_WORDS[check.verdict])
    return f"{found} It {failure_words(review, slip.id)}." if review.is_failed(slip.id) else found


def _passage(slip: Slip, check: QuoteCheck | None) -> str:
    """Return the source's own words with those before and after, where a source was read."""
    if check is None or not check.passage:
        return ""
    lost = Verdict.NOT_FOUND in (check.verdict, check.text_status)
    head = "The nearest passage of the source" if lost else "The words before and after in the source"
    parts = [words(check.before), f"<mark>{words(check.passage)}</mark>", words(check.after)]
    summary = f'{head}<span class="sr"> of {words(slip.label)}</span>'
    return folded(summary, f'<p dir="auto">{" ".join(filter(None, parts))}</p>', kind="x")
