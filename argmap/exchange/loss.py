"""A loss: what of one node another format, or this one, cannot carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """What could not be carried of a node, and why, in words for people.

    `where` names the node: its id in the map for an export, what the other file calls it for an import ("" where the
    loss is of the whole). `line` counts from 1, 0 where lines mean nothing.
    """

    where: str
    what: str
    why: str = ""
    line: int = 0
