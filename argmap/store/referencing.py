"""The bibliography of a map: the file that its head names fills in the sources that name an entry of it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.model.problem import Problem
from argmap.notation.document import Document
from argmap.store.output import STANDARD
from argmap.store.reading import read_text

_MISSING = "E505"


def with_bibliography(document: Document) -> Document:
    """Return the document for reading, with what its bibliography says in the sources whose `csl` names an entry.

    What a source says itself stays. Never to be saved: what comes from the bibliography belongs to it. A file that
    is not there or cannot be read is a problem of the document.
    """
    named, path = document.map.head.bibliography, bibliography_of(document)
    if named is None or path is None:
        return document
    from argmap.evidence.bibliography.reading import read_bibliography
    from argmap.evidence.bibliography.sources import link

    try:
        bibliography = read_bibliography(_text(path), str(path))
    except CannotDoError as refusal:
        return replace(document, problems=(*document.problems, _unread(document, named, refusal)))
    linked, problems = link(document.map, bibliography)
    placed = tuple(_placed(document, problem) for problem in problems)
    return replace(document, map=linked, problems=(*document.problems, *bibliography.problems, *placed))


def bibliography_of(document: Document) -> Path | None:
    """Return the path of the bibliography that a map names, or None where it names none."""
    named = document.map.head.bibliography
    if named is None or document.path == STANDARD:
        return None
    place = document.place_of("argmap")
    return Path(place[0].path if place is not None else document.path).parent / named


def _text(path: Path) -> str:
    """Read a bibliography. Raises CannotDoError, also for what could never be read to its end: a pipe, a device."""
    if "\0" in str(path) or (os.path.lexists(path) and not path.is_file()):
        raise CannotDoError(f"{path} is not a file", "look at the name")
    return read_text(path)


def _unread(document: Document, named: str, refusal: CannotDoError) -> Problem:
    problem = Problem(_MISSING, f"the bibliography {named} cannot be read: {refusal.message}", refusal.remedy)
    return _placed(document, replace(problem, id="argmap", field="bibliography"))


def _placed(document: Document, problem: Problem) -> Problem:
    """Give a problem that names a node and a field its place in the map file."""
    place = document.place_of(problem.id)
    if place is None or problem.line:
        return problem
    file, block = place
    field = block.field(problem.field)
    line, column = (field.value_place.line, field.value_place.column) if field is not None else (block.id_line, 1)
    return replace(problem, path=file.path, line=line, column=column)
