"""The graph of an AIF document: its nodes by id, what leads where, and who says what.

The Argument Interchange Format (Chesnevar and others, 2006) in the JSON that AIFdb publishes: `nodes` with `nodeID`,
`text` and `type` (I, RA, CA, MA, PA, L, TA, YA), `edges` with `fromID` and `toID`, `locutions` and `participants`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.evidence.json_array import Json
from argmap.exchange.draft import Draft
from argmap.exchange.json_text import mapping, mappings, words
from argmap.exchange.resolving import number_of, quoted
from argmap.exchange.strange import ANY, Shape, lose_strange, parts

_TYPES = frozenset(["I", "RA", "CA", "MA", "PA", "L", "TA", "YA"])
_OF_NODES = frozenset(["nodeID", "text", "type", "timestamp", "scheme", "schemeID"])
_OF_EDGES = frozenset(["edgeID", "fromID", "toID"])
_SAYING_NOTHING = ("", "null", "0")
_TIMES = ("start", "end")
_SHAPES: Mapping[str, Shape] = {
    "nodes": ANY,
    "edges": ANY,
    "participants": parts("participantID firstname surname"),
    "locutions": parts("nodeID personID timestamp start end source"),
    "schemefulfillments": parts("nodeID schemeID"),
    "descriptorfulfillments": parts("nodeID descriptorID"),
}


@dataclass(frozen=True, slots=True)
class AifNode:
    """A node; `scheme` is what its `scheme` says, else its text where that names one.

    `by` is who makes a statement, and `note` a remark on it or on a step, where the format says so beside the graph.
    """

    key: str
    type: str
    text: str
    scheme: str
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Locution:
    """What is known of a locution besides its node: who said it, in which source, from when to when."""

    person: str
    source: str
    times: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AifGraph:
    """Nodes by id, the nodes that lead to each and those that each leads to, locutions by node, names by person."""

    nodes: dict[str, AifNode] = field(default_factory=dict)
    into: dict[str, list[str]] = field(default_factory=dict)
    out_of: dict[str, list[str]] = field(default_factory=dict)
    locutions: dict[str, Locution] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)

    def before(self, key: str, *types: str) -> list[str]:
        """Return the nodes of some types that lead to a node, each once."""
        return [each for each in dict.fromkeys(self.into.get(key, ())) if self.nodes[each].type in types]

    def after(self, key: str, *types: str) -> list[str]:
        """Return the nodes of some types that a node leads to, each once."""
        return [each for each in dict.fromkeys(self.out_of.get(key, ())) if self.nodes[each].type in types]


def read_graph(document: Mapping[str, Json], draft: Draft) -> AifGraph:
    """Read the graph; what of it cannot be taken, or has no place in a map, is lost in the draft."""
    graph = AifGraph()
    for name, shape in _SHAPES.items():
        lose_strange(name, document.get(name), shape, draft)
    _nodes(graph, document, draft)
    _edges(graph, document, draft)
    for person in mappings(document.get("participants")):
        names = [words(person.get(name)).strip() for name in ("firstname", "surname")]
        graph.persons[words(person.get("participantID"))] = " ".join(filter(None, names))
    for told in mappings(document.get("locutions")):
        key = words(told.get("nodeID"))
        if key not in graph.nodes or graph.nodes[key].type != "L":
            draft.lose(key, "who says it and when", "no locution is called so")
            continue
        times = {name: time for name in _TIMES if (time := words(told.get(name)))}
        graph.locutions[key] = Locution(words(told.get("personID")), words(told.get("source")).strip(), times)
    speaking = {locution.person for locution in graph.locutions.values()}
    for key, name in graph.persons.items():
        if key not in speaking:
            draft.lose(key, f"the participant {quoted(name)}", "they say nothing")
    _roles(document, graph, draft)
    for part, name in (("nodes", "node"), ("locutions", "locution")):
        timed = sum(words(each.get("timestamp")) not in _SAYING_NOTHING for each in mappings(document.get(part)))
        draft.leave_aside(f"the times of {number_of(timed, name)}", timed)
    return graph


def _nodes(graph: AifGraph, document: Mapping[str, Json], draft: Draft) -> None:
    for found in mappings(document.get("nodes")):
        key, text, kind = (words(found.get(name)) for name in ("nodeID", "text", "type"))
        if key in graph.nodes:
            draft.lose(key, f"the node {quoted(text)}", "its id is used twice, and the first one is kept")
            continue
        if kind not in _TYPES:
            draft.lose(key, f"the node {quoted(text)}", f"nodes of the type {kind or '(none)'} are not known")
        scheme = words(found.get("scheme")).strip()
        graph.nodes[key] = AifNode(key, kind, text, scheme if scheme not in _SAYING_NOTHING else text.strip())
        _unknown(draft, (key, f"of the node {quoted(text)}"), found, _OF_NODES)


def _edges(graph: AifGraph, document: Mapping[str, Json], draft: Draft) -> None:
    for edge in mappings(document.get("edges")):
        name, source, target = (words(edge.get(key)) for key in ("edgeID", "fromID", "toID"))
        missing = next((end for end in (source, target) if end not in graph.nodes), None)
        ends = f'the edge from "{source}" to "{target}"'
        if missing is not None:
            draft.lose(name, ends, f'no node is called "{missing}"')
            continue
        kinds = (graph.nodes[source].type, graph.nodes[target].type)
        if _has_meaning(*kinds):
            graph.out_of.setdefault(source, []).append(target)
            graph.into.setdefault(target, []).append(source)
        elif _TYPES.issuperset(kinds):
            draft.lose(name, ends, f"an edge from {kinds[0]} to {kinds[1]} has no meaning in a map")
        _unknown(draft, (name, f"of {ends}"), edge, _OF_EDGES)


def _has_meaning(source: str, target: str) -> bool:
    """Tell whether an edge between two types is read with its nodes; others are lost on their own."""
    among: Mapping[str, tuple[str, ...]] = {
        "I": ("RA", "CA", "MA", "PA"),
        "RA": ("I", "RA", "CA", "MA", "PA"),
        "CA": ("I", "RA", "CA", "MA", "PA"),
        "MA": ("I", "L", "RA", "CA", "MA", "PA"),
        "PA": ("I", "L", "RA", "CA", "MA", "PA"),
        "L": ("TA", "YA", "MA", "PA"),
        "TA": ("L", "YA"),
        "YA": ("I", "RA", "CA", "MA", "PA", "L", "TA", "YA"),
    }
    return target in among.get(source, ())


def _roles(document: Mapping[str, Json], graph: AifGraph, draft: Draft) -> None:
    """Tell the schemes that are given by number alone, and the roles that statements have in schemes."""
    for found in mappings(document.get("schemefulfillments")):
        key, scheme = words(found.get("nodeID")), words(found.get("schemeID"))
        if scheme not in _SAYING_NOTHING and (key not in graph.nodes or not graph.nodes[key].scheme):
            draft.lose(key, f"its scheme, number {scheme}", "no name says which scheme that is")
    for found in mappings(document.get("descriptorfulfillments")):
        role = words(found.get("descriptorID"))
        if role not in _SAYING_NOTHING:
            draft.lose(words(found.get("nodeID")), f"its role {role} in a scheme", "premises have no roles here")


def _unknown(draft: Draft, of: tuple[str, str], found: Mapping[str, Json], known: frozenset[str]) -> None:
    for name, value in found.items():
        if name not in known and value and words(value) not in _SAYING_NOTHING[1:]:
            said = words(value) or ("yes" if value is True else "a part of several values")
            draft.lose(of[0], f"{name} {of[1]}: {quoted(said)}", "a map has no place for it")


def lose_parts(document: Mapping[str, Json], known: frozenset[str], draft: Draft) -> None:
    """Tell the parts of a document that are none of the known ones and hold something."""
    for name, value in document.items():
        if name not in known and (value or mapping(value)):
            draft.lose("", f"the part {quoted(name)}", "it is no part of the format")
