"""Where one is in the outline: cursor, folds, filter and marks, as one immutable value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from argmap.model.map import Map
from argmap.workspace.outline.layout import Layout, layout_of
from argmap.workspace.outline.rows import FOLDED_AT_FIRST, Row, Rows

_READABLE = 300
"""A map of so many rows is unfolded at first; a larger one to the greatest depth that shows no more, at least 3."""
_LEAST_DEPTH = 3


@dataclass(frozen=True)
class OutlineState:
    """The outline as it is shown.

    `rows` are all rows, `shown` the indexes into them of the rows that no fold and no filter hides, `cursor` an index
    into `shown`. Every movement returns a new state (the same where nothing moves), and costs no more than it shows.
    There is always a row: the first one is the map itself.
    """

    layout: Layout
    shown: tuple[int, ...]
    cursor: int
    folded: frozenset[str] = frozenset()
    """Keys of the folded rows."""
    marked: frozenset[str] = frozenset()
    """Ids of the marked nodes."""
    query: str = ""
    """The filter as it was typed, "" for none."""
    hits: frozenset[str] = frozenset()
    """Ids of the nodes that the filter finds."""
    kept: frozenset[str] = frozenset()
    """Ids of nodes shown in spite of the filter, because one went there."""
    unfiltered: frozenset[str] = field(default=frozenset())
    """The folds that come back when the filter is cleared."""

    @property
    def rows(self) -> Rows:
        """All rows."""
        return self.layout.rows

    @property
    def row(self) -> Row:
        """The row at the cursor."""
        return self.layout.rows[self.shown[self.cursor]]

    @property
    def selected(self) -> str:
        """The id of the node at the cursor: that of the head on the first row, "" on other headings."""
        return self.row.id

    def at(self, index: int) -> OutlineState:
        """Put the cursor on a shown row by its index among these, or the nearest there is."""
        cursor = max(0, min(index, len(self.shown) - 1))
        return self if cursor == self.cursor else replace(self, cursor=cursor)

    def down(self, rows: int = 1) -> OutlineState:
        """Move down."""
        return self.at(self.cursor + rows)

    def up(self, rows: int = 1) -> OutlineState:
        """Move up."""
        return self.at(self.cursor - rows)

    def page(self, rows: int) -> OutlineState:
        """Move by a page of so many rows, up where the number is negative."""
        return self.at(self.cursor + rows)

    def first(self) -> OutlineState:
        """Move to the first row."""
        return self.at(0)

    def last(self) -> OutlineState:
        """Move to the last row."""
        return self.at(len(self.shown) - 1)

    def parent_or_fold(self) -> OutlineState:
        """Fold an unfolded row; from a folded one, or one with nothing under it, go to its parent."""
        if self.can_fold(self.row) and self.row.key not in self.folded:
            return self.with_folds(self.folded | {self.row.key})
        return self if self.row.parent < 0 else self.at(self.place_of(self.row.parent))

    def child_or_unfold(self) -> OutlineState:
        """Unfold a folded row; from an unfolded one go to its first child; from a link to what it links to."""
        row = self.row
        if row.key in self.folded:
            return self.with_folds(self.folded - {row.key})
        if row.key != row.id and row.id:
            return self.reveal(row.id)
        return self.down() if self.can_fold(row) else self

    def next_sibling(self) -> OutlineState:
        """Move to the next shown row with the same parent."""
        place = bisect_left(self.shown, self.row.end)
        same = place < len(self.shown) and self.rows[self.shown[place]].parent == self.row.parent
        return self.at(place) if same else self

    def previous_sibling(self) -> OutlineState:
        """Move to the shown row with the same parent before this one."""
        if self.cursor == 0:
            return self
        above, rows = self.shown[self.cursor - 1], self.rows
        while above != self.row.parent and rows[above].parent != self.row.parent:
            above = rows[above].parent
        return self if above == self.row.parent else self.at(self.place_of(above))

    def next_hit(self) -> OutlineState:
        """Move to the next row that the filter finds, from the last on to the first."""
        return self._hit(range(self.cursor + 1, len(self.shown)), range(self.cursor))

    def previous_hit(self) -> OutlineState:
        """Move to the row before this one that the filter finds, from the first on to the last."""
        return self._hit(range(self.cursor - 1, -1, -1), range(len(self.shown) - 1, self.cursor, -1))

    def toggle_fold(self) -> OutlineState:
        """Fold or unfold the row at the cursor; where there is nothing to fold, fold its parent."""
        row = self.row
        if not self.can_fold(row) and row.parent >= 0:
            parent = self.rows[row.parent]
            return self.at(self.place_of(row.parent)).with_folds(self.folded | {parent.key})
        return self.with_folds(self.folded ^ {row.key}) if self.can_fold(row) else self

    def fold_all(self) -> OutlineState:
        """Fold everything; the cursor goes to the row at the top that holds the row it was on."""
        return self.with_folds(frozenset(self.layout.foldable))

    def unfold_all(self) -> OutlineState:
        """Unfold everything."""
        return self.with_folds(frozenset())

    def unfold_to(self, depth: int) -> OutlineState:
        """Unfold so that `depth` levels show, from 1, and no more."""
        return self.with_folds(self.layout.folds_to(depth))

    def reveal(self, node_id: str) -> OutlineState:
        """Go to the full occurrence of a node, unfolding what hides it; the same state where there is none."""
        index = self.layout.place.get(node_id)
        if index is None:
            return self
        hiding = frozenset(self.layout.rows[above].key for above in self.layout.above(index)) & self.folded
        state = self
        if self.query and node_id not in self.hits and node_id not in self.kept:
            state = replace(state, kept=self.kept | {node_id})
        if state is not self or hiding:
            state = state.with_folds(self.folded - hiding)
        return state.at(state.place_of(index))

    def filtered(self, query: str, ids: Iterable[str]) -> OutlineState:
        """Show only the nodes of a filter with what they stand under; an empty query ends the filter.

        The cursor stays where it is if that is still shown, else it goes to the first hit at or after it. The folds
        come back when the filter ends, but for those that hide the row at the cursor.
        """
        if not query:
            if not self.query:
                return self
            ended = replace(self, query="", hits=frozenset(), kept=frozenset(), unfiltered=frozenset())
            hiding = {self.rows[above].key for above in self.layout.above(self.shown[self.cursor])}
            return ended.with_folds(self.unfiltered - hiding)
        before = self.unfiltered if self.query else self.folded
        state = replace(self, query=query, hits=frozenset(ids), kept=frozenset(), unfiltered=before)
        state = state.with_folds(frozenset())
        return state if not state.hits or state.is_hit(state.row) else state.nearest_hit(self.shown[self.cursor])

    def found_again(self, ids: Iterable[str]) -> OutlineState:
        """Show what the filter finds now that the map, or what is known of it, is another one.

        The row at the cursor stays, whether it is found or not.
        """
        hits = frozenset(ids)
        if not self.query or hits == self.hits:
            return self
        stays = frozenset({self.selected} - {""} - hits)
        return replace(self, hits=hits, kept=self.kept | stays).with_folds(self.folded)

    def mark(self, node_id: str) -> OutlineState:
        """Mark a node, or unmark a marked one."""
        return replace(self, marked=self.marked ^ {node_id}) if node_id else self

    def unmarked(self) -> OutlineState:
        """Unmark every node."""
        return replace(self, marked=frozenset()) if self.marked else self

    def can_fold(self, row: Row) -> bool:
        """Tell whether a row has rows under it that may be shown."""
        index = self.layout.place[row.key]
        if not self.query:
            return row.end > index + 1
        return row.key in self.folded or self._inside(index, row.end)

    def is_hit(self, row: Row) -> bool:
        """Tell whether the filter finds the node of a row."""
        return row.key in self.hits

    def _inside(self, index: int, end: int) -> bool:
        place = bisect_right(self.shown, index)
        return place < len(self.shown) and self.shown[place] < end

    def place_of(self, index: int) -> int:
        """Return the place among the shown rows of a row, or of the nearest one above it that is shown."""
        return max(0, bisect_right(self.shown, index) - 1)

    def _hit(self, onwards: range, around: range) -> OutlineState:
        for places in (onwards, around):
            for place in places:
                if self.is_hit(self.rows[self.shown[place]]):
                    return self.at(place)
        return self

    def nearest_hit(self, index: int) -> OutlineState:
        """Move to the first row that the filter finds at or after a row, by its index among all rows."""
        state = self.at(bisect_left(self.shown, index))
        return state if state.is_hit(state.row) else state.next_hit()

    def with_folds(self, folded: frozenset[str]) -> OutlineState:
        """Return the state with other folds, the cursor on the same row or on the nearest above it that is shown."""
        index = self.shown[self.cursor]
        only = self.hits | self.kept if self.query else None
        if only is not None:
            folded &= self.layout.leading(only)
        shown = self.layout.shown(folded, only=only)
        at = bisect_right(shown, index) - 1
        if at < 0 or shown[at] != index:
            visible = frozenset(shown)
            holder = next((above for above in self.layout.above(index) if above in visible), -1)
            at = bisect_left(shown, holder) if holder >= 0 else max(at, 0)
        return replace(self, folded=folded, shown=shown, cursor=at)


def outline_state(within: Map, like: OutlineState | None = None) -> OutlineState:
    """Return the outline of a map, as one first sees it, or as like another one as the map allows.

    Folds, marks, the filter's hits and the cursor are kept by key. Where the row at the cursor is gone the cursor goes
    to what stood after it under the same parent, else to the nearest row before it that is left.
    """
    if like is None:
        return _first_sight(layout_of(within))
    layout = layout_of(within, like.layout)
    if layout.rows is like.rows:
        return replace(like, layout=layout)
    present = layout.place
    kept = frozenset(like.kept & present.keys())
    marked = frozenset(like.marked & present.keys())
    shown = layout.shown(like.folded, only=like.hits | kept if like.query else None)
    state = replace(like, layout=layout, shown=shown, cursor=0, marked=marked, kept=kept)
    index = next(present[key] for key in _likeliest(like) if key in present)
    return state.at(state.place_of(index))


def _first_sight(layout: Layout) -> OutlineState:
    depth = _LEAST_DEPTH
    counts = layout.shown_by_depth
    while depth < len(counts) and counts[depth] <= _READABLE:
        depth += 1
    folded = layout.folds_to(depth) | (FOLDED_AT_FIRST & layout.place.keys())
    shown = layout.shown(folded)
    return OutlineState(layout, shown, min(1, len(shown) - 1), folded)


def _likeliest(like: OutlineState) -> Iterable[str]:
    """Name the rows at which a cursor may stay, the likeliest first; the last is always there."""
    yield like.row.key
    following = like.next_sibling()
    if following is not like:
        yield following.row.key
    for place in range(like.cursor - 1, -1, -1):
        yield like.rows[like.shown[place]].key
