"""What nodes are called in the sentences of commands: claims by their words, the others by kind and id."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.appraisal.phrasing import counted, shortened
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Node, Quote, Scheme, Source, Support

_LENGTH = 50
_KINDS: dict[type[Node], str] = {
    Head: "map",
    Claim: "claim",
    Quote: "quote",
    Source: "source",
    Support: "reason",
    Attack: "objection",
    Assessment: "review",
    Scheme: "scheme",
}


def called(the_map: Map, node_id: str) -> str:
    """Name a node in a sentence; what is no node is its id."""
    return _name(the_map.nodes.get(node_id), node_id)


def kind_of(node: Node) -> str:
    """Name the kind of a node."""
    return _KINDS[type(node)]


def counted_kinds(nodes: Sequence[Node]) -> str:
    """Count nodes by kind: 2 reasons and 1 quote."""
    counts: dict[str, int] = {}
    for node in nodes:
        counts[kind_of(node)] = counts.get(kind_of(node), 0) + 1
    parts = [counted(number, kind) for kind, number in counts.items()]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _name(node: Node | None, node_id: str) -> str:
    match node:
        case Claim():
            return f"“{shortened(node.text, _LENGTH) or node_id}”"
        case Source():
            return f"the source “{shortened(node.title, _LENGTH) or node_id}”"
        case None:
            return node_id
        case _:
            return f"the {kind_of(node)} {node_id}"
