"""Two changed texts of a map file made into one: block by block, and field by field within a block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from argmap.notation.cutting import cut
from argmap.notation.reading import read_block

_ID = "\0id"
_END = "\0end"
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently: a field of a block, or (`field` empty) the block as a whole.

    The three texts are those of the field or the block, None where it is absent.
    """

    id: str
    field: str
    base: str | None
    ours: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged text and what could not be merged: there the text keeps ours."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A block or a field: its text up to its last telling line, the blank lines after it, and whether it is last."""

    body: str
    tail: str
    last: bool


class _Conflicts:
    """The conflicts that were met, and what was decided of them beforehand."""

    def __init__(self, settled: Mapping[tuple[str, str], bool]) -> None:
        self._settled = settled
        self.open: list[Conflict] = []

    def chosen(self, conflict: Conflict) -> str | None:
        """Return the text to take: that of the side decided for, or ours with the conflict noted."""
        decided = self._settled.get((conflict.id, conflict.field))
        if decided is None:
            self.open.append(conflict)
        return conflict.theirs if decided is False else conflict.ours


def merge(
    base: str, ours: str, theirs: str, *, settled: Mapping[tuple[str, str], bool] = MappingProxyType({})
) -> Merged:
    """Merge what changed from `base` to `ours` with what changed from `base` to `theirs`.

    Changes of different blocks, and of different fields of one block, go together; so do blocks added by both and
    a rename (which leaves `was`) with a change of the renamed block. `settled` says of conflicts, by (id, field), whose
    side to take: True ours, False theirs. Line ends are compared as equal and follow the side that changed them. Linear
    in the texts.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    style = _style(ours) if _style(ours) != _style(base) else _style(theirs)
    plain = [text.removeprefix(_MARK).replace("\r\n", "\n") for text in (base, ours, theirs)]
    texts = [cut(text) for text in plain]
    start, end = _shared(texts)
    middles = [blocks[start : len(blocks) - end] for blocks in texts]
    before = _blocks(middles[0], ())
    sides = (before, _blocks(middles[1], before), _blocks(middles[2], before))
    conflicts = _Conflicts(settled)
    chosen: dict[str, _Part] = {}
    for key in dict.fromkeys([*sides[1], *sides[2]]):
        part = _block(key, (sides[0].get(key), sides[1].get(key), sides[2].get(key)), conflicts)
        if part is not None:
            chosen[key] = part
    middle = _joined([chosen[key] for key in _order(*sides) if key in chosen])
    text = "".join([*texts[0][:start], middle, *texts[0][len(texts[0]) - end :]])
    return Merged(_styled(text, style), tuple(conflicts.open))


def _shared(texts: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return how many blocks all versions begin and end with that need no merging.

    One more on either side is left to it, for what is new goes beside it.
    """
    start = next((at for at, blocks in enumerate(zip(*texts, strict=False)) if len(set(blocks)) > 1), None)
    if start is None:
        start = min(len(blocks) for blocks in texts)
    rest = [list(reversed(blocks[start:])) for blocks in texts]
    end = next((at for at, blocks in enumerate(zip(*rest, strict=False)) if len(set(blocks)) > 1), None)
    if end is None:
        end = min(len(blocks) for blocks in rest)
    return max(start - 1, 0), max(end - 1, 0)


def _style(text: str) -> tuple[bool, bool]:
    return text.startswith(_MARK), "\r\n" in text


def _styled(text: str, style: tuple[bool, bool]) -> str:
    mark, returns = style
    return (_MARK if mark else "") + (text.replace("\n", "\r\n") if returns else text)


def _blocks(texts: Sequence[str], known: Iterable[str]) -> dict[str, _Part]:
    """Name blocks by id; a block renamed since `known` keeps the id it had."""
    ids = [_id_of(block) for block in texts]
    before, here = set(known), set(ids)
    parts: dict[str, _Part] = {}
    for place, (node_id, block) in enumerate(zip(ids, texts, strict=True)):
        key = node_id
        if before and key not in before:
            key = next((old for old in _earlier(block) if old in before and old not in here), key)
        while key in parts:  # the same id twice is for the reader to judge
            key += "\0"
        body = block.rstrip(" \n")
        body = block[: len(body) + 1] if block[len(body) :].startswith("\n") else block
        parts[key] = _Part(body, block[len(body) :], place == len(texts) - 1)
    return parts


