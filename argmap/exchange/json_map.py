"""A map and its review as one JSON document: every node with every field by its name in the map file."""

from __future__ import annotations

import json

from argmap.evidence.json_array import Json
from argmap.exchange.format import Export, Exported
from argmap.exchange.leaving import filled
from argmap.model.nodes import Node


def write(export: Export) -> Exported:
    """Write `{"head", "nodes": [...], "review"}`; each node has its id, its type, and its fields that say something.

    The sources of other maps that this one refers to come after its own nodes, by the ids that it uses.
    """
    document: dict[str, Json] = {
        "head": _node(export.map.head),
        "nodes": [_node(node) for node in (*export.map, *export.map.foreign.values())],
        "review": dict(export.reviewed),
    }
    return Exported(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _node(node: Node) -> dict[str, Json]:
    values: dict[str, Json] = node.model_dump(mode="json", by_alias=True)
    free = dict([*node.extra, *getattr(node, "variables", ())])
    told: dict[str, Json] = {"id": node.id, "type": node.kind}
    # The words of a claim stand under "claim", of a source under "source": the field that says what the block is.
    return told | {name: free.get(name, values.get(name)) for name in filled(node)}
