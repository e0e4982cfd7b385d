"""The nodes of a copied text as they fit into a map: with free ids, and with references to what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.edit.finding import called, present_id
from argmap.edit.naming import free_id
from argmap.edit.soundness import refusal
from argmap.edit.sources import taken_ids
from argmap.errors import EditError
from argmap.model.catalogue import SCHEMES
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Head, Node, Quote, Scheme, Step, Support
from argmap.model.references import Reference, redirect
from argmap.notation.cutting import cut
from argmap.notation.parsing import block_text, lines_of

_ESSENTIAL = frozenset({"because", "source", "via", Support.kind, Attack.kind, Assessment.kind})
"""References that a node cannot be without; the others are left out when they lead nowhere."""


@dataclass
class Pasting:
    """Nodes on their way into a map: their new ids by those in the text, and what they lose."""

    the_map: Map
    under: Node | None
    pasted: Mapping[str, Node]
    names: Mapping[str, str]
    lost: list[str] = field(default_factory=list)
    """What is left out, in sentences."""

    @cached_property
    def roots(self) -> tuple[Node, ...]:
        """The pasted nodes that belong to no other pasted one, as they stand in the text."""
        used = {premise for node in self.pasted.values() if isinstance(node, Step) for premise in node.because}
        return tuple(node for node in self.pasted.values() if node.id not in used and not self._belongs(node))

    def nodes(self) -> tuple[Node, ...]:
        """Return the nodes as they go into the map.

        Raises EditError when one cannot stand under `under`, or needs a node that is neither there nor pasted.
        """
        roots = {node.id for node in self.roots}
        for node in self.pasted.values():
            if node.id in roots:
                self._refuse_misplaced(node)
        return tuple(self._fitted(node, is_root=node.id in roots) for node in self.pasted.values())

    def _belongs(self, node: Node) -> bool:
        match node:
            case Claim():
                return False
            case Quote():
                return any(claim in self.pasted for claim in node.attests)
            case Step() | Assessment():
                return node.target in self.pasted
            case _:
                return True

    def _refuse_misplaced(self, node: Node) -> None:
        fits: tuple[type[Node], ...]
        match self.under:
            case Claim() | None:
                return
            case Step():
                fits = (Claim, Quote, Attack, Assessment)
            case Quote():
                fits = (Attack, Assessment)
            case _:
                return
        if not isinstance(node, fits):
            fact = f'"{node.id}" is {called(type(node))} and cannot be pasted under {called(type(self.under))}.'
            raise EditError(fact, "Paste it under a claim.")

    def _fitted(self, node: Node, *, is_root: bool) -> Node:
        name = self.names[node.id]
        under = self.under if is_root and isinstance(self.under, Claim | Step | Quote) else None

        def change(reference: Reference) -> str | None:
            if reference.id in self.names:
                return self.names[reference.id]
            if under is not None and reference.field == node.kind:
                return under.id
            if isinstance(under, Claim) and reference.field == "attests":
                return None
            return self._known(node, reference)

        kept = redirect(node, change)
        if kept is None:
            raise RuntimeError(f"{node.id} lost a reference that it cannot be without")
        update: dict[str, object] = {"id": name, "was": self._earlier(node) if name == node.id else ()}
        if isinstance(kept, Quote) and isinstance(under, Claim):
            update["attests"] = (*kept.attests, under.id)
        if isinstance(kept, Step) and kept.scheme is not None:
            update |= self._schemed(kept, kept.scheme)
        return kept.model_copy(update=update)

    def _known(self, node: Node, reference: Reference) -> str | None:
        """Return the id of what a reference leads to in the map, or None after noting that it is left out."""
        found = present_id(self.the_map, reference.id)
        target = None if found is None else self.the_map.nodes.get(found) or self.the_map.foreign[found]
        if isinstance(target, reference.takes):
            return found
        fact = f'`{reference.field}` names "{reference.id}", which is not in this map'
        if target is not None:
            fact = f'`{reference.field}` names "{reference.id}", which is {called(type(target))} in this map'
        if reference.field in _ESSENTIAL:
            raise refusal(node.id, fact, "Copy that block, too.")
        self.lost.append(f"{node.id}: {fact}")
        return None

    def _schemed(self, step: Step, scheme: str) -> dict[str, object]:
        if scheme in self.names and isinstance(self.pasted[scheme], Scheme):
            return {"scheme": self.names[scheme]}
        if isinstance(self.the_map.nodes.get(scheme), Scheme) or scheme in SCHEMES:
            return {}
        self.lost.append(f'{step.id}: there is no scheme "{scheme}" in this map')
        return {"scheme": None, "questions": ()}

    def _earlier(self, node: Node) -> tuple[str, ...]:
        if not node.was:
            return ()
        taken = taken_ids(self.the_map) | {name.casefold() for name in (*self.names, *self.names.values())}
        return tuple(old for old in node.was if old.casefold() not in taken)


def pasting(the_map: Map, text: str, under: Node | None) -> Pasting:
    """Read the blocks of a text, and find ids for them that are free in the map; a head among them is left out.

    Raises EditError when the text is not of blocks of a map file.
    """
    pasted: dict[str, Node] = {}
    for node in _read(text):
        if node.id in pasted:
            raise EditError(f'"{node.id}" stands twice in what is pasted.', "Remove one of the two.")
        if not isinstance(node, Head):
            pasted[node.id] = node
    if not pasted:
        raise EditError("There are no blocks in what is to be pasted.", "Copy some first.")
    return Pasting(the_map, under, pasted, _free(the_map, list(pasted)))


def _read(text: str) -> list[Node]:
    nodes: list[Node] = []
    for chunk in cut(lines_of(text)):
        read = block_text(chunk, False)
        fault = next((fault for fault in read.faults if fault.code.startswith("E")), None)
        if fault is not None:
            fact = f"line {fault.line + 1} of its block: {fault.message}"
            raise refusal(read.id or "What is pasted", fact, fault.help or "Only blocks of map files can be pasted.")
        if read.node is not None:
            nodes.append(read.node)
    return nodes


def _free(the_map: Map, ids: Sequence[str]) -> dict[str, str]:
    taken = set(taken_ids(the_map))
    names: dict[str, str] = {}
    for node_id in ids:
        names[node_id] = free_id(node_id, taken)
        taken.add(names[node_id].casefold())
    return names
