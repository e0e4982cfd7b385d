"""The map: an immutable value of a head and the nodes in file order, by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from argmap.model.nodes import Assessment, Attack, Claim, Head, Node, Quote, Scheme, Source, Step, Support
from argmap.model.shape import Shape, shape_of
from argmap.model.vocabulary import MAPPER

NodeT = TypeVar("NodeT", bound=Node)


def sort_of(node: Node) -> type[Node]:
    """Return the type of a node; for steps of either kind it is `Step`."""
    node_type = type(node)
    return Step if node_type is Support or node_type is Attack else node_type


@dataclass(frozen=True, eq=False)
class Map:
    """A map of an argument: its head and its nodes, in file order.

    `foreign` holds the sources of other maps that this one refers to, by the id it uses (`MAP/ID`).
    Two maps are equal when their heads are and they hold equal nodes in the same order.
    """

    head: Head = field(default_factory=Head)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    foreign: Mapping[str, Node] = field(default_factory=dict)

    @classmethod
    def of(cls, nodes: Iterable[Node], head: Head | None = None) -> Map:
        """Make a map of `nodes`, whose ids must differ."""
        by_id = {node.id: node for node in nodes}
        return cls(head or Head(), MappingProxyType(by_id))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Map):
            return NotImplemented
        if self.head != other.head or list(self.nodes) != list(other.nodes):
            return False
        return self.nodes is other.nodes or list(self.nodes.values()) == list(other.nodes.values())

    __hash__ = None  # type: ignore[assignment]  # holds a mapping, so it is compared and not hashed

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes.values())

    def __len__(self) -> int:
        return len(self.nodes)

    def __contains__(self, node_id: str) -> bool:
        return node_id in self.nodes

    def __getitem__(self, node_id: str) -> Node:
        return self.nodes[node_id]

    @cached_property
    def by_sort(self) -> Mapping[type[Node], Mapping[str, Node]]:
        """The nodes by `sort_of`, each in file order, gathered in one pass."""
        found: dict[type[Node], dict[str, Node]] = {}
        for node_id, node in self.nodes.items():
            found.setdefault(sort_of(node), {})[node_id] = node
        return found

    def _all(self, node_type: type[NodeT]) -> Mapping[str, NodeT]:
        return cast("Mapping[str, NodeT]", self.by_sort.get(node_type, {}))

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims, in file order."""
        return self._all(Claim)

    @cached_property
    def quotes(self) -> Mapping[str, Quote]:
        """The quotes, in file order."""
        return self._all(Quote)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources, in file order, then those of other maps by the ids that this one uses."""
        foreign = {name: node for name, node in self.foreign.items() if isinstance(node, Source)}
        return {**self._all(Source), **foreign} if foreign else self._all(Source)

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """The supporting and attacking steps, in file order."""
        return self._all(Step)

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        """The reviewers' words, in file order."""
        return tuple(self._all(Assessment).values())

    @cached_property
    def schemes(self) -> Mapping[str, Scheme]:
        """The map's own argumentation schemes."""
        return self._all(Scheme)

    @cached_property
    def shape(self) -> Shape:
        """Who supports, attacks, attests and reviews what."""
        return shape_of(self.nodes.values())

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The main conclusions.

        Those the head names; else the claims with a supporting step that are no step's premise; else every claim
        that is no step's premise.
        """
        named = tuple(claim for claim in self.head.main if claim in self.claims)
        if named:
            return named
        ends = [claim for claim in self.claims if not self.shape.premise_of.get(claim)]
        return tuple(claim for claim in ends if self.shape.supports.get(claim)) or tuple(ends)

    @cached_property
    def renamed(self) -> tuple[Node, ...]:
        """The nodes that had other ids, in file order."""
        return tuple([node for node in self.nodes.values() if node.was])

    @cached_property
    def taken_ids(self) -> frozenset[str]:
        """The ids that no new node may have, casefolded: those of the nodes, and their earlier ones."""
        return frozenset(map(str.casefold, self.nodes)).union(
            old.casefold() for node in self.renamed for old in node.was
        )

    def knowing(self, **known: object) -> Map:
        """Return this map with some of its indexes by name, known already: they must be what it would find itself."""
        same = Map(self.head, self.nodes, self.foreign)
        vars(same).update(vars(self) | known)
        return same

    def arguer(self, node: Claim | Step) -> str:
        """Who asserts a claim or argues a step: its `by`, else the subject of the map, else the empty string."""
        return node.by or self.head.subject or ""

    def is_mappers(self, node: Claim | Step) -> bool:
        """Tell whether the mapper added `node` to somebody else's argument."""
        return node.by == MAPPER
