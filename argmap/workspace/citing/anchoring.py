"""The anchors of a session: written beside the map once it is saved, from the verdicts that hold for what was saved."""

from __future__ import annotations

from pathlib import Path

from argmap.store.output import STANDARD
from argmap.store.sidecars import update_anchors
from argmap.workspace.session import Session


def after_save(session: Session) -> tuple[Path, ...]:
    """Write the anchors of the quotes that were located, and return the files that changed.

    The anchor of a quote that is not verified yet as it stands stays as it was. Nothing is written for a map without
    quotes that were checked. Raises CannotDoError when a file of anchors cannot be read or written.
    """
    document, checks = session.document, session.checks
    if document.path == STANDARD or document.partial or not checks:
        return ()
    return tuple(update_anchors(document, checks, session.held))
