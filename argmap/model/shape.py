"""The shape of a map: one index of who supports, attacks, attests and reviews what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.model.nodes import Assessment, Attack, Node, Quote, Support


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
