"""The shape of a map: one index of who supports, attacks, attests and reviews what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from argmap.model.nodes import Assessment, Attack, Node, Quote, Support

_Index: TypeAlias = "Mapping[str, tuple[str, ...]]"


@dataclass(frozen=True, slots=True)
class Shape:
    """Adjacency of a map, every list in file order; a node without entries has no key."""

    supports: Mapping[str, tuple[str, ...]]
    """Claim id to the supporting steps that conclude it."""
    attacks: Mapping[str, tuple[str, ...]]
    """Claim, step or quote id to the attacking steps that target it."""
    attested_by: Mapping[str, tuple[str, ...]]
    """Claim id to the quotes that attest it."""
    premise_of: Mapping[str, tuple[str, ...]]
    """Claim or quote id to the steps it is a premise of."""
    reviewed_by: Mapping[str, tuple[str, ...]]
    """Claim, step or quote id to the reviewers' blocks on it."""
    quoted_from: Mapping[str, tuple[str, ...]]
    """Source id to the quotes whose origin it is."""


def shape_of(nodes: Iterable[Node]) -> Shape:
    """Index `nodes` in one pass."""
    supports: dict[str, list[str]] = {}
    attacks: dict[str, list[str]] = {}
    attested_by: dict[str, list[str]] = {}
    premise_of: dict[str, list[str]] = {}
    reviewed_by: dict[str, list[str]] = {}
    quoted_from: dict[str, list[str]] = {}
    for node in nodes:
        match node:
            case Support() | Attack():
                aimed = supports if isinstance(node, Support) else attacks
                aimed.setdefault(node.target, []).append(node.id)
                for premise in dict.fromkeys(node.because):
                    premise_of.setdefault(premise, []).append(node.id)
            case Quote():
                quoted_from.setdefault(node.source, []).append(node.id)
                for claim in dict.fromkeys(node.attests):
                    attested_by.setdefault(claim, []).append(node.id)
            case Assessment():
                reviewed_by.setdefault(node.target, []).append(node.id)
            case _:
                pass
    return Shape(
        *(
            {key: tuple(ids) for key, ids in index.items()}
            for index in (supports, attacks, attested_by, premise_of, reviewed_by, quoted_from)
        )
    )


def shape_after(earlier: Shape, gone: Iterable[Node], come: Iterable[Node], order: Sequence[str]) -> Shape:
    """Return the shape when the nodes `gone` have been taken out and the nodes `come` put in; the others stay in order.

    A node that was changed is among both. `order` are the ids of all nodes in file order. The shape itself is returned
    when nothing about it is different.
    """
    lost, gained = shape_of(gone), shape_of(come)
    place = {node_id: number for number, node_id in enumerate(order)} if lost != gained else {}

    def after(index: _Index, less: _Index, more: _Index) -> _Index:
        if less == more:
            return index
        found = dict(index)
        for key, ids in less.items():
            left = tuple(one for one in found.pop(key) if one not in ids)
            if left:
                found[key] = left
        for key, ids in more.items():
            found[key] = tuple(sorted((*found.get(key, ()), *ids), key=place.__getitem__))
        return found

    if lost == gained:
        return earlier
    return Shape(
        supports=after(earlier.supports, lost.supports, gained.supports),
        attacks=after(earlier.attacks, lost.attacks, gained.attacks),
        attested_by=after(earlier.attested_by, lost.attested_by, gained.attested_by),
        premise_of=after(earlier.premise_of, lost.premise_of, gained.premise_of),
        reviewed_by=after(earlier.reviewed_by, lost.reviewed_by, gained.reviewed_by),
        quoted_from=after(earlier.quoted_from, lost.quoted_from, gained.quoted_from),
    )


def in_order(shape: Shape, order: Sequence[str]) -> Shape:
    """Return a shape with every list in the order of the ids of all nodes."""
    place = {node_id: number for number, node_id in enumerate(order)}

    def ordered(index: _Index) -> _Index:
        return {key: ids if len(ids) == 1 else tuple(sorted(ids, key=place.__getitem__)) for key, ids in index.items()}

    return Shape(
        supports=ordered(shape.supports),
        attacks=ordered(shape.attacks),
        attested_by=ordered(shape.attested_by),
        premise_of=ordered(shape.premise_of),
        reviewed_by=ordered(shape.reviewed_by),
        quoted_from=ordered(shape.quoted_from),
    )
