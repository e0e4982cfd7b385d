"""The quotes of a map as W3C Web Annotations (2017): each words of its source, with the claims that report them.

The form is that of the anchors beside a map: a quote that was located in the held text of its source has the source's
own words, up to 32 characters on either side of them, and their place in the extracted text, counted in characters; any
other has the words that the map has.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote as percent_encoded

from argmap.diagram.cleaning import safe_url
from argmap.evidence.anchors import Anchor, line_of
from argmap.evidence.json_array import Json
from argmap.exchange.anchored import anchored
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
    Source: ("source",),
}


def write(export: Export) -> Exported:
    """Write a JSON array with one annotation a line, in file order; claims are bodies; quotes keep their ids."""
    within, anchors = export.map, anchored(export)
    lines = ",\n".join(line_of(_annotation(quote, anchors.get(quote.id), within)) for quote in within.quotes.values())
    return Exported(f"[\n{lines}\n]\n" if lines else "[]\n", _losses(within, anchors))


def _annotation(quote: Quote, located: Anchor | None, within: Map) -> dict[str, Json]:
    bodies: list[Json] = [
        {"type": "TextualBody", "value": within.claims[claim].text, "purpose": "describing", "format": "text/plain"}
        for claim in quote.attests
        if claim in within.claims
    ]
    words: dict[str, Json] = {"type": "TextQuoteSelector", "exact": located.exact if located else quote.text}
    selectors: list[Json] = [words]
    target: dict[str, Json] = {
        "type": "SpecificResource",
        "source": _source(located.source if located else quote.source, quote, within, is_text=located is not None),
    }
    if located is not None:
        selectors.append({"type": "TextPositionSelector", "start": located.start, "end": located.end})
        if located.sha256:
            words |= {"prefix": located.prefix, "suffix": located.suffix}
            # The state of the source to which the positions apply, as the vocabulary has it.
            target["state"] = {"type": "State", "schema:sha256": located.sha256}
    target["selector"] = selectors
    return {
        "@context": _VOCABULARY,
        "id": f"#{quote.id}",
        "type": "Annotation",
        "motivation": "describing" if bodies else "highlighting",
        **({"body": bodies} if bodies else {}),
        "target": target,
    }


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


def _losses(within: Map, anchors: Mapping[str, Anchor]) -> tuple[Loss, ...]:
    """Give one loss a node, in file order: what is no quote, nor a claim that one reports, nor the source of one."""
    attested = {claim for quote in within.quotes.values() for claim in quote.attests}
    cited = {anchors[quote.id].source if quote.id in anchors else quote.source for quote in within.quotes.values()}
    unwritten: dict[str, list[str]] = {claim: [Claim.kind] for claim in within.claims if claim not in attested}
    unwritten |= {source: [Source.kind] for source in within.sources if source not in cited}
    for quote in within.quotes.values():
        unwritten[quote.id] = _replaced(quote, anchors.get(quote.id))
    annotated = {anchor.source for anchor in anchors.values()}
    besides = {name: _addressed(source, is_text=name in annotated) for name, source in within.sources.items()}
    return left_behind(within, _CARRIED, _TITLE, besides=besides, unwritten=unwritten)


def _addressed(source: Source, *, is_text: bool) -> list[str]:
    """Return the fields of a source that its annotations are addressed by."""
    variables = dict(source.variables)
    address = next((name for name in ("DOI", "URL") if safe_url(variables.get(name, ""))), None)
    return [*(["file"] if is_text else []), *([address] if address is not None else [])]


def _replaced(quote: Quote, located: Anchor | None) -> list[str]:
    """Say what of a quote gives way to what the held text has."""
    if located is None:
        return []
    words = ["quote, where its words are not those of the text"] if located.exact.split() != quote.text.split() else []
    return words + (["source, for it is annotated in another one"] if located.source != quote.source else [])
