"""AIF in the JSON that AIFdb publishes: statements, inferences, conflicts, and the locutions that they come from."""

from __future__ import annotations

import json
import re

from argmap.errors import RefusedError
from argmap.exchange.aif_graph import lose_parts, read_graph
from argmap.exchange.aif_reading import take
from argmap.exchange.aif_writing import written_graph
from argmap.exchange.draft import Draft
from argmap.exchange.format import Export, Exported, Imported
from argmap.exchange.json_text import begins_json, mapping, read_json

_NODE = re.compile(r'"nodeID"\s*:')
_WRAPPED = re.compile(r'"AIF"\s*:')
PARTS = frozenset(["nodes", "edges", "locutions", "participants", "schemefulfillments", "descriptorfulfillments"])
"""The parts of a nodeset."""


def recognises(text: str) -> bool:
    """Tell whether a JSON text has nodes as AIFdb writes them, and is not wrapped as xAIF is."""
    return begins_json(text) and _NODE.search(text) is not None and _WRAPPED.search(text) is None


def read(text: str, path: str) -> Imported:
    """Read a nodeset: an RA or CA is a step from all the statements that lead to it, or several if it leads to several.

    Raises RefusedError when it is no JSON, or has no nodes.
    """
    document = mapping(read_json(text, path))
    if "nodes" not in document:
        raise RefusedError(f"{path} has no `nodes`, as an AIF document has", "name the format with --from")
    draft = Draft()
    lose_parts(document, PARTS, draft)
    take(read_graph(document, draft), draft)
    return draft.finish(title="")


def write(export: Export) -> Exported:
    """Write a nodeset; nodes are numbered in file order, and their times, which a map does not know, are empty."""
    graph = written_graph(export.map, "AIF")
    return Exported(json.dumps(graph.document(str), ensure_ascii=False, indent=1) + "\n", graph.losses)
