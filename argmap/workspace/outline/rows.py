"""The rows of the outline: every node once in full under what it serves, and as a link wherever else it serves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.model.map import Map


class RowKind(StrEnum):
    """What stands in a row."""

    CLAIM = "claim"
    STEP = "step"
    OBJECTION = "objection"
    QUOTE = "quote"
    SOURCE = "source"
    ASSESSMENT = "review"
    SCHEME = "scheme"
    LINK = "link"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its kind, its node ("" for a heading), how deep it stands, and where its parent and its end are.

    `key` tells this row from every other of the same outline and stays the same through edits of other nodes: the id
    for the full occurrence of a node, `id@parent` for a link. `end` is the index after its last descendant in the
    whole outline; `parent` the index of its parent there, -1 at the top.
    """

    key: str
    kind: RowKind
    id: str
    depth: int
    parent: int
    end: int
    heading: str = ""


def rows_of(within: Map) -> tuple[Row, ...]:
    """Return all rows of a map from the top down, as if nothing were folded. Linear, and without recursion.

    Under each main conclusion: its supporting steps in file order, each with its premises; its quotes; the attacks on
    it; under a step the attacks on it, under a quote likewise. Then "Loose": claims and quotes reachable from none.
    Then "Sources", "Reviews" and "Schemes", where the map has any.
    """
    raise NotImplementedError
