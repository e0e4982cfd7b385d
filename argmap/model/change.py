"""How a map differs from an earlier one, node by node, and the indexes that it can take over from that one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import is_

from argmap.model.map import Map, sort_of
from argmap.model.nodes import Node
from argmap.model.shape import in_order, shape_after

_FEW = 20
"""Added nodes up to which each is put into its place; more of them are sorted with all others."""


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
    if earlier.nodes is later.nodes:
        return Change((), (), (), moved=False)
    before, after = _between(list(earlier.nodes.values()), list(later.nodes.values()))
    was = {node.id: node for node in before}
    now = {node.id: node for node in after}
    pairs = ((was.get(node.id), node) for node in after)
    return Change(
        changed=tuple((old, node) for old, node in pairs if old is not None and old is not node),
        added=tuple(node for node in after if node.id not in was),
        removed=tuple(node for node in before if node.id not in now),
        moved=[node_id for node_id in was if node_id in now] != [node_id for node_id in now if node_id in was],
    )


def _between(before: list[Node], after: list[Node]) -> tuple[list[Node], list[Node]]:
    """Return what stands between the nodes that both begin with and those that both end with.

    The whole of a large map is compared at every edit, so that is left to what is quick.
    """
    start = _same_from_start(before, after)
    before, after = before[start:], after[start:]
    end = _same_from_start(before[::-1], after[::-1])
    return before[: len(before) - end], after[: len(after) - end]


def _same_from_start(some: list[Node], others: list[Node]) -> int:
    same = list(map(is_, some, others))
    return len(same) if all(same) else same.index(False)


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
    found = later.knowing(
        by_sort=_by_sort_after(earlier, later, change), shape=in_order(shape, order) if change.moved else shape
    )
    if any(node.was for node in (*change.gone, *change.come)):
        return found
    found = found.knowing(renamed=earlier.renamed) if not change.moved else found
    if "taken_ids" in vars(earlier) and not change.removed:
        known, new = earlier.taken_ids, [node.id.casefold() for node in change.come]
        return found.knowing(taken_ids=known if known.issuperset(new) else known.union(new))
    return found


def _by_sort_after(earlier: Map, later: Map, change: Change) -> Mapping[type[Node], Mapping[str, Node]]:
    turned = any(sort_of(before) is not sort_of(after) for before, after in change.changed)
    if change.moved or turned or len(change.added) > _FEW:
        return later.by_sort
    own = {sort_of(node): dict(earlier.by_sort.get(sort_of(node), {})) for node in (*change.gone, *change.added)}
    for node in change.removed:
        del own[sort_of(node)][node.id]
    for _, node in change.changed:
        own[sort_of(node)][node.id] = node
    order = list(later.nodes) if change.added else []
    for node in change.added:
        own[sort_of(node)] = _with(own[sort_of(node)], node, order)
    found = {**earlier.by_sort, **own}
    return {sort: nodes for sort, nodes in found.items() if nodes}


def _with(nodes: dict[str, Node], new: Node, order: Sequence[str]) -> dict[str, Node]:
    """Return nodes of one sort with another in its place; `order` are the ids of all nodes of the map."""
    if not nodes:
        return {new.id: new}
    at = order.index(new.id)
    before = next((name for name in order[at - 1 :: -1] if name in nodes), None) if at else None
    if before == next(reversed(nodes)):
        return nodes | {new.id: new}
    items = list(nodes.items())
    place = 0 if before is None else list(nodes).index(before) + 1
    return dict([*items[:place], (new.id, new), *items[place:]])
