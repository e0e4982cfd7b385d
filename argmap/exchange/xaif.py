"""xAIF: an AIF graph with the text that was analysed, in which the words of its nodes are marked."""

from __future__ import annotations

import json
import re

from argmap.errors import RefusedError
from argmap.evidence.json_array import Json
from argmap.exchange.aif import PARTS
from argmap.exchange.aif_graph import AifGraph, lose_parts, read_graph
from argmap.exchange.aif_marks import marks_kept
from argmap.exchange.aif_reading import TEXT, MarkedWords, take
from argmap.exchange.aif_writing import written_graph
from argmap.exchange.draft import Draft
from argmap.exchange.format import Export, Exported, Imported
from argmap.exchange.json_text import begins_json, mapping, mappings, read_json, words
from argmap.exchange.marked_text import MarkedText, read_marked
from argmap.exchange.marking import marked_in
from argmap.exchange.resolving import number_of, quoted
from argmap.exchange.strange import Shape, lose_strange, parts

_WRAPPED = re.compile(r'"AIF"\s*:\s*\{')
_PARTS = frozenset(["AIF", "text", "dialog", "OVA"])
_DRAWING: Shape = {
    **parts("firstname surname url"),
    "nodes": parts("nodeID visible x y w h timestamp"),
    "edges": parts("edgeID fromID toID visible"),
}
_TITLE = "The text that was analysed"


def recognises(text: str) -> bool:
    """Tell whether a JSON text has a part `AIF`, as xAIF has."""
    return begins_json(text) and _WRAPPED.search(text) is not None


def read(text: str, path: str) -> Imported:
    """Read a document: its text is held, and what is marked in it is quoted for its nodes, with its lines.

    Where nodes are drawn (the part `OVA`) is left aside, and the analyst that it names is the author of the map.
    Raises RefusedError when it is no JSON, or has no AIF part with nodes.
    """
    document = mapping(read_json(text, path))
    inner = mapping(document.get("AIF"))
    if "nodes" not in inner:
        raise RefusedError(f"{path} has no `AIF` with `nodes`, as an xAIF document has", "name the format with --from")
    draft = Draft()
    lose_parts(document, _PARTS, draft)
    lose_parts(inner, PARTS, draft)
    analyst = mapping(document.get("OVA"))
    lose_strange("OVA", analyst, _DRAWING, draft)
    graph = read_graph(inner, draft)
    told = mapping(document.get("text"))
    lose_strange("text", told, parts("txt url"), draft)
    marked = read_marked(words(document.get("text")) or words(told.get("txt")))
    title = _title(graph, marked)
    address = words(told.get("url")) or words(analyst.get("url"))
    if marked.text.strip():
        draft.hold(TEXT, title, marked.text, {"URL": address})
    elif address:
        draft.source(TEXT, title, {"URL": address})
    else:
        title = ""
    take(graph, draft, MarkedWords(title, marks_kept(marked, draft)))
    drawn = len(list(mappings(analyst.get("nodes"))))
    draft.leave_aside(f"the places of {number_of(drawn, 'node')} in the drawing", drawn)
    other = words(analyst.get("url"))
    if other not in ("", address):
        draft.lose("OVA", f"the address {quoted(other)}", "the text has another one")
    names = [words(analyst.get(name)).strip() for name in ("firstname", "surname")]
    return draft.finish(title="", fields={"authors": " ".join(filter(None, names))})


def _title(graph: AifGraph, marked: MarkedText) -> str:
    """Return the title of the text: the one source in which all the locutions stand that are marked in it."""
    found = {graph.locutions[key].source for key in marked.marks if key in graph.locutions}
    return found.pop() if len(found) == 1 and "" not in found else _TITLE


def write(export: Export) -> Exported:
    """Write a document; nodes are numbered in file order.

    Its text is that of the held source in which most quotes stand word for word, and these are marked in it.
    """
    marking = marked_in(export)
    graph = written_graph(export.map, "xAIF", marking)
    parts: dict[str, Json] = {"schemefulfillments": [], "descriptorfulfillments": []}
    document: dict[str, Json] = {
        "AIF": graph.document(int) | parts,
        "text": marking.written(lambda quote: str(graph.spoken[quote])),
        "dialog": bool(graph.locutions),
        "OVA": {"firstname": "", "surname": "", "url": marking.url, "nodes": [], "edges": []},
    }
    return Exported(json.dumps(document, ensure_ascii=False, indent=1) + "\n", graph.losses)
