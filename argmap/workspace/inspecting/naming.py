"""How nodes are named in the inspector: by id where they are fields, with their first words beside it."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.appraisal.phrasing import shortened
from argmap.appraisal.review import Review
from argmap.appraisal.wording import GROUNDING_WORDS, STANDING_WORDS
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Head, Node, Quote, Scheme, Source, Step
from argmap.workspace.inspecting.known import Known
from argmap.workspace.inspecting.lines import Words

_MOST = 120


def by_label(review: Review) -> Mapping[str, str]:
    """Return the node of every short label: C1, Q3, S2."""
    return {label: node for node, label in review.labels.items()}


def words_of(within: Map, node: Node, *, most: int = _MOST) -> str:
    """Return the first words of a node, by which a reader knows it."""
    match node:
        case Claim():
            return shortened(node.text, most)
        case Quote():
            return f"“{shortened(node.text, most)}”"
        case Source():
            return shortened(node.title, most)
        case Step():
            does = "for" if node.kind == "supports" else "against"
            target = within.nodes.get(node.target)
            named = words_of(within, target, most=most) if isinstance(target, Claim | Quote) else node.target
            return f"{does} {named}"
        case Assessment():
            return f"{node.by or 'a reviewer'} on {node.target}"
        case Scheme():
            return shortened(node.name, most)
        case Head():
            return shortened(node.title, most) or "a map without a title"
        case _:
            return node.id


def mention(known: Known, node_id: str) -> tuple[Words, ...]:
    """Name a node by its id, its first words, and where it stands."""
    node = known.map.nodes.get(node_id) or known.map.foreign.get(node_id)
    if node is None:
        return (Words(node_id, "problem"), Words(" is not in this map", "dim"))
    named = (Words(node_id, "link", node_id), Words("  "), Words(words_of(known.map, node), node_style(node)))
    short = short_state(known, node_id)
    return (*named, Words("  "), *short) if short else named


def node_style(node: Node) -> str:
    """Return the style in which the words of a node are painted."""
    match node.kind:
        case "supports":
            return "step"
        case "attacks":
            return "objection"
        case "claim" | "quote" | "source":
            return node.kind
        case _:
            return ""


def short_state(known: Known, claim: str) -> tuple[Words, ...]:
    """Say where a claim stands in as few words as there are; nothing for what is no claim."""
    review = known.reviewed(claim)
    if review is None or claim not in review:
        return ()
    found = review[claim]
    return (
        Words(f"({GROUNDING_WORDS[found.grounding]}; ", found.grounding.value),
        Words(f"{STANDING_WORDS[found.standing]})", found.standing.value),
    )
