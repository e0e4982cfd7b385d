"""A quote made of words in a held text: whose words they are, through which text they were read, what they attest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.edit.adding import add
from argmap.edit.sources import hold
from argmap.edit.steps import add_premise
from argmap.errors import RefusedError
from argmap.evidence.heldtext import Held, HeldText, Span
from argmap.model.map import Map
from argmap.model.nodes import Claim, Link, Node, Quote, Source
from argmap.model.vocabulary import LinkRole, Reading

_AROUND = 400
_OPENING = re.compile("[\u201c\u00ab\u201e]")
_CLOSING = re.compile("[\u201d\u00bb]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose words are read: those of the source in hand where `source` is "", else those of another.

    `role` is what the text in hand does with that other one. `new` is that other source where the map has it not yet.
    """

    source: str = ""
    role: LinkRole = LinkRole.QUOTES
    new: Source | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """What a quote is for: claims that it attests, a step that it is a premise of, a claim that is new with it."""

    attests: tuple[str, ...] = ()
    premise_of: str = ""
    new: Claim | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Words in the text of one source, with their place in it."""

    words: str
    read_in: str
    locator: str = ""


def quote_of(citation: Citation, quote_id: str, origin: Origin, use: Use) -> Quote:
    """Make the quote: of the source in hand, or of another one by way of the source in hand."""
    attests = (*use.attests, *((use.new.id,) if use.new is not None else ()))
    own = not origin.source
    same = use.new is not None and use.new.text.split() == citation.words.split()
    link = Link(source=citation.read_in, locator=citation.locator, role=origin.role)
    return Quote(
        id=quote_id,
        text=citation.words,
        source=citation.read_in if own else origin.source,
        at=(citation.locator or None) if own else None,
        via=() if own else (link,),
        attests=attests,
        reading=Reading.VERBATIM if same else Reading.PARAPHRASE,
    )


def cited(the_map: Map, quote: Quote, origin: Origin, use: Use, *, held: Held) -> Map:
    """Return the map with a quote, and what is new with it; the digest of the copy is recorded where it is not.

    `held` is the copy that the words were read in. Raises EditError when an id cannot be used.
    """
    new: list[Node] = [node for node in (origin.new, use.new) if node is not None]
    after = add(the_map, *new, quote)
    if use.premise_of:
        after = add_premise(after, use.premise_of, quote.id)
    return _pinned(after, quote.via[-1].source if quote.via else quote.source, held)


def refuse_changed_copy(source: Source, held: Held) -> None:
    """Raise RefusedError where the copy is not the one that the map records: words in it would say nothing of that."""
    if source.sha256 and source.sha256.strip().casefold() != held.digest.casefold():
        raise RefusedError(
            f'The copy of "{source.id}" has changed since it was recorded, so nothing can be cited from it.',
            "See what has changed, and record it anew: argmap source repin",
        )


def seems_quoted(held: HeldText, span: Span) -> bool:
    """Guess whether the text itself quotes the words: they stand inside quotation marks, or hold most of such."""
    before = held.text[max(span[0] - _AROUND, 0) : span[0]].rpartition("\n\n")[2]
    opened = [match.start() for match in _OPENING.finditer(before)]
    closed = [match.start() for match in _CLOSING.finditer(before)]
    if opened and (not closed or closed[-1] < opened[-1]):
        return True
    return before.count('"') % 2 == 1


def origins_likely(the_map: Map, read_in: str) -> tuple[str, ...]:
    """Return the sources that a text may quote, the likeliest first: those read through it already, then the others."""
    through = [quote.source for quote in the_map.quotes.values() if any(link.source == read_in for link in quote.via)]
    others = [name for name in the_map.sources if name != read_in]
    return tuple(dict.fromkeys(name for name in (*reversed(through), *others) if name != read_in))


def _pinned(the_map: Map, source_id: str, held: Held) -> Map:
    source = the_map.nodes.get(source_id)
    if not isinstance(source, Source) or source.sha256 or source.file is None or not held.digest:
        return the_map
    return hold(the_map, source_id, file=source.file, sha256=held.digest)
