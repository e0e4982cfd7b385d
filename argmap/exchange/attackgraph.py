"""The attack structure of a map: its claims, steps and quotes as abstract arguments, and which attacks which.

An abstract framework (Dung 1995) knows no support: a step against a claim attacks that claim, a step against a step or
a quote attacks that step or quote, and the step itself stands for its premises. What supports what is left behind.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.exchange.leaving import left_behind
from argmap.exchange.loss import Loss
from argmap.model.map import Map
from argmap.model.nodes import Attack, Claim, Quote, Support


@dataclass(frozen=True, slots=True)
class AttackGraph:
    """The arguments by id, in file order, and the pairs of attacker and attacked.

    Who rebuts a claim through a step is told by that step; a premise that is attacked takes its step along, so its
    attackers attack the step as well.
    """

    arguments: tuple[str, ...]
    attacks: tuple[tuple[str, str], ...]


def attack_graph(within: Map) -> AttackGraph:
    """Return the attack structure of a map. Linear in the map and its premises."""
    attacks: dict[tuple[str, str], None] = {}
    for step in within.steps.values():
        if isinstance(step, Attack):
            attacks[step.id, step.target] = None
        for premise in step.because:
            attacks |= {(attacker, step.id): None for attacker in within.shape.attacks.get(premise, ())}
    arguments = tuple(node.id for node in within if isinstance(node, Claim | Quote | Support | Attack))
    return AttackGraph(arguments, tuple(attacks))


def losses(within: Map, title: str) -> tuple[Loss, ...]:
    """Return what the attack structure of a map does not say of it: everything but ids and attacks."""
    return left_behind(within, {Claim: (), Quote: (), Attack: ("attacks",)}, title)
