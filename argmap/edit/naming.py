"""The ids of new nodes: which one is proposed for some words, and why one cannot be used."""

from __future__ import annotations

from collections.abc import Container

from argmap.model.ids import MAX_ID, id_fault, slug
from argmap.model.map import Map

_PREFIXES = {
    "quote": "q",
    "step": "s",
    "supports": "s",
    "attacks": "s",
    "objection": "s",
    "review": "r",
}


def proposed_id(the_map: Map, words: str, *, kind: str = "claim") -> str:
    """Propose an id for a new node of some words, which no node has or had.

    `kind` is the first field of its block, or "step" or "objection": steps are called `s-...`, quotes `q-...`, reviews
    `r-...`.
    """
    prefix = _PREFIXES.get(kind, "")
    fallback = kind if id_fault(kind) is None else "node"
    stem = slug(f"{prefix} {words}", fallback=fallback)
    return free_id(fallback if stem == prefix else stem, the_map.taken_ids)


def free_id(stem: str, taken: Container[str]) -> str:
    """Return `stem`, or else its first numbered form, `stem-2` and so on, that is not in `taken` (casefolded ids)."""
    candidate, number = stem, 2
    while candidate.casefold() in taken or id_fault(candidate) is not None:
        ending = f"-{number}"
        candidate, number = stem[: MAX_ID - len(ending)] + ending, number + 1
    return candidate


def review_id(the_map: Map, reviewer: str, target: str) -> str:
    """Propose an id for what a reviewer says of a node: `r-ANNA-TARGET`, without the target's own `s-` or `q-`."""
    bare = target[2:] if target.startswith(("s-", "q-")) else target
    return proposed_id(the_map, f"{reviewer} {bare}", kind="review")


def id_refusal(the_map: Map, text: str, *, own: str = "") -> str:
    """Say in one clause why `text` cannot be the id of a new node, "" when it can.

    With `own`, the id of a node, why that node cannot be called so: it may take back an earlier id of its own.
    """
    fault = id_fault(text)
    if fault is not None:
        return fault
    if text in the_map.nodes and text != own:
        return "it is taken"
    folded = text.casefold()
    if folded not in the_map.taken_ids:
        return ""
    like = next((name for name in the_map.nodes if name.casefold() == folded and name != own), None)
    if like is not None:
        return f'"{like}" differs from it in upper and lower case only'
    earlier = ((node.id, old) for node in the_map if node.was and node.id != own for old in node.was)
    owner = next((name for name, old in earlier if old.casefold() == folded), None)
    return "" if owner is None else f'it is an earlier id of "{owner}"'
