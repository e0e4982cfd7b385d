"""How a changed map gets into its files: only the lines of what changed are new."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
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
    """Return the files of `document` with the text changed to say `new`: those of `spliced`."""
    return spliced(document, new, homes=homes, arranged=arranged).files


def spliced(document: Document, new: Map, *, homes: Mapping[str, str] = _NOWHERE, arranged: bool = False) -> Document:
    """Return `document` with the text of its files changed to say `new`, as it reads then.

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
        return document
    names = renamed(old, new)
    known = [name for node_id in old.nodes if (name := names.get(node_id, node_id)) in new.nodes]
    order = list(new.nodes) if arranged else arrange(known, new)
    if homes:
        order = [name for name in order if name not in homes]
    if any(file.blocks for file in document.files):
        texts = _placed(document, new, names, _Order(order, frozenset(anchored(order, known))))
    else:
        texts = ["\n".join(print_node(node) for node in (new.head, *map(new.nodes.__getitem__, order)))]
        texts += [""] * (len(document.files) - 1)
    files = []
    for file, text in zip(document.files, texts, strict=True):
        housed = [print_node(new.nodes[name]) for name, home in homes.items() if home == file.path]
        whole = _with_more(text, housed)
        files.append((file.path, file.text if whole == _plain(file.text) else _styled(whole, file.text)))
    return _verified(document, new, (order, [name for name in new.nodes if name in homes]), files)


class _Order(NamedTuple):
    """The ids in the order in which their blocks are to stand, and those of them that stay in their place."""

    ids: Sequence[str]
    fixed: frozenset[str]

    def followers(self) -> tuple[dict[str, list[str]], list[str]]:
        """Return what is to be put after each block that stays, and what before all of them."""
        leading: list[str] = []
        found: dict[str, list[str]] = {}
        if len(self.fixed) == len(self.ids):
            return found, leading
        anchor: str | None = None
        for node_id in self.ids:
            if node_id in self.fixed:
                anchor = node_id
            elif anchor is None:
                leading.append(node_id)
            else:
                found.setdefault(anchor, []).append(node_id)
        return found, leading


def _with_more(text: str, blocks: Sequence[str]) -> str:
    """Return a text with blocks at its end, a blank line before each."""
    if text.strip() and blocks:
        text = text.rstrip("\n") + "\n\n"
    return (text if text.strip() or not blocks else "") + "\n".join(blocks)


class _Blocks:
    """The new text of every block, from the old one where there was one."""

    def __init__(self, old: Map, new: Map, names: Mapping[str, str], segments: Sequence[Sequence[_Segment]]) -> None:
        self.old = old
        self.new = new
        self.later = names
        self.earlier = {later: earlier for earlier, later in names.items()}
        self.standing = {part.block.id: part for parts in segments for part in parts if part.block is not None}

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


def _segments(file: MapFile, affected: Container[str]) -> list[_Segment]:
    """Cut a file into the blocks of `affected` and the stretches between these.

    The comments that the file starts and ends with belong to no block.
    """
    lines = _plain(file.text).split("\n")
    end = len(lines) - (not lines[-1])

    def stretch(first: int, last: int) -> str:
        return "\n".join(lines[first:last]) + ("\n" if first < last < len(lines) else "")

    preface = coda = end
    if file.blocks:
        before = file.blocks[0].id_line - 1
        preface = next((line for line in range(before, 0, -1) if not lines[line - 1].strip()), 0)
        coda = _coda(lines, file.blocks[-1], end)
    found: list[_Segment] = []
    at = 0
    for block in file.blocks:
        if block.text.id in affected:
            start, stop = max(block.first_line - 1, preface), min(block.last_line, coda)
            if at < start:
                found.append(_Segment(stretch(at, start)))
            found.append(_Segment(stretch(start, stop), block))
            at = stop
    return [*found, _Segment(stretch(at, end))] if at < end else found


def _coda(lines: Sequence[str], last: Block, end: int) -> int:
    """Return the line, from 0, at which the comments at the margin begin that end a file."""
    written = last.text.written
    content = last.first_line + (written[-1].last_line if written else last.text.id_line)
    return next((line for line in range(content, end) if lines[line].startswith("#")), end)


def _placed(document: Document, new: Map, names: Mapping[str, str], order: _Order) -> list[str]:
    """Return the text of every file, with each block of `order` after the one before it."""
    old = document.map
    followers, leading = order.followers()
    opening = next((name for name in order.ids if name in order.fixed), None)
    blocks = _Blocks(old, new, names, ())
    affected = {blocks.earlier.get(name, name) for name in followers}
    affected.update(
        node_id
        for node_id, node in old.nodes.items()
        if (name := names.get(node_id, node_id)) not in order.fixed or _is_other(node, new.nodes[name])
    )
    affected.update([blocks.earlier.get(opening, opening)] if leading and opening is not None else [])
    affected.update([HEAD_ID] if new.head is not old.head or (leading and opening is None) else [])
    segments = [_segments(file, affected) for file in document.files]
    blocks = _Blocks(old, new, names, segments)
    return [
        _joined(
            list(_parts(parts, blocks, order.fixed, (followers, leading, opening))), parts[-1].text if parts else ""
        )
        for parts in segments
    ]


def _is_other(one: Node, other: Node) -> bool:
    return one is not other and one != other


def _parts(
    parts: Sequence[_Segment],
    blocks: _Blocks,
    fixed: Container[str],
    places: tuple[Mapping[str, Sequence[str]], Sequence[str], str | None],
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
        elif node_id in fixed:
            if node_id == opening:
                yield from ((blocks.text(one), False) for one in leading)
            yield blocks.text(node_id), True
            yield from ((blocks.text(one), False) for one in followers.get(node_id, ()))


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
) -> Document:
    """Read the new text back, so that nothing is ever written that says something else than the map.

    `orders` are that of the nodes which stand where they belong, and that of those which have a home of their own.
    """
    foreign = {**document.map.foreign, **new.foreign}
    read = parse_document(files, path=document.path, foreign=foreign, like=document)
    fault = next((problem for problem in read.problems if problem.severity is Severity.ERROR), None)
    if fault is not None:
        raise EditError(f"The map would have an error: {fault.message}.", fault.help)
    nodes = read.map.nodes
    order, housed = orders
    placed = [name for name in nodes if name not in housed] if housed else list(nodes)
    changed = [
        node.id
        for node in new
        if (said := nodes.get(node.id)) is None or not (said is node or _say_the_same(said, node))
    ]
    if placed != order or len(nodes) != len(new) or changed or not _say_the_same(read.map.head, new.head):
        raise RuntimeError(f"the spliced text does not say what the map says: {changed[:5] or 'the order or the head'}")
    return read


def _say_the_same(one: Node, other: Node) -> bool:
    """Tell whether two nodes differ in nothing but the order of their free fields, which means nothing."""
    return one is other or one == other or _in_order(one) == _in_order(other)


def _in_order(node: Node) -> Node:
    update: dict[str, object] = {"extra": tuple(sorted(node.extra))}
    if isinstance(node, Source):
        update["variables"] = tuple(sorted(node.variables))
    return node.model_copy(update=update)
