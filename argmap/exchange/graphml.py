"""A map as GraphML, for yEd, Gephi and others: its nodes with what the review says of them, and its relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from argmap.diagram.cleaning import plain
from argmap.exchange.format import Export, Exported
from argmap.exchange.leaving import left_behind
from argmap.model.nodes import Attack, Claim, Head, Node, Quote, Source, Step, Support

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_OF_NODES = ("type", "label", "words", "grounding", "standing", "verdict", "scheme", "grade", "by", "place")
_OF_EDGES = ("relation",)
_CARRIED: Mapping[type[Node], tuple[str, ...]] = {
    Head: ("title",),
    Claim: ("claim", "by"),
    Quote: ("quote", "source", "at", "attests"),
    Source: ("source",),
    Support: ("supports", "because", "scheme", "warrant", "grade", "by"),
    Attack: ("attacks", "because", "scheme", "warrant", "grade", "by"),
}


class _Edge(NamedTuple):
    source: str
    target: str
    relation: str


def write(export: Export) -> Exported:
    """Write one directed graph: nodes by their ids, and edges: premise, supports, attacks, attests, source."""
    root = etree.Element("graphml", {"xmlns": _NAMESPACE})
    for domain, names in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name in names:
            key = {"id": name, "for": domain, "attr.name": name, "attr.type": "string"}
            etree.SubElement(root, "key", key)
    graph = etree.SubElement(root, "graph", {"id": "argmap", "edgedefault": "directed"})
    if export.map.head.title:
        etree.SubElement(graph, "desc").text = plain(export.map.head.title)
    for node in _drawn(export):
        element = etree.SubElement(graph, "node", {"id": node.id})
        for name, value in _values(export, node).items():
            if value:
                etree.SubElement(element, "data", {"key": name}).text = plain(value)
    for number, edge in enumerate(_edges(export), 1):
        ends = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        etree.SubElement(etree.SubElement(graph, "edge", ends), "data", {"key": "relation"}).text = edge.relation
    text = etree.tostring(root, encoding="unicode", pretty_print=True)
    return Exported(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{text}',
        left_behind(export.map, _CARRIED, "a graph of nodes and edges"),
    )


def _drawn(export: Export) -> Iterator[Node]:
    return (
        node for node in (*export.map, *export.map.foreign.values()) if isinstance(node, Claim | Quote | Source | Step)
    )


def _values(export: Export, node: Node) -> dict[str, str]:
    label = export.review.labels.get(node.id, "")
    match node:
        case Claim():
            found = export.review[node.id]
            said = {"words": node.text, "grounding": found.grounding.value, "standing": found.standing.value}
            return {"type": node.kind, "label": label, **said, "by": node.by or ""}
        case Quote():
            check = export.checks.get(node.id)
            said = {"words": node.text, "verdict": check.verdict.value if check else "", "place": node.at or ""}
            return {"type": node.kind, "label": label, **said}
        case Step():
            grade = "" if node.grade is None else node.grade.word
            said = {"words": node.warrant or "", "scheme": node.scheme or "", "grade": grade, "by": node.by or ""}
            return {"type": node.kind, "label": label, **said}
        case Source():
            return {"type": node.kind, "words": node.title}
        case _:
            return {}


def _edges(export: Export) -> Iterator[_Edge]:
    for node in export.map:
        match node:
            case Step():
                yield from (_Edge(premise, node.id, "premise") for premise in node.because)
                yield _Edge(node.id, node.target, node.kind)
            case Quote():
                yield _Edge(node.source, node.id, "source")
                yield from (_Edge(node.id, claim, "attests") for claim in node.attests)
            case _:
                pass
