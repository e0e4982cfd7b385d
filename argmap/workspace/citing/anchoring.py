"""The anchors of a session: written beside the map once it is saved, from the verdicts that hold for what was saved."""

from __future__ import annotations

from pathlib import Path

from argmap.notation.document import Document
from argmap.store.output import STANDARD
from argmap.store.sidecars import load_anchors, update_anchors
from argmap.workspace.session import Session


def after_save(session: Session, before: Document) -> tuple[Path, ...]:
    """Write the anchors of quotes that are new or other than they were in `before`, the document before the save.

    Those that have an anchor already keep it up to date; a map whose quotes nobody touched gets no file of anchors.
    A quote that is not verified as it stands keeps the anchor it has. Returns the files that changed. Raises
    CannotDoError when a file of anchors cannot be read or written.
    """
    document, old = session.document, before.map.quotes
    if document.path == STANDARD or document.partial:
        return ()
    changed = {name for name, quote in document.map.quotes.items() if old.get(name) != quote}
    if not changed and document.map.quotes.keys() == old.keys():
        return ()
    wanted = changed | load_anchors(document).keys()
    checks = {name: check for name, check in session.checks.items() if name in wanted}
    return tuple(update_anchors(document, checks, session.held)) if wanted else ()
