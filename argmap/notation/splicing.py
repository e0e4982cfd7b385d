"""How a changed map gets into its files: only the lines of what changed are new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from argmap.errors import EditError, RefusedError
from argmap.model.map import Map
from argmap.model.nodes import Node, Source
from argmap.model.problem import Severity
from argmap.notation.arranging import anchored, arrange, renamed
from argmap.notation.document import Block, Document, MapFile
from argmap.notation.parsing import BYTE_ORDER_MARK, parse_document
from argmap.notation.printing import print_node
from argmap.notation.reading import HEAD_ID
from argmap.notation.rewriting import rewrite

_NOWHERE: Mapping[str, str] = MappingProxyType({})


class _Segment(NamedTuple):
    """A stretch of a file: a block, or what stands before the first or after the last one (`block` None)."""

    text: str
    block: Block | None = None


def splice(
    document: Document, new: Map, *, homes: Mapping[str, str] = _NOWHERE, arranged: bool = False
) -> tuple[MapFile, ...]:
    """Return the files of `document` with the text changed to say `new`.

    Comments, order, quoting, blank lines and line ends of everything else stay as they are. Nodes that the map has
    appended go after the block they belong to, in its file, or with `arranged` after the node that they follow; those
    that `homes` gives a file, by id, go to its end. Deleted blocks take the comments above them along. Files without
    any text yet take a new map, the first all that has no home. The new text is read again and compared with `new`
    before it is returned.

    Raises RefusedError for a partial document, EditError when `new` has errors.
    """
    if document.partial:
        raise RefusedError("The map has errors, so it cannot be saved over.", "Mend its text first.")
    old = document.map
    if new.head == old.head and list(new.nodes.items()) == list(old.nodes.items()):
        return document.files
    names = renamed(old, new)
    segments = [_segments(file) for file in document.files]
    known = [
        names.get(node_id, node_id)
        for parts in segments
        for part in parts
        if part.block is not None
        and (node_id := part.block.id) in old.nodes
        and names.get(node_id, node_id) in new.nodes
    ]
    order = [name for name in (list(new.nodes) if arranged else arrange(known, new)) if name not in homes]
    blocks = _Blocks(old, new, {later: earlier for earlier, later in names.items()}, segments)
    if any(file.blocks for file in document.files):
        texts = _placed(segments, blocks, order, anchored(order, known))
    else:
        texts = ["\n".join(print_node(node) for node in (new.head, *map(new.nodes.__getitem__, order)))]
        texts += [""] * (len(document.files) - 1)
    files = []
    for file, text in zip(document.files, texts, strict=True):
        housed = [print_node(new.nodes[name]) for name, home in homes.items() if home == file.path]
        whole = _with_more(text, housed)
        files.append((file.path, file.text if whole == _plain(file.text) else _styled(whole, file.text)))
    return _verified(document, new, (order, [name for name in new.nodes if name in homes]), files)


def _with_more(text: str, blocks: Sequence[str]) -> str:
    """Return a text with blocks at its end, a blank line before each."""
    if text.strip() and blocks:
        text = text.rstrip("\n") + "\n\n"
    return (text if text.strip() or not blocks else "") + "\n".join(blocks)


class _Blocks:
    """The new text of every block, from the old one where there was one."""

    def __init__(self, old: Map, new: Map, earlier: Mapping[str, str], segments: Sequence[Sequence[_Segment]]) -> None:
        self.old = old
        self.new = new
        self.earlier = earlier
        self.standing = {part.block.id: part for parts in segments for part in parts if part.block is not None}
        self.later = {before: after for after, before in earlier.items()}

    def present(self, part: _Segment) -> str | None:
        """Return the present id of the node in a segment; None when it holds no node of the old map."""
        if part.block is None or part.block.id not in self.old.nodes:
            return None
        return self.later.get(part.block.id, part.block.id)

    def text(self, node_id: str) -> str:
        """Return the block of a node of the new map."""
        node = self.new.nodes[node_id]
        was = self.earlier.get(node_id, node_id)
        if was not in self.old.nodes or was not in self.standing:
            return print_node(node)
        return self._rewritten(self.standing[was], self.old.nodes[was], node)

    def head(self, part: _Segment) -> str:
        """Return the block of the head."""
        return self._rewritten(part, self.old.head, self.new.head)

    def _rewritten(self, part: _Segment, before: Node, after: Node) -> str:
        if part.block is None or before is after or before == after:
            return part.text
        skipped = part.block.text.id_line + 1 - _line_of_id(part)
        block = part.block.text
        if skipped:
            moved = tuple(
                written._replace(
                    line=written.line - skipped,
                    last_line=written.last_line - skipped,
                    value_line=written.value_line - skipped,
                    items=tuple((line - skipped, column) for line, column in written.items),
                )
                for written in block.written
            )
            block = block._replace(id_line=block.id_line - skipped, written=moved)
        return rewrite(part.text, block, before, after)


def _line_of_id(part: _Segment) -> int:
    """Return the line of the id within a segment, from 1: a segment may start later than its block."""
    for number, line in enumerate(part.text.split("\n"), 1):
        if line and line[0] not in " #":
            return number
    return 0


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").removeprefix(BYTE_ORDER_MARK)


def _styled(text: str, like: str) -> str:
    """Return `text` with the byte order mark and the line ends of the file it belongs to."""
    first = like.find("\n")
    if first > 0 and like[first - 1] == "\r":
        text = text.replace("\n", "\r\n")
    return BYTE_ORDER_MARK + text if like.startswith(BYTE_ORDER_MARK) else text


def _segments(file: MapFile) -> list[_Segment]:
    """Cut a file into the comments it starts with, its blocks, and the comments it ends with."""
    lines = _plain(file.text).split("\n")
    ended = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    if not file.blocks:
        return [_Segment("".join(ended))]
    first = file.blocks[0]
    preface = next((line for line in range(first.id_line - 1, 0, -1) if not ended[line - 1].strip()), 0)
    coda = _coda(ended, file.blocks[-1])
    found = [_Segment("".join(ended[:preface]))] if preface else []
    for block in file.blocks:
        start = max(block.first_line - 1, preface)
        found.append(_Segment("".join(ended[start : min(block.last_line, coda)]), block))
    return [*found, _Segment("".join(ended[coda:]))] if coda < len(ended) else found


def _coda(ended: Sequence[str], last: Block) -> int:
    """Return the line, from 0, at which the comments at the margin begin that end a file."""
    written = last.text.written
    content = last.first_line + (written[-1].last_line if written else last.text.id_line)
    return next((line for line in range(content, len(ended)) if ended[line].startswith("#")), len(ended))


def _placed(
    segments: Sequence[Sequence[_Segment]], blocks: _Blocks, order: Sequence[str], fixed: set[str]
) -> list[str]:
    """Return the text of every file, with each block of `order` after the one before it."""
    leading: list[str] = []
    followers: dict[str, list[str]] = {}
    before = leading
    for node_id in order:
        if node_id in fixed:
            before = followers.setdefault(node_id, [])
        else:
            before.append(node_id)
    opening = next((name for name in order if name in fixed), None)
    return [
        _joined(list(_parts(parts, blocks, (followers, leading, opening))), parts[-1].text if parts else "")
        for parts in segments
    ]


def _parts(
    parts: Sequence[_Segment], blocks: _Blocks, places: tuple[Mapping[str, Sequence[str]], Sequence[str], str | None]
) -> Iterator[tuple[str, bool]]:
    """Give the stretches of a file in their new order, each with whether it stays in its place."""
    followers, leading, opening = places
    for part in parts:
        node_id = blocks.present(part)
        if part.block is not None and part.block.id == HEAD_ID:
            yield blocks.head(part), True
            if opening is None:
                yield from ((blocks.text(one), False) for one in leading)
        elif node_id is None:
            yield part.text, True
        elif node_id in followers:
            if node_id == opening:
                yield from ((blocks.text(one), False) for one in leading)
            yield blocks.text(node_id), True
            yield from ((blocks.text(one), False) for one in followers[node_id])


def _joined(parts: Sequence[tuple[str, bool]], like: str) -> str:
    """Join stretches so that a blank line stands around blocks that are new in their place."""
    joined: list[str] = []
    for (text, stays), (_, next_stays) in pairwise(parts):
        joined.append(text)
        if not (stays and next_stays) and not text.endswith("\n\n"):
            joined.append("\n" if text.endswith("\n") else "\n\n")
    whole = "".join([*joined, *(text for text, _ in parts[-1:])])
    return whole if like.endswith("\n\n") or not whole.endswith("\n\n") else whole.rstrip("\n") + "\n"


def _verified(
    document: Document, new: Map, orders: tuple[Sequence[str], Sequence[str]], files: Sequence[tuple[str, str]]
) -> tuple[MapFile, ...]:
    """Read the new text back, so that nothing is ever written that says something else than the map.

    `orders` are that of the nodes which stand where they belong, and that of those which have a home of their own.
    """
    read = parse_document(files, path=document.path, foreign={**document.map.foreign, **new.foreign})
    fault = next((problem for problem in read.problems if problem.severity is Severity.ERROR), None)
    if fault is not None:
        raise EditError(f"The map would have an error: {fault.message}.", fault.help)
    nodes = read.map.nodes
    order, housed = orders
    elsewhere = set(housed)
    if (
        [name for name in nodes if name not in elsewhere] != list(order)
        or elsewhere - nodes.keys()
        or not _say_the_same(read.map.head, new.head)
        or not all(_say_the_same(node, new.nodes[name]) for name, node in nodes.items())
    ):
        changed = [node for node in new if node.id not in nodes or not _say_the_same(nodes[node.id], node)]
        where = [node.id for node in changed[:5]] or "the order or the head"
        raise RuntimeError(f"the spliced text does not say what the map says: {where}")
    return read.files


def _say_the_same(one: Node, other: Node) -> bool:
    """Tell whether two nodes differ in nothing but the order of their free fields, which means nothing."""
    return one is other or one == other or _in_order(one) == _in_order(other)


def _in_order(node: Node) -> Node:
    update: dict[str, object] = {"extra": tuple(sorted(node.extra))}
    if isinstance(node, Source):
        update["variables"] = tuple(sorted(node.variables))
    return node.model_copy(update=update)
