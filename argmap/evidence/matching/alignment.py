"""Words of a quotation set against words of its source, one by one (Gotoh 1982: affine gaps, cheap at a mark)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
Block = tuple[int, int, int]
"""A run of equal words: where it starts in the quotation, in the source, and how long it is."""

_EQUAL, _ALIKE, _OTHER = -10.0, -5.0, 4.0
_PLAIN_GAP, _BRACKET_GAP, _ELLIPSIS_GAP = (6.0, 1.0), (2.0, 0.3), (1.0, 0.02)
_INSERTION = (6.0, 3.0)
_NEVER = 1e9
MOST_CELLS = 60_000

_PAIRED, _SKIPPED, _INSERTED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Gaps:
    """What it costs to skip words of the source before each word of the quotation: the marks there, and the ends."""

    ellipsis: Sequence[bool]
    bracket: Sequence[bool]

    def cost(self, joint: int) -> tuple[float, float]:
        """Give the cost of opening a gap at a joint, and of each word in it."""
        if self.ellipsis[joint]:
            return _ELLIPSIS_GAP
        return _BRACKET_GAP if self.bracket[joint] else _PLAIN_GAP


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is to be aligned: words `first` to before `after` of the quotation, and the keys of the source's words.

    `open_start` and `open_end` tell that the source may go on for free at that end.
    """

    first: int
    keys: Sequence[str]
    source: Sequence[str]
    open_start: bool = False
    open_end: bool = False


def align(stretch: Stretch, gaps: Gaps, alike: Callable[[str, str], bool]) -> list[Pair]:
    """Pair the words of a stretch, at the least cost; the pairs count from the start of the stretch.

    The work is the product of the two lengths: callers keep it under `MOST_CELLS`.
    """
    steps, last = _fill(stretch, gaps, alike)
    return _trace(steps, last, (len(stretch.keys), len(stretch.source)), open_start=stretch.open_start)


def _fill(
    stretch: Stretch, gaps: Gaps, alike: Callable[[str, str], bool]
) -> tuple[list[list[tuple[int, int, int]]], tuple[int, int]]:
    source, width = stretch.source, len(stretch.source)
    open_gap, each = gaps.cost(stretch.first)
    free = stretch.open_start
    paired = [_NEVER] * (width + 1)
    paired[0] = 0.0
    skipped = [0.0 if free else open_gap + each * n for n in range(width + 1)]
    skipped[0] = _NEVER
    inserted = [_NEVER] * (width + 1)
    first_insert, each_insert = sum(_INSERTION), _INSERTION[1]
    steps: list[list[tuple[int, int, int]]] = [[(_SKIPPED, _SKIPPED, _SKIPPED)] * (width + 1)]
    for row, key in enumerate(stretch.keys, 1):
        open_gap, each = gaps.cost(stretch.first + row)
        if row == len(stretch.keys) and stretch.open_end:
            open_gap, each = 0.0, 0.0
        now_paired, now_skipped, now_inserted = [_NEVER] * (width + 1), [_NEVER] * (width + 1), [_NEVER] * (width + 1)
        row_steps: list[tuple[int, int, int]] = []
        for column in range(width + 1):
            # The three choices are written out: this is the innermost loop of the whole judging.
            least, from_insert = inserted[column] + each_insert, _INSERTED
            if skipped[column] + first_insert <= least:
                least, from_insert = skipped[column] + first_insert, _SKIPPED
            if paired[column] + first_insert <= least:
                least, from_insert = paired[column] + first_insert, _PAIRED
            now_inserted[column] = least
            if not column:
                row_steps.append((0, 0, from_insert))
                continue
            word = source[column - 1]
            gain = _EQUAL if word == key else _ALIKE if alike(key, word) else _OTHER
            from_pair, best = _least(paired[column - 1], skipped[column - 1], inserted[column - 1])
            now_paired[column] = best + gain
            least, from_skip = now_inserted[column - 1] + open_gap + each, _INSERTED
            if now_skipped[column - 1] + each <= least:
                least, from_skip = now_skipped[column - 1] + each, _SKIPPED
            if now_paired[column - 1] + open_gap + each <= least:
                least, from_skip = now_paired[column - 1] + open_gap + each, _PAIRED
            now_skipped[column] = least
            row_steps.append((from_pair, from_skip, from_insert))
        paired, skipped, inserted = now_paired, now_skipped, now_inserted
        steps.append(row_steps)
    state, _ = _least(paired[width], skipped[width], inserted[width])
    return steps, (state, width)


def _least(paired: float, skipped: float, inserted: float) -> tuple[int, float]:
    if paired <= skipped and paired <= inserted:
        return _PAIRED, paired
    return (_SKIPPED, skipped) if skipped <= inserted else (_INSERTED, inserted)


def _trace(
    steps: list[list[tuple[int, int, int]]], last: tuple[int, int], size: tuple[int, int], *, open_start: bool
) -> list[Pair]:
    state, _ = last
    row, column = size
    pairs: list[Pair] = []
    while row > 0:
        before = steps[row][column][state]
        if state == _PAIRED:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif state == _SKIPPED:
            column -= 1
        else:
            row -= 1
        state = before
        if row == 0 and (open_start or column == 0):
            break
    return pairs[::-1]
