"""Where new nodes stand among the old ones: beside the block they belong to, never at the end of the file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

from argmap.model.map import Map
from argmap.model.nodes import Assessment, Claim, Node, Quote, Source, Step


def renamed(old: Map, new: Map) -> dict[str, str]:
    """Return the new ids of renamed nodes by their old ones: a new node that was, by its `was`, one that is gone."""
    fresh = [node_id for node_id in new.nodes if node_id not in old.nodes]
    found: dict[str, str] = {}
    if len(new) - len(fresh) == len(old):
        return found
    for node_id in fresh:
        for earlier in new.nodes[node_id].was:
            if earlier in old.nodes and earlier not in new.nodes and earlier not in found:
                found[earlier] = node_id
                break
    return found


def arrange(known: Sequence[str], new: Map) -> list[str]:
    """Return the ids of `new` in the order in which their blocks are to stand.

    `known` are the ids whose blocks stand in the files already. The order is that of the map, except that nodes which
    the map has at its very end and the files do not have yet go where they belong: a step after its target and the
    target's earlier steps, a premise after its step and the premise before it, each with all that stands under it
    there; a quote after the claim it attests, a source after the last source, a review after the last of the same
    reviewer or else after what it reviews. Linear in the map.
    """
    placed = set(known)
    ids = list(new.nodes)
    end = len(ids)
    while end and ids[end - 1] not in placed:
        end -= 1
    base, free = ids[:end], ids[end:]
    if not base or not free:
        return ids
    return _walk(base, _attach(base, free, new))


def arranged(old: Map, new: Map) -> Map:
    """Return `new` with the nodes that it has appended to `old` in the places that their blocks will have."""
    if old.nodes.keys() == new.nodes.keys():
        return new
    names = renamed(old, new)
    ids = [names.get(node_id, node_id) for node_id in old.nodes] if names else old.nodes
    known = [name for name in ids if name in new.nodes]
    order = arrange(known, new)
    if order == list(new.nodes):
        return new
    return replace(new, nodes=MappingProxyType({node_id: new.nodes[node_id] for node_id in order}))


def anchored(order: Sequence[str], known: Sequence[str]) -> set[str]:
    """Return the largest set of known ids that stand in `order` as they stand in `known`: the others have moved."""
    position = {node_id: at for at, node_id in enumerate(known)}
    present = [node_id for node_id in order if node_id in position]
    if present == list(known):
        return set(present)
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for node_id in present:
        at = bisect_left(tails, position[node_id])
        before[node_id] = ends[at - 1] if at else None
        if at == len(tails):
            tails.append(position[node_id])
            ends.append(node_id)
        else:
            tails[at], ends[at] = position[node_id], node_id
    kept: set[str] = set()
    current = ends[-1] if ends else None
    while current is not None:
        kept.add(current)
        current = before[current]
    return kept


def _attach(base: Sequence[str], free: Sequence[str], new: Map) -> dict[str, list[str]]:
    """Return what follows each id: the free nodes that belong to it, in their order."""
    position = {node_id: at for at, node_id in enumerate(base)}
    groups = _Groups(new, base, position)
    followers: dict[str, list[str]] = {}
    waiting: dict[str, list[str]] = {}
    placed: set[str] = set(base)
    for node_id in free:
        owner = groups.owner(new.nodes[node_id]) or base[-1]
        if owner not in placed:
            waiting.setdefault(owner, []).append(node_id)
            continue
        ready = [(owner, node_id)]
        while ready:
            anchor, one = ready.pop()
            followers.setdefault(anchor, []).append(one)
            placed.add(one)
            ready.extend((one, other) for other in reversed(waiting.pop(one, ())))
    left = [node_id for node_id in free if node_id not in placed]
    followers.setdefault(base[-1], []).extend(left)
    return followers


def _walk(base: Sequence[str], followers: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the ids of `base`, each with what follows it, and what follows that in turn."""
    order: list[str] = []
    start = 0
    for end, anchor in enumerate(base, 1):
        if anchor in followers:
            order += base[start:end]
            start = end
            waiting = list(reversed(followers[anchor]))
            while waiting:
                node_id = waiting.pop()
                order.append(node_id)
                waiting.extend(reversed(followers.get(node_id, ())))
    return [*order, *base[start:]]


class _Groups:
    """What the nodes of a map belong to; of those in place, the last of a group stands for the group."""

    def __init__(self, new: Map, base: Sequence[str], position: Mapping[str, int]) -> None:
        self.new = new
        self.base = base
        self.position = position
        self._ends: dict[str, int] = {}

    @cached_property
    def last_review(self) -> Mapping[str | None, str]:
        """The last review of each reviewer."""
        return {review.by: review.id for review in self.new.assessments if review.id in self.position}

    def owner(self, node: Node) -> str | None:
        """Return the id after which `node` belongs, which may itself not be in place yet, or None for the end."""
        shape = self.new.shape
        match node:
            case Step():
                beside = (*shape.supports.get(node.target, ()), *shape.attacks.get(node.target, ()))
                return self._last_under(self._latest(node.target, beside))
            case Claim():
                users = shape.premise_of.get(node.id, ())
                return self._after_premises(self.new.steps[users[0]], node.id) if users else None
            case Quote() if node.attests:
                claim = node.attests[0]
                return self._latest(claim, shape.attested_by.get(claim, ()))
            case Quote():
                users = shape.premise_of.get(node.id, ())
                if users:
                    return self._after_premises(self.new.steps[users[0]], node.id)
                return node.translation_of or self._last(self.new.quotes)
            case Source():
                return self._last(self.new.sources)
            case Assessment():
                return self.last_review.get(node.by, node.target)
            case _:
                return self._last(self.new.schemes)

    def _latest(self, owner: str, group: Sequence[str]) -> str:
        if owner not in self.position:
            return owner
        return max((owner, *(one for one in group if one in self.position)), key=self.position.__getitem__)

    def _after_premises(self, step: Step, premise: str) -> str:
        """Return what a premise of a step belongs after: the premise before it where that follows the step, or it."""
        if step.id not in self.position:
            return step.id
        before = step.because[: step.because.index(premise)]
        follow = [one for one in before if self.position.get(one, -1) > self.position[step.id]]
        return self._last_under(follow[-1]) if follow else step.id

    def _last_under(self, name: str) -> str:
        """Return the last of the blocks that follow one without a break and all stand under it in the argument."""
        if name not in self.position:
            return name
        ends, position, base = self._ends, self.position, self.base
        at = position[name] + 1
        if name in ends:
            return base[ends[name]]
        open_at = {name: 0}
        path = [name]
        while at < len(base):
            depth = max((open_at[one] for one in self._served(base[at]) if one in open_at), default=-1)
            if depth < 0:
                break
            for closed in path[depth + 1 :]:
                ends[closed] = at - 1
                del open_at[closed]
            del path[depth + 1 :]
            if base[at] in ends:
                at = ends[base[at]]
            else:
                open_at[base[at]] = len(path)
                path.append(base[at])
            at += 1
        ends |= dict.fromkeys(path, at - 1)
        return base[at - 1]

    def _served(self, name: str) -> Sequence[str]:
        """Return what a node stands under in the argument."""
        node = self.new.nodes[name]
        match node:
            case Step() | Assessment():
                return (node.target,)
            case Quote():
                return node.attests or self.new.shape.premise_of.get(name, ())
            case Claim():
                return self.new.shape.premise_of.get(name, ())
            case _:
                return ()

    def _last(self, ids: Mapping[str, Node]) -> str | None:
        return max((one for one in ids if one in self.position), key=self.position.__getitem__, default=None)
