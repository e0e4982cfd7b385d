"""A map as an outline in Markdown: each claim once in full with what bears on it under it, and by its label after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from argmap.appraisal.wording import grounding_summary
from argmap.exchange.format import Export, Exported
from argmap.exchange.leaving import left_behind
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Node, Quote, Source, Step, Support

_MARKS = re.compile(r"([\\`*_\[\]<~]|&(?=#?\w+;)|#+$)|^([#+>-])|^([0-9]+)(?=[.)])")
"""What is a mark of Markdown anywhere, and what is one where a line or an item begins, or a heading ends."""

_DEEPEST = 40
_CARRIED: Mapping[type[Node], tuple[str, ...]] = {
    Head: ("title", "question", "subject", "main", "note"),
    Claim: ("claim", "by", "assumed", "note"),
    Quote: ("quote", "source", "at", "attests", "note"),
    Source: ("source", "author", "date", "at", "note"),
    Support: ("supports", "because", "scheme", "warrant", "by", "note"),
    Attack: ("attacks", "because", "scheme", "warrant", "by", "note"),
}


def write(export: Export) -> Exported:
    """Write the outline from the main conclusions down, then the claims that bear on none, unused quotes, sources."""
    return Exported("\n".join([*_lines(export), ""]), left_behind(export.map, _CARRIED, "an outline"))


def _lines(export: Export) -> Iterator[str]:
    within, head = export.map, export.map.head
    yield f"# {_plain(head.title) or 'An argument'}"
    for words in (head.question, f"The argument of {head.subject}." if head.subject else None, head.note):
        if words:
            yield from ("", _plain(words))
    seen: set[str] = set()
    yield from ("", "## Conclusions", "")
    yield from _branches(export, within.main, seen)
    loose = [claim for claim in within.claims if claim not in seen]
    roots = [claim for claim in loose if not within.shape.premise_of.get(claim)]
    if loose:
        yield from ("", "## Claims that bear on no conclusion", "")
        for claims in (roots, loose):
            yield from _branches(export, [claim for claim in claims if claim not in seen], seen)
    if unused := [quote for quote in within.quotes if quote not in seen]:
        yield from ("", "## Quotes that nothing uses", "")
        yield from _branches(export, unused, seen)
    if within.sources:
        yield from ("", "## Sources", "")
        yield from (f"- {_source(source)}" for source in within.sources.values())


def _branches(export: Export, roots: Iterator[str] | list[str] | tuple[str, ...], seen: set[str]) -> Iterator[str]:
    """Write trees of claims, steps and quotes without recursion; deeper ones stay at the deepest level."""
    waiting = [(root, 0, "") for root in reversed(list(roots))]
    while waiting:
        node_id, depth, lead = waiting.pop()
        indent = "  " * min(depth, _DEEPEST)
        label = export.review.labels.get(node_id, "")
        if node_id in seen:
            yield f"{indent}- {lead}{label}, as above"
            continue
        seen.add(node_id)
        yield f"{indent}- {lead}{_item(export, node_id, label)}"
        yield from (f"{indent}  {line}" for line in _remarks(export.map, node_id))
        waiting += [(below, depth + 1, said) for below, said in reversed(_below(export.map, node_id))]


def _below(within: Map, node_id: str) -> list[tuple[str, str]]:
    shape = within.shape
    node = within[node_id]
    below = [(premise, "") for premise in node.because] if isinstance(node, Step) else []
    below += [(quote, "") for quote in shape.attested_by.get(node_id, ())]
    below += [
        (step, "Because: " if len(within.steps[step].because) == 1 else "Because, together: ")
        for step in shape.supports.get(node_id, ())
    ]
    return below + [(step, "Against this: ") for step in shape.attacks.get(node_id, ())]


def _item(export: Export, node_id: str, label: str) -> str:
    node = export.map[node_id]
    match node:
        case Claim():
            return f"**{label}** {_plain(node.text)} *({_plain(grounding_summary(export.review, node_id))})*"
        case Quote():
            source = export.map.sources[node.source]
            cited = [source.author, source.title, source.date, node.at or source.at]
            return f"**{label}** “{_plain(node.text)}” ({_cited(cited)})"
        case Step():
            told = [_plain(words) for words in (node.scheme, node.warrant) if words]
            return f"**{label}**" + (f" ({'; '.join(told)})" if told else "")
        case _:
            return ""


def _remarks(within: Map, node_id: str) -> Iterator[str]:
    node = within[node_id]
    if isinstance(node, Claim | Step) and node.by:
        yield f"By {_plain(node.by)}."
    if isinstance(node, Claim) and node.assumed:
        yield f"Taken as given: {_plain(node.assumed)}"
    if node.note:
        yield f"Note: {_plain(node.note)}"


def _source(source: Source) -> str:
    words = _cited([source.author, source.title, source.date, source.at])
    return f"{words}. Note: {_plain(source.note)}" if source.note else words


def _cited(told: Iterable[str | None]) -> str:
    return ", ".join(_plain(words) for words in told if words)


def _plain(text: str) -> str:
    """Return words on one line, in which nothing is a mark of Markdown."""
    return _MARKS.sub(lambda mark: f"{mark[3]}\\" if mark[3] else f"\\{mark[0]}", " ".join(text.split()))
