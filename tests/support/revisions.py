"""Hypothesis strategies for pairs of maps: one and what edits make of it, with mistakes among them."""

from __future__ import annotations

from types import MappingProxyType

from hypothesis import strategies as st

from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Node, Quote, Step
from support.nodes import ids, maps


@st.composite
def edited(draw: st.DrawFn, start: st.SearchStrategy[Map] | None = None) -> tuple[Map, Map]:
    """Draw a map and another that comes from it by up to three edits of words, references, nodes or their order.

    Where `start` is given, it draws the first map. References may lead nowhere after the edits.
    """
    if start is None:
        pool = draw(st.lists(ids, min_size=2, max_size=9, unique_by=str.casefold))
        before = draw(maps(pool))
        other = draw(maps(pool))
    else:
        before, other = draw(start), draw(start)
    nodes, head = dict(before.nodes), before.head
    for _ in range(draw(st.integers(0, 3))):
        nodes, head = _edited(draw, nodes, head, other)
    return before, Map(head, MappingProxyType(nodes))


def _edited(draw: st.DrawFn, nodes: dict[str, Node], head: Head, other: Map) -> tuple[dict[str, Node], Head]:
    what = draw(st.sampled_from(["words", "words", "references", "other", "add", "remove", "move", "head", "was"]))
    if what == "head":
        return nodes, draw(st.sampled_from([head.model_copy(update={"title": "another"}), other.head]))
    if what == "add" or not nodes:
        return nodes | _added(draw, nodes, other), head
    one = draw(st.sampled_from(list(nodes)))
    names = [name for name in nodes if name != one] if what == "remove" else list(nodes)
    names = draw(st.permutations(names)) if what == "move" else names
    node = nodes[one]
    match what:
        case "words":
            node = node.model_copy(update={"note": "another note"})
        case "references":
            node = _redirected(draw, node, names)
        case "other":
            node = other.nodes.get(one, node)
        case "was":
            old = draw(st.sampled_from(["earlier", *nodes, *other.nodes]))
            node = node.model_copy(update={"was": (old,)})
        case _:
            pass
    return {name: node if name == one else nodes[name] for name in names}, head


def _added(draw: st.DrawFn, nodes: dict[str, Node], other: Map) -> dict[str, Node]:
    new: list[Node] = [node for node in other if node.id not in nodes]
    known = draw(st.booleans())
    if new and known:
        one = draw(st.sampled_from(new))
        return {one.id: one}
    if not nodes:
        return {"new-claim": Claim(id="new-claim", text="A new claim.")}
    target, premise = draw(st.sampled_from(list(nodes))), draw(st.sampled_from(list(nodes)))
    sort = draw(st.sampled_from(["claim", "attack", "review"]))
    match sort:
        case "claim":
            return {"new-claim": Claim(id="new-claim", text="A new claim.")}
        case "attack":
            return {"new-attack": Attack(id="new-attack", target=target, because=(premise,))}
        case _:
            return {"new-review": Assessment(id="new-review", target=target, note="a word")}


def _redirected(draw: st.DrawFn, node: Node, names: list[str]) -> Node:
    to = st.sampled_from([*names, "nowhere"])
    match node:
        case Step():
            because = tuple(draw(st.lists(to, min_size=1, max_size=3)))
            return node.model_copy(update={"target": draw(to), "because": because})
        case Quote():
            return node.model_copy(update={"attests": tuple(draw(st.lists(to, max_size=2)))})
        case Assessment():
            return node.model_copy(update={"target": draw(to)})
        case Claim():
            return node.model_copy(update={"assumed": draw(st.sampled_from([None, "taken as given"]))})
        case _:
            return node
