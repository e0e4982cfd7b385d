"""What stands in the way of a command: sentences for what cannot be done now, "" for what can."""

from __future__ import annotations

from collections.abc import Callable

from argmap.model.nodes import Attack, Claim, Node, Quote, Step
from argmap.workspace.outline.rows import RowKind
from argmap.workspace.session import Session

Obstacle = Callable[[Session], str]


def first_of(*obstacles: Obstacle) -> Obstacle:
    """Return the obstacle that is the first of several that stands in the way."""

    def found(session: Session) -> str:
        return next((words for obstacle in obstacles if (words := obstacle(session))), "")

    return found


def changeable(session: Session) -> str:
    """Say why the map cannot be changed."""
    return f"The map cannot be changed: {session.read_only}." if session.read_only else ""


def selected(session: Session) -> str:
    """Say that nothing is selected."""
    return "" if session.node is not None else "Nothing is selected: move to a claim, a quote, a step or a source."


def of_kind(*kinds: type[Node], needed: str) -> Obstacle:
    """Return the obstacle that the selected node is none of `kinds`, which are called `needed`."""

    def found(session: Session) -> str:
        return "" if isinstance(session.node, kinds) else f"This needs {needed}: move to one first."

    return found


on_claim = of_kind(Claim, needed="a claim")
on_target = of_kind(Claim, Step, Quote, needed="a claim, a step or a quote")


def beneath(session: Session) -> str:
    """Say why nothing can be added under the selected node."""
    match session.node:
        case None | Claim() | Step():
            return ""
        case Quote():
            return "Only objections stand under a quote: x adds one."
        case _:
            return "Nothing is added under this: move to a claim, or to a step of reasoning."


def beside(session: Session) -> str:
    """Say why nothing can be added beside the selected node."""
    match session.node:
        case None | Claim() | Step():
            return ""
        case Quote():
            return "Another quote is taken from its source: c cites one."
        case _:
            return "Nothing is added beside this: move to a claim, or to a step of reasoning."


def supportable(session: Session) -> str:
    """Say why the selected node cannot be given a supporting reason."""
    match session.node:
        case Claim():
            return ""
        case Attack():
            return "An objection is supported through its premises: move to one of them."
        case Step():
            return ""
        case _:
            return "Reasons support claims: move to a claim first."


def movable(session: Session) -> str:
    """Say why the selected row cannot be moved."""
    row = session.outline.row
    if row.id not in session.map.nodes:
        return selected(session)
    kind = row.kind
    if kind in (RowKind.SOURCE, RowKind.ASSESSMENT, RowKind.SCHEME):
        return "This stands outside the argument: move to a claim, a quote or a step."
    return ""


def copied(session: Session) -> str:
    """Say that there is nothing to paste."""
    return "" if session.clipboard else "Nothing was copied: y copies what is marked or selected."


def linkable(session: Session) -> str:
    """Say why nothing can be linked to the selected node."""
    if session.node is None:
        return selected(session)
    others = session.outline.marked - {session.selected}
    return "" if others else "Nothing else is marked: m marks what is to be linked, then move to where it belongs."
