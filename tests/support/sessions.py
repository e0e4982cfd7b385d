"""Edits of the map that a session holds, and the end of one as a kill makes it."""

from __future__ import annotations

from dataclasses import replace

from argmap.model.map import Map
from argmap.model.nodes import Node, Support
from argmap.workspace.session import Session


def added(session: Session, *nodes: Node) -> Map:
    return replace(session.map, nodes={**session.map.nodes, **{node.id: node for node in nodes}})


def without(session: Session, node_id: str) -> Map:
    return replace(session.map, nodes={name: node for name, node in session.map.nodes.items() if name != node_id})


def reworded(session: Session, node_id: str, text: str) -> Map:
    changed = session.map[node_id].model_copy(update={"text": text})
    return replace(session.map, nodes={**session.map.nodes, node_id: changed})


def crash(session: Session) -> None:
    """End a session as kill -9 does: nothing is closed or put away, only its locks are gone."""
    assert session._journal is not None
    if session._journal._hold is not None:
        session._journal._hold.release()


STEP = Support(id="s", supports="c", because=("p1", "p2"))
