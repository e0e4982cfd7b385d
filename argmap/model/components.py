"""Strongly connected components of a graph of integers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def components(nodes: Iterable[int], successors: Callable[[int], Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components among `nodes`, each before those that lead to it.

    Edges to other nodes are ignored. Without recursion; linear in nodes and edges (Tarjan 1972).
    """
    todo = list(nodes)
    # -1: not yet seen; else the lowest index known to be reachable. A node of a finished component gets `done`.
    low = dict.fromkeys(todo, -1)
    done = len(todo) + 1
    found: list[list[int]] = []
    stack: list[int] = []
    count = 0
    for root in todo:
        if low[root] != -1:
            continue
        count += 1
        low[root] = count
        stack.append(root)
        path = [(root, count, iter(successors(root)))]
        while path:
            node, index, following = path[-1]
            for other in following:
                reach = low.get(other, 0)
                if reach == -1:
                    count += 1
                    low[other] = count
                    stack.append(other)
                    path.append((other, count, iter(successors(other))))
                    break
                if 0 < reach < low[node]:
                    low[node] = reach
            else:
                path.pop()
                if low[node] == index:
                    component = _taken_down_to(node, stack)
                    low.update(dict.fromkeys(component, done))
                    found.append(component)
                elif path and low[node] < low[path[-1][0]]:
                    low[path[-1][0]] = low[node]
    return found


def _taken_down_to(node: int, stack: list[int]) -> list[int]:
    start = len(stack) - 1
    while stack[start] != node:
        start -= 1
    taken = stack[start:]
    del stack[start:]
    return taken
