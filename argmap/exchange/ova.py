"""Analyses of OVA, the Online Visualisation of Argument: JSON of an AIF graph as it is drawn, with the marked text.

`nodes` with `id`, `text`, `type` (those of AIF), where they are drawn and who says them, `edges` that hold the whole
node at either end, `participants`, and `analysis` with the text as HTML (`txt`), in which `<span id="node5">` marks the
words of a node. The fields that the version of the University of Trier adds are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.errors import RefusedError
from argmap.evidence.json_array import Json
from argmap.exchange.aif_graph import AifGraph, lose_parts, read_graph
from argmap.exchange.aif_marks import marks_kept
from argmap.exchange.aif_reading import TEXT, MarkedWords, take
from argmap.exchange.draft import Draft
from argmap.exchange.entry import Fields
from argmap.exchange.format import Imported
from argmap.exchange.json_text import begins_json, mapping, mappings, read_json, sequence, words
from argmap.exchange.marked_text import Mark, read_marked
from argmap.exchange.resolving import number_of, quoted
from argmap.exchange.strange import ANY, Shape, lose_strange, parts
from argmap.exchange.stretches import Stretches

_DRAWN = re.compile(r'"(?:cqdesc|from)"\s*:\s*\{')
_NODE_OF_AIF = re.compile(r'"nodeID"\s*:|"AIF"\s*:')
_PARTS = frozenset(["nodes", "edges", "participants", "analysis"])
_OF_NODES = frozenset(
    "id x y w h color date annotator text type scheme descriptors cqdesc visible participantID majorClaim major_claim "
    "comment text_begin text_end text_length".split()
)
_OF_ANALYSES = frozenset("txt plain_txt annotatorName documentSource documentTitle documentDate ovaVersion".split())
_NONE = frozenset(["", "0", "null", "false", "no"])
_UNNAMED = frozenset(["", "ra", "ca", "ma", "pa", "ta", "ya"])
_SHAPES: Mapping[str, Shape] = {
    "nodes": ANY,
    "edges": parts("id from to visible date annotator"),
    "participants": parts("id firstname surname"),
}
_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_TITLE = "The text that was analysed"


def recognises(text: str) -> bool:
    """Tell whether a JSON text has nodes as OVA draws them, or edges that hold theirs, and is no AIF."""
    return begins_json(text) and '"nodes"' in text and _DRAWN.search(text) is not None and not _NODE_OF_AIF.search(text)


def read(text: str, path: str) -> Imported:
    """Read an analysis as the AIF graph that it is; its text is held, and what is marked in it is quoted for its nodes.

    A statement that a participant is said to make is asserted by them, and one that is marked as the major claim is a
    main conclusion. Where nodes are drawn, and when, is left aside. Raises RefusedError when it is no JSON, or has no
    nodes.
    """
    document = mapping(read_json(text, path))
    if "nodes" not in document:
        raise RefusedError(f"{path} has no `nodes`, as an analysis of OVA has", "name the format with --from")
    draft = Draft()
    lose_parts(document, _PARTS, draft)
    for name, shape in _SHAPES.items():
        lose_strange(name, document.get(name), shape, draft)
    return _Analysis(document, draft).read()


class _Analysis:
    """The nodes of one document by id, on their way into a graph."""

    def __init__(self, document: Mapping[str, Json], draft: Draft) -> None:
        self._document, self._draft = document, draft
        self._about = mapping(document.get("analysis"))
        self._nodes: dict[str, Mapping[str, Json]] = {}
        for node in mappings(document.get("nodes")):
            self._nodes.setdefault(words(node.get("id")), node)

    def read(self) -> Imported:
        graph = self._graph()
        for key, node in self._nodes.items():
            self._tell(key, node)
        title = words(self._about.get("documentTitle")).strip()
        take(graph, self._draft, MarkedWords(title or _TITLE, self._marks(title or _TITLE)))
        main = [key for key, node in self._nodes.items() if True in (node.get("majorClaim"), node.get("major_claim"))]
        annotators = dict.fromkeys(words(node.get("annotator")).strip() for node in self._nodes.values())
        named = words(self._about.get("annotatorName")).strip()
        for name, value in self._about.items():
            if name not in _OF_ANALYSES and value:
                self._draft.lose("analysis", f"{name}: {_shown(value)}", "a map has no place for it")
        drawn = sum("x" in node for node in self._nodes.values())
        self._draft.leave_aside(f"the places of {number_of(drawn, 'node')} in the drawing", drawn)
        dated = sum(bool(words(node.get("date")).strip()) for node in self._nodes.values())
        self._draft.leave_aside(f"the times of {number_of(dated, 'node')}", dated)
        unnamed = [name for name in annotators if name and named and name != named]
        self._draft.leave_aside(f"that {' and '.join(unnamed)} drew some nodes", len(unnamed))
        authors = (named,) if named else tuple(filter(None, annotators))
        fields: Fields = {"authors": authors, "x-ova-version": words(self._about.get("ovaVersion"))}
        return self._draft.finish(title=title, main=main, fields=fields)

    def _graph(self) -> AifGraph:
        """Read the graph, in which every statement has the speaker and the comment that the document gives it."""
        people = {words(each.get("id")): each for each in mappings(self._document.get("participants"))}
        said: dict[str, str] = {}
        locutions: list[Json] = []
        for key, node in self._nodes.items():
            number = words(node.get("participantID"))
            if number in people and node.get("type") == "L":
                locutions.append({"nodeID": key, "personID": number})
            elif number in people and node.get("type") == "I":
                said[key] = number
        asserting = set(said.values()) - {words(mapping(each).get("personID")) for each in locutions}
        aif: dict[str, Json] = {
            "nodes": [_as_aif(node) for node in mappings(self._document.get("nodes"))],
            "edges": list(self._edges()),
            "participants": [_person(key, each) for key, each in people.items() if key not in asserting],
            "locutions": locutions,
        }
        graph = read_graph(aif, self._draft)
        for key, statement in graph.nodes.items():
            person = people.get(said.get(key, ""), {})
            by = " ".join(filter(None, (words(person.get(name)).strip() for name in ("firstname", "surname"))))
            note = words(self._nodes[key].get("comment")).strip()
            graph.nodes[key] = replace(statement, by=by, note=note)
        return graph

    def _edges(self) -> Iterator[Json]:
        for number, edge in enumerate(mappings(self._document.get("edges")), start=1):
            ends = [words(mapping(edge.get(end)).get("id")) or words(edge.get(end)) for end in ("from", "to")]
            yield {"edgeID": f"edge {number}", "fromID": ends[0], "toID": ends[1]}

    def _marks(self, title: str) -> Mapping[str, Sequence[Mark]]:
        """Hold the text, and return the words in it that are marked, or that offsets in it are given for."""
        marked = read_marked(words(self._about.get("txt")) or words(self._about.get("plain_txt")))
        source = words(self._about.get("documentSource")).strip()
        date = _DATE.fullmatch(words(self._about.get("documentDate")).strip())
        fields = {
            "URL": source if "://" in source else "",
            "x-source": source if "://" not in source else "",
            "date": f"{date[3]}-{date[2]}-{date[1]}" if date is not None else "",
            "x-date": words(self._about.get("documentDate")) if date is None else "",
        }
        if marked.text.strip():
            self._draft.hold(TEXT, title, marked.text, fields)
        elif source or title != _TITLE:
            self._draft.source(TEXT, title, fields)
        found: dict[str, Sequence[Mark]] = dict(marks_kept(marked, self._draft))
        text = Stretches(marked.text)
        for key, node in self._nodes.items():
            for offset in sequence(node.get("text_begin")) if key not in found else ():
                place = (
                    text.place_of(words(node.get("text")), offset) if isinstance(offset, int) and offset >= 0 else ""
                )
                if place:
                    said = " ".join(words(node.get("text")).split())
                    found[key] = [*found.get(key, ()), Mark(said, place)]
                else:
                    why = "the text does not say that there"
                    self._draft.lose(key, f"its place in the text, {_shown(offset)}", why)
        return found

    def _tell(self, key: str, node: Mapping[str, Json]) -> None:
        """Tell of what a node says that a map does not, and AIF would not either."""
        number, text = words(node.get("scheme")), words(node.get("text"))
        if number.isdecimal() and number not in _NONE and text.strip().lower() in _UNNAMED:
            self._draft.lose(key, f"its scheme, number {number}", "no name says which scheme that is")
        for name, what, why in (
            ("descriptors", "the roles", "premises have no roles here"),
            ("cqdesc", "the critical questions", "it is not said what they are to what answers them"),
        ):
            given = [role for role, value in mapping(node.get(name)).items() if _shown(value) not in _NONE]
            if given:
                self._draft.lose(key, f"{what} {', '.join(map(quoted, given))} of the step", why)
        if node.get("type") not in ("I", "RA", "CA") and words(node.get("comment")).strip():
            self._draft.lose(
                key, f"the comment {quoted(words(node.get('comment')))}", "only statements and steps have notes here"
            )
        if node.get("visible") is False:
            self._draft.lose(key, f"that the node {quoted(text)} is hidden", "a map shows all that it holds")
        for name, value in node.items():
            if name not in _OF_NODES and value and _shown(value) not in _NONE:
                self._draft.lose(
                    key, f"{name} of the node {quoted(text)}: {_shown(value)}", "a map has no place for it"
                )


def _as_aif(node: Mapping[str, Json]) -> Json:
    """Return a node as AIF has it; its scheme is the name that is its text, for `scheme` is only a number."""
    scheme = words(node.get("scheme"))
    return {
        "nodeID": words(node.get("id")),
        "text": words(node.get("text")),
        "type": words(node.get("type")),
        "scheme": "" if scheme.isdecimal() else scheme,
    }


def _shown(value: Json) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return words(value) or ("several values" if value else "")


def _person(key: str, told: Mapping[str, Json]) -> Json:
    return {"participantID": key} | {name: told.get(name) for name in ("firstname", "surname")}
