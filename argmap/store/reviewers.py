"""The files of the reviewers of a map: which is whose, and that what a reviewer says goes into it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from argmap.model.map import Map
from argmap.model.nodes import Assessment
from argmap.notation.arranging import arranged
from argmap.notation.document import Document, MapFile
from argmap.store.output import STANDARD
from argmap.store.reading import REVIEW, SUFFIX, reviewed_file

_NAME_BYTES = 80


def reviewer_file(path: str, who: str) -> str:
    """Return the path of the file in which `who` reviews the map at `path`.

    It is `NAME.review-WHO.argmap.yaml` beside `NAME.argmap.yaml`, and `review-WHO.argmap.yaml` in a folder of map
    files, WHO being what a file name can hold of the reviewer's name.
    """
    place = Path(path)
    if place.is_dir():
        return str(place / f"{REVIEW.removeprefix('.')}{_plain(who)}{SUFFIX}")
    whole = reviewed_file(place)
    return str(whole.with_name(f"{whole.name.removesuffix(SUFFIX)}{REVIEW}{_plain(who)}{SUFFIX}"))


def _plain(who: str) -> str:
    """Return what of a name can stand in a file name on every system."""
    letters = "".join(
        letter if letter.isalnum() or letter in "-_" else "-" for letter in unicodedata.normalize("NFC", who.strip())
    )
    words = "-".join(part for part in letters.split("-") if part)
    return os.fsencode(words)[:_NAME_BYTES].decode("utf-8", "ignore") or "reviewer"


def homes(document: Document, new: Map) -> Mapping[str, str]:
    """Return the file of each assessment whose reviewer has none in the files yet, by its id.

    A reviewer who has assessments in one of the files goes on there, and where a file is called otherwise than map
    files are, so that none can belong to it, what is said of it stays in it.
    """
    if document.path == STANDARD or not _can_have_reviewers(document):
        return {}
    known = {review.by for review in document.map.assessments if review.id in new.nodes}
    strangers = {review.by for review in new.assessments if review.by not in known and review.by}
    if not strangers:
        return {}
    there = {file.path.casefold(): file.path for file in document.files}
    files = {who: reviewer_file(document.path, who) for who in sorted(strangers) if who}
    return {
        review.id: there.get(files[review.by].casefold(), files[review.by])
        for review in new.assessments
        if review.by in files and review.id not in document.map.nodes
    }


def _can_have_reviewers(document: Document) -> bool:
    return Path(document.path).is_dir() or reviewed_file(Path(document.path)).name.endswith(SUFFIX)


def with_files(document: Document, paths: Iterable[str]) -> Document:
    """Return the document with an empty file, not on the disk yet, for each of `paths` that it has not."""
    files = {file.path: file for file in document.files}
    missing = [path for path in dict.fromkeys(paths) if path not in files]
    if not missing:
        return document
    files |= {path: MapFile(path, "", ()) for path in missing}
    return replace(document, files=tuple(files[path] for path in in_order_of_files(document.path, files)))


def in_order_of_files(path: str, files: Iterable[str]) -> list[str]:
    """Return the paths of a map's files in the order in which they are read: the map file first, the rest by name."""
    place = Path(path)
    first = None if place.is_dir() else str(reviewed_file(place))
    return sorted(files, key=lambda file: (file != first, Path(file).name))


def placed(document: Document, old: Map, new: Map) -> Map:
    """Return `new` with the nodes that it has appended to `old` in the places that they will have in the files."""
    if old.nodes.keys() == new.nodes.keys():
        return new
    ordered = arranged(old, new)
    everywhere = homes(document, new)
    known = {review.by for review in old.assessments}
    first = [node_id for node_id in everywhere if node_id not in old.nodes and _by(new, node_id) not in known]
    return _moved(document, ordered, first, everywhere) if first else ordered


def _moved(document: Document, new: Map, first: Iterable[str], everywhere: Mapping[str, str]) -> Map:
    """Return `new` with the assessments `first` where the nodes of the files after theirs begin.

    `everywhere` are the files of assessments that are in none of the document's yet.
    """
    names = [*(file.path for file in document.files), *everywhere.values()]
    rank = {file: at for at, file in enumerate(in_order_of_files(document.path, dict.fromkeys(names)))}
    to = {node_id: everywhere[node_id] for node_id in first}
    waiting = sorted(to, key=lambda node_id: rank[to[node_id]])
    nodes = {}
    if all(rank[file] == len(rank) - 1 for file in to.values()):  # no file follows: nothing need be looked at
        nodes = {node_id: node for node_id, node in new.nodes.items() if node_id not in to}
        return replace(new, nodes=MappingProxyType(nodes | {node_id: new.nodes[node_id] for node_id in waiting}))
    for node_id, node in new.nodes.items():
        if node_id in to:
            continue
        place = document.place_of(node_id)
        file = everywhere.get(node_id) or (place[0].path if place is not None else None)
        while file is not None and waiting and rank[to[waiting[0]]] < rank[file]:
            nodes[waiting[0]] = new.nodes[waiting[0]]
            del waiting[0]
        nodes[node_id] = node
    return replace(new, nodes=MappingProxyType({**nodes, **{node_id: new.nodes[node_id] for node_id in waiting}}))


def _by(within: Map, node_id: str) -> str | None:
    node = within.nodes[node_id]
    return node.by if isinstance(node, Assessment) else None
