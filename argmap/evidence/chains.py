"""The chain of texts between a quotation and its origin: which of them can be checked, and how far it is from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.evidence.heldtext import HeldTexts
from argmap.model.nodes import Quote, Source
from argmap.model.vocabulary import LinkRole

_NEW_WORDS = frozenset({LinkRole.TRANSLATES, LinkRole.PARAPHRASES})


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a chain: the source, where in it, and the hops from the origin to it; 0 is the origin itself."""

    source: str
    locator: str = ""
    hops: int = 0
    is_origin: bool = False
    is_edition: bool = False


def texts_of(quote: Quote, sources: Mapping[str, Source]) -> tuple[Text, ...]:
    """Give the texts that should have the words of `quote`, from the origin outwards.

    What stands before a translation or a paraphrase has other words, so it is left out.
    """
    origin = sources.get(quote.source)
    texts = [] if quote.translation_of else [Text(quote.source, quote.at or "", is_origin=True)]
    hops = 0
    for link in quote.via:
        if link.role in _NEW_WORDS:
            texts = []
        is_edition = link.role is LinkRole.EDITION
        hops += not is_edition
        inside = origin is not None and origin.part_of == link.source
        locator = link.locator or (origin.at or "" if origin and inside else "")
        texts.append(Text(link.source, locator, hops, is_edition=is_edition))
    return tuple(texts)


def container_of(quote: Quote, sources: Mapping[str, Source], held: HeldTexts) -> Text | None:
    """Find the nearest held text that contains the origin of `quote` (`part-of`)."""
    seen: set[str] = set()
    inside = sources.get(quote.source)
    while inside and inside.part_of and inside.part_of not in seen:
        seen.add(inside.part_of)
        if inside.part_of in held:
            return Text(inside.part_of, quote.at or inside.at or "", is_origin=True)
        inside = sources.get(inside.part_of)
    return None
