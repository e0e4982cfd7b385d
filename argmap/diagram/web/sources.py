"""The sources on the page: what each is, where it can be read, whether a copy is held, and what is quoted from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from argmap.appraisal.review import Review
from argmap.diagram.cleaning import plain, safe_url
from argmap.diagram.web.markup import facts, isolated, link, listed, outward, words
from argmap.diagram.web.steps import mention
from argmap.model.nodes import Source

_MOST_QUOTES = 40


def sources(review: Review, quotes: Collection[str]) -> str:
    """Return the sources of `quotes`, in file order, with those that they were read through."""
    origin_of: dict[str, list[str]] = {}
    through: dict[str, list[str]] = {}
    for quote in (node for name, node in review.map.quotes.items() if name in quotes):
        origin_of.setdefault(quote.source, []).append(quote.id)
        for source in dict.fromkeys(step.source for step in quote.via):
            through.setdefault(source, []).append(quote.id)
    used = [source for name, source in review.map.sources.items() if name in origin_of or name in through]
    items = "".join(
        f"<li{_anchor(review, source)}><p>{_reference(source)}</p>"
        f"{facts(_facts(review, source, origin_of.get(source.id, []), through.get(source.id, [])))}</li>"
        for source in used
    )
    return f'<ul class="sources">{items}</ul>' if items else "<p>No source is quoted.</p>"


def _anchor(review: Review, source: Source) -> str:
    return f' id="{words(source.id)}"' if source.id in review.map.nodes else ""


def _reference(source: Source) -> str:
    variables = dict(source.variables)
    url = safe_url(variables.get("DOI", "")) or safe_url(variables.get("URL", ""))
    title = f"<cite>{isolated(source.title) if plain(source.title) else words(source.id)}</cite>"
    told = [isolated(part) for part in (source.author, source.date) if part and plain(part)]
    return ", ".join([title, *told]) + (f". {outward(url, 'Open the source')}" if url else "")


def _facts(review: Review, source: Source, own: list[str], through: list[str]) -> Iterator[tuple[str, list[str]]]:
    for head, quotes in (("Origin of", own), ("Read through it", through)):
        if quotes:
            more = len(quotes) - _MOST_QUOTES
            named = [mention(review, quote) for quote in quotes[:_MOST_QUOTES]]
            yield head, [listed([*named, f"{more} more"] if more > 0 else named)]
    if source.part_of in review.map.sources:
        containing = review.map.sources[source.part_of or ""]
        yield "Contained in", [link(containing.id, isolated(containing.title))]
    held = f"<code>{words(source.file)}</code>" if source.file else "none: quotations were not checked against it"
    yield "Held copy", [held]
    if source.sha256:
        yield "SHA-256", [f"<code>{words(source.sha256)}</code>"]
