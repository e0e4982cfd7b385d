"""The map that a command is given: read, and refused where it cannot be shown or changed as it is."""

from __future__ import annotations

from argmap.cli.problems import counted, print_problems
from argmap.errors import CannotDoError, RefusedError
from argmap.notation.document import Document
from argmap.store.loading import load
from argmap.store.output import STANDARD
from argmap.store.referencing import with_bibliography


def load_sound(path: str, *, done: str) -> Document:
    """Return the map with its bibliography, to be written in another form; `done`: drawn, exported.

    Raises RefusedError for a map with errors, after printing them.
    """
    document = with_bibliography(load(path))
    if document.partial:
        print_problems(document)
        raise RefusedError(
            f"{document.path} has {counted(document.problems)}, and a map with errors is not {done}",
            "mend the errors first; nothing was written",
        )
    return document


def load_to_change(path: str, *, done: str) -> Document:
    """Return the map that is to be changed in its file; `done`: added to it, renamed in it.

    Raises CannotDoError for standard input, RefusedError for a map with errors.
    """
    document = load(path)
    if document.path == STANDARD:
        raise CannotDoError("a map on standard input has no file to be saved to", "name the map file")
    if document.partial:
        raise RefusedError(f"The map has errors, so nothing can be {done}.", f"argmap check {path}")
    return document
