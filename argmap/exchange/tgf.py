"""The attack structure of a map in the Trivial Graph Format, as ICCMA's solvers of abstract argumentation read it."""

from __future__ import annotations

from argmap.exchange.attackgraph import attack_graph, losses
from argmap.exchange.format import Export, Exported


def write(export: Export) -> Exported:
    """Write one argument a line, `#`, and one attack a line, attacker first; arguments are called by their ids."""
    graph = attack_graph(export.map)
    lines = [*graph.arguments, "#", *(f"{attacker} {attacked}" for attacker, attacked in graph.attacks)]
    return Exported("\n".join([*lines, ""]), losses(export.map, "the trivial graph format"))
