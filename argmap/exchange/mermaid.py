"""A map as a Mermaid flowchart, which many wikis and code hosts draw.

Claims are boxes and quotes rounded boxes; a step is a small node in which its premises meet, so that linked premises
stay linked and an undercut points at the step itself. Direct and inferred claims differ by their outline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.appraisal.vocabulary import Grounding
from argmap.diagram.cleaning import picture_id, plain
from argmap.exchange.format import Export, Exported
from argmap.exchange.leaving import left_behind
from argmap.model.nodes import Attack, Claim, Head, Node, Quote, Source, Step, Support

_ESCAPES = {ord('"'): "#quot;", ord("#"): "#35;", ord("<"): "#lt;", ord(">"): "#gt;", ord("&"): "#amp;"}
_ESCAPES |= {ord(mark): f"#{ord(mark)};" for mark in "`\\[]{}()|*_~"}
_CARRIED: Mapping[type[Node], tuple[str, ...]] = {
    Head: ("title",),
    Claim: ("claim",),
    Quote: ("quote", "source", "at", "attests"),
    Source: ("source",),
    Support: ("supports", "because", "scheme"),
    Attack: ("attacks", "because", "scheme"),
}


def write(export: Export) -> Exported:
    """Write the flowchart, conclusions on top, in file order."""
    within = export.map
    undrawn = {source: (Source.kind,) for source in within.sources if not within.shape.quoted_from.get(source)}
    return Exported("\n".join([*_lines(export), ""]), left_behind(within, _CARRIED, "a flowchart", unwritten=undrawn))


def _lines(export: Export) -> Iterator[str]:
    within = export.map
    if within.head.title:
        yield from ("---", f'title: "{_title(within.head.title)}"', "---")
    yield "flowchart BT"
    for node in within:
        match node:
            case Claim():
                yield f'  {_name(node.id)}["{_words(node.text)}"]:::{_style(export.review[node.id].grounding)}'
            case Quote():
                origin = within.sources[node.source].title + (f", {node.at}" if node.at else "")
                yield f'  {_name(node.id)}(["“{_words(node.text)}” ({_words(origin)})"]):::quote'
            case Step():
                called = node.scheme or ("because" if isinstance(node, Support) else "against")
                yield f'  {_name(node.id)}{{{{"{_words(called)}"}}}}'
            case _:
                pass
    for node in within:
        match node:
            case Quote():
                yield from (f"  {_name(node.id)} -->|attests| {_name(claim)}" for claim in node.attests)
            case Step():
                yield from (f"  {_name(premise)} --- {_name(node.id)}" for premise in node.because)
                yield f"  {_name(node.id)} {_arrow(export, node)} {_name(node.target)}"
            case _:
                pass
    yield "  classDef direct stroke-width:3px"
    yield "  classDef inferred stroke-width:1px"
    yield "  classDef unsourced stroke-width:1px,stroke-dasharray:4 3"
    yield "  classDef quote stroke-width:2px"


def _arrow(export: Export, step: Step) -> str:
    if isinstance(step, Support):
        return "-->"
    return "-.->|rebuts|" if step.target in export.map.claims else "-.->|undercuts|"


def _style(grounding: Grounding) -> str:
    match grounding:
        case Grounding.DIRECT:
            return "direct"
        case Grounding.INFERRED:
            return "inferred"
        case _:
            return "unsourced"


def _name(node_id: str) -> str:
    return picture_id("n", node_id)


def _words(text: str) -> str:
    return plain(text).translate(_ESCAPES)


def _title(text: str) -> str:
    return plain(text).replace("\\", "\\\\").replace('"', '\\"')
