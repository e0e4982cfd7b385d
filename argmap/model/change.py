"""How a map differs from an earlier one, node by node, and the indexes that it can take over from that one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model.map import Map, sort_of
from argmap.model.nodes import Node
from argmap.model.shape import in_order, shape_after


@dataclass(frozen=True, slots=True)
class Change:
    """How a map differs from an earlier one, in file order of the later; `removed` in that of the earlier.

    `changed` are pairs of a node before and after, of one id. With `moved` the nodes that both maps have stand in
    another order.
    """

    changed: tuple[tuple[Node, Node], ...]
    added: tuple[Node, ...]
    removed: tuple[Node, ...]
    moved: bool

    @property
    def gone(self) -> list[Node]:
        """The nodes as they were that are no longer so."""
        return [*self.removed, *(before for before, _ in self.changed)]

    @property
    def come(self) -> list[Node]:
        """The nodes as they are that were not so, in file order but for the added ones, which come last."""
        return [*(after for _, after in self.changed), *self.added]

    @property
    def keeps_ids(self) -> bool:
        """Tell whether both maps have the same ids in the same order."""
        return not (self.added or self.removed or self.moved)


def change_between(earlier: Map, later: Map) -> Change:
    """Compare two maps by the identity of their nodes: a node that is the same object in both has not changed."""
    before, after = earlier.nodes, later.nodes
    changed: list[tuple[Node, Node]] = []
    added: list[Node] = []
    for node_id, node in after.items():
        old = before.get(node_id)
        if old is not node:
            if old is None:
                added.append(node)
            else:
                changed.append((old, node))
    if len(after) - len(added) == len(before):
        removed: tuple[Node, ...] = ()
    else:
        removed = tuple(node for node_id, node in before.items() if node_id not in after)
    kept = [node_id for node_id in before if node_id in after] if removed else list(before)
    still = [node_id for node_id in after if node_id in before] if added else list(after)
    return Change(tuple(changed), tuple(added), removed, moved=kept != still)


def carry_over(later: Map, earlier: Map) -> Map:
    """Return `later` with its indexes made from those of `earlier`, from which it comes by an edit.

    The result equals `later`; what it knows is what it would find itself. A small edit costs a small part of finding
    it anew, an edit of words alone next to nothing. Nothing of `earlier` is kept alive but what both maps share.
    """
    change = change_between(earlier, later)
    if len(change.gone) + len(change.come) > len(later.nodes) // 10 + 10:
        return later
    order = list(later.nodes)
    shape = shape_after(earlier.shape, change.gone, change.come, order)
    return later.indexed(_by_sort_after(earlier, later, change), in_order(shape, order) if change.moved else shape)


def _by_sort_after(earlier: Map, later: Map, change: Change) -> Mapping[type[Node], Mapping[str, Node]]:
    if change.moved:
        return later.by_sort
    anew = {sort_of(node) for node in change.added}
    anew.update(sort for pair in change.changed if len(sorts := {sort_of(node) for node in pair}) > 1 for sort in sorts)
    touched = {sort_of(node) for node in change.gone} - anew
    own = {sort: dict(earlier.by_sort[sort]) for sort in touched}
    own |= {sort: {} for sort in anew}
    if anew:
        for node_id, node in later.nodes.items():
            sort = sort_of(node)
            if sort in anew:
                own[sort][node_id] = node
    for node in change.removed:
        if sort_of(node) in touched:
            del own[sort_of(node)][node.id]
    for _, node in change.changed:
        if sort_of(node) in touched:
            own[sort_of(node)][node.id] = node
    found = {**earlier.by_sort, **own}
    return {sort: nodes for sort, nodes in found.items() if nodes}
