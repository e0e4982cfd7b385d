"""The loading of a map: its files, and what they take from the maps beside them."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from argmap.errors import CannotDoError
from argmap.model.map import Map
from argmap.model.problem import Problem
from argmap.model.references import references
from argmap.notation.document import Document, MapFile
from argmap.notation.parsing import parse_document
from argmap.store.foreign import Neighbourhood, foreign_sources, may_refer_abroad, nodes_of
from argmap.store.output import STANDARD
from argmap.store.reading import SUFFIX, read_files


def load(path: str | Path, *, like: Document | None = None) -> Document:
    """Read a map file, a folder of map files, or with `-` standard input.

    What is wrong with the content is told by the document's problems. `like` is an earlier reading: it makes this one
    quicker where little has changed since, and is not believed. Raises CannotDoError when the files cannot be read as
    text, or there are none.
    """
    name = str(path)
    with collector_off():
        files = read_files(name)
        document = parse_document(files, path=name, like=like)
        neighbourhood = _neighbourhood(name)
        if any(may_refer_abroad(text) for _, text in files):
            foreign = foreign_sources(nodes_of(document.files), neighbourhood)
            document = parse_document(files, path=name, foreign=foreign) if foreign else document
        return _with_missing_maps(document, neighbourhood)


def load_or_begin(path: str | Path) -> Document:
    """Read a map to be edited; a path ending in .argmap.yaml where nothing is begins a new, empty one.

    Raises CannotDoError as `load` does, and for standard input.
    """
    name = str(path)
    if name == STANDARD:
        raise CannotDoError("a map on standard input cannot be edited", "save it to a file, and open that")
    if name.endswith(SUFFIX) and not os.path.lexists(name) and Path(name).parent.is_dir():
        return Document(name, Map(), (MapFile(name, "", ()),))
    return load(name)


def _neighbourhood(path: str) -> Neighbourhood:
    if path == STANDARD:
        return Neighbourhood(Path(), "")
    place = Path(path)
    if place.is_dir():
        place = place.resolve()
    return Neighbourhood(place.parent, place.name.removesuffix(SUFFIX))


def _with_missing_maps(document: Document, neighbourhood: Neighbourhood) -> Document:
    """Say of a reference into a map that is not there that the map is missing, not a block."""
    unresolved = [problem for problem in document.problems if problem.code == "E301"]
    if not unresolved:
        return document
    named = {
        (node.id, reference.field, reference.item): reference.id.partition("/")[0]
        for node in nodes_of(document.files)
        for reference in references(node)
        if "/" in reference.id
    }
    problems = [
        _about_map(problem, named.get((problem.id, problem.field, problem.item)), neighbourhood)
        for problem in document.problems
    ]
    return replace(document, problems=tuple(problems))


def _about_map(problem: Problem, name: str | None, neighbourhood: Neighbourhood) -> Problem:
    if problem.code != "E301" or name is None or neighbourhood.get(name) is not None:
        return problem
    remedy = f"a reference MAP/ID needs {name}{SUFFIX}, or a folder {name} of map files, beside this map"
    return replace(problem, code="E308", message=f'there is no map called "{name}" that can be read', help=remedy)


@contextmanager
def collector_off() -> Iterator[None]:
    """Keep the garbage collector from walking over the many new nodes, none of which is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()  # all that was read counts as old at once: else it is walked over as soon as
                gc.unfreeze()  # the collector is on again
            gc.enable()
