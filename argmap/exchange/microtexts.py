"""The argument graphs of the arg-microtexts corpus: XML of segments, discourse units and edges, also onto edges.

Peldszus and Stede (2016), An annotated corpus of argumentative microtexts: `edu` (a stretch of the text), `joint`,
`adu` (a statement, of the proponent or the opponent) and `edge`, of the types seg, sup, exa, reb, und and add.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from argmap.errors import RefusedError
from argmap.exchange.draft import Draft
from argmap.exchange.format import Imported
from argmap.exchange.strange import ElementShape, lose_strange_xml
from argmap.exchange.xml_text import attribute, attributes, line_of, read_xml, root_name, text_of

_ROOT = "arggraph"
_ELEMENTS = {
    "edu": ElementShape("id implicit", "*"),
    "joint": ElementShape("id"),
    "adu": ElementShape("id type"),
    "edge": ElementShape("id src trg type"),
}
_SPEAKERS = {"pro": "", "opp": "opponent"}
_PROPONENT = "proponent"
_EXAMPLE = "example-to-generalisation"
_STEPS = ("sup", "exa", "reb", "und")
_LINE_BREAKS = str.maketrans("\n\r\x0b\x0c\x85\u2028\u2029", "       ")


@dataclass(frozen=True, slots=True)
class _Edge:
    id: str
    type: str
    source: str
    target: str
    line: int


@dataclass(frozen=True, slots=True)
class _Graph:
    """The elements of a graph by id: texts of segments, types of statements, joints, edges."""

    segments: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    """Number of the line that a segment has in the held text, from 1; an implicit one has none."""
    units: dict[str, tuple[str, int]] = field(default_factory=dict)
    joints: set[str] = field(default_factory=set)
    edges: dict[str, _Edge] = field(default_factory=dict)


def recognises(text: str) -> bool:
    """Tell whether the root of an XML text is `arggraph`."""
    return root_name(text) == _ROOT


def read(text: str, path: str) -> Imported:
    """Read a graph: the text is held, one segment a line, and every statement is attested by its own words in it.

    Raises RefusedError when it is no XML, or of another root.
    """
    root = read_xml(text, path)
    if root.tag != _ROOT:
        raise RefusedError(f"{path}: the root is <{root.tag}>, not <{_ROOT}>", "name the format with --from")
    draft = Draft()
    title = attribute(root, "id") or "Microtext"
    graph = _graph(root, draft)
    lose_strange_xml(root, _ELEMENTS, draft)
    parts = _parts_of_units(graph, draft)
    draft.at(0)
    if graph.places:
        draft.hold(title, title, "".join(f"{graph.segments[name]}\n" for name in graph.places), {"quality": "clean"})
    for name, (kind, line) in graph.units.items():
        draft.at(line)
        _unit(draft, graph, (name, kind, title), parts.get(name, []))
    _steps(draft, graph)
    starting = {edge.source for edge in graph.edges.values() if edge.type != "seg"}
    main = [name for name in graph.units if name not in starting]
    speaks = any(kind == "opp" for kind, _ in graph.units.values())
    fields = {"subject": _PROPONENT if speaks else ""} | _about(root)
    return draft.finish(title=title, main=main, fields=fields)


def _about(root: etree._Element) -> dict[str, str]:
    return {f"x-{name.replace('_', '-')}": value for name, value in attributes(root).items() if name != "id"}


def _graph(root: etree._Element, draft: Draft) -> _Graph:
    graph = _Graph()
    for element in root:
        name, line = attribute(element, "id"), line_of(element)
        draft.at(line)
        if element.tag == "edu":
            graph.segments[name] = " ".join(text_of(element).translate(_LINE_BREAKS).split())
            if attribute(element, "implicit") != "true":
                graph.places[name] = len(graph.places) + 1
        elif element.tag == "adu":
            graph.units[name] = (attribute(element, "type") or "pro", line)
        elif element.tag == "joint":
            graph.joints.add(name)
        elif element.tag == "edge":
            ends = (attribute(element, "src"), attribute(element, "trg"))
            graph.edges[name or f"{ends[0]} to {ends[1]}"] = _Edge(name, attribute(element, "type"), *ends, line)
        else:
            draft.lose(name or str(element.tag), f"the element <{element.tag}>", "graphs have no such element")
    return graph


def _parts_of_units(graph: _Graph, draft: Draft) -> dict[str, list[str]]:
    """Return the segments of each statement, in the order of the text, those of joints included."""
    into: dict[str, list[str]] = {}
    joined = [edge for edge in graph.edges.values() if edge.type == "seg"]
    for edge in sorted(joined, key=lambda each: each.source not in graph.segments):  # joints take their parts first
        draft.at(edge.line)
        joined_parts = into.get(edge.source, []) if edge.source in graph.joints else []
        parts = [edge.source] if edge.source in graph.segments else joined_parts
        if not parts or (edge.target not in graph.units and edge.target not in graph.joints):
            draft.lose(edge.id, f"that {edge.source} is part of {edge.target}", "one of them is not there")
            continue
        into.setdefault(edge.target, []).extend(parts)
    order = {name: place for place, name in enumerate(graph.segments)}
    return {name: sorted(set(parts), key=order.__getitem__) for name, parts in into.items()}


def _unit(draft: Draft, graph: _Graph, unit: tuple[str, str, str], parts: Sequence[str]) -> None:
    name, kind, source = unit
    if kind not in _SPEAKERS:
        draft.lose(name, f"its type {kind}", "statements are of the types pro and opp")
    if not parts:
        draft.lose(name, "the words of this statement", "no segment belongs to it")
    words = " ".join(graph.segments[part] for part in parts)
    draft.claim(name, words or f"({name})", {"by": _SPEAKERS.get(kind, "")})
    runs = list(_runs([part for part in parts if part in graph.places], graph.places))
    for run in runs:
        first, last = graph.places[run[0]], graph.places[run[-1]]
        said = " ".join(graph.segments[part] for part in run)
        draft.quote(
            f"{name} {run[0]}",
            said,
            source=source,
            fields={
                "at": f"l. {first}" if first == last else f"ll. {first}-{last}",
                "attests": (name,),
                "reading": "verbatim" if said == words else "partial",
            },
        )


def _runs(parts: Sequence[str], places: Mapping[str, int]) -> Iterator[list[str]]:
    """Give the parts in runs that follow each other in the text."""
    run: list[str] = []
    for part in parts:
        if run and places[part] != places[run[-1]] + 1:
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _steps(draft: Draft, graph: _Graph) -> None:
    steps = {name: edge for name, edge in graph.edges.items() if edge.type in _STEPS}
    by_source: dict[str, list[str]] = {}
    for name, edge in steps.items():
        by_source.setdefault(edge.source, []).append(name)
    premises = {name: [edge.source] for name, edge in steps.items()}
    for name, edge in graph.edges.items():
        draft.at(edge.line)
        if edge.type == "add":
            linked = _added_to(graph, edge, by_source)
            if linked in premises:
                premises[linked].append(edge.source)
            else:
                draft.lose(
                    name, f"that {edge.source} is a premise of {edge.target}", "that is no one step of reasoning"
                )
        elif edge.type not in _STEPS and edge.type != "seg":
            draft.lose(name, f"the edge from {edge.source} to {edge.target}", f'its type "{edge.type}" is unknown')
    for name, edge in steps.items():
        draft.at(edge.line)
        fields = {"by": _SPEAKERS.get(graph.units.get(edge.source, ("", 0))[0], "")}
        if edge.type in ("sup", "exa"):
            fields["scheme"] = _EXAMPLE if edge.type == "exa" else ""
            draft.support(name, edge.target, premises[name], fields)
            continue
        target = _linked(graph, edge.target)
        if edge.type == "und" and target in graph.units:
            draft.lose(
                name, "that it is an undercut", "it points to a statement, so it is kept as an objection to that"
            )
        draft.attack(name, target, premises[name], fields)


def _linked(graph: _Graph, name: str) -> str:
    """Return the step that an edge belongs to: what is linked by `add`, through any number of these."""
    passed: set[str] = set()
    while name in graph.edges and graph.edges[name].type == "add" and name not in passed:
        passed.add(name)
        name = graph.edges[name].target
    return name


def _added_to(graph: _Graph, edge: _Edge, by_source: Mapping[str, Sequence[str]]) -> str:
    """Return the step that an edge links a premise to; one onto a statement means the only step that starts there."""
    target = _linked(graph, edge.target)
    starting = by_source.get(target, ())
    return starting[0] if target in graph.units and len(starting) == 1 else target