def _id_of(block: str) -> str:
    line = next((line for line in block.split("\n") if line and line[0] not in " #\t"), "")
    return line.partition(":")[0].rstrip(" ")


def _earlier(block: str) -> tuple[str, ...]:
    if "\n  was:" not in block:
        return ()
    value = next((written.value for written in read_block(block).written if written.name == "was"), ())
    return value if isinstance(value, tuple) else ()


def _block(key: str, versions: tuple[_Part | None, _Part | None, _Part | None], conflicts: _Conflicts) -> _Part | None:
    base, ours, theirs = versions
    bodies = [version.body if version else None for version in versions]
    decided, body = _decide(*bodies)
    if not decided and base and ours and theirs:
        body = _fields(key, (base.body, ours.body, theirs.body), conflicts)
    elif not decided:
        body = conflicts.chosen(Conflict(key.rstrip("\0"), "", *bodies))
    if body is None:
        return None
    side = ours if ours and (not theirs or not base or ours.tail != base.tail) else theirs or ours
    return _Part(body, side.tail if side else "", bool(side and side.last))


def _decide(base: str | None, ours: str | None, theirs: str | None) -> tuple[bool, str | None]:
    """Choose the side that changed; False when both did, and differently, with ours."""
    if theirs in (base, ours):
        return True, ours
    if ours == base:
        return True, theirs
    return False, ours


def _fields(key: str, bodies: tuple[str, str, str], conflicts: _Conflicts) -> str:
    """Merge the fields of a block that both sides changed; a block that cannot be read is one whole."""
    split = [_segments(body) for body in bodies]
    if any(segments is None for segments in split):
        return conflicts.chosen(Conflict(key.rstrip("\0"), "", *bodies)) or ""
    base, ours, theirs = (segments or {} for segments in split)
    chosen: dict[str, str] = {}
    for name in dict.fromkeys([*ours, *theirs]):
        versions = base.get(name), ours.get(name), theirs.get(name)
        decided, text = _decide(*versions)
        if not decided:
            text = conflicts.chosen(Conflict(key.rstrip("\0"), name if name[0] != "\0" else "", *versions))
        if text is not None:
            chosen[name] = text
    lines = [chosen[name] for name in _order(base, ours, theirs) if name in chosen]
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _segments(body: str) -> dict[str, str] | None:
    """Cut a block into its id with the comments above it, its fields with theirs, and what is left; None if faulty."""
    reading = read_block(body)
    if reading.faults or not reading.written:
        return None
    lines = body.split("\n")
    ends = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    segments = {_ID: "".join(ends[: reading.id_line + 1])}
    begin = reading.id_line + 1
    for written in reading.written:
        segments[written.name] = "".join(ends[begin : written.last_line + 1])
        begin = written.last_line + 1
    if begin < len(ends):
        segments[_END] = "".join(ends[begin:])
    return segments


def _order(base: Mapping[str, object], ours: Mapping[str, object], theirs: Mapping[str, object]) -> list[str]:
    """Order the keys as the side that moved some, ours first; what the other added follows its neighbour there."""
    skeleton, other = (ours, theirs) if _moved(base, ours) or not _moved(base, theirs) else (theirs, ours)
    follow: dict[str | None, list[str]] = {}
    neighbour: str | None = None
    for key in other:
        if key in skeleton:
            neighbour = key
        else:
            follow.setdefault(neighbour, []).append(key)
    ordered: list[str] = []
    waiting = follow.get(None, [])
    for key in skeleton:
        if key in base or key in other:
            ordered += waiting
            waiting = follow.get(key, [])
        ordered.append(key)
    return ordered + waiting


def _moved(base: Mapping[str, object], side: Mapping[str, object]) -> bool:
    return [key for key in side if key in base] != [key for key in base if key in side]


def _joined(parts: Sequence[_Part]) -> str:
    """Join blocks with a blank line where one that stood last in its file does so no more."""
    pieces: list[str] = []
    for place, part in enumerate(parts):
        if place == len(parts) - 1:
            pieces += [part.body, part.tail if part.last else ""]
        elif part.last:
            pieces += [part.body if part.body.endswith("\n") else f"{part.body}\n", part.tail or "\n"]
        else:
            pieces += [part.body, part.tail]
    return "".join(pieces)
