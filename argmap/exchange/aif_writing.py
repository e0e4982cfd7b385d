"""The AIF graph of a map, and what of the map it has no place for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from argmap.evidence.json_array import Json
from argmap.exchange.leaving import left_behind
from argmap.exchange.loss import Loss
from argmap.exchange.marking import Marking
from argmap.model.catalogue import scheme_called
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Head, Node, Quote, Scheme, Source, Step, Support

_CARRIED: Mapping[type[Node], tuple[str, ...]] = {
    Head: ("main",),
    Claim: ("claim", "by"),
    Quote: ("quote", "source", "attests", "speaker"),
    Source: ("source",),
    Support: ("supports", "because", "scheme"),
    Attack: ("attacks", "because", "scheme"),
    Scheme: ("scheme",),
}
_NAMES = {"RA": "Default Inference", "CA": "Default Conflict", "YA": "Asserting"}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A locution: its node, its speaker's number or 0, and the title of its source."""

    node: int
    person: int
    source: str


@dataclass(frozen=True, slots=True)
class WrittenGraph:
    """Nodes as type, text and scheme in the order of their numbers from 1, edges, locutions, persons, losses."""

    nodes: tuple[tuple[str, str, str], ...]
    edges: tuple[tuple[int, int], ...]
    locutions: tuple[_Spoken, ...]
    persons: tuple[str, ...]
    losses: tuple[Loss, ...]
    spoken: Mapping[str, int]
    """The numbers of the locutions that the quotes are, by quote."""

    def document(self, key: Callable[[int], Json]) -> dict[str, Json]:
        """Return the parts of the document; `key` makes the id of a number."""
        nodes: list[Json] = []
        for number, (kind, text, scheme) in enumerate(self.nodes, 1):
            node: dict[str, Json] = {"nodeID": key(number), "text": text, "type": kind, "timestamp": ""}
            nodes.append(node | ({"scheme": scheme} if scheme else {}))
        edges: list[Json] = [
            {"edgeID": key(number), "fromID": key(source), "toID": key(target), "formEdgeID": None}
            for number, (source, target) in enumerate(self.edges, 1)
        ]
        locutions: list[Json] = [
            {
                "nodeID": key(each.node),
                "personID": key(each.person) if each.person else "",
                "timestamp": "",
                "start": "",
                "end": "",
                "source": each.source,
            }
            for each in self.locutions
        ]
        persons: list[Json] = []
        for number, name in enumerate(self.persons, 1):
            first, _, last = name.rpartition(" ")
            persons.append({"participantID": key(number), "firstname": first, "surname": last})
        return {"nodes": nodes, "edges": edges, "locutions": locutions, "participants": persons}


def written_graph(within: Map, title: str, marking: Marking | None = None) -> WrittenGraph:
    """Return the graph of a map: claims are I, steps RA and CA, who says a claim and every quote an L with a YA.

    A quote that is a premise or is attacked becomes a statement too, for nothing but statements can be either.
    `marking` is what else the document tells beside the graph.
    """
    writing = _Writing(within)
    writing.write()
    losses = _losses(within, writing.lost, marking or Marking(), title)
    nodes, edges = tuple(writing.nodes), tuple(writing.edges)
    locutions, persons = tuple(writing.locutions), tuple(writing.persons)
    return WrittenGraph(nodes, edges, locutions, persons, losses, writing.spoken)


def _losses(within: Map, lost: Mapping[str, str], marking: Marking, title: str) -> tuple[Loss, ...]:
    """Return one loss a node: the fields without a place, and what else does not come along of it."""
    found = {loss.where: loss for loss in left_behind(within, _CARRIED, title, besides=marking.kept)}
    for where, what in (*lost.items(), *marking.lost.items()):
        known = found.get(where)
        found[where] = (
            Loss(where, what, f"{title} has no place for it")
            if known is None
            else replace(known, what=f"{known.what}, {what}")
        )
    order = [within.head.id, *within.nodes, *within.foreign]
    return tuple(found[where] for where in order if where in found)


