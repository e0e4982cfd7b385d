"""The attack structure of a map as ASPARTIX facts (apx), as ICCMA's solvers of abstract argumentation read it."""

from __future__ import annotations

from argmap.exchange.attackgraph import attack_graph, losses
from argmap.exchange.format import Export, Exported


def write(export: Export) -> Exported:
    """Write `arg(a).` and `att(a,b).` facts; names are a1, a2, ... in file order, with the ids as comments (`%`)."""
    graph = attack_graph(export.map)
    names = {argument: f"a{number}" for number, argument in enumerate(graph.arguments, 1)}
    lines = [f"arg({name}). % {argument}" for argument, name in names.items()]
    lines += [f"att({names[attacker]},{names[attacked]})." for attacker, attacked in graph.attacks]
    return Exported("\n".join([*lines, ""]), losses(export.map, "an abstract framework"))
