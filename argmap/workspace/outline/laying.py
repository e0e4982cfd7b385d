"""The laying out of rows: walking a map from its main conclusions down, with what an earlier outline had already."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from argmap.model.change import change_between
from argmap.model.map import Map
from argmap.model.nodes import Assessment, Attack, Claim, Node, Quote, Scheme, Source, Step, Support
from argmap.workspace.outline.row import HEAD, LOOSE, RowKind, Rows

KINDS: Mapping[type[Node], RowKind] = {
    Claim: RowKind.CLAIM,
    Quote: RowKind.QUOTE,
    Support: RowKind.STEP,
    Attack: RowKind.OBJECTION,
    Source: RowKind.SOURCE,
    Assessment: RowKind.ASSESSMENT,
    Scheme: RowKind.SCHEME,
}
_ARGUMENT = (Claim, Quote, Support, Attack)
_LOOKED_AT = 3
"""How often, on average, a row of an earlier outline is looked at before everything is laid out anew."""


class Earlier:
    """The rows of an earlier map, and which parts of them a later one has as well."""

    def __init__(self, before: Map, rows: Rows, later: Map) -> None:
        self.before = before
        self.rows = rows
        self._patience = _LOOKED_AT * len(rows)
        place = rows.place
        self._other = sorted({place[node_id] for node_id in _other_children(before, later) if node_id in place})
        """Indexes of rows of which, or under which, something is different."""

    def part(self, node_id: str, placed: AbstractSet[str]) -> tuple[range, AbstractSet[str]] | None:
        """Return the indexes of a node and all under it, and which of these nodes stand in full there.

        None where these rows do not stand in the later map as they do here. `placed` are the nodes that stand in full
        elsewhere, or will, when the later map is laid out as far as to this node.
        """
        rows = self.rows
        start = rows.place.get(node_id)
        if start is None or self._patience < 0:
            return None
        end = rows.ends[start]
        first = bisect_left(self._other, start)
        if first < len(self._other) and self._other[first] < end:
            return None
        self._patience -= end - start
        keys = set(rows.keys[start:end])
        ids = set(rows.ids[start:end])
        full = keys & ids
        # What stands in full here stands nowhere else, and what is only linked to stands elsewhere.
        wrong = (full & placed) | (ids - full - placed)
        if wrong:
            self._other = sorted([*self._other, *(at for at in range(start, end) if rows.ids[at] in wrong)])
            return None
        return range(start, end), full

    def section(self, key: str) -> range | None:
        """Return the indexes of a heading and all under it."""
        start = self.rows.place.get(key)
        return None if start is None else range(start, self.rows.ends[start])


class Laying:
    """Rows being laid out, as columns; the ends are known last."""

    def __init__(self, within: Map, earlier: Earlier | None = None) -> None:
        self.within = within
        self.earlier = earlier
        self.keys: list[str] = []
        self.kinds: list[RowKind] = []
        self.ids: list[str] = []
        self.depths: list[int] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.attacks: list[int] = []
        self.headings: dict[int, str] = {}
        self.open: list[int] = []
        """The rows whose parents do not know of their ends yet."""
        self.placed = set(within.main)
        """The nodes that stand in full, or will: the main conclusions stand at the top."""

    def heading(self, key: str, words: str) -> int:
        """Lay out a heading and return its index."""
        at = len(self.keys)
        self.headings[at] = words
        self._append(key, RowKind.HEADING, HEAD if key == HEAD else "", 0, -1)
        return at

    def root(self, root: str, *, depth: int, parent: int) -> None:
        """Lay out a node in full, and all that bears on it and does not stand elsewhere."""
        nodes, placed, ids, append = self.within.nodes, self.placed, self.ids, self._append
        earlier = self.earlier
        stack = [(root, depth, parent)]
        placed.discard(root)
        while stack:
            node_id, depth, parent = stack.pop()
            if node_id in placed:
                append(f"{node_id}@{ids[parent]}", RowKind.LINK, node_id, depth, parent)
                continue
            known = None if earlier is None else earlier.part(node_id, placed)
            if known is not None:
                self._take_over(known[0], depth, parent)
                placed |= known[1]
                continue
            placed.add(node_id)
            at = len(ids)
            node = nodes[node_id]
            append(node_id, KINDS[type(node)], node_id, depth, parent)
            children = below(self.within, node)
            if children:
                depth += 1
                stack.extend([(child, depth, at) for child in reversed(children)])

    def loose(self) -> None:
        """Lay out what no main conclusion reaches: what serves nothing first, then what is left in closed rings."""
        placed = self.placed
        unplaced = [node for node_id, node in self.within.nodes.items() if node_id not in placed]
        left = [node for node in unplaced if isinstance(node, _ARGUMENT)]
        if not left:
            return
        parent = self.heading(LOOSE, "Loose: not connected to a main conclusion")
        for node in [*filter(self._serves_nothing, left), *left]:
            if node.id not in placed:
                self.root(node.id, depth=1, parent=parent)

    def list_of(self, key: str, words: str, nodes: Iterable[Node]) -> None:
        """Lay out a list of nodes under a heading, where there are any."""
        listed = list(nodes)
        if not listed:
            return
        quoted = self.within.shape.quoted_from
        known = None if self.earlier is None else self._same_list(self.earlier, key, listed)
        if known is not None:
            self.headings[len(self.keys)] = words
            self._take_over(known, 0, -1)
            return
        parent = self.heading(key, words)
        for node in listed:
            at, node_id = len(self.ids), node.id
            self._append(node_id, KINDS[type(node)], node_id, 1, parent)
            for quote in quoted.get(node_id, ()):
                self._append(f"{quote}@{node_id}", RowKind.LINK, quote, 2, at)

    def _same_list(self, earlier: Earlier, key: str, listed: Sequence[Node]) -> range | None:
        known = earlier.section(key)
        if known is None or earlier.before.shape.quoted_from != self.within.shape.quoted_from:
            return None
        rows = earlier.rows
        before = [rows.ids[at] for at in known if rows.depths[at] == 1]
        return known if before == [node.id for node in listed] else None

    def rows(self) -> Rows:
        """Return all that was laid out."""
        parents, ends = self.parents, self.ends
        for at in reversed(self.open):
            parent = parents[at]
            if parent >= 0 and ends[parent] < ends[at]:
                ends[parent] = ends[at]
        return Rows(self.keys, self.kinds, self.ids, self.depths, parents, ends, self.attacks, self.headings)

    def _append(self, key: str, kind: RowKind, node_id: str, depth: int, parent: int) -> None:
        at = len(self.keys)
        self.open.append(at)
        self.keys.append(key)
        self.kinds.append(kind)
        self.ids.append(node_id)
        self.depths.append(depth)
        self.parents.append(parent)
        self.ends.append(at + 1)
        self.attacks.append(self._attacks_under(parent))

    def _attacks_under(self, parent: int) -> int:
        if parent < 0:
            return 0
        return self.attacks[parent] + 1 if self.kinds[parent] is RowKind.OBJECTION else self.attacks[parent]

    def _take_over(self, known: range, depth: int, parent: int) -> None:
        """Append rows of the earlier outline, the first of them at some depth under some parent."""
        if self.earlier is None:
            return
        rows, at, part = self.earlier.rows, len(self.keys), slice(known.start, known.stop)
        by = at - known.start
        self.open.append(at)
        self.keys += rows.keys[part]
        self.kinds += rows.kinds[part]
        self.ids += rows.ids[part]
        self.depths += _shifted(rows.depths[part], depth - rows.depths[known.start])
        self.parents += _shifted(rows.parents[part], by)
        self.parents[at] = parent
        self.ends += _shifted(rows.ends[part], by)
        self.attacks += _shifted(
            rows.attacks_above[part], self._attacks_under(parent) - rows.attacks_above[known.start]
        )

    def _serves_nothing(self, node: Node) -> bool:
        within = self.within
        if isinstance(node, Step):
            served = within.nodes.get(node.target)
            return served is None or node.id not in below(within, served)
        if node.id in within.shape.premise_of:
            return False
        return not (isinstance(node, Quote) and any(claim in within.claims for claim in node.attests))


def below(within: Map, node: Node) -> Sequence[str]:
    """Return what stands under a node in the outline, in order."""
    shape = within.shape
    attacks = shape.attacks.get(node.id, ())
    if type(node) is Claim:
        supported = shape.attested_by.get(node.id, ()) + shape.supports.get(node.id, ())
        return supported + attacks if attacks else supported
    return _premises(within, node.because) + attacks if isinstance(node, Step) else attacks


def _premises(within: Map, because: tuple[str, ...]) -> tuple[str, ...]:
    """Return the premises that there are: a map with errors may name others."""
    sought, nodes = because if len(because) == 1 else dict.fromkeys(because), within.nodes
    return tuple([each for each in sought if isinstance(nodes.get(each), _ARGUMENT)])


def _shifted(numbers: Sequence[int], by: int) -> Sequence[int]:
    return [number + by for number in numbers] if by else numbers


def _other_children(before: Map, later: Map) -> set[str]:
    """Return the nodes that are of another kind in a later map, or have something else under them, and a few more."""
    change = change_between(before, later)
    found: set[str] = set()
    old, new = before.shape, later.shape
    if old is not new:
        for less, more in (
            (old.supports, new.supports),
            (old.attacks, new.attacks),
            (old.attested_by, new.attested_by),
        ):
            if less is not more:
                found.update([key for key, ids in more.items() if less.get(key) != ids])
                found.update([key for key in less if key not in more])
    come_and_gone = [*change.added, *change.removed]
    for was, now in change.changed:
        if type(was) is not type(now):
            come_and_gone.append(now)
        elif isinstance(was, Step) and isinstance(now, Step) and was.because != now.because:
            found.add(now.id)
    for node in come_and_gone:
        found.add(node.id)
        found.update(old.premise_of.get(node.id, ()))
        found.update(new.premise_of.get(node.id, ()))
    return found
