"""How the text of map files becomes a document: the one way in."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from shlex import quote
from types import MappingProxyType
from typing import NamedTuple

from argmap.model.change import carry_over
from argmap.model.checking import check, sound
from argmap.model.map import Map
from argmap.model.nodes import Head, Node
from argmap.model.problem import Problem, Severity
from argmap.model.rechecking import check_after
from argmap.model.references import references
from argmap.notation.binding import bind
from argmap.notation.characters import check_characters
from argmap.notation.cutting import cut
from argmap.notation.document import Block, BlockText, Document, Fault, MapFile
from argmap.notation.reading import HEAD_ID, MERGE_MARKERS, read_block
from argmap.notation.versions import VERSION, can_read

BYTE_ORDER_MARK = "\ufeff"
_REMEMBERED = 1 << 16
_NO_NODES: Mapping[str, Node] = MappingProxyType({})
_REPEATED = frozenset({"E112", "E113", "E114"})
_OF_MAIN = frozenset({"W303"})
"""What cannot be told of claims while it is not known which of two heads names the main ones."""
_OF_THE_MAP = frozenset({"W302", "W303", "W304", "W306"})
"""The warnings that the check of a map gives, where it is all that its files say."""


def parse_document(
    files: Sequence[tuple[str, str]],
    *,
    path: str = "",
    foreign: Mapping[str, Node] = _NO_NODES,
    like: Document | None = None,
) -> Document:
    """Read map files, (path, text) in order, as one map; whatever is wrong is among the problems.

    `foreign` are the nodes of other maps, by `MAP/ID`. Line ends may be LF or CRLF, and a byte order mark may stand
    at the start. Takes time linear in the text; blocks whose text was read before are not read again. `like` is an
    earlier reading of nearly the same files, which changes nothing in what is found but makes finding it quicker.
    """
    with _without_collector():
        texts = [_Text(name, text, cut(lines_of(text))) for name, text in files]
        lenient, refusal = _version_of(texts)
        if refusal is not None:
            return _refused(files, path, refusal)
        read = [_read_file(text, lenient=lenient) for text in texts]
        return _joined(read, path or (files[0][0] if files else ""), foreign, like)


def lines_of(text: str) -> str:
    """Return the text of a file with LF line ends and without a byte order mark."""
    return text.replace("\r\n", "\n").removeprefix(BYTE_ORDER_MARK)


@lru_cache(maxsize=_REMEMBERED)
def block_text(text: str, lenient: bool) -> BlockText:  # noqa: FBT001 - the key of a cache is positional
    """Read and bind the text of one block, as `cut` made it.

    Remembers the blocks it read last, so that a file is read again at the cost of what changed in it.
    """
    reading = read_block(text)
    node, faults = None, tuple(reading.faults)
    if reading.id_line >= 0 and reading.written and not reading.id.startswith(MERGE_MARKERS):
        node, more = bind(reading.id, reading.written, id_line=reading.id_line, lenient=lenient)
        faults += _without_repeats(faults, more)
        if any(fault.code == "E106" for fault in faults):
            node = None
    elif reading.id == HEAD_ID:
        node = Head()
    last_line = len(reading.lines) - (1 if text.endswith("\n") else 0)
    return BlockText(reading.id, reading.id_line, max(0, last_line - 1), tuple(reading.written), node, faults)


def _without_repeats(first: Sequence[Fault], more: Sequence[Fault]) -> tuple[Fault, ...]:
    """Leave out of `more` what is said of a line that could not be read in the first place."""
    lines = {fault.line for fault in first}
    return tuple(fault for fault in more if fault.line not in lines) if lines else tuple(more)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from walking over the many new nodes, again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Text(NamedTuple):
    """The text of one file, and of its blocks."""

    path: str
    text: str
    blocks: list[str]


class _FileRead(NamedTuple):
    """One file and what is wrong with it by itself."""

    file: MapFile
    problems: list[Problem]


def _read_file(text: _Text, *, lenient: bool) -> _FileRead:
    problems = list(check_characters(lines_of(text.text), text.path))
    blocks: list[Block] = []
    first_line, merging = 1, False
    for chunk in text.blocks:
        read = block_text(chunk, lenient)
        if read.faults and read.id in MERGE_MARKERS:
            # One message for a conflict: its other markers are named in the remedy.
            opens = read.id == MERGE_MARKERS[0]
            if opens or not merging:
                problems.extend(_placed(fault, "", text.path, first_line) for fault in read.faults)
            merging = True
        elif read.faults:
            problems.extend(_placed(fault, read.id, text.path, first_line) for fault in read.faults)
        if read.id_line >= 0:
            blocks.append(Block(read, first_line))
        first_line += read.last_line + 1
    return _FileRead(MapFile(text.path, text.text, tuple(blocks)), problems)


def _placed(fault: Fault, node_id: str, path: str, first_line: int) -> Problem:
    severity = Severity.WARNING if fault.code[0] == "W" else Severity.ERROR
    line = first_line + fault.line
    return Problem(
        fault.code, fault.message, fault.help, severity, node_id, fault.field, fault.item, path, line, fault.column
    )


def _version_of(texts: Sequence[_Text]) -> tuple[bool, Problem | None]:
    """Tell whether the files are of a newer version that can be read, or why they cannot."""
    for text in texts:
        first_line = 1
        for chunk in text.blocks:
            if HEAD_ID + ":" in chunk:
                read = block_text(chunk, True)
                if read.id == HEAD_ID and isinstance(read.node, Head):
                    return _judged_version(Block(read, first_line), read.node, text.path)
            first_line += chunk.count("\n")
    return False, None


def _judged_version(block: Block, head: Head, path: str) -> tuple[bool, Problem | None]:
    if can_read(head.version, head.readable_by):
        return head.version > VERSION, None
    field = block.field("version")
    line, column = field.value_place if field is not None else (block.id_line, 1)
    message = f"the file is of version {head.version} of the format, and this argmap reads up to version {VERSION}"
    remedy = (
        f"install an argmap that reads version {head.version}"
        if head.version > VERSION
        else "versions are numbered from 1"
    )
    return False, Problem("E210", message, remedy, id=HEAD_ID, field="version", path=path, line=line, column=column)


def _refused(files: Sequence[tuple[str, str]], path: str, problem: Problem) -> Document:
    empty = tuple(MapFile(name, text, ()) for name, text in files)
    return Document(path or files[0][0], Map(), empty, (problem,))


def _joined(
    read: Sequence[_FileRead], path: str, foreign: Mapping[str, Node], like: Document | None = None
) -> Document:
    problems = [problem for one in read for problem in one.problems]
    gathered = _gathered(read, problems, as_folder=all(path != one.file.path for one in read))
    head = gathered.head
    if head is None:
        problems.append(_headless(path, read))
    whole = Map(head or Head(), MappingProxyType(gathered.nodes), foreign)
    if like is None or gathered.unread or not _is_what_was_read(like):
        found = check(whole, unread=gathered.unread)
    else:
        whole = carry_over(whole, like.map)
        before = [replace(each, path="", line=0, column=0) for each in like.problems if each.code in _OF_THE_MAP]
        found = check_after(like.map, before, whole)
    problems += _sift(found, problems, gathered.places)
    if any(problem.code == "E103" for problem in problems):
        problems = [problem for problem in problems if problem.code not in _REPEATED]
    if any(problem.code == "E209" for problem in problems):
        problems = [problem for problem in problems if problem.code not in _OF_MAIN]
    order = {one.file.path: number for number, one in enumerate(read)}
    problems.sort(key=lambda problem: (order.get(problem.path, 0), problem.line, problem.column))
    clean = not any(problem.severity is Severity.ERROR or problem.code == "W301" for problem in problems)
    kept = whole if clean and not gathered.unread and not foreign else sound(whole)
    if foreign:
        kept = _with_used_foreign(kept)
    return Document(path, kept, tuple(one.file for one in read), tuple(problems))


def _is_what_was_read(document: Document) -> bool:
    """Tell whether the map of a document is all that its files say, with nothing mended or left out."""
    return not any(problem.severity is Severity.ERROR or problem.code == "W301" for problem in document.problems)


class _Gathered(NamedTuple):
    """The blocks of all files as one map: `unread` are the ids without a node, `places` the blocks by folded id."""

    head: Head | None
    nodes: dict[str, Node]
    unread: set[str]
    places: dict[str, tuple[str, Block]]


def _gathered(read: Sequence[_FileRead], problems: list[Problem], *, as_folder: bool) -> _Gathered:
    """Gather the blocks of all files, adding to `problems` what is wrong with their ids.

    `as_folder` tells that the files were not named one by one, and may be maps that have nothing to do with another.
    """
    head: Head | None = None
    nodes: dict[str, Node] = {}
    unread: set[str] = set()
    places: dict[str, tuple[str, Block]] = {}
    for file, _ in read:
        path = file.path
        for block in file.blocks:
            node_id, node = block.text.id, block.text.node
            place = (path, block)
            first = places.setdefault(node_id.casefold(), place)
            if first is not place:
                if node_id not in MERGE_MARKERS:
                    apart = as_folder and node_id == HEAD_ID and path != first[0]
                    problems.append(_second_map(place, first) if apart else _taken(place, first))
                    unread.update({node_id} - {first[1].id})
            elif isinstance(node, Head):
                head = node
                if block is not file.blocks[0]:
                    problems.append(_late_head(place))
            elif node is None:
                unread.add(node_id)
            else:
                nodes[node_id] = node
    return _Gathered(head, nodes, unread, places)


def _late_head(place: tuple[str, Block]) -> Problem:
    path, block = place
    message, remedy = "the head is not the first block", "move it to the start, where readers look for it"
    return Problem("W202", message, remedy, Severity.WARNING, HEAD_ID, path=path, line=block.id_line, column=1)


def _with_used_foreign(whole: Map) -> Map:
    """Keep of the foreign nodes those that the map refers to, and those that these refer to in turn."""
    used: set[str] = set()
    waiting = [reference.id for node in whole for reference in references(node) if reference.id in whole.foreign]
    while waiting:
        name = waiting.pop()
        if name in whole.foreign and name not in used:
            used.add(name)
            waiting += [reference.id for reference in references(whole.foreign[name])]
    return Map(whole.head, whole.nodes, {name: node for name, node in whole.foreign.items() if name in used})


def _second_map(place: tuple[str, Block], taken: tuple[str, Block]) -> Problem:
    """Say of two files with a head that they look like maps of their own, and how each is read alone."""
    path, block = place
    folder, slash, _ = path.rpartition("/")
    files = (quote(folder) if folder else "") + slash + "*.argmap.yaml"
    message = (
        f"a folder is read as one map, and here is a second head: {taken[0]} has one, too, at line {taken[1].id_line}"
    )
    remedy = (
        f"if they are maps of their own, name the files (argmap check {files}) or move each map to a folder of its "
        "own; if they are parts of one map, remove this head"
    )
    return Problem("E209", message, remedy, id=HEAD_ID, path=path, line=block.id_line, column=1)


def _taken(place: tuple[str, Block], taken: tuple[str, Block]) -> Problem:
    path, block = place
    first_path, first = taken
    first_id = first.id
    where = f"line {first.id_line}" if first_path == path else f"{first_path}, line {first.id_line}"
    line, node_id = block.id_line, block.id
    if node_id == HEAD_ID:
        remedy = "one file of a map carries the head; remove this one"
        return Problem(
            "E209", f"the map has a head already, at {where}", remedy, id=node_id, path=path, line=line, column=1
        )
    if first_id == node_id:
        message, remedy = f'"{node_id}" stands already at {where}', "give one of the two another id, or remove one"
        return Problem("E113", message, remedy, id=node_id, path=path, line=line, column=1)
    message = f'"{node_id}" differs from "{first_id}", at {where}, in upper and lower case only'
    return Problem("E114", message, "give one of the two another id", id=node_id, path=path, line=line, column=1)


def _headless(path: str, read: Sequence[_FileRead]) -> Problem:
    first = read[0].file.path if read else path
    remedy = "start with a block `argmap:` and below it `version: 1` and a `title:`"
    return Problem("E208", "the map has no head", remedy, path=first, line=1, column=1)


def _sift(
    found: Sequence[Problem], before: Sequence[Problem], places: Mapping[str, tuple[str, Block]]
) -> list[Problem]:
    """Place problems of the map in its files, and leave out what is said of lines that could not be read."""
    spoilt = {(problem.path, problem.line) for problem in before if problem.severity is Severity.ERROR}
    placed = (_located(problem, places) for problem in found)
    return [problem for problem in placed if (problem.path, problem.line) not in spoilt]


def _located(problem: Problem, places: Mapping[str, tuple[str, Block]]) -> Problem:
    if problem.id.casefold() not in places:
        return problem
    path, block = places[problem.id.casefold()]
    field = block.field(problem.field) if problem.field else None
    if field is None:
        return replace(problem, path=path, line=block.id_line, column=1)
    place = field.value_place
    if problem.item is not None and problem.item < len(field.item_places):
        place = field.item_places[problem.item]
    elif problem.item is not None and problem.field == "questions" and isinstance(field.value, str):
        lines = [number for number, line in enumerate(field.value.split("\n")) if line.strip()]
        if problem.item < len(lines) and place.line > field.place.line:
            place = place._replace(line=place.line + lines[problem.item])
    return replace(problem, path=path, line=place.line, column=place.column)
