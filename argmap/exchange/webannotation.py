"""The quotes of a map as W3C Web Annotations (2017): each words of its source, with the claims that report them.

The form is that of the anchors beside a map: a quote that was located in the held text of its source has the source's
own words and their place in the extracted text, counted in characters; any other has the words that the map has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote as percent_encoded

from argmap.diagram.cleaning import safe_url
from argmap.evidence.json_array import Json
from argmap.evidence.verdict import QuoteCheck
from argmap.exchange.format import Export, Exported
from argmap.exchange.leaving import left_behind
from argmap.exchange.loss import Loss
from argmap.model.map import Map
from argmap.model.nodes import Claim, Node, Quote, Source

_VOCABULARY = "http://www.w3.org/ns/anno.jsonld"
_TITLE = "Web Annotation"
_CARRIED: Mapping[type[Node], tuple[str, ...]] = {
    Claim: ("claim",),
    Quote: ("quote", "source", "attests", "language"),
    Source: ("source", "file", "URL", "DOI"),
}


def write(export: Export) -> Exported:
    """Write a JSON array with one annotation a line, in file order; claims are bodies; quotes keep their ids."""
    lines = ",\n".join(_line(_annotation(quote, export)) for quote in export.map.quotes.values())
    return Exported(f"[\n{lines}\n]\n" if lines else "[]\n", tuple(_losses(export)))


def _annotation(quote: Quote, export: Export) -> dict[str, Json]:
    within, located = export.map, _located(quote, export)
    bodies: list[Json] = [
        {"type": "TextualBody", "value": within.claims[claim].text, "purpose": "describing", "format": "text/plain"}
        for claim in quote.attests
        if claim in within.claims
    ]
    words: dict[str, Json] = {"type": "TextQuoteSelector", "exact": located.passage if located else quote.text}
    selectors: list[Json] = [words]
    if located is not None and located.location is not None:
        place = located.location
        selectors.append({"type": "TextPositionSelector", "start": place.start, "end": place.end})
    target: dict[str, Json] = {
        "type": "SpecificResource",
        "source": _source(located.read_in if located else quote.source, quote, within, is_text=located is not None),
        "selector": selectors,
    }
    return {
        "@context": _VOCABULARY,
        "id": f"#{quote.id}",
        "type": "Annotation",
        "motivation": "describing" if bodies else "highlighting",
        **({"body": bodies} if bodies else {}),
        "target": target,
    }


def _located(quote: Quote, export: Export) -> QuoteCheck | None:
    """Return the verdict on a quote that was located in a held text."""
    check = export.checks.get(quote.id)
    if check is None or check.location is None or not check.read_in:
        return None
    return check if len(check.passage) == check.location.end - check.location.start > 0 else None


def _source(key: str, quote: Quote, within: Map, *, is_text: bool) -> dict[str, Json]:
    """Return the text that is annotated: its held copy, to which places apply, or else where the source is found."""
    told: dict[str, Json] = {"id": f"#{key}", "dcterms:identifier": key}
    source = within.sources.get(key)
    if source is None:
        return told
    variables = dict(source.variables)
    address = safe_url(variables.get("DOI", "")) or safe_url(variables.get("URL", ""))
    if is_text and source.file:
        told["id"] = percent_encoded(source.file, safe="/")
    elif address:
        told["id"] = address
    told["dcterms:title"] = source.title
    if address and told["id"] != address:
        told["schema:url"] = address
    return told | ({"language": quote.language} if quote.language else {})


def _losses(export: Export) -> Iterator[Loss]:
    """Give one loss a node, in file order: what is no quote, nor a claim that one reports, nor the source of one."""
    within = export.map
    attested = {claim for quote in within.quotes.values() for claim in quote.attests}
    cited = {annotated.read_in if annotated else quote.source for quote, annotated in _all(export)}
    found = {loss.where: loss for loss in left_behind(within, _CARRIED, _TITLE)}
    why = f"{_TITLE} has no place for it"
    for claim in within.claims:
        if claim not in attested:
            found[claim] = Loss(claim, "the claim as a whole", why)
    for source in within.sources:
        if source not in cited:
            found[source] = Loss(source, "the source as a whole", why)
    for quote, annotated in _all(export):
        if missing := _replaced(quote, annotated):
            known = [found[quote.id].what] if quote.id in found else []
            found[quote.id] = Loss(quote.id, ", ".join([*missing, *known]), why)
    order = [within.head.id, *within.nodes, *within.foreign]
    return (found[each] for each in order if each in found)


def _replaced(quote: Quote, located: QuoteCheck | None) -> list[str]:
    """Say what of a quote gives way to what the held text has."""
    if located is None:
        return []
    words = (
        ["quote, where its words are not those of the text"] if located.passage.split() != quote.text.split() else []
    )
    return words + (["source, for it is annotated in another one"] if located.read_in != quote.source else [])


def _all(export: Export) -> Iterator[tuple[Quote, QuoteCheck | None]]:
    return ((quote, _located(quote, export)) for quote in export.map.quotes.values())


def _line(annotation: Mapping[str, Json]) -> str:
    written = json.dumps(annotation, ensure_ascii=False)
    # Line separators would break the line in some tools, and half a surrogate pair cannot be written as UTF-8.
    return "".join(
        f"\\u{ord(character):04x}"
        if character in "\x7f\x85\u2028\u2029\ufeff" or "\ud800" <= character <= "\udfff"
        else character
        for character in written
    )