class _Writing:
    """The parts of the graph while they are written."""

    def __init__(self, within: Map) -> None:
        self.nodes: list[tuple[str, str, str]] = []
        self.edges: list[tuple[int, int]] = []
        self.locutions: list[_Spoken] = []
        self.persons: dict[str, int] = {}
        self.lost: dict[str, str] = {}
        self.spoken: dict[str, int] = {}
        self._map = within
        self._numbers: dict[str, int] = {}

    def write(self) -> None:
        used = {step.target for step in self._map.steps.values()}
        used.update(premise for step in self._map.steps.values() for premise in step.because)
        for node in self._map:
            if isinstance(node, Claim):
                self._numbers[node.id] = self._node("I", node.text)
                if node.by:
                    self._say(node.text, node.by, "", [node.id])
            elif isinstance(node, Step):
                self._numbers[node.id] = self._step_node(node)
        for quote in self._map.quotes.values():
            self._quote(quote, is_used=quote.id in used)
        for step in self._map.steps.values():
            for premise in step.because:
                self._edge(premise, step.id)
            self._edge(step.id, step.target)
        self._tell_lost()

    def _node(self, kind: str, text: str, scheme: str = "") -> int:
        self.nodes.append((kind, text, scheme))
        return len(self.nodes)

    def _edge(self, source: str, target: str) -> None:
        self.edges.append((self._numbers[source], self._numbers[target]))

    def _step_node(self, step: Step) -> int:
        kind = "RA" if isinstance(step, Support) else "CA"
        scheme = scheme_called(step.scheme, self._map) if step.scheme else None
        name = scheme.name if scheme is not None else step.scheme or ""
        return self._node(kind, name or _NAMES[kind], name)

    def _quote(self, quote: Quote, *, is_used: bool) -> None:
        attests = list(quote.attests)
        if is_used:
            self._numbers[quote.id] = self._node("I", quote.text)
            attests.append(quote.id)
            self.lost[quote.id] = "that steps are about the quote itself and not about a claim that says the same"
        source = self._map.sources.get(quote.source)
        title = source.title if source is not None else quote.source
        self.spoken[quote.id] = self._say(quote.text, quote.speaker or "", title, attests)

    def _say(self, words: str, speaker: str, source: str, claims: list[str]) -> int:
        said = self._node("L", f"{speaker} : {words}" if speaker else words)
        person = self.persons.setdefault(speaker, len(self.persons) + 1) if speaker else 0
        self.locutions.append(_Spoken(said, person, source))
        for claim in claims:
            act = self._node("YA", _NAMES["YA"])
            self.edges += [(said, act), (act, self._numbers[claim])]
        return said

    def _tell_lost(self) -> None:
        """Note what no single field tells."""
        self._tell_speakers()
        for node in self._map:
            if isinstance(node, Claim | Quote) and not node.text.strip():
                self.lost[node.id] = ", ".join(filter(None, [self.lost.get(node.id), "that it has no words"]))
        self._tell_main()
        quoted = {quote.source for quote in self._map.quotes.values()}
        titles: dict[str, str] = {}
        for source in self._map.sources.values():
            if source.id not in quoted:
                self.lost[source.id] = "the source itself, which no quote is from"
            elif titles.setdefault(source.title, source.id) != source.id:
                self.lost[source.id] = f"that it is another one than {titles[source.title]}, of the same title"
        schemes = {step.scheme for step in self._map.steps.values()}
        for scheme in self._map.schemes:
            if scheme not in schemes:
                self.lost[scheme] = "the scheme itself, which no step has"

    def _tell_speakers(self) -> None:
        """Note the claims that nobody is said to assert, and somebody is quoted for."""
        for quote in self._map.quotes.values():
            for claim in quote.attests:
                if quote.speaker and claim in self._map.claims and not self._map.claims[claim].by:
                    self.lost.setdefault(
                        claim, f"that {quote.speaker}, who speaks in {quote.id}, is not said to assert it"
                    )

    def _tell_main(self) -> None:
        """Note main conclusions that are not those that the graph shows as such."""
        default = Map.of(self._map, self._map.head.model_copy(update={"main": ()})).main
        # A quote that becomes a statement for being attacked alone is as much an end as the claims are.
        aims = {step.target for step in self._map.steps.values()} & self._map.quotes.keys()
        if not any(self._map.shape.supports.get(claim) for claim in default):
            default = (*default, *(quote for quote in aims if not self._map.shape.premise_of.get(quote)))
        if set(default) != set(self._map.main):
            self.lost[self._map.head.id] = "main"
